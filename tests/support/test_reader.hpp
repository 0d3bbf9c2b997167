// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/test_component.hpp"

namespace rostra::test {

/// What a reader gave for one document of an input.
struct TestRecord {
    std::string key;
    std::string bytes;
    std::string encoding;
    std::int64_t source_begin = -1;
    std::vector<std::pair<std::string, std::string>> facts;
    std::string error;  ///< of a bad record, with `key` alone
};

class TestReader : public TestComponent {
public:
    TestReader(InMemoryHost& host, const LoadedModule& module, std::string_view component,
               ComponentSetup setup);

    /// Every document of an input that can be mapped, or only be read bit by bit. Throws std::runtime_error where
    /// `source_begin` does not point at the record's bytes.
    std::vector<TestRecord> read(std::string_view name, std::string_view bytes, bool mapped = true);

private:
    const rostra_reader& reader_;
};

}  // namespace rostra::test
