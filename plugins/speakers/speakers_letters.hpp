// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

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

/// The words of `text`: what stands between white space.
std::vector<std::string_view> words_of(std::string_view text);

/// `text` with case folded, white space squeezed to one space and trimmed: for comparing.
std::string fold(std::string_view text);

/// `word` without the punctuation around it.
std::string_view strip_marks(std::string_view word);

/// Whether the last character ends a sentence, or closes a quotation.
bool ends_sentence(std::string_view text);

/// `text` with single spaces between words, none around.
std::string squeeze(std::string_view text);

/// A word of capitals as it is written in running text: `McCAIN` is `McCain`, `JEAN-PIERRE` is `Jean-Pierre`.
std::string uncapitalize(std::string_view word);

/// The number of letters and digits in `text`, counted up to `limit`.
int count_letters(std::string_view text, int limit);

}  // namespace rostra::speakers
