// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event_words.hpp"
#include "rostra/span.hpp"
#include "speakers_word_lists.hpp"
#include "transcript.hpp"

namespace rostra::speakers {

/// Something that happens beside what is said.
struct Event {
    Span place;  ///< with the brackets around it, where it stands alone in them
    EventKind kind = EventKind::direction;
    std::string speaker;  ///< as printed, where one is named; else empty
    bool person = false;  ///< the speaker is surely somebody, whether he has turns or not
    std::string name;     ///< the person, by the fullest name the document has; empty where nobody is named
};

/// The events of a document that has turns, in order, none overlapping another. They stand in brackets, in mark-up of emphasis or
/// on lines of their own, and never in a label:
///
///     (Beifall bei der SPD – Ole Lind [CDU]: Nein!)    applause, and interjection of Ole Lind
///
/// What is in brackets and on no list is a direction where it is a paragraph of its own or opens a speech, else a part of it.
std::vector<Event> find_events(std::string_view text, const std::vector<Turn>& turns, const WordLists& lists);

}  // namespace rostra::speakers
