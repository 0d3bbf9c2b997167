// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "item_label.hpp"
#include "language_lists.hpp"
#include "sentence_rules.hpp"

namespace rostra::sentences {

/// The sentences of a paragraph: the boundaries of SentenceRules, without those that stand behind an
/// abbreviation, an initial, a list's number, or before a lower-case letter; and with what closes a sentence
/// left in it.
class SentenceFinder {
public:
    SentenceFinder(const SentenceRules& rules, const LanguageLists& lists) : rules_(&rules), lists_(&lists) {}

    /// The boundary behind the sentence that begins at `begin` < text.size(), spaces included.
    [[nodiscard]] std::size_t next(std::string_view text, std::size_t begin) const;

private:
    /// What stands behind a boundary, without the brackets and quotation marks that open it.
    struct Follower {
        std::string_view word;
        SentenceClass first;
    };

    [[nodiscard]] std::size_t sentence_end(std::string_view text, std::size_t begin) const;
    [[nodiscard]] bool ends(std::string_view text, std::size_t begin, const SentenceBreak& at) const;
    [[nodiscard]] bool ends_by_period(std::string_view text, std::size_t begin, const SentenceBreak& at,
                                      const Follower& follower) const;
    [[nodiscard]] std::size_t denied_end(std::string_view text, std::size_t begin,
                                         const SentenceBreak& at) const;
    [[nodiscard]] std::size_t behind_reference_numbers(std::string_view text, std::size_t from) const;
    [[nodiscard]] bool begins_list(std::string_view text) const;
    [[nodiscard]] std::size_t next_item(std::string_view text) const;
    [[nodiscard]] bool has_words(std::string_view text) const;
    [[nodiscard]] SentenceClass single_letter(std::string_view word) const;
    [[nodiscard]] bool is_asked_behind(std::string_view text, std::size_t from) const;
    [[nodiscard]] static std::string_view behind_elision(std::string_view word);
    [[nodiscard]] bool is_acronym(std::string_view word) const;
    [[nodiscard]] bool is_known(std::string_view word) const;
    [[nodiscard]] std::string_view word_before(std::string_view text, std::size_t begin,
                                               std::size_t mark) const;
    [[nodiscard]] Follower follower(std::string_view text, std::size_t from) const;
    [[nodiscard]] std::size_t with_references(std::string_view text, const SentenceBreak& at) const;
    [[nodiscard]] std::size_t with_closing_guillemet(std::string_view text, std::size_t end) const;
    [[nodiscard]] std::size_t behind_spaces(std::string_view text, std::size_t from) const;

    const SentenceRules* rules_;
    const LanguageLists* lists_;
};

}  // namespace rostra::sentences
