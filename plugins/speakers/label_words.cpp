// SPDX-License-Identifier: Apache-2.0
#include "label_words.hpp"

#include <cstdint>
#include <string>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::uint32_t kAddress = WordLists::kMale | WordLists::kFemale;
constexpr std::uint32_t kRespect = kAddress | WordLists::kHonorific;

std::uint32_t marks_of(std::string_view word, const WordLists& lists, std::string& folded) {
    fold_phrase(strip_marks(word), folded);
    return lists.marks_of(folded);
}

}  // namespace

bool starts_with_address(std::string_view label, const WordLists& lists) {
    std::string folded;
    bool field = false;
    std::size_t at = 0;
    for (std::string_view word; !(word = next_between_blanks(label, at)).empty();) {
        const std::uint32_t marks = marks_of(word, lists, folded);
        if ((marks & WordLists::kTitle) != 0) return true;
        if ((marks & WordLists::kField) != 0) {
            field = true;
        } else if (field || (marks & WordLists::kArticle) == 0) {
            return !field && (marks & kRespect) != 0;
        }
    }
    return false;
}

bool is_address(std::string_view word, const WordLists& lists) {
    std::string folded;
    return (marks_of(word, lists, folded) & kRespect) != 0;
}

bool is_address_or_title(std::string_view word, const WordLists& lists) {
    std::string folded;
    return (marks_of(word, lists, folded) & (kRespect | WordLists::kTitle)) != 0;
}

bool is_vocative(std::string_view label, const WordLists& lists) {
    std::string folded;
    std::size_t at = 0;
    const std::string_view first = next_between_blanks(label, at);
    if ((marks_of(first, lists, folded) & kAddress) == 0) return false;
    int offices = 0;
    for (std::string_view word; !(word = next_between_blanks(label, at)).empty(); ++offices) {
        if (word_shape(word) == WordShape::capitals ||
            (marks_of(word, lists, folded) & WordLists::kTitle) == 0)
            return false;
    }
    return offices > 0;
}

}  // namespace rostra::speakers
