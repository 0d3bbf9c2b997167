// SPDX-License-Identifier: Apache-2.0
#include "concordance_hits.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>

#include "rostra/services.hpp"

namespace rostra::concordance {

namespace {

std::uint32_t size_of(std::string_view text) {
    if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw std::length_error("a line of a concordance is over 4 GiB");
    }
    return static_cast<std::uint32_t>(text.size());
}

}  // namespace

void ConcordanceHits::add(std::size_t query, const Line& line) {
    Kept kept{line.document,
              0,
              line.span,
              line.turn,
              size_of(line.speaker),
              size_of(line.left),
              size_of(line.node),
              size_of(line.right),
              size_of(line.key)};
    Buffer<char> texts(kept.bytes());
    for (const std::string_view text : {line.speaker, line.left, line.node, line.right, line.key}) {
        texts.append(text.data(), text.size());
    }
    kept.at = texts_.append(texts.span());
    queries_[query].lines.push_back(kept);
}

void ConcordanceHits::spill_beyond_budget(Call call) {
    if (memory() > Scratch(call).budget()) texts_.spill(call);
}

void ConcordanceHits::combine(Call call, ConcordanceHits& from) {
    // Lines are copied as far as they are wanted: what is dropped would stay in memory or scratch otherwise.
    Buffer<char> storage;
    for (std::size_t q = 0; q < queries_.size(); ++q) {
        Query& into = queries_[q];
        into.count += from.queries_[q].count;
        for (const Kept& kept : from.queries_[q].lines) {
            if (static_cast<std::int64_t>(into.lines.size()) == limit_) break;
            call.check_stop();
            Kept& copy = into.lines.emplace_back(kept);
            copy.at = texts_.append(from.texts_.get(call, kept.at, kept.bytes(), storage));
        }
    }
    spill_beyond_budget(call);
}

void ConcordanceHits::save(Call call, StateWriter& writer) const {
    Buffer<char> storage;
    for (const Query& query : queries_) {
        writer.integer(query.count);
        writer.integer(static_cast<std::int64_t>(query.lines.size()));
        for (const Kept& kept : query.lines) {
            call.check_stop();
            const Line line = line_of(call, kept, storage);
            writer.ordinal(line.document);
            for (const std::int32_t value : {line.span.begin, line.span.end, line.turn})
                writer.integer(value);
            for (const std::string_view text : {line.speaker, line.left, line.node, line.right, line.key}) {
                writer.string(text);
            }
        }
    }
}

void ConcordanceHits::load(Call call, StateReader& reader) {
    constexpr std::size_t kLeast = 9 * sizeof(std::int64_t);
    constexpr std::int64_t kFewBytes = std::int64_t{1} << 20;
    const std::int64_t spill_beyond = std::max(Scratch(call).budget() / 2, kFewBytes);
    const auto place = [&reader] {
        const std::int64_t value = reader.integer();
        StateReader::require(value >= 0 && value <= std::numeric_limits<std::int32_t>::max());
        return static_cast<std::int32_t>(value);
    };
    for (std::size_t q = 0; q < queries_.size(); ++q) {
        Query& query = queries_[q];
        query.count = reader.integer();
        const std::int64_t lines = reader.count(kLeast);
        StateReader::require(query.count >= 0 && lines == std::min(query.count, limit_));
        Line line;
        std::array<std::string, 5> texts;
        for (std::int64_t i = 0, last = 0; i < lines; ++i) {
            call.check_stop();
            line.document = reader.ordinal();
            StateReader::require(line.document >= last);
            last = line.document;
            line.span.begin = place();
            line.span.end = place();
            StateReader::require(line.span.end >= line.span.begin);
            const std::int64_t turn = reader.integer();
            line.turn = static_cast<std::int32_t>(turn);
            StateReader::require(line.turn == turn);
            for (std::string& text : texts) text.assign(reader.string());
            line.speaker = texts[0];
            line.left = texts[1];
            line.node = texts[2];
            line.right = texts[3];
            line.key = texts[4];
            add(q, line);
            if (texts_.memory() > spill_beyond) texts_.spill(call);
        }
    }
    spill_beyond_budget(call);
}

std::int64_t ConcordanceHits::memory() const noexcept {
    std::int64_t bytes = texts_.memory();
    for (const Query& query : queries_) {
        bytes += static_cast<std::int64_t>(sizeof(Query) + query.lines.capacity() * sizeof(Kept));
    }
    return bytes;
}

std::vector<std::uint32_t> ConcordanceHits::sorted(Call call, std::size_t query) const {
    const std::vector<Kept>& lines = queries_[query].lines;
    std::vector<std::string> keys;
    keys.reserve(lines.size());
    Buffer<char> storage;
    for (const Kept& kept : lines) {
        call.check_stop();
        keys.emplace_back(kept.key == 0 ? std::string_view() : line_of(call, kept, storage).key);
    }
    std::vector<std::uint32_t> order(lines.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&keys](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    return order;
}

Line ConcordanceHits::line(Call call, std::size_t query, std::uint32_t number, Buffer<char>& storage) const {
    return line_of(call, queries_[query].lines[number], storage);
}

Line ConcordanceHits::line_of(Call call, const Kept& kept, Buffer<char>& storage) const {
    const std::span<const char> bytes = texts_.get(call, kept.at, kept.bytes(), storage);
    std::string_view texts(bytes.data(), bytes.size());
    const auto take = [&texts](std::uint32_t size) {
        const std::string_view text = texts.substr(0, size);
        texts.remove_prefix(size);
        return text;
    };
    Line line{kept.document, kept.span, kept.turn, {}, {}, {}, {}, {}};
    line.speaker = take(kept.speaker);
    line.left = take(kept.left);
    line.node = take(kept.node);
    line.right = take(kept.right);
    line.key = take(kept.key);
    return line;
}

}  // namespace rostra::concordance
