// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/plan.hpp"
#include "unicode/format_probe.hpp"

namespace rostra::core {

/// The reader of a file, and what the file was found to be meanwhile.
struct ReaderChoice {
    std::size_t reader = kNone;  ///< index in Plan::readers
    bool prose = false;          ///< it was looked at for formats, and has none; nobody need look again
    std::optional<FoundFormat> format;  ///< it has this one
};

/// The reader for a file of an input, of `readers`, those of the plan: of the input's own the first whose manifest accepts
/// what the file begins with; else the first that accepts the format that the host finds its text to be; else the first that
/// accepts its name, but for names that the bytes belie: bytes that are known to be no text under a name of texts go to none
/// that accepts formats of text, plain text under a name of others (".pdf") to none; else the first that accepts everything.
/// kNone: there is none.
[[nodiscard]] ReaderChoice choose_reader(const InputPlan& input, const std::vector<StagePlan>& readers,
                                         std::string_view name, std::string_view bytes);

/// Whether an input begins as a reader says that its own do.
[[nodiscard]] bool begins_so(const AcceptedInputs& accepts, std::string_view bytes);

/// Whether a name ends in one of a reader's extensions, in whatever case.
[[nodiscard]] bool is_named_so(const AcceptedInputs& accepts, std::string_view name);

/// What to say of an input that no reader takes.
[[nodiscard]] std::string no_reader_text(const InputPlan& input, const std::vector<StagePlan>& readers);

}  // namespace rostra::core
