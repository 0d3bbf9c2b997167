// SPDX-License-Identifier: Apache-2.0
#include "introductions.hpp"

#include <algorithm>
#include <cstddef>

#include "label_words.hpp"
#include "office_words.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kLongestHead = 4000;  // bytes
constexpr std::size_t kMostNames = 4;       // words of a person's name

using Words = std::vector<std::string_view>;

std::string join(const Words& words, std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
        out.append(out.empty() ? "" : " ").append(words[i]);
    }
    while (out.ends_with(',') || out.ends_with(';')) {
        out.pop_back();
    }
    return out;
}

/// The end of the name that begins at `at`: words with a capital, particles between them; a mark ends it.
std::size_t name_end(const Words& words, std::size_t at, const WordLists& lists) {
    std::size_t end = at;
    while (end < words.size()) {
        const WordShape shape = word_shape(words[end]);
        const bool name =
            shape == WordShape::title || shape == WordShape::initial || shape == WordShape::capitals;
        const bool particle = end > at && has_word(lists.particles, words[end]);
        if (!name && !particle) {
            break;
        }
        ++end;
        const char last = words[end - 1].back();
        if (last == ',' || last == ';' || last == ':' || last == ')' ||
            (last == '.' && shape != WordShape::initial)) {
            break;
        }
    }
    while (end > at && has_word(lists.particles, words[end - 1])) {
        --end;
    }
    return end;
}

/// The end of what stands before a name at `at`: forms of address and offices.
std::size_t announcement_end(const Words& words, std::size_t at, const WordLists& lists) {
    std::size_t end = at;
    while (end + 1 < words.size() && is_address(words[end], lists)) ++end;
    return end > at ? end : office_end(words, at, lists);
}

void add_introductions(std::string_view paragraph, const WordLists& lists, std::vector<Introduction>& found) {
    const Words words = words_between_blanks(paragraph);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t name = announcement_end(words, at, lists);
        const std::size_t end = name > at ? name_end(words, name, lists) : at;
        if (end >= name + 2 && end <= name + kMostNames) {
            const bool office = office_end(words, at, lists) == name;
            found.push_back({join(words, name, end), office ? join(words, at, name) : std::string()});
            at = end;
        } else {
            ++at;
        }
    }
}

}  // namespace

std::vector<Introduction> read_introductions(std::string_view head, const WordLists& lists) {
    const std::string_view looked_at = head.substr(0, kLongestHead);
    const std::vector<Line> lines = split_lines(looked_at);
    std::vector<Introduction> found;
    for (std::size_t first = 0; first < lines.size();) {  // a name does not run over a blank line
        std::size_t last = first + 1;
        while (last < lines.size() && !lines[last].after_gap) {
            ++last;
        }
        add_introductions(slice(looked_at, {lines[first].begin, lines[last - 1].end}), lists, found);
        first = last;
    }
    return found;
}

Gender address_in_text(std::string_view text, std::string_view name, const WordLists& lists) {
    const Words words = words_between_blanks(name);
    bool male = false;
    bool female = false;
    for (std::size_t at = text.find(words[0]); at != std::string_view::npos;
         at = text.find(words[0], at + 1)) {
        std::size_t end = at + words[0].size();
        bool whole = true;
        for (std::size_t i = 1; i < words.size() && whole; ++i) {
            end = skip_blanks(text, end, text.size());
            whole = text.substr(end, words[i].size()) == words[i];
            end += words[i].size();
        }
        const std::size_t before = trim_blanks(text, 0, at);
        if (!whole || before == at || before == 0) {
            continue;
        }
        std::size_t begin = before;
        while (begin > 0 && before - begin < 16 && blank_size(text, begin - 1) == 0) {
            --begin;
        }
        male = male || has_word(lists.male, text.substr(begin, before - begin));
        female = female || has_word(lists.female, text.substr(begin, before - begin));
    }
    return male == female ? Gender::unsaid : male ? Gender::male : Gender::female;
}

}  // namespace rostra::speakers
