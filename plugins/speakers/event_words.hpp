// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rostra/analysis/language/word_set.hpp"
#include "rostra/services.hpp"

namespace rostra::speakers {

/// What happens beside what is said.
enum class EventKind : std::uint8_t {
    applause,
    laughter,
    interjection,  ///< what others call or say in between, and their noise
    silence,
    sound,      ///< music, coughs, bells
    unclear,    ///< what nobody could make out
    time,       ///< when the transcript was there
    vote,       ///< a vote and its outcome
    direction,  ///< what is done, or how something is said
    procedure,  ///< what the clerk or the chamber did
};

std::string_view name_of(EventKind kind);

/// The words of events, of all languages: `data/LANGUAGE/events.txt`, lines `KIND: word, two words, begin*, …`. Words of the line
/// `around` may stand beside them: `loud`, `from the`.
class EventWords {
public:
    /// Throws std::runtime_error that names file and line where a line has no known kind.
    static EventWords load(const Data& data);

    /// What the words of a note say, of which the first dozens are looked at.
    struct Reading {
        std::optional<EventKind> kind;  ///< of the first word that a list has
        bool first = false;             ///< no word but those of `around` stands before it
        bool only = false;              ///< nor beside it, figures aside
        std::size_t words = 0;          ///< of the note
        std::string_view before;        ///< what stands before that word
        std::string_view behind;        ///< and behind it
    };
    [[nodiscard]] Reading read(std::string_view note) const;
    /// Whether a note begins with a word that an event may be told by, those aside that may stand beside it. Much faster than read(),
    /// and false of most lines.
    [[nodiscard]] bool may_begin(std::string_view note) const;

private:
    struct Match {
        EventKind kind;
        std::size_t words;
    };
    [[nodiscard]] std::optional<Match> match(const std::vector<std::string>& words, std::size_t at) const;
    [[nodiscard]] Reading read_unspaced(std::string_view note) const;

    template <class Value>
    using ByWord = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

    [[nodiscard]] std::optional<EventKind> head_of(std::string_view word) const;

    ByWord<EventKind> phrases_;
    ByWord<std::size_t> begins_;  ///< the first words of phrases, and how many words the longest of each has
    ByWord<EventKind> heads_;     ///< of words with any ending
    std::bitset<65536> head_pairs_;  ///< the first two bytes of these: most words begin none
    std::size_t longest_head_ = 0;   ///< bytes
    std::vector<std::pair<std::string, EventKind>> unspaced_;  ///< of scripts without spaces, longest first
    WordSet around_;
    std::vector<std::string> around_heads_;
};

}  // namespace rostra::speakers
