// SPDX-License-Identifier: Apache-2.0
#include "laws/test_reader.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "rostra/span.hpp"

namespace rostra::laws {

TestReader::TestReader(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                       ComponentSetup setup)
    : TestComponent(host, module, component, core::ComponentKind::reader, std::move(setup)),
      reader_(reinterpret_cast<const rostra_reader&>(functions_)) {}

std::unique_ptr<TestReader::Cursor> TestReader::open(const TestInput& input) {
    return std::make_unique<Cursor>(*this, input);
}

std::vector<TestRecord> TestReader::read(const TestInput& input) {
    const std::unique_ptr<Cursor> cursor = open(input);
    std::vector<TestRecord> records;
    while (std::optional<TestRecord> record = cursor->next()) records.push_back(*std::move(record));
    return records;
}

std::vector<TestRecord> TestReader::read(std::string_view name, std::string_view bytes, bool mapped) {
    return read({name, bytes, mapped});
}

TestReader::Cursor::Cursor(TestReader& reader, const TestInput& input)
    : reader_(reader),
      input_(input),
      source_{sizeof(rostra_source),
              0,
              this,
              str(input.name),
              static_cast<std::int64_t>(input.bytes.size()),
              read_some,
              map} {
    const HostCall call(reader_.host_, HostCall::Kind::reader, "open");
    reader_.require("open", reader_.reader_.open(call.raw(), reader_.instance_, &source_, &cursor_));
}

TestReader::Cursor::~Cursor() { reader_.reader_.close(cursor_); }

std::int64_t TestReader::Cursor::read_some(void* self, void* into, std::int64_t size) noexcept {
    auto& cursor = *static_cast<Cursor*>(self);
    const TestInput& input = cursor.input_;
    if (cursor.read_ >= input.sound) return -1;
    const std::size_t most =
        std::min({static_cast<std::size_t>(size), input.at_once, input.sound - cursor.read_});
    const std::string_view part = input.bytes.substr(cursor.read_, most);
    if (!part.empty()) std::memcpy(into, part.data(), part.size());
    cursor.read_ += part.size();
    return static_cast<std::int64_t>(part.size());
}

const void* TestReader::Cursor::map(void* self) noexcept {
    const TestInput& input = static_cast<const Cursor*>(self)->input_;
    return input.mapped ? input.bytes.data() : nullptr;
}

std::optional<TestRecord> TestReader::Cursor::next() {
    rostra_record raw{};
    raw.struct_size = sizeof raw;
    raw.source_begin = -1;
    const HostCall call(reader_.host_, HostCall::Kind::reader, "next");
    const rostra_status status = reader_.reader_.next(call.raw(), cursor_, &raw);
    if (status == ROSTRA_END) return std::nullopt;
    TestRecord record;
    record.key = view(raw.key);
    if (status == ROSTRA_BAD_RECORD) {
        if (!reader_.host_.failure()) throw std::runtime_error("a record failed and nothing says why");
        record.error = reader_.host_.failure()->message;
        return record;
    }
    reader_.require("next", status);
    record.bytes = view(raw.bytes);
    record.encoding = view(raw.encoding);
    record.source_begin = raw.source_begin;
    for (std::int64_t i = 0; i < raw.fact_count; ++i) {
        record.facts.emplace_back(view(raw.facts[2 * i]), view(raw.facts[2 * i + 1]));
    }
    if (record.source_begin < 0) return record;
    const auto begin = static_cast<std::size_t>(record.source_begin);
    if (begin > input_.bytes.size() || input_.bytes.substr(begin, record.bytes.size()) != record.bytes) {
        throw std::runtime_error("the record's bytes do not stand at its source_begin");
    }
    return record;
}

}  // namespace rostra::laws
