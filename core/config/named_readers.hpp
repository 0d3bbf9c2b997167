// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/check_pipeline.hpp"
#include "manifest/catalogue.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// The reader that hands on a file's bytes as they are. Others make texts of what they read.
inline constexpr std::string_view kPlainReader = "text";

/// A reader as `reader` of [input] names it.
struct NamedReader {
    std::string name;
    SourcePlace place;
    bool by_default = false;  ///< it does not
};

/// `place`, or the pipeline as a whole for what is so by default.
[[nodiscard]] SourcePlace known_place(const SourcePlace& place, const PipelineRequest& request);

/// One name, or a list of names; where `reader` is absent, "auto", or of the wrong type, which is said then, the plain reader and,
/// in the order of their ids, all that say which files are their own.
/// `label`: how messages speak of the input.
[[nodiscard]] std::vector<NamedReader> name_readers(const std::string& label, const OptionValue* input,
                                                    const PipelineRequest& request,
                                                    const Catalogue& catalogue, Diagnostics& errors);

}  // namespace rostra::core
