// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rostra::core {

/// "captions (WebVTT)" or "captions (SubRip)" where a text, which begins with `head`, begins as these do; else empty.
[[nodiscard]] std::string_view caption_format(std::string_view head);

}  // namespace rostra::core
