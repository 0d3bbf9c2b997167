// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source_place.hpp"
#include "engine/run_host.hpp"

namespace rostra::core {

/// What a person put right once, for every later run.
///
///     [[correction]]
///     document = "2020-03-26/briefing.txt"      # left out: every document
///     text = "Could you tell us what it costs"  # where: the words as they stand; white space does not matter
///     occurrence = 2                            # which of several, or "all"; left out: it stands there once
///     layer = "turn"                            # what is put right; the stage that makes the layer reads the rest
///     kind = "question"
struct Correction {
    std::string document;  ///< "": every one
    std::string text;
    std::int64_t occurrence = 0;  ///< from 1; 0: the only one; kAll
    std::string layer;
    std::vector<std::pair<std::string, std::string>> values;  ///< the other keys, as they are written
    SourcePlace place;

    static constexpr std::int64_t kAll = -1;
};

/// The corrections of a file, or all that is wrong with it.
struct ReadCorrections {
    std::vector<Correction> corrections;
    std::vector<Diagnostic> errors;
};

[[nodiscard]] ReadCorrections parse_corrections(std::string_view text, const std::string& shown);
[[nodiscard]] ReadCorrections read_corrections(const std::string& path, const std::string& shown);

/// Where a correction's words stand in a text: begin and end of each place, ascending.
[[nodiscard]] std::vector<std::pair<std::int32_t, std::int32_t>> places_of(std::string_view words,
                                                                           std::string_view text);

/// The corrections of a run. Thread-safe.
class Corrections {
public:
    explicit Corrections(std::vector<Correction> corrections = {});

    struct Placed {
        std::vector<PlacedCorrection> corrections;  ///< by place, then as the file has them
        std::vector<std::size_t> used;      ///< numbers of those that speak of this document, or stand in it
        std::vector<std::string> problems;  ///< words that do not stand there as they should, in words
    };
    /// Those of one document, at their places in its text.
    [[nodiscard]] Placed place(std::string_view document, std::string_view text) const;

    /// Those that are not among `used`, by any document of the run, in words.
    [[nodiscard]] std::vector<std::string> unused(const std::vector<std::size_t>& used) const;

private:
    std::vector<Correction> corrections_;
    std::unordered_map<std::string_view, std::vector<std::size_t>>
        by_document_;  ///< ascending; "": every one
};

}  // namespace rostra::core
