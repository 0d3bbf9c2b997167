// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "event_words.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Where a note stands, which decides how freely it is read.
enum class NotePlace : std::uint8_t {
    inside,     ///< in brackets, within what somebody says
    opening,    ///< in brackets, before the first word of a speech
    paragraph,  ///< in brackets, alone on its lines
    line,       ///< without brackets, a line of its own within what somebody says
    between,    ///< without brackets, a line that nobody says
};

/// What a note tells.
struct Note {
    EventKind kind = EventKind::direction;
    std::string_view speaker;  ///< a part of the note; empty where nobody is named
    bool person = false;  ///< the speaker is somebody: has a form of address, or calls out words of his own
    bool listed = true;   ///< a list has its words
};

/// Reads what stands between brackets, or on a line; nothing where it is no event.
///
///     read_note("Ole Lind [CDU]: Nein!", NotePlace::paragraph, …)    // interjection, Ole Lind [CDU]
std::optional<Note> read_note(std::string_view note, NotePlace place, const WordLists& lists);

}  // namespace rostra::speakers
