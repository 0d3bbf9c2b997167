// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "rostra/analysis/language/word_list.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "rostra/services.hpp"

namespace rostra::sentences {

/// Words that are told apart by their case.
class CasedWords {
public:
    void add(std::string_view word) { words_.emplace(word); }
    [[nodiscard]] bool has(std::string_view word) const { return words_.contains(word); }
    [[nodiscard]] bool empty() const { return words_.empty(); }

    /// Also as they stand in capitals or at the beginning of a sentence: MR for Mr, No for no.
    [[nodiscard]] bool has_any_case(std::string_view word) const;

private:
    WordSet words_;
};

/// What is known of the full stop in one language or several. Abbreviations stand without their last full
/// stop.
struct LanguageLists {
    CasedWords never_last;     ///< Mr, e.g: the sentence goes on
    CasedWords abbreviations;  ///< Co, Ave: it goes on but before a word that begins sentences
    CasedWords often_last;     ///< p.m, etc: a capital letter behind begins a new one
    CasedWords after_time;     ///< Tuesday, EDT: p.m. before it ends nothing
    CasedWords says;           ///< asked: what stands in marks before a name and it goes on
    CasedWords before_number;  ///< No, p, Jan: it goes on before a number
    CasedWords after_ordinal;  ///< what follows a number with a full stop: German Januar
    CasedWords starters;       ///< The, He: words that begin sentences

    /// Adds the lists of a language, such as "en"; lists that are absent there are empty. False where it has none.
    bool add_language(const Data& data, std::string_view language);
};

/// Adds the entries of a list.
void add_list(const WordList& list, CasedWords& words);

}  // namespace rostra::sentences
