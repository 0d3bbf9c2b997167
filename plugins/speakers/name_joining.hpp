// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/word_set.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

enum class Gender : std::uint8_t { unsaid, male, female };

/// A name to compare: its words folded, the form of address taken off.
struct PersonName {
    std::vector<std::string> words;
    Gender gender = Gender::unsaid;
    std::string address;  ///< as printed: `MS.`
    std::string printed;  ///< the name behind it
};

/// The same for names of the same words.
std::uint64_t key_of(const PersonName& name);

/// Reads `[form of address] name`, as Identity::name has it.
PersonName read_name(std::string_view name, const WordLists& lists);

/// Which names may stand for the same person where nothing speaks against it.
enum class Shortening : std::uint8_t {
    surnames,  ///< the last words, or all but some in the middle or behind: Psaki, Claudia Sheinbaum
    any,       ///< a first name alone too: within one document
};

/// A name that may be two people's, and is therefore nobody's but its own.
struct NameClash {
    std::size_t name;
    std::vector<std::size_t> people;  ///< two names or more, ascending
};

struct JoinedNames {
    /// For each name the index of the fullest one it is a shorter form of; its own index where there is none, and where
    /// two could be meant: with Tomas and Ilse Halloran about, MS. HALLORAN stays herself.
    std::vector<std::size_t> joined;
    std::vector<NameClash> clashes;  ///< by name
};

/// `surnames`: folded words that stand first in a name, so that Mr. Luo may be Luo Zhaohui.
JoinedNames join_names(const std::vector<PersonName>& names, Shortening shortening, const WordSet& surnames);

}  // namespace rostra::speakers
