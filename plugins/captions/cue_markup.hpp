// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "character_references.hpp"

namespace rostra::captions {

/// How captions are written.
enum class Form {
    cues,    ///< WebVTT and SubRip: `<i>`, `<c.yellow>`, `<00:01.500>`, `{\an8}`, `&amp;`
    events,  ///< Advanced SubStation: `{\i1}`, `\h`
};

/// A stretch of a line: bytes [begin, end) of the text.
struct Part {
    enum class Kind {
        words,      ///< as they stand
        reference,  ///< stands for one character
        tag,        ///< says nothing
        time,       ///< a tag that says when the next word is said
        voice,      ///< who says what follows: [name_begin, name_end), which is not empty
    };
    Kind kind = Kind::words;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t name_begin = 0;
    std::size_t name_end = 0;
    CharacterReference reference{};
};

/// Takes a line of a cue apart.
///
///     CueMarkup markup(text, begin, end, Form::cues);
///     for (Part part; markup.next(part);) …
class CueMarkup {
public:
    CueMarkup(std::string_view text, std::size_t begin, std::size_t end, Form form)
        : text_(text.substr(0, end)), at_(begin), form_(form) {}

    bool next(Part& part);

private:
    bool special(Part& part) const;
    bool angle_tag(Part& part) const;
    bool brace_tag(Part& part) const;

    std::string_view text_;
    std::size_t at_;
    Form form_;
};

/// What a voice's name reads, references resolved.
[[nodiscard]] std::string plain_name(std::string_view name);

}  // namespace rostra::captions
