// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report_documents.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "rostra/services.hpp"

namespace rostra::report {

/// The words of each language that lists for people pass over, unless asked for: "the", "and". No measure leaves them out.
class StopWords {
public:
    explicit StopWords(const Data& data) {
        for (const std::string_view name : data.names()) {
            if (!name.ends_with("/stop-words.txt")) continue;
            const std::string_view language = name.substr(0, name.find('/'));
            std::string& words = words_[std::string(language)];
            const WordList list = WordList::of(data, name);
            for (const WordList::Entry& entry : list.entries()) {
                if (!words.empty()) words += ' ';
                words += entry.text;
            }
        }
    }

    /// Those of the documents' languages as a JSON object: {"en":"a about …"}.
    void append_json_of(std::string& out, const std::vector<ListedDocument>& documents) const;

private:
    std::map<std::string, std::string, std::less<>> words_;  // by language, a space between two
};

}  // namespace rostra::report
