// SPDX-License-Identifier: Apache-2.0
#include "written_title.hpp"

#include "quote_text.hpp"

namespace rostra::quotes {

bool is_title(std::string_view text, Span inner, const QuoteWords& words) {
    constexpr WordFlags kSmall = kStop | kConnector | kConjunction | kArticle | kParticle | kDeterminer;
    const auto end = static_cast<std::size_t>(inner.end);
    int capitals = 0;
    for (auto at = static_cast<std::size_t>(inner.begin); at < end;) {
        const std::size_t behind = word_end(text, at, end);
        if (behind == at) {
            at += symbol_at(text, at).size;
            continue;
        }
        capitals += is_capital_at(text, at) ? 1 : 0;
        const bool small = behind - at == 1 || (words.flags(text.substr(at, behind - at)) & kSmall) != 0;
        if (is_lower_at(text, at) && !small) return false;
        at = behind;
    }
    return capitals >= 2;
}

}  // namespace rostra::quotes
