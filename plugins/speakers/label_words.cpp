// SPDX-License-Identifier: Apache-2.0
#include "label_words.hpp"

#include <string>
#include <vector>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::speakers {

namespace {

constexpr int kMostWords = 10;       // of a label that is not in capitals
constexpr int kMostLower = 3;        // words in lower case within a label
constexpr int kLongestUncased = 24;  // letters: names in scripts without case are short
constexpr int kLongestUncasedAlone = 16;

/// Whether the words in lower case within a label are such as names and offices have: `van`, `of`, `señor`.
bool links_names(std::string_view label, const WordLists& lists) {
    for (const std::string_view word : words_between_blanks(label.substr(0, label.find('(')))) {
        if (word_shape(word) == WordShape::lower) {
            const std::string folded = fold_phrase(strip_marks(word));
            const bool known = lists.particles.contains(folded) || lists.connectors.contains(folded) ||
                               lists.articles.contains(folded) || lists.titles.contains(folded) ||
                               lists.fields.contains(folded) || lists.male.contains(folded) ||
                               lists.female.contains(folded) || lists.honorifics.contains(folded);
            if (!known) {
                return false;
            }
        }
    }
    return true;
}

/// `The speaker`, `El president`, `M. le président`: an article or a form of address, and at the end what offices are made
/// of.
bool is_office(std::string_view label, const WordLists& lists) {
    const std::vector<std::string_view> words = words_between_blanks(label.substr(0, label.find('(')));
    const std::string first = words.empty() ? std::string() : fold_phrase(strip_marks(words.front()));
    return words.size() > 1 &&
           (lists.articles.contains(first) || lists.male.contains(first) || lists.female.contains(first)) &&
           lists.titles.contains(fold_phrase(strip_marks(words.back())));
}

}  // namespace

void LabelWords::add(std::string_view word) {
    const WordShape shape = word_shape(word);
    if (shape == WordShape::mark) {
        return;
    }
    first = all == 0 ? shape : first;
    last = shape;
    ++all;
    capitals += shape == WordShape::capitals ? 1 : 0;
    title += shape == WordShape::title ? 1 : 0;
    initial += shape == WordShape::initial ? 1 : 0;
    lower += shape == WordShape::lower ? 1 : 0;
    uncased += shape == WordShape::uncased ? 1 : 0;
}

bool LabelWords::hopeless() const {
    return lower > kMostLower || (first == WordShape::lower && !after_particle) ||
           (capitals == 0 && all > kMostWords);
}

std::optional<Lettering> read_lettering(const LabelWords& words, std::string_view label, Ending ending,
                                        const WordLists& lists) {
    const auto if_so = [](bool so, Lettering lettering) {
        return so ? std::optional(lettering) : std::nullopt;
    };
    if (words.hopeless() || words.all == 0) {
        return std::nullopt;
    }
    if (words.uncased > 0 && words.title + words.capitals == 0) {
        const int longest = ending == Ending::none ? kLongestUncasedAlone : kLongestUncased;
        return if_so(count_characters<is_alphanumeric>(label, longest + 1) <= longest, Lettering::uncased);
    }
    const bool initial_alone = words.initial == 1 && words.all == 1;
    if (initial_alone || (words.capitals > 0 && words.last != WordShape::title && words.lower <= 2)) {
        return if_so(words.lower == 0 || links_names(label, lists), Lettering::capitals);
    }
    const bool lower = words.title == 0 || words.last == WordShape::lower;
    const bool office = lower && is_office(label, lists);
    if (words.title == 0 && !office) {
        return std::nullopt;
    }
    const bool ends_upper = words.last != WordShape::lower || office;
    return if_so(ending == Ending::period ? ends_upper || words.all <= 3
                                          : ends_upper && (words.lower == 0 || links_names(label, lists)),
                 Lettering::title);
}

bool is_abbreviation(std::string_view word, const LabelWords& words, const WordLists& lists) {
    if (words.all == 1 && words.last == WordShape::number) {
        return true;
    }
    const std::string folded = fold_phrase(strip_marks(word));
    if (words.last == WordShape::initial) {
        return !lists.questioners.contains(folded);
    }
    return lists.abbreviations.contains(folded);
}

bool starts_with_address(std::string_view label, const WordLists& lists) {
    bool field = false;
    for (const std::string_view word : words_between_blanks(label)) {
        const std::string folded = fold_phrase(strip_marks(word));
        if (lists.titles.contains(folded)) {
            return true;
        }
        if (lists.fields.contains(folded)) {
            field = true;
        } else if (field || !lists.articles.contains(folded)) {
            return !field && (lists.male.contains(folded) || lists.female.contains(folded) ||
                              lists.honorifics.contains(folded));
        }
    }
    return false;
}

bool starts_with_particle(std::string_view text, const WordLists& lists) {
    constexpr std::size_t kLongestParticle = 6;  // bytes
    const std::size_t space = text.substr(0, kLongestParticle + 1).find(' ');
    return space != std::string_view::npos && lists.particles.contains(text.substr(0, space));
}

}  // namespace rostra::speakers
