// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "caption_times.hpp"
#include "cue_markup.hpp"

namespace rostra::captions {

/// A line of a cue: bytes of the text.
struct CueLine {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What is shown from one time to another.
struct Cue {
    Period time;
    std::size_t first_line = 0;  ///< in CaptionFile::lines
    std::size_t line_count = 0;
    std::size_t name_begin = 0;  ///< who says it, where a field of the cue says so; both 0: none does
    std::size_t name_end = 0;
};

/// Lines that were left out, and where the first stands.
struct LeftOut {
    std::size_t count = 0;
    std::size_t first = 0;

    void add(std::size_t at) {
        if (count++ == 0) first = at;
    }
};

/// Captions as their file has them: cues in the file's order, with all their lines, mark-up and all.
struct CaptionFile {
    Form form = Form::cues;
    std::string_view title;     ///< behind WEBVTT; empty where nothing is
    std::string_view language;  ///< of the file's head; empty where it says none
    std::vector<Cue> cues;
    std::vector<CueLine> lines;
    LeftOut before_first;  ///< lines before the first time
    LeftOut broken_times;  ///< lines that are made as times are and cannot be read
};

/// Calls `asked` every few thousand lines.
[[nodiscard]] CaptionFile read_captions(std::string_view text, const std::function<void()>& asked);

/// The same of what begins with `[Script Info]`; see script_events.cpp.
[[nodiscard]] CaptionFile read_script(std::string_view text, const std::function<void()>& asked);

/// Lines of a text, without what ends them: LF, CR LF, or CR where there is no LF at all.
class FileLines {
public:
    explicit FileLines(std::string_view text)
        : text_(text), mark_(text.find('\n') == std::string_view::npos ? '\r' : '\n') {}

    bool next(CueLine& line);

private:
    std::string_view text_;
    char mark_;
    std::size_t at_ = 0;
};

}  // namespace rostra::captions
