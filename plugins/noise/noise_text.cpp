// SPDX-License-Identifier: Apache-2.0
#include "noise_text.hpp"

#include <cstdint>
#include <cstring>

#include <unicode/uchar.h>

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::noise {

namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

char32_t folded(char32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    return static_cast<char32_t>(u_foldCase(icu(c), U_FOLD_CASE_DEFAULT));
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') ||
           (c >= 0x80 && (u_isUWhiteSpace(icu(c)) || c == 0x200B || c == 0xFEFF));
}

bool is_alphanumeric(char32_t c) {
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return u_isalnum(icu(c)) != 0 || u_getCombiningClass(icu(c)) != 0;
}

bool parts_words(char32_t c) {
    return is_space(c) || c == '|' || c == '/' || c == ',' || c == '&' || c == '+' || c == 0xB7 ||
           c == 0x2022;
}

/// Where white space at the front of [begin, end) ends.
std::size_t skip_space(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end) {
        std::size_t next = begin;
        if (!is_space(next_code_point(text.substr(0, end), next))) {
            break;
        }
        begin = next;
    }
    return begin;
}

/// Where white space at the back of [begin, end) begins.
std::size_t trim_space(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin) {
        std::size_t at = end - 1;
        while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) {
            --at;
        }
        std::size_t next = at;
        if (!is_space(next_code_point(text.substr(0, end), next))) {
            break;
        }
        end = at;
    }
    return end;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    bool after_gap = true;
    bool after_feed = false;
    const auto has_feed = [text](std::size_t from, std::size_t to) {
        return from < to && std::memchr(text.data() + from, '\f', to - from) != nullptr;
    };
    std::int32_t row = 0;
    std::size_t start = 0;
    while (start < text.size()) {
        const void* found = std::memchr(text.data() + start, '\n', text.size() - start);
        const std::size_t stop =
            found == nullptr ? text.size()
                             : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
        const std::size_t begin = skip_space(text, start, stop);
        const std::size_t end = trim_space(text, begin, stop);
        after_feed = has_feed(start, begin) || after_feed;
        if (begin == end) {
            after_gap = true;
        } else {
            const Span span = {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)};
            lines.push_back({span, after_gap, after_feed, row});
            after_gap = false;
            after_feed = has_feed(end, stop);
        }
        ++row;
        start = stop + 1;
    }
    return lines;
}

Span trimmed(std::string_view text, Span span) {
    const auto stop = static_cast<std::size_t>(span.end);
    const std::size_t begin = skip_space(text, static_cast<std::size_t>(span.begin), stop);
    return {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(trim_space(text, begin, stop))};
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    std::size_t kept = 0;  // bytes of `word` up to its last letter
    const auto close = [&] {
        word.resize(kept);
        if (!word.empty()) {
            words.push_back(word);
        }
        word.clear();
        kept = 0;
    };
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (parts_words(c)) {
            close();
            continue;
        }
        const bool letter = is_alphanumeric(c);
        if (letter || kept > 0) {
            append_utf8(word, folded(c));
            kept = letter ? word.size() : kept;
        }
    }
    close();
    return words;
}

std::string first_word(std::string_view line) {
    std::string word;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (parts_words(c)) {
            if (kept > 0) {
                break;
            }
            continue;
        }
        const bool letter = is_alphanumeric(c);
        if (letter || kept > 0) {
            append_utf8(word, folded(c));
            kept = letter ? word.size() : kept;
        }
    }
    word.resize(kept);
    return word;
}

std::string squeeze(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_alphanumeric(c)) {
            append_utf8(out, folded(c));
        }
    }
    return out;
}

int count_letters(std::string_view text, int limit) {
    int count = 0;
    for (std::size_t at = 0; at < text.size() && count < limit;) {
        count += is_alphanumeric(next_code_point(text, at)) ? 1 : 0;
    }
    return count;
}

int count_words(std::string_view text, int limit) {
    int count = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size() && count < limit;) {
        const bool space = is_space(next_code_point(text, at));
        count += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return count;
}

bool starts_like_title(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_alphanumeric(c)) {
            return !u_isULowercase(icu(c));
        }
    }
    return false;
}

bool is_capitalised(std::string_view text) {
    bool at_start = true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (at_start && u_isULowercase(icu(c))) {
            return false;
        }
        at_start = is_space(c) || (at_start && !is_alphanumeric(c));
    }
    return true;
}

bool ends_statement(std::string_view text) {
    const auto drop_quote = [&] {
        if (text.empty() || static_cast<unsigned char>(text.back()) < 0x80) {
            const bool quote =
                !text.empty() && (text.back() == '"' || text.back() == '\'' || text.back() == ')');
            text.remove_suffix(quote ? 1 : 0);
            return quote;
        }
        for (const std::string_view quote : {"”", "’", "»", "」"}) {
            if (text.ends_with(quote)) {
                text.remove_suffix(quote.size());
                return true;
            }
        }
        return false;
    };
    while (drop_quote()) {
    }
    if (text.empty() || static_cast<unsigned char>(text.back()) < 0x80) {
        constexpr std::string_view kMarks = ".!;:,";
        return !text.empty() && kMarks.find(text.back()) != std::string_view::npos;
    }
    for (const std::string_view mark : {"。", "！", "；", "：", "।", "…", "،"}) {
        if (text.ends_with(mark)) {
            return true;
        }
    }
    return false;
}

}  // namespace rostra::noise
