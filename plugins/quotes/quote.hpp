// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "attribution.hpp"

namespace rostra::quotes {

enum class QuoteType : std::uint8_t {
    direct,    ///< in marks
    indirect,  ///< retold: Xu said that …
    mixed,     ///< retold, some of it in marks
};

constexpr std::string_view kQuoteTypes[] = {"direct", "indirect", "mixed"};

/// What somebody is quoted as saying.
struct Quote {
    Span span;  ///< what was said, without the marks around it
    QuoteType type = QuoteType::direct;
    std::optional<SpeakerPhrase> speaker;  ///< none: the text does not say nearby
    Span cue;                              ///< empty: none
    Span around;                           ///< with its marks
    std::int32_t last_paragraph = 0;       ///< in which it ends
};

}  // namespace rostra::quotes
