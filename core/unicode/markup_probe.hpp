// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace rostra::core {

enum class Markup : std::uint8_t { none, html, xml };

/// What a text is whose first character is '<'; `head` is its beginning.
///
/// HTML: a document type or the element `html` stands first, behind comments at most; or the text is a piece of a page,
/// which begins with a tag of one and has such tags before most of its lines, or at its end. XML: a declaration stands first, or the text begins
/// with the start tag of an element and ends with its end tag. Tags that people write into plain text, such as `<b>` or the
/// `<v Anna>` of captions, say nothing; neither does a name in angle brackets, as in a chat.
[[nodiscard]] Markup find_markup(std::string_view head, std::string_view text);

}  // namespace rostra::core
