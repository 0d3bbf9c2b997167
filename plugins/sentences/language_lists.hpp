// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "rostra/data.hpp"

namespace rostra::sentences {

/// Words to be asked for by any string.
class WordSet {
public:
    void add(std::string word) { words_.insert(std::move(word)); }
    [[nodiscard]] bool has(std::string_view word) const { return words_.find(word) != words_.end(); }
    [[nodiscard]] bool empty() const { return words_.empty(); }

    /// Also as they stand in capitals or at the beginning of a sentence: MR for Mr, No for no.
    [[nodiscard]] bool has_any_case(std::string_view word) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
    };
    std::unordered_set<std::string, Hash, std::equal_to<>> words_;
};

/// What is known of the full stop in one language or several. Abbreviations stand without their last full
/// stop.
struct LanguageLists {
    WordSet never_last;     ///< Mr, e.g: the sentence goes on
    WordSet abbreviations;  ///< Co, Ave: it goes on but before a word that begins sentences
    WordSet often_last;     ///< p.m, etc: a capital letter behind begins a new one
    WordSet before_number;  ///< No, p, Jan: it goes on before a number
    WordSet after_ordinal;  ///< what follows a number with a full stop: German Januar
    WordSet starters;       ///< The, He: words that begin sentences

    /// Adds the lists of a language, such as "en"; lists that are absent there are empty. False where it has none.
    bool add_language(const Data& data, std::string_view language);
};

/// Adds the entries of a list.
void add_list(const std::vector<TextLine>& entries, WordSet& words);

}  // namespace rostra::sentences
