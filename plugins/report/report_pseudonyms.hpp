// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rostra/analysis/language/word_set.hpp"

namespace rostra::report {

/// Stands a pseudonym, P1, P2 and so on, wherever a person is named: by the full name, by some of its words in any order, by one
/// of them. Differences of case do not count. A word that several persons share, and alone says nobody, becomes "P?".
///
///     names.add_person("Noor Whitlock");        // in the order in which they are to be numbered
///     names.read(text);                         // every text: is "May" a name or a month there?
///     names.in_value("Ms. Whitlock's ferry");   // "Ms. P1's ferry"
///
/// A word that texts use in small letters at least as often as with a capital, such as "will", says nobody by itself.
class Pseudonyms {
public:
    /// Forms of address, folded: they are no part of a name, and neither is what a period cuts short, such as "Dr.".
    explicit Pseudonyms(WordSet address) : address_(std::move(address)) {}

    /// Another name of the person that `as` calls, who may be new. Empty names are nobody's.
    void add_person(std::string_view name, std::string_view as);
    void add_person(std::string_view name) { add_person(name, name); }
    /// Somebody who may be one of the others: new only where a word of the name is. After all that are certain.
    void add_perhaps(std::string_view name);
    /// Counts how a text writes the words of names. After the last person.
    void read(std::string_view text);
    /// A value that is to become another as a whole, such as a document's id.
    void add_whole(std::string_view value, std::string_view shown) { whole_[std::string(value)] = shown; }

    [[nodiscard]] std::size_t persons() const { return persons_; }

    [[nodiscard]] std::string in_value(std::string_view value) const;
    /// As many bytes as before, so that every place stays where it is: what a pseudonym does not fill are characters that are
    /// not seen. A name too short for its pseudonym becomes as many `*`.
    [[nodiscard]] std::string in_text(std::string_view text) const;
    /// In the strings of a JSON text that are no keys.
    [[nodiscard]] std::string in_json(std::string_view json) const;

private:
    struct Word {
        std::vector<std::size_t> persons;  // from 1, in order
        bool particle = false;             // small in a name: "van"
        std::int64_t small = 0;            // how often texts write it so
        std::int64_t capital = 0;
        [[nodiscard]] bool says_somebody() const { return !particle && (capital > small || small == 0); }
    };
    struct Read;
    struct Run;

    template <class Put>
    void walk(std::string_view text, bool json, Put put) const;
    [[nodiscard]] Run run_at(std::string_view text, const Read& first) const;
    [[nodiscard]] const Word* find(std::string_view text, const Read& read, bool& exact) const;
    void add_words(std::string_view name, std::size_t person);

    WordSet address_;
    std::size_t persons_ = 0;
    std::unordered_map<std::string, Word, StringHash, std::equal_to<>> words_;  // by folded form
    std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> by_name_;
    std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> whole_;
    /// Names in scripts without capitals, which are known as a whole alone; the longest first.
    std::vector<std::pair<std::string, std::size_t>> uncased_;
};

}  // namespace rostra::report
