// SPDX-License-Identifier: Apache-2.0
#include "report_stop_words.hpp"

#include <set>

#include "report_json.hpp"
#include "rostra/analysis/language/language_tag.hpp"

namespace rostra::report {

namespace {

/// The language whose list there is: Norwegian has one for both of its written forms.
std::string listed_language(std::string_view tag) {
    std::string language = primary_language(tag);
    if (language == "nb" || language == "nn") language = "no";
    return language;
}

}  // namespace

void StopWords::append_json_of(std::string& out, const std::vector<ListedDocument>& documents) const {
    std::set<std::string> languages;
    for (const ListedDocument& document : documents) languages.insert(listed_language(document.language));
    out += '{';
    for (const std::string& language : languages) {
        const auto words = words_.find(language);
        if (words == words_.end()) continue;
        if (out.back() != '{') out += ',';
        append_json(out, language);
        out += ':';
        append_json(out, words->second);
    }
    out += '}';
}

}  // namespace rostra::report
