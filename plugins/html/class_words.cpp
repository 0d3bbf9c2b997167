// SPDX-License-Identifier: Apache-2.0
#include "class_words.hpp"

#include <stdexcept>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::html {

ClassWords::ClassWords(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, std::min(end, text.find('#')));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::vector<std::string_view> words = words_between_blanks(line);
        if (words.empty()) continue;
        if (words.size() != 2)
            throw std::runtime_error("a line needs a word and a rule, not '" + std::string(line) + "'");
        rules_.emplace(words[0], words[1]);
    }
}

std::string_view ClassWords::rule_of(const GumboNode& element) const {
    switch (element.v.element.tag) {
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_BODY:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_ARTICLE:
            return {};
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_MENU:
            return "navigation";
        case GUMBO_TAG_FOOTER:
            return "footer";
        case GUMBO_TAG_ASIDE:
            return "sidebar";
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_LABEL:
            return "form";
        case GUMBO_TAG_FIGCAPTION:
            return "caption";
        default:
            break;
    }
    for (const char* name : {"role", "class", "id"}) {
        if (const std::string_view rule = rule_of(attribute(element, name)); !rule.empty()) return rule;
    }
    return {};
}

/// `site-footer`, `siteFooter` and `site_footer` are `site` and `footer`.
std::string_view ClassWords::rule_of(std::string_view names) const {
    std::string word;
    std::string_view rule;
    const auto look = [&] {
        const auto found = rules_.find(word);
        if (found != rules_.end() && rule.empty()) rule = found->second;
        word.clear();
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0 && is_ascii_capital(names[i]) && is_ascii_small(names[i - 1])) look();
        if (is_ascii_letter(names[i])) {
            word += to_ascii_small(names[i]);
        } else {
            look();
        }
    }
    look();
    return rule;
}

}  // namespace rostra::html
