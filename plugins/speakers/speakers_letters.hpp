// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::speakers {

/// How a word is written. Only what telling labels from prose needs.
enum class WordShape {
    capitals,  ///< PSAKI, JEAN-PIERRE, McCAIN
    initial,   ///< Q, F., one capital letter
    title,     ///< Jen, López-Gatell, d'Artagnan
    lower,     ///< van, said
    number,    ///< 0, 1.
    uncased,   ///< 主持人: letters of a script without case
    mark,      ///< no letter and no digit
};

/// The shape of one word; punctuation around it does not count.
WordShape word_shape(std::string_view word);

/// `word` without the punctuation around it.
std::string_view strip_marks(std::string_view word);

/// Whether the last character ends a sentence, or closes a quotation.
bool ends_sentence(std::string_view text);

/// A word of capitals as it is written in running text: `McCAIN` is `McCain`, `JEAN-PIERRE` is `Jean-Pierre`.
/// `dotless`: in a language in which `YILMAZ` is `Yılmaz`.
std::string uncapitalize(std::string_view word, bool dotless = false);

}  // namespace rostra::speakers
