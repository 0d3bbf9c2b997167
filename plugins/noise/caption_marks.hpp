// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"

namespace rostra::noise {

/// What captions are timed, numbered and styled with, as the formats WebVTT and SubRip have it, in order and disjoint:
/// `00:00:05.000 --> 00:00:09.000 align:start` with the number or name above it, the head `WEBVTT`, its blocks `NOTE`,
/// `STYLE` and `REGION`, and tags such as `<i>`; of `<v Ana Ruiz>` all but the name. Nothing where no line is timed so.
///
/// Lines that are nothing else are taken out of `lines`.
std::vector<Span> take_caption_marks(std::string_view text, std::vector<Line>& lines);

}  // namespace rostra::noise
