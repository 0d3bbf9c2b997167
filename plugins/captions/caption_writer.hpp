// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caption_file.hpp"
#include "placed_text.hpp"

namespace rostra::captions {

/// What one voice says in one cue.
struct CueRow {
    std::int32_t begin = 0;  ///< bytes of the text
    std::int32_t end = 0;
    Period time;
    std::string voice;
};

/// Puts the words of cues into a text, line by line, and keeps where each cue stands in it.
///
///     begin_cue(cue); write_line(line, since) for each line that is kept; end_cue();
///
/// Where the mark-up names a voice, the line begins with `Ada Okafor: `, the form in which transcripts name their speakers.
class CaptionWriter {
public:
    CaptionWriter(const Utf8Input& input, Form form) : text_(input), source_(input.text()), form_(form) {}

    void begin_cue(const Cue& cue);
    void write_line(CueLine line, std::int64_t since);
    void end_cue();

    [[nodiscard]] const PlacedText& text() const { return text_; }
    [[nodiscard]] const std::vector<CueRow>& rows() const { return rows_; }

private:
    void name_voice(std::size_t begin, std::size_t end);
    void write_words(std::size_t begin, std::size_t end);
    void put(std::string_view words, std::size_t begin, std::size_t end);

    PlacedText text_;
    std::string_view source_;
    Form form_;
    std::vector<CueRow> rows_;
    std::optional<CueRow> row_;  // of the cue being written, once it has words
    Period time_;
    std::size_t name_begin_ = 0;
    std::size_t name_end_ = 0;
    std::string voice_;
    bool line_begun_ = false;
    bool after_name_ = false;  // nothing but a voice's name stands on the line
    bool gap_ = false;         // white space since the last word
};

}  // namespace rostra::captions
