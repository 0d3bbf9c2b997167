// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "key_table.hpp"
#include "rostra/state_bytes.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// What the run has of one name.
struct NameUse {
    std::int64_t documents = 0;
    std::int64_t turns = 0;
    std::map<std::string, std::int64_t> roles;  ///< offices and the turns they are printed for
    std::int64_t words = 0;                     ///< said in the turns; 0 where nobody counts
    std::int64_t dotless = 0;  ///< documents in a language that has `ı` for the small letter of `I`
};

/// The names of a run, as documents have them. Sums only: states may be combined in any order.
class People {
public:
    void add(std::string_view name, const NameUse& use);
    void combine(const People& other);

    void save(StateWriter& writer) const;
    void load(StateReader& reader);

    /// Each name and its use, in bytewise order.
    [[nodiscard]] std::vector<const std::pair<std::string, NameUse>*> names() const;
    [[nodiscard]] std::int64_t memory() const noexcept { return memory_; }

private:
    std::deque<std::pair<std::string, NameUse>> names_;
    KeyTable<std::uint32_t> places_;  ///< in names_, from 1
    std::int64_t memory_ = 0;
};

/// One name of the run and the person it stands for.
struct Person {
    std::string name;        ///< as documents have it
    std::string speaker_id;  ///< the person's one name
    std::string role;        ///< the office printed most often with this name
    std::int64_t documents = 0;
    std::int64_t turns = 0;
    std::int64_t words = 0;
};

struct Identities {
    std::vector<Person> people;         ///< ordered by speaker_id, then name
    std::vector<std::string> warnings;  ///< names that could be two people's, in words
};

/// Joins the names of a run. A surname alone joins a full name only where one person can be meant.
Identities identify(const People& people, const WordLists& lists);

}  // namespace rostra::speakers
