// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace rostra::core {

/// A place in a text, for a person with an editor.
struct LinePlace {
    std::uint64_t line = 0;    ///< from 1; 0: the bytes have no lines
    std::uint64_t column = 0;  ///< from 1, in characters of UTF-8; of bytes that are none, each counts
};

/// Bytes of an input that words were made of.
struct SourceStretch {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    LinePlace place;
    bool exact = false;  ///< these are the words' own bytes; else words were made of all of them together
};

/// A place in a document of a run, and where it stands in the file that the person has.
struct FoundPlace {
    std::string document;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    LinePlace place;     ///< in the document's text
    std::string before;  ///< what stands in front of the words, in their first line
    std::string words;
    std::string after;    ///< what stands behind them, in their last line
    std::string input;    ///< id
    std::string file;     ///< absolute path; "" where it is not known
    std::string archive;  ///< absolute path of what `file` is in, as if that were a folder; "": nothing
    std::vector<SourceStretch> stretches;  ///< in the order of the text
    std::string
        problem;  ///< why the stretches cannot be looked up: the file is gone, was changed, …; "": they can
};

/// Which place to look for.
struct PlaceRequest {
    std::string run;  ///< the run directory
    std::string document;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::string root;  ///< folder that the inputs stand below now; "": where the run found them
};

/// Finds a place of an earlier run. The error says why there is no such run, document or place, or why its words cannot
/// be had.
[[nodiscard]] Result<FoundPlace> find_place(const PlaceRequest& request);

}  // namespace rostra::core
