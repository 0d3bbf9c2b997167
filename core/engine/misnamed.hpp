// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "engine/reader_choice.hpp"

namespace rostra::core {

/// Whether a name ends as those of files that are no text do: ".pdf", ".xlsx".
[[nodiscard]] bool is_named_binary(std::string_view name);

/// What is to be said of a file that is not what the ending of its name says: "is named '.csv', and is a web page (HTML)".
/// "" where the name says nothing, or what is there. `judged`: the file is refused or warned of anyway where it is no prose.
/// Names are compared in any case; bytes that are not of an encoding with ASCII's characters at their places say nothing.
[[nodiscard]] std::string misnamed(std::string_view name, std::string_view bytes, const ReaderChoice& choice,
                                   bool judged);

}  // namespace rostra::core
