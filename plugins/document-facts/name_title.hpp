// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::document_facts {

/// The title in the name of a document's file, for a text that has none: of 2031-05-14-press-briefing-by-the-harbour-office.txt
/// `press briefing by the harbour office`. Empty where the name has fewer than three words beside its numbers, or what is no
/// word.
///
/// `id` as Document::id has it: a path, and a key behind `#`, which names one document of several, so that the file's name is no
/// title.
[[nodiscard]] std::string title_of_name(std::string_view id);

}  // namespace rostra::document_facts
