// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace rostra::captions {

/// `&amp;`, `&#39;`, `&#x27;`: a character written by its name or number.
struct CharacterReference {
    std::size_t size = 0;  ///< bytes, `&` and `;` among them; never fewer than those of the character
    char32_t code_point = 0;
    std::array<char, 4> bytes{};  ///< the character in UTF-8
    std::size_t count = 0;        ///< how many of them

    [[nodiscard]] std::string_view utf8() const { return {bytes.data(), count}; }
};

/// The reference that begins at `at`. None where none begins there, its name is not known, or what it stands for is a
/// control character: it is text as it stands then.
[[nodiscard]] std::optional<CharacterReference> read_reference(std::string_view text, std::size_t at);

}  // namespace rostra::captions
