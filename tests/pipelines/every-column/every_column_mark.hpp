// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <rostra/plugin.hpp>

namespace rostra::every {

/// A value of each type of column.
struct Values {
    bool flag = false;
    std::int32_t small = 0;
    std::int64_t large = 0;
    float single = 0;
    double full = 0;
    std::string text, word;
    std::int64_t source = 0;
    std::string exact, day;
    std::int64_t at = 0;
    std::array<std::int32_t, 2> ints{};
    std::array<std::int64_t, 2> longs{};
    std::array<float, 5> floats{};
    std::array<double, 2> reals{};

    friend bool operator==(const Values&, const Values&) = default;
};

constexpr std::array<std::string_view, 15> kNames = {"flag", "small", "large",  "single", "double",
                                                     "text", "word",  "source", "exact",  "day",
                                                     "at",   "ints",  "longs",  "floats", "reals"};

/// The columns of a row, those that are never null and those that may be.
struct Mark {
    Values plain, maybe;
    std::uint32_t nulls = 0;  ///< bit i: the i-th of `maybe` is null, and 0 or empty

    friend bool operator==(const Mark&, const Mark&) = default;

    /// Hands all of them to `add`, in the order of the manifest.
    template <class Add>
    void give(const Add& add) const {
        const Values& p = plain;
        const Values& m = maybe;
        using View = std::string_view;
        add(p.flag, p.small, p.large, p.single, p.full, p.text, p.word, p.source, p.exact, p.day, p.at,
            p.ints, p.longs, p.floats, p.reals, there(0, m.flag), there(1, m.small), there(2, m.large),
            there(3, m.single), there(4, m.full), there<View>(5, m.text), there<View>(6, m.word),
            there(7, m.source), there<View>(8, m.exact), there<View>(9, m.day), there(10, m.at),
            there(11, std::span(m.ints)), there(12, std::span(m.longs)), there(13, std::span(m.floats)),
            there(14, std::span(m.reals)));
    }

    /// The i-th of `maybe`, where it is not null.
    template <class T>
    std::optional<T> there(std::uint32_t i, T value) const {
        return (nulls >> i & 1) != 0 ? std::nullopt : std::optional<T>(value);
    }
};

/// What builds a layer or a table of marks; the length of `floats` is known when the plugin runs.
template <template <class...> class Builder>
using Columns = Builder<Bool, Int32, Int64, Float32, Float64, Text, Dictionary, DocumentColumn, Text, Text,
                        Timestamp, List<Int32, 2>, List<Int64, 2>, List<Float32, 5>, List<Float64, 2>,
                        Nullable<Bool>, Nullable<Int32>, Nullable<Int64>, Nullable<Float32>,
                        Nullable<Float64>, Nullable<Text>, Nullable<Dictionary>, Nullable<DocumentColumn>,
                        Nullable<Text>, Nullable<Text>, Nullable<Timestamp>, Nullable<List<Int32, 2>>,
                        Nullable<List<Int64, 2>>, Nullable<List<Float32, 5>>, Nullable<List<Float64, 2>>>;

/// The columns of a layer or a table of marks, as they are read.
class MarkColumns {
public:
    MarkColumns(const Setup& setup, std::string_view input) {
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            plain_[i] = setup.column(input, kNames[i]);
            maybe_[i] = setup.column(input, std::string(kNames[i]) + "_or_null");
        }
    }

    [[nodiscard]] Input input() const { return plain_.front().input; }

    template <class View>
    [[nodiscard]] Mark read(const View& rows, std::size_t row) const {
        Mark mark{values(rows, plain_, row), values(rows, maybe_, row), 0};
        for (std::size_t i = 0; i < maybe_.size(); ++i) {
            if (rows.nulls(maybe_[i]).is_null(row)) mark.nulls |= 1U << i;
            if (rows.nulls(plain_[i]).any()) throw std::logic_error("a null where none may be");
        }
        return mark;
    }

private:
    using Inputs = std::array<ColumnInput, kNames.size()>;

    template <class View>
    static Values values(const View& rows, const Inputs& columns, std::size_t row) {
        const auto at = static_cast<std::int64_t>(row);
        Values v;
        v.flag = rows.bools(columns[0])[row];
        v.small = rows.template values<std::int32_t>(columns[1])[row];
        v.large = rows.template values<std::int64_t>(columns[2])[row];
        v.single = rows.template values<float>(columns[3])[row];
        v.full = rows.template values<double>(columns[4])[row];
        v.text = rows.strings(columns[5])[at];
        v.word = rows.dictionary(columns[6])[row];
        v.source = rows.template values<std::int64_t>(columns[7])[row];
        v.exact = rows.strings(columns[8])[at];
        v.day = rows.strings(columns[9])[at];
        v.at = rows.template values<std::int64_t>(columns[10])[row];
        copy(rows.template lists<std::int32_t>(columns[11])[row], v.ints);
        copy(rows.template lists<std::int64_t>(columns[12])[row], v.longs);
        copy(rows.template lists<float>(columns[13])[row], v.floats);
        copy(rows.template lists<double>(columns[14])[row], v.reals);
        return v;
    }
    template <class T, std::size_t kSize>
    static void copy(std::span<const T> from, std::array<T, kSize>& into) {
        if (from.size() != kSize) throw std::logic_error("a list of another length");
        std::copy(from.begin(), from.end(), into.begin());
    }

    Inputs plain_, maybe_;
};

/// Calls `each` with every part of a mark, for what saves and loads them.
template <class AnyValues, class Each>
void each_part(AnyValues& v, const Each& each) {
    each(v.flag);
    each(v.small);
    each(v.large);
    each(v.single);
    each(v.full);
    each(v.text);
    each(v.word);
    each(v.source);
    each(v.exact);
    each(v.day);
    each(v.at);
    for (auto& number : v.ints) each(number);
    for (auto& number : v.longs) each(number);
    for (auto& number : v.floats) each(number);
    for (auto& number : v.reals) each(number);
}

}  // namespace rostra::every
