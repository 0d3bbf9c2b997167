// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::concordance {

/// Whose letters I: in Turkish and Azerbaijani I is the capital of ı, and İ that of i.
enum class Letters { common, turkic };
[[nodiscard]] Letters letters_of(std::string_view language);

/// A word as queries and tokens are compared: Unicode's NFKC_Casefold and the plain apostrophe for the printed one.
/// Folding twice changes nothing, so norms may be folded already.
[[nodiscard]] std::string folded(std::string_view word, Letters letters = Letters::common);

/// Whether a token is a mark or symbol: it has neither letter nor digit.
[[nodiscard]] bool is_mark(std::string_view token);

/// Whether nothing but a line's end, or other white space, parts two words that would touch otherwise: both are of a
/// script that is written without spaces.
[[nodiscard]] bool runs_on(std::string_view word, std::string_view gap, std::string_view next_word);

/// UTF-8 to ICU's UTF-16; bytes that are none become U+FFFD.
[[nodiscard]] std::u16string units_of(std::string_view text);

/// And back.
[[nodiscard]] std::string utf8_of(std::u16string_view units);

}  // namespace rostra::concordance
