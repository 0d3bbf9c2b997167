// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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

private:
    struct Match {
        EventKind kind;
        std::size_t words;
    };
    [[nodiscard]] std::optional<Match> match(const std::vector<std::string>& words, std::size_t at) const;
    [[nodiscard]] Reading read_unspaced(std::string_view note) const;

    std::map<std::string, EventKind, std::less<>> phrases_;
    std::map<std::string, EventKind, std::less<>> heads_;      ///< of words with any ending
    std::vector<std::pair<std::string, EventKind>> unspaced_;  ///< of scripts without spaces, longest first
    WordSet around_;
    std::vector<std::string> around_heads_;
    std::size_t longest_ = 1;  ///< phrase, in words
};

}  // namespace rostra::speakers
