// SPDX-License-Identifier: Apache-2.0
#include "pull_quotes.hpp"
#include "noise_text.hpp"
#include "rostra/analysis/language/ascii.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace rostra::noise {

namespace {

constexpr std::size_t kFarthest = 3;       // paragraphs between a sentence and its copy
constexpr std::size_t kShortestCopy = 60;  // letters
constexpr int kFewestWords = 10;
constexpr std::size_t kLongestCopy = 1000;     // bytes
constexpr std::size_t kLongestSource = 20000;  // bytes

/// A word long enough that few paragraphs have it.
std::string_view longest_word(std::string_view text) {
    std::string_view longest;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool inside =
            at < text.size() && (is_ascii_small(text[at]) || static_cast<unsigned char>(text[at]) >= 0xC3);
        if (!inside) {
            if (at - begin > longest.size()) {
                longest = text.substr(begin, at - begin);
            }
            begin = at + 1;
        }
    }
    return longest;
}

/// Whether `source` says all that `copy` says, but for a word or so at one place.
bool repeats(const std::string& copy, const std::string& source) {
    if (source.find(copy) != std::string::npos) {
        return true;
    }
    const std::size_t larger = std::max(copy.size(), source.size());
    if (larger > copy.size() + copy.size() / 10) {
        return false;
    }
    const auto front =
        std::mismatch(copy.begin(), copy.end(), source.begin(), source.end()).first - copy.begin();
    const auto back =
        std::mismatch(copy.rbegin(), copy.rend(), source.rbegin(), source.rend()).first - copy.rbegin();
    return front + back >= static_cast<std::ptrdiff_t>(copy.size() - copy.size() / 10);
}

bool has_words(std::string_view text) { return count_words(text, kFewestWords) == kFewestWords; }

/// No mark ends it, as a sentence set out for display.
bool is_open(std::string_view text) {
    return !ends_statement(text) && !text.ends_with('?') && !text.ends_with("？");
}

}  // namespace

std::vector<Span> find_pull_quotes(std::string_view text, const std::vector<Line>& lines) {
    std::vector<Span> paragraphs;
    for (const Line& line : lines) {
        if (line.after_gap) {
            paragraphs.push_back(line.span());
        } else {
            paragraphs.back().end = line.end;
        }
    }
    std::vector<Span> quotes;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const std::string_view copy = slice(text, paragraphs[i]);
        if (copy.size() < kShortestCopy || copy.size() > kLongestCopy || !is_open(copy) || !has_words(copy)) {
            continue;
        }
        const std::string_view probe = longest_word(copy);
        const std::size_t first = i > kFarthest ? i - kFarthest : 0;
        const std::size_t last = std::min(paragraphs.size() - 1, i + kFarthest);
        for (std::size_t j = first; j <= last; ++j) {
            const std::string_view source = slice(text, paragraphs[j]);
            if (j == i || source.size() + 8 < copy.size() || source.size() > kLongestSource ||
                is_open(source) || source.find(probe) == std::string_view::npos) {
                continue;
            }
            const std::string letters = squeeze(copy);
            const std::string others = squeeze(source);
            if (letters.size() >= kShortestCopy && letters.size() <= others.size() &&
                repeats(letters, others)) {
                quotes.push_back(paragraphs[i]);
                break;
            }
        }
    }
    return quotes;
}

}  // namespace rostra::noise
