// SPDX-License-Identifier: Apache-2.0
#include "support/test_reader.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "rostra/span.hpp"

namespace rostra::test {

namespace {

/// The input from the host's side.
struct Input {
    std::string_view bytes;
    bool mapped;
    std::size_t read = 0;

    static std::int64_t read_some(void* self, void* into, std::int64_t size) noexcept {
        auto& input = *static_cast<Input*>(self);
        constexpr std::int64_t kAtOnce = 7;
        const std::string_view part =
            input.bytes.substr(input.read, static_cast<std::size_t>(std::min(size, kAtOnce)));
        if (!part.empty()) std::memcpy(into, part.data(), part.size());
        input.read += part.size();
        return static_cast<std::int64_t>(part.size());
    }
    static const void* map(void* self) noexcept {
        const auto& input = *static_cast<const Input*>(self);
        return input.mapped ? input.bytes.data() : nullptr;
    }
};

}  // namespace

TestReader::TestReader(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                       ComponentSetup setup)
    : TestComponent(host, module.component(component, ROSTRA_READER), std::move(setup)),
      reader_(reinterpret_cast<const rostra_reader&>(functions_)) {}

std::vector<TestRecord> TestReader::read(std::string_view name, std::string_view bytes, bool mapped) {
    Input input = {bytes, mapped};
    const rostra_source source = {
        sizeof(rostra_source), 0,         &input, str(name), static_cast<std::int64_t>(bytes.size()),
        Input::read_some,      Input::map};
    const HostCall call(host_, HostCall::Kind::reader);
    void* cursor = nullptr;
    require("open", reader_.open(call.raw(), instance_, &source, &cursor));
    const std::unique_ptr<void, void (*)(void*)> closed(cursor, reader_.close);

    std::vector<TestRecord> records;
    for (;;) {
        rostra_record record{};
        record.struct_size = sizeof record;
        record.source_begin = -1;
        const rostra_status status = reader_.next(call.raw(), cursor, &record);
        if (status == ROSTRA_END) return records;
        if (status == ROSTRA_BAD_RECORD) {
            TestRecord& bad = records.emplace_back();
            bad.key = view(record.key);
            bad.error = host_.failure().value().message;
            continue;
        }
        require("next", status);
        TestRecord& good = records.emplace_back();
        good.key = view(record.key);
        good.bytes = view(record.bytes);
        good.encoding = view(record.encoding);
        good.source_begin = record.source_begin;
        for (std::int64_t i = 0; i < record.fact_count; ++i) {
            good.facts.emplace_back(view(record.facts[2 * i]), view(record.facts[2 * i + 1]));
        }
        if (record.source_begin < 0) continue;
        if (bytes.substr(static_cast<std::size_t>(record.source_begin), good.bytes.size()) != good.bytes) {
            throw std::runtime_error("the record's bytes do not stand at its source_begin");
        }
    }
}

}  // namespace rostra::test
