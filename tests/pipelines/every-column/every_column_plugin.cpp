// SPDX-License-Identifier: Apache-2.0
// Every type of column, nullable and not, made, read and made again.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "every_column_mark.hpp"

namespace rostra::every {
namespace {

/// The k-th word of a document.
constexpr std::uint32_t kSource = 7;  // which of the columns holds documents

Mark made(std::string_view word, std::int32_t k, std::int64_t ordinal) {
    Mark mark;
    Values& v = mark.plain;
    v.flag = k % 2 == 0;
    v.small = k - 1;
    v.large = std::int64_t{k} * 10'000'000'000;
    v.single = static_cast<float>(k) * 0.1F;
    v.full = k / 3.0;
    v.text = k % 3 == 1 ? "" : word;
    v.word = word;
    v.source = ordinal;
    v.exact = k == 0 ? "" : std::to_string(k) + ".50";
    v.day = "2026-03";
    v.at = std::int64_t{k} * 3'723'004 - 1;
    v.ints = {k, -k};
    v.longs = {v.large, -1};
    v.floats = {v.single, 0, -0.25F, 1e-9F, static_cast<float>(k)};
    v.reals = {v.full, 1e15};
    mark.maybe = v;
    Values& m = mark.maybe;
    for (std::uint32_t i = 0; i < kNames.size(); ++i) {
        if ((static_cast<std::uint32_t>(k) + i) % 3 == 0) mark.nulls |= 1U << i;
    }
    std::uint32_t i = 0;
    const auto empty = [&](auto& value) {
        if ((mark.nulls >> i++ & 1) != 0) value = {};
    };
    empty(m.flag);
    empty(m.small);
    empty(m.large);
    empty(m.single);
    empty(m.full);
    empty(m.text);
    empty(m.word);
    empty(m.source);
    empty(m.exact);
    empty(m.day);
    empty(m.at);
    empty(m.ints);
    empty(m.longs);
    empty(m.floats);
    empty(m.reals);
    return mark;
}

class Marks {
public:
    using Output = Columns<LayerBuilder>;
    explicit Marks(const Setup&) {}
    void analyze(const Document& document, Output& output) const {
        const std::string_view text = document.text();
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        std::int32_t k = 0;
        for (auto at = text.begin(); (at = std::find_if(at, text.end(), letter)) != text.end(); ++k) {
            const auto end = std::find_if_not(at, text.end(), letter);
            const auto begin = static_cast<std::int32_t>(at - text.begin());
            const Span span = {begin, begin + static_cast<std::int32_t>(end - at)};
            made(slice(text, span), k, document.ordinal()).give([&](const auto&... values) {
                output.add(span, values...);
            });
            at = end;
        }
    }
};

class Rows {
public:
    explicit Rows(const Setup& setup) : columns_(setup, "every.mark") {}

    struct State {
        std::vector<Mark> marks;
        [[nodiscard]] std::int64_t memory() const noexcept {
            return static_cast<std::int64_t>(marks.size()) * 16;  // less than it is: this state cannot spill
        }
    };
    void update(const Call& call, State& state, const Batch& batch) const {
        const LayerView rows = batch.layer(columns_.input());
        for (std::int64_t i = 0; i < batch.size(); ++i) {
            call.check_stop();
            for (std::size_t row = rows.first(i); row < rows.first(i + 1); ++row)
                state.marks.push_back(columns_.read(rows, row));
        }
    }
    void combine(const Call&, State& into, State& from) const {
        into.marks.insert(into.marks.end(), from.marks.begin(), from.marks.end());
    }
    void save(const Call&, const State& state, StateWriter& writer) const {
        const auto write = [&](const auto& value) {
            using T = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string>) {
                writer.string(value);
            } else if constexpr (std::is_same_v<T, float>) {
                writer.integer(std::bit_cast<std::int32_t>(value));
            } else if constexpr (std::is_same_v<T, double>) {
                writer.integer(std::bit_cast<std::int64_t>(value));
            } else {
                writer.integer(value);
            }
        };
        writer.integer(static_cast<std::int64_t>(state.marks.size()));
        for (const Mark& mark : state.marks) {
            each_part(mark.plain, write);
            each_part(mark.maybe, write);
            writer.integer(mark.nulls);
        }
    }
    void load(const Call&, State& state, StateReader& reader) const {
        const auto read = [&](auto& value) {
            using T = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string>) {
                value = reader.string();
            } else if constexpr (std::is_same_v<T, float>) {
                value = std::bit_cast<float>(static_cast<std::int32_t>(reader.integer()));
            } else if constexpr (std::is_same_v<T, double>) {
                value = std::bit_cast<double>(reader.integer());
            } else {
                value = static_cast<T>(reader.integer());
            }
        };
        for (std::int64_t left = reader.count(8); left > 0; --left) {
            Mark& mark = state.marks.emplace_back();
            each_part(mark.plain, read);
            each_part(mark.maybe, read);
            mark.nulls = static_cast<std::uint32_t>(reader.integer());
            mark.plain.source += reader.shift();
            if (mark.there(kSource, mark.maybe.source)) mark.maybe.source += reader.shift();
        }
    }
    void finish(const Call& call, State& state, const Tables&) const {
        Columns<TableBuilder> table(call, 0);
        for (const Mark& mark : state.marks) {
            mark.give([&](const auto&... values) { table.add(values...); });
        }
        table.finish();
    }

private:
    MarkColumns columns_;
};

class Again {
public:
    explicit Again(const Setup& setup) : marks_(setup, "every.mark"), rows_(setup, "every_row") {}

    /// The rows of the table, by document.
    struct Worker {
        Worker(const Again& self, const Call&, const Tables& tables) {
            for (const TableView piece : tables[self.rows_.input()]) {
                for (std::int64_t row = 0; row < piece.size(); ++row)
                    rows.push_back(self.rows_.read(piece, static_cast<std::size_t>(row)));
            }
        }
        std::vector<Mark> rows;
    };
    void process(const Call& call, Worker& worker, const Batch& batch) const {
        Columns<LayerBuilder> output;
        const LayerView layer = batch.layer(marks_.input());
        for (std::int64_t i = 0; i < batch.size(); ++i) {
            call.check_stop();
            output.begin_document();
            for (std::size_t row = layer.first(i); row < layer.first(i + 1); ++row) {
                const Mark mark = marks_.read(layer, row);
                if (!is_in(worker.rows, mark)) continue;
                mark.give([&](const auto&... values) { output.add(layer.spans()[row], values...); });
            }
        }
        call.emit(0, output.take());
    }

private:
    /// Rows stand by document, so what is looked for is near where the last one was found; a table of other rows is
    /// looked through whole.
    static bool is_in(const std::vector<Mark>& rows, const Mark& mark) {
        const auto from =
            std::lower_bound(rows.begin(), rows.end(), mark.plain.source,
                             [](const Mark& row, std::int64_t source) { return row.plain.source < source; });
        const auto end = std::find_if(from, rows.end(),
                                      [&](const Mark& row) { return row.plain.source != mark.plain.source; });
        return std::find(from, end, mark) != end;
    }

    MarkColumns marks_, rows_;
};

}  // namespace
}  // namespace rostra::every

ROSTRA_PLUGIN(rostra::analyzer<rostra::every::Marks>("marks"),
              rostra::aggregator<rostra::every::Rows>("rows"),
              rostra::analyzer<rostra::every::Again>("again"))
