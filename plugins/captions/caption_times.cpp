// SPDX-License-Identifier: Apache-2.0
#include "caption_times.hpp"

#include "rostra/analysis/language/recording_time.hpp"

namespace rostra::captions {

namespace {

constexpr std::string_view kArrow = "-->";

bool is_gap(char c) { return c == ' ' || c == '\t'; }

std::size_t skip_gaps(std::string_view text, std::size_t at) {
    while (at < text.size() && is_gap(text[at])) ++at;
    return at;
}

}  // namespace

std::optional<Period> read_timing(std::string_view line) {
    if (line.find(kArrow) == std::string_view::npos) return std::nullopt;
    std::size_t at = skip_gaps(line, 0);
    const std::optional<std::int64_t> begin = read_recording_time(line, at);
    if (!begin) return std::nullopt;
    at = skip_gaps(line, at);
    if (!line.substr(at).starts_with(kArrow)) return std::nullopt;
    at = skip_gaps(line, at + kArrow.size());
    const std::optional<std::int64_t> end = read_recording_time(line, at);
    if (!end || (at < line.size() && !is_gap(line[at]))) return std::nullopt;
    return Period{*begin, *end};
}

}  // namespace rostra::captions
