// SPDX-License-Identifier: Apache-2.0
#include "tei_text.hpp"

#include <limits>

#include "rostra/call.hpp"

namespace rostra::tei {

namespace {

bool is_gap(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The end of the words that begin at `at`; single blanks between them are as they will be.
std::size_t end_of_words(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (is_gap(text[at])) {
            const bool single = text[at] == ' ' && at + 1 < text.size() && !is_gap(text[at + 1]);
            if (!single) break;
        }
        ++at;
    }
    return at;
}

}  // namespace

Span TeiText::add(std::string_view characters, std::size_t begin, std::size_t end) {
    const bool as_they_stand = characters.size() == end - begin;
    Span added{size(), size()};
    bool any = false;
    for (std::size_t at = 0; at < characters.size();) {
        if (is_gap(characters[at])) {
            gap_ = true;
            ++at;
            continue;
        }
        const std::size_t words_end = as_they_stand ? end_of_words(characters, at) : characters.size();
        const std::string_view words = characters.substr(at, words_end - at);
        const std::int32_t before = size();
        if (as_they_stand) {
            put(words, begin + at, begin + words_end);
        } else {
            put(words, begin, end);
        }
        if (!any) added.begin = since(before).begin;
        any = true;
        at = words_end;
    }
    added.end = size();
    if (!any) added.begin = added.end;
    return added;
}

void TeiText::put(std::string_view words, std::size_t begin, std::size_t end) {
    if (between_ > 0) {
        text_.append(static_cast<std::size_t>(between_), '\n');
    } else if (gap_ && !joined_ && !text_.empty()) {
        text_ += ' ';
    }
    between_ = 0;
    gap_ = joined_ = false;
    const std::size_t from = text_.size();
    text_ += words;
    if (text_.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw DocumentError("its text has more than 2 GiB");
    input_.add_piece(pieces_, static_cast<std::int64_t>(from), static_cast<std::int64_t>(text_.size()), begin,
                     end);
}

Span TeiText::since(std::int32_t from) const {
    while (from < size() && is_gap(text_[static_cast<std::size_t>(from)])) ++from;
    return {from, size()};
}

}  // namespace rostra::tei
