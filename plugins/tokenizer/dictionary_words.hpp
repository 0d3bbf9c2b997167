// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/ubrk.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rostra::tokenizer {

/// Divides what is written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) by ICU's
/// dictionaries. Not to be shared by threads.
class DictionaryWords {
public:
    /// `language`: BCP 47, "" for none in particular. Throws std::runtime_error where ICU lacks its data.
    explicit DictionaryWords(const std::string& language);

    /// Whether ICU joins two letters over a colon, as it does in Finnish and Swedish.
    [[nodiscard]] bool colon_joins();

    /// The ends of the words in a stretch between two boundaries of WordRules, ascending; the last is its
    /// size. Valid until the next call.
    [[nodiscard]] const std::vector<std::size_t>& ends(std::string_view stretch);

private:
    struct Close {
        void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
    };
    void restart(const UChar* text, std::size_t size);

    std::unique_ptr<UBreakIterator, Close> iterator_;
    std::vector<UChar> utf16_;
    std::vector<std::size_t> ends_;
};

}  // namespace rostra::tokenizer
