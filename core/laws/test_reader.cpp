// SPDX-License-Identifier: Apache-2.0
#include "laws/test_reader.hpp"

#include <algorithm>
#include <cstring>
#include <set>
#include <stdexcept>
#include <utility>

#include "engine/record_check.hpp"
#include "rostra/span.hpp"
#include "unicode/utf8.hpp"

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
              map,
              read_at} {
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

std::int64_t TestReader::Cursor::read_at(void* self, std::int64_t offset, void* into,
                                         std::int64_t size) noexcept {
    const TestInput& input = static_cast<const Cursor*>(self)->input_;
    if (offset < 0 || size < 0) return -1;
    const std::size_t begin = std::min(static_cast<std::size_t>(offset), input.bytes.size());
    const std::string_view part = input.bytes.substr(begin, static_cast<std::size_t>(size));
    if (begin + part.size() > input.sound) return -1;
    if (!part.empty()) std::memcpy(into, part.data(), part.size());
    return static_cast<std::int64_t>(part.size());
}

/// What the host checks of a record beside its layers.
void TestReader::Cursor::check(const rostra_record& record) const {
    if (const auto wrong = core::check_record(record)) throw std::runtime_error(wrong->message);
    if (const auto wrong = core::check_pieces(record, input_.bytes.size()))
        throw std::runtime_error(wrong->message);
    if (record.source_begin < 0) return;
    const auto begin = static_cast<std::size_t>(record.source_begin);
    const std::string_view bytes = view(record.bytes);
    if (begin > input_.bytes.size() || input_.bytes.substr(begin, bytes.size()) != bytes)
        throw std::runtime_error("the record's bytes do not stand at its source_begin");
}

std::optional<TestRecord> TestReader::Cursor::next() {
    rostra_record raw{};
    raw.struct_size = sizeof raw;
    raw.source_begin = -1;
    std::vector<HostCall::Kept> emitted;
    HostCall call(reader_.host_, HostCall::Kind::reader, "next");
    call.keep(emitted);
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
    check(raw);
    record.language = view(raw.language);
    for (std::int64_t i = 0; i < raw.piece_count; ++i) {
        const rostra_piece& piece = raw.pieces[i];
        record.pieces.push_back({piece.text_begin, piece.text_end, piece.source_begin, piece.source_end});
    }
    read_layers(emitted, record);
    return record;
}

void TestReader::Cursor::read_layers(const std::vector<HostCall::Kept>& emitted, TestRecord& record) const {
    const std::vector<Shape>& outputs = reader_.setup_.outputs;
    record.layers.resize(outputs.size());
    if (emitted.empty() && record.pieces.empty()) return;
    const std::string_view text = record.bytes;
    if (!core::is_utf8(text) || text.starts_with(core::kUtf8Mark))
        throw std::runtime_error("a record with layers or pieces is no UTF-8 without a byte-order mark");
    for (const auto& piece : record.pieces) {
        for (const std::int64_t at : {piece[0], piece[1]}) {
            if (core::cuts_character(text, static_cast<std::size_t>(at)))
                throw std::runtime_error("a piece of a record cuts a character in two");
        }
    }
    std::set<std::uint32_t> seen;
    for (const auto& [output, array] : emitted) {
        if (output >= outputs.size()) throw std::runtime_error("it emits an output it has not");
        if (!seen.insert(output).second)
            throw std::runtime_error("it emits layer '" + outputs[output].name + "' twice");
        record.layers[output] = checked_layer(outputs[output], *array.get(), {&text, 1});
    }
}

}  // namespace rostra::laws
