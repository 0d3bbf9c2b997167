// SPDX-License-Identifier: Apache-2.0
#include "event_kinds.hpp"

#include <vector>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::tei {

EventKinds::EventKinds(const DataText& text) {
    const WordList list(text);
    for (const WordList::Entry& entry : list.entries()) {
        const std::size_t equals = entry.text.find('=');
        const std::vector<std::string_view> words = words_between_blanks(entry.text.substr(0, equals));
        if (equals == std::string_view::npos || words.size() != 2)
            list.refuse(entry.line, "a line is `ELEMENT TYPE = KIND`");
        kinds_[{std::string(words[0]), std::string(words[1])}] =
            std::string(trimmed(entry.text.substr(equals + 1)));
    }
}

std::string_view EventKinds::of(std::string_view element, std::string_view type) const {
    for (const std::string_view tried : {type, std::string_view("*")}) {
        const auto at = kinds_.find({std::string(element), std::string(tried)});
        if (at != kinds_.end()) return at->second;
    }
    return "direction";
}

}  // namespace rostra::tei
