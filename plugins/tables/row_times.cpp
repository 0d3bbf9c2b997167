// SPDX-License-Identifier: Apache-2.0
#include "row_times.hpp"

#include <algorithm>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/recording_time.hpp"

namespace rostra::tables {

namespace {

constexpr std::int64_t kLongest = std::int64_t{366} * 24 * 3600 * 1000;  // milliseconds
constexpr std::int64_t kLongestInSeconds = 100;

/// `12`, `12.5`, `12.503000000000002`: digits with a fraction of which three places count.
std::optional<RowTime> read_number(std::string_view value) {
    RowTime time;
    time.is_number = true;
    std::size_t at = 0;
    std::int64_t whole = 0;
    for (; at < value.size() && is_ascii_digit(value[at]); ++at) {
        if (whole > kLongest) return std::nullopt;
        whole = whole * 10 + (value[at] - '0');
    }
    if (at == 0) return std::nullopt;
    time.thousandths = whole * 1000;
    if (at < value.size() && value[at] == '.') {
        time.has_fraction = true;
        ++at;
        const std::size_t begin = at;
        std::int64_t worth = 1000;
        std::int64_t tens = 0;  // ten-thousandths round it
        for (; at < value.size() && is_ascii_digit(value[at]); ++at, worth /= 10)
            tens += worth * (value[at] - '0');
        if (at == begin) return std::nullopt;
        time.thousandths += (tens + 5) / 10;
    }
    return at == value.size() ? std::optional(time) : std::nullopt;
}

}  // namespace

std::optional<RowTime> read_row_time(std::string_view value) {
    value = trimmed(value);
    std::optional<RowTime> time = read_number(value);
    if (!time) {
        if (value.ends_with('s')) time = read_number(value.substr(0, value.size() - 1));
        if (time) time->is_number = false;
    }
    if (!time) {
        std::size_t at = 0;
        const std::optional<std::int64_t> clock = read_recording_time(value, at);
        if (clock && at == value.size()) time = RowTime{*clock, false, false};
    }
    return time && time->thousandths / 1000 <= kLongest ? time : std::nullopt;
}

TimeUnit unit_of(const std::vector<RowPeriod>& periods) {
    std::vector<std::int64_t> lengths;
    for (const RowPeriod& period : periods) {
        for (const auto& time : {period.begin, period.end}) {
            if (time && time->is_number && time->has_fraction) return TimeUnit::seconds;
        }
        if (period.begin && period.end && period.begin->is_number && period.end->is_number)
            lengths.push_back(period.end->thousandths - period.begin->thousandths);
    }
    if (lengths.empty()) {  // from one beginning to the next
        const RowPeriod* last = nullptr;
        for (const RowPeriod& period : periods) {
            if (!period.begin || !period.begin->is_number) continue;
            if (last != nullptr) lengths.push_back(period.begin->thousandths - last->begin->thousandths);
            last = &period;
        }
    }
    if (lengths.empty()) return TimeUnit::seconds;
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle < kLongestInSeconds * 1000 ? TimeUnit::seconds : TimeUnit::milliseconds;
}

std::int64_t milliseconds(const RowTime& time, TimeUnit unit) {
    const bool thousandth = time.is_number && unit == TimeUnit::milliseconds;
    return thousandth ? (time.thousandths + 500) / 1000 : time.thousandths;
}

}  // namespace rostra::tables
