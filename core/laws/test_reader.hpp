// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"

namespace rostra::laws {

/// What a reader gave for one document of an input.
struct TestRecord {
    std::string key;
    std::string bytes;
    std::string encoding;
    std::int64_t source_begin = -1;
    std::vector<std::pair<std::string, std::string>> facts;
    std::string language;
    /// text_begin, text_end, source_begin, source_end.
    std::vector<std::array<std::int64_t, 4>> pieces;
    std::vector<Rows>
        layers;         ///< by output, each row after the document's position 0; none where it is not emitted
    std::string error;  ///< of a bad record, with `key` alone

    friend bool operator==(const TestRecord&, const TestRecord&) = default;
};

/// An input as a host hands it over.
struct TestInput {
    std::string_view name;
    std::string_view bytes;
    bool mapped = true;
    std::size_t at_once = 7;                           ///< bytes that a read gives, where it is not mapped
    std::size_t sound = static_cast<std::size_t>(-1);  ///< bytes that can be read before reading fails
};

class TestReader : public TestComponent {
public:
    TestReader(InMemoryHost& host, const LoadedModule& module, std::string_view component,
               ComponentSetup setup);

    /// An input being read; closed with this object.
    class Cursor;
    [[nodiscard]] std::unique_ptr<Cursor> open(const TestInput& input);

    /// Every document of an input that can be mapped, or only be read bit by bit.
    std::vector<TestRecord> read(std::string_view name, std::string_view bytes, bool mapped = true);
    std::vector<TestRecord> read(const TestInput& input);

private:
    const rostra_reader& reader_;
};

class TestReader::Cursor {
public:
    Cursor(TestReader& reader, const TestInput& input);
    Cursor(Cursor&&) = delete;
    ~Cursor();

    /// The next document; none at the end. Throws std::runtime_error where `source_begin` does not point at the
    /// record's bytes, or its layers, pieces or language break what abi/reader.h promises.
    std::optional<TestRecord> next();

private:
    static std::int64_t read_some(void* self, void* into, std::int64_t size) noexcept;
    static const void* map(void* self) noexcept;
    static std::int64_t read_at(void* self, std::int64_t offset, void* into, std::int64_t size) noexcept;
    void check(const rostra_record& record) const;
    void read_layers(const std::vector<HostCall::Kept>& emitted, TestRecord& record) const;

    TestReader& reader_;
    TestInput input_;
    std::size_t read_ = 0;
    rostra_source source_;
    void* cursor_ = nullptr;
};

}  // namespace rostra::laws
