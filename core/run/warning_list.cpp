// SPDX-License-Identifier: Apache-2.0
#include "run/warning_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace rostra::core {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A byte of a word, so that an apostrophe beside two of them is one of theirs.
bool is_of_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
}

/// Behind the end of what is quoted at `begin`; `begin` where no quotation begins there.
std::size_t end_of_quotation(std::string_view text, std::size_t begin) {
    const char mark = text[begin];
    if (mark != '\'' && mark != '"' && mark != '`') return begin;
    if (begin > 0 && is_of_word(text[begin - 1])) return begin;
    for (std::size_t end = text.find(mark, begin + 1); end != std::string_view::npos;
         end = text.find(mark, end + 1)) {
        if (end + 1 == text.size() || !is_of_word(text[end + 1])) return end + 1;
    }
    return begin;
}

std::string kind_of(std::string_view warning) {
    std::string kind;
    for (std::size_t at = 0; at < warning.size();) {
        if (const std::size_t end = end_of_quotation(warning, at); end != at) {
            kind += "''";
            at = end;
        } else if (is_digit(warning[at])) {
            kind += '0';
            while (at < warning.size() && is_digit(warning[at])) ++at;
        } else {
            kind += warning[at++];
        }
    }
    return kind;
}

/// Stages are told apart, whatever else stands in quotation marks.
std::string_view stage_of(std::string_view warning) {
    constexpr std::string_view kStage = "stage '";
    if (!warning.starts_with(kStage)) return {};
    return warning.substr(0, warning.find('\'', kStage.size()) + 1);
}

}  // namespace

WarningList::Telling WarningList::add(std::string_view warning) {
    const std::string_view stage = stage_of(warning);
    std::string kind = std::string(stage) + kind_of(warning.substr(stage.size()));
    auto at = kinds_.find(kind);
    if (at == kinds_.end()) {
        const bool full = kinds_.size() == kMostKinds;
        if (full && kind > std::prev(kinds_.end())->first) {
            others_.add(warning);
            return Telling::keep_still;
        }
        if (full) {
            others_.count_in(std::prev(kinds_.end())->second);
            kinds_.erase(std::prev(kinds_.end()));
        }
        at = kinds_.emplace(std::move(kind), DistinctSample(kMostOfAKind)).first;
    }
    if (!at->second.add(warning) || at->second.count() > kMostOfAKind) return Telling::keep_still;
    return at->second.count() == kMostOfAKind ? Telling::tell_last : Telling::tell;
}

std::vector<std::string> WarningList::shown() const {
    std::vector<const DistinctSample*> kinds;
    for (const auto& [kind, warnings] : kinds_) kinds.push_back(&warnings);
    std::sort(kinds.begin(), kinds.end(), [](const DistinctSample* a, const DistinctSample* b) {
        return *a->first().begin() < *b->first().begin();
    });
    std::vector<std::string> shown;
    for (const DistinctSample* warnings : kinds) {
        shown.insert(shown.end(), warnings->first().begin(), warnings->first().end());
        const std::size_t more = warnings->count() - warnings->first().size();
        if (more > 0) shown.push_back(fmt::format("… and {} more like the one before", more));
    }
    if (others_.count() > 0) shown.push_back(fmt::format("… and {} more of other kinds", others_.count()));
    return shown;
}

void WarningList::clear() {
    kinds_.clear();
    others_ = DistinctSample(0);
}

}  // namespace rostra::core
