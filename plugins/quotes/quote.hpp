// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "source_phrase.hpp"

namespace rostra::quotes {

enum class QuoteType : std::uint8_t {
    direct,    ///< in marks
    indirect,  ///< retold: Xu said that …
    mixed,     ///< retold, some of it in marks
};

constexpr std::string_view kQuoteTypes[] = {"direct", "indirect", "mixed"};

/// What ties what was said to who says it, the strongest first.
enum class Tie : std::uint8_t {
    clause,      ///< a clause of its own beside it: “…”, said Xu
    same,        ///< the piece before in its paragraph: “…,” said Xu. “…”
    far,         ///< a clause of the sentence, with words between
    borrowed,    ///< the subject of another clause: Xu left, saying …
    line,        ///< a line that names who says it: — Xu, minister
    turn_about,  ///< two who speak in turn
    none,
};

/// What somebody is quoted as saying.
struct Quote {
    Span span;  ///< what was said, without the marks around it
    QuoteType type = QuoteType::direct;
    Tie tie = Tie::none;
    bool closed = false;                  ///< a clause says that somebody speaks, and who cannot be read
    std::optional<SourcePhrase> speaker;  ///< none: the text does not say nearby
    Span cue;                             ///< empty: none
    Span around;                          ///< with its marks
    std::int32_t continues = -1;          ///< begin of the piece that it goes on from; -1: of none
    std::int32_t last_paragraph = 0;      ///< in which it ends
};

}  // namespace rostra::quotes
