// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "rostra/columns.hpp"
#include "rostra/setup.hpp"

namespace rostra::report {

/// A string column of a piece at hand, be it plain or a dictionary; empty strings where nothing provides it.
class TextColumn {
public:
    template <class View>
    TextColumn(const View& rows, const ColumnInput& column) {
        present_ = column.input.present;
        if (!present_) return;
        if (column.type == ColumnType::dictionary) {
            const DictionaryColumn dictionary = rows.dictionary(column);
            codes_ = dictionary.codes;
            strings_ = dictionary.strings;
        } else {
            strings_ = rows.strings(column);
        }
    }
    std::string_view operator[](std::size_t row) const {
        if (!present_) return {};
        return strings_[codes_.empty() ? static_cast<std::int64_t>(row) : codes_[row]];
    }

private:
    bool present_;
    std::span<const std::int32_t> codes_;
    Strings strings_;
};

/// A column of whole numbers of a piece at hand, int32 or int64; zeros where nothing provides it.
class IntegerColumn {
public:
    template <class View>
    IntegerColumn(const View& rows, const ColumnInput& column) {
        present_ = column.input.present;
        if (!present_) return;
        if (column.type == ColumnType::int32) {
            int32s_ = rows.template values<std::int32_t>(column);
        } else {
            int64s_ = rows.template values<std::int64_t>(column);
        }
    }
    std::int64_t operator[](std::size_t row) const {
        if (!present_) return 0;
        return int64s_.empty() ? int32s_[row] : int64s_[row];
    }

private:
    bool present_;
    std::span<const std::int32_t> int32s_;
    std::span<const std::int64_t> int64s_;
};

/// A column of numbers of a piece at hand, float32 or float64; zeros where nothing provides it.
class RealColumn {
public:
    template <class View>
    RealColumn(const View& rows, const ColumnInput& column) {
        if (!column.input.present) return;
        nulls_ = rows.nulls(column);
        if (column.type == ColumnType::float32) {
            float32s_ = rows.template values<float>(column);
        } else {
            float64s_ = rows.template values<double>(column);
        }
    }
    /// 0 of a null.
    double operator[](std::size_t row) const {
        if (!float32s_.empty()) return double{float32s_[row]};
        return float64s_.empty() ? 0 : float64s_[row];
    }
    [[nodiscard]] bool is_null(std::size_t row) const { return nulls_.is_null(row); }
    /// NaN of a null, which is shown as a dash.
    [[nodiscard]] double shown(std::size_t row) const {
        return is_null(row) ? std::numeric_limits<double>::quiet_NaN() : (*this)[row];
    }

private:
    Nulls nulls_;
    std::span<const float> float32s_;
    std::span<const double> float64s_;
};

}  // namespace rostra::report
