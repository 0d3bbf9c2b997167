// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "calendar_date.hpp"
#include "fact_words.hpp"

namespace rostra::document_facts {

/// The day in the name of a document's file: 2031-05-14, 2031_05_14, 20310514, 16-08-2031. None where the name has another
/// number that may be one, where day and month cannot be told apart, and where there is no such day.
///
/// `id` as Document::id has it: a path, and a key behind `#`.
[[nodiscard]] std::optional<CalendarDate> date_of_name(std::string_view id, DateOrder order);

}  // namespace rostra::document_facts
