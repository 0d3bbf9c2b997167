// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "config/plan.hpp"

namespace rostra::core {

/// The reader for an input, as an index in InputPlan::readers: the first whose manifest accepts what the input begins
/// with; else the first that accepts the format that the host finds its text to be; else the first that accepts its
/// name; else the first that accepts everything. kNone: there is none.
/// `prose`: whether the input was looked at for formats, and has none, so that nobody need look again.
[[nodiscard]] std::size_t choose_reader(const InputPlan& input, std::string_view name, std::string_view bytes,
                                        bool* prose = nullptr);

/// What to say of an input that no reader takes.
[[nodiscard]] std::string no_reader_text(const InputPlan& input);

}  // namespace rostra::core
