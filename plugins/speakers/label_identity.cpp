// SPDX-License-Identifier: Apache-2.0
#include "label_identity.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "attribution.hpp"
#include "label_words.hpp"
#include "office_words.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

using Words = std::vector<std::string_view>;

std::string join(const Words& words, std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
        if (!out.empty()) {
            out += ' ';
        }
        out += words[i];
    }
    return out;
}

/// A part of a label: `[article] [form of address] [office] [name]`, each of which may be missing.
struct Part {
    std::string address;  ///< only those that tell man from woman
    std::string office;
    std::string name;
};

bool is_number_or_letter(std::string_view word) {
    const WordShape shape = word_shape(word);
    return shape == WordShape::number || shape == WordShape::initial || shape == WordShape::mark;
}

Part read_part(std::string_view text, const WordLists& lists) {
    const Words words = words_between_blanks(text);
    Part part;
    std::size_t at = 0;
    if (words.size() > 1 && has_word(lists.articles, words[0])) {
        const std::string_view next = words[1];
        const bool address = is_address(next, lists);
        if (address || office_end(words, 1, lists) > 1) {
            at = 1;
        }
    }
    for (; at + 1 < words.size(); ++at) {
        if (has_word(lists.male, words[at]) || has_word(lists.female, words[at])) {
            part.address = words[at];
        } else if (!has_word(lists.honorifics, words[at])) {
            break;
        }
    }
    if (at > 0 && at + 1 < words.size() && has_word(lists.articles, words[at]) &&
        office_end(words, at + 1, lists) > at + 1) {
        ++at;  // M. le président
    }
    const std::size_t office = at;
    at = office_end(words, at, lists);
    part.office = join(words, office, at);
    while (at + 1 < words.size() && is_address(words[at], lists)) {
        part.address = has_word(lists.honorifics, words[at]) ? part.address : std::string(words[at]);
        ++at;
    }
    std::size_t end = words.size();
    while (end > at + 1 && has_word(lists.postnominals, words[end - 1])) {
        --end;
    }
    part.name = join(words, at, end);
    while (part.name.ends_with(',')) {
        part.name.pop_back();
    }
    return part;
}

/// Whether an office has a complement, `SECRETARIA DE SALUD`: behind a comma then stands the name.
bool joins_words(std::string_view office, const WordLists& lists) {
    const Words words = words_between_blanks(office);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return has_word(lists.connectors, word); });
}

/// `S01`, `Participant3` without their numbers.
std::string_view without_number(std::string_view word) {
    while (!word.empty() && is_ascii_digit(word.back())) word.remove_suffix(1);
    return word;
}

/// `Several councillors`, `Un député du groupe`: somebody, or many, whom nobody can name.
bool is_crowd(std::string_view label, const WordLists& lists) {
    const Words words = words_between_blanks(label);
    if (words.size() < 2 || !has_word(lists.crowds, words.front())) return false;
    const bool article = has_word(lists.articles, words.front());  // A señora Lind
    return !article || (!has_word(lists.male, words[1]) && !has_word(lists.female, words[1]));
}

/// `2. SOLDIER`
bool is_numbered_role(std::string_view label) {
    const Words words = words_between_blanks(label);
    return words.size() > 1 && words[0].ends_with('.') && word_shape(words[0]) == WordShape::number;
}

bool names_nobody(std::string_view name, const WordLists& lists) {
    std::string parted(name);  // SPEAKER_01, spk-2
    std::replace_if(
        parted.begin(), parted.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
    const Words words = words_between_blanks(parted);
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        return is_number_or_letter(word) || has_word(lists.unnamed, without_number(word)) ||
               has_word(lists.generic, without_number(word));
    });
}

/// `AvW` for Aaron van Wirdum, `JOB` for James O'Beirne, `O` for Openoms.
bool abbreviates(std::string_view abbreviation, std::string_view name) {
    const std::string letters = fold_phrase(abbreviation);
    const std::string whole = fold_phrase(name);
    if (letters.empty() || letters.size() > 5 || letters.find(' ') != std::string::npos ||
        letters[0] != whole[0]) {
        return false;
    }
    std::size_t at = 0;
    for (const char letter : letters) {
        at = whole.find(letter, at);
        if (at == std::string::npos) {
            return false;
        }
        ++at;
    }
    const WordShape shape = word_shape(abbreviation);
    return shape == WordShape::capitals || shape == WordShape::initial;
}

/// What stands in the outermost parentheses that open first, and where they open.
std::string_view parenthesis(std::string_view label, std::size_t& open) {
    open = label.find_first_of("([");
    std::size_t close = label.find_last_of(")]");
    if (open == std::string_view::npos || open == 0) {
        open = label.size();
        return {};
    }
    close = close == std::string_view::npos || close < open ? label.size() : close;
    return label.substr(open + 1, close - open - 1);
}

std::string with_address(const std::string& address, const std::string& name) {
    return address.empty() ? name : address + ' ' + name;
}

/// `The Temporary Speaker (Sen. Mutiso)`: an article, and no form of address behind it, before what is in parentheses.
bool is_described(std::string_view head, const WordLists& lists) {
    const Words words = words_between_blanks(head);
    return words.size() > 1 && has_word(lists.articles, words[0]) && !is_address(words[1], lists);
}

/// `Ruiz, Ana`: one word, a comma, and one or two that are no office.
bool is_surname_first(const std::vector<std::string>& parts, const Part& first, const WordLists& lists) {
    const Words surname = words_between_blanks(parts[0]);
    const Words given = words_between_blanks(parts[1]);
    return surname.size() == 1 && first.office.empty() && given.size() <= 2 &&
           std::all_of(given.begin(), given.end(), [&](std::string_view word) {
               const WordShape shape = word_shape(word);
               return (shape == WordShape::title || shape == WordShape::initial) &&
                      !has_word(lists.titles, word) && !has_word(lists.fields, word) &&
                      !has_word(lists.postnominals, word) && !has_word(lists.unnamed, word) &&
                      !has_word(lists.honorifics, word);
           });
}

/// `Sen. (Dr.) Wairimu` without `(Dr.)`.
std::string without_titles_in_parentheses(std::string_view label, const WordLists& lists) {
    std::string out(label);
    for (std::size_t open = out.find('('); open != std::string::npos; open = out.find('(', open + 1)) {
        const std::size_t close = out.find_first_of("()", open + 1);
        if (close == std::string::npos || out[close] == '(') continue;
        const std::string inside = out.substr(open + 1, close - open - 1);
        const Words words = words_between_blanks(inside);
        const bool titles =
            !words.empty() && std::all_of(words.begin(), words.end(), [&](std::string_view word) {
                return word.ends_with('.') &&
                       (is_address(word, lists) || has_word(lists.abbreviations, word));
            });
        if (titles) out.replace(open, close - open + 1, " ");
    }
    return with_single_spaces(out);
}

/// The parts of a label between its commas, outside parentheses.
std::vector<std::string> comma_parts(std::string_view head) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= head.size()) {
        const std::size_t comma = std::min(head.find(',', begin), head.size());
        std::string part = with_single_spaces(head.substr(begin, comma - begin));
        if (!part.empty()) {
            parts.push_back(std::move(part));
        }
        begin = comma + 1;
    }
    return parts;
}

}  // namespace

Identity read_identity(std::string_view label, const WordLists& lists) {
    Identity identity;
    const std::string folded = fold_phrase(strip_marks(label));
    if (lists.questioners.contains(folded)) {
        identity.voice = Voice::question;
        return identity;
    }
    if (is_crowd(label, lists) || is_numbered_role(label)) {
        identity.voice = Voice::unknown;
        return identity;
    }
    label.remove_prefix(attribution_size(label, lists));
    const std::string plain = without_titles_in_parentheses(label, lists);
    std::size_t open = 0;
    const std::string_view inside = parenthesis(plain, open);
    const std::string_view head = std::string_view(plain).substr(0, open);
    const std::vector<std::string> parts = comma_parts(head);
    if (parts.empty()) {
        identity.voice = Voice::unknown;
        return identity;
    }
    const Part first = read_part(parts.front(), lists);
    identity.role = first.office;
    std::size_t unused = 0;
    parenthesis(inside, unused);
    const Part inner = read_part(inside.substr(0, unused), lists);
    const bool inner_name =
        !inner.name.empty() && word_shape(words_between_blanks(inside).front()) != WordShape::lower &&
        (!inner.address.empty() || word_shape(words_between_blanks(inner.name).back()) == WordShape::title);
    const bool described = parts.size() == 1 && inner_name && is_described(parts.front(), lists);
    if (parts.size() == 2 && is_surname_first(parts, first, lists)) {
        identity.name = parts[1] + ' ' + parts[0];
    } else if (!described && !first.name.empty() && !(parts.size() > 1 && joins_words(first.office, lists))) {
        identity.name = with_address(first.address, first.name);
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (!has_word(lists.postnominals, parts[i])) {
                identity.role.append(identity.role.empty() ? "" : ", ").append(parts[i]);
            }
        }
        if (abbreviates(inside, first.name)) {
            identity.abbreviation = inside;
        }
    } else if (inner_name && (parts.size() == 1 || !first.address.empty())) {
        identity.name = with_address(inner.address.empty() ? first.address : inner.address, inner.name);
        for (std::size_t i = 1; i < parts.size(); ++i) {
            identity.role += ", " + parts[i];
        }
    } else if (parts.size() > 1) {
        identity.role = first.name.empty() ? first.office : first.office + ' ' + first.name;
        const Part second = read_part(parts[1], lists);
        identity.name = second.name.empty() ? "" : with_address(second.address, second.name);
    }
    if (identity.name.empty() || names_nobody(identity.name, lists)) {
        identity.voice = Voice::unknown;
        identity.name.clear();
    }
    return identity;
}

}  // namespace rostra::speakers
