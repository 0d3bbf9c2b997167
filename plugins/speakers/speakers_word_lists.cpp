// SPDX-License-Identifier: Apache-2.0
#include "speakers_word_lists.hpp"

#include <utility>

#include "speakers_letters.hpp"

namespace rostra::speakers {

WordLists WordLists::load(const Data& data) {
    WordLists lists;
    const std::pair<const char*, WordList*> names[] = {
        {"articles.txt", &lists.articles},
        {"male.txt", &lists.male},
        {"female.txt", &lists.female},
        {"honorifics.txt", &lists.honorifics},
        {"titles.txt", &lists.titles},
        {"fields.txt", &lists.fields},
        {"connectors.txt", &lists.connectors},
        {"particles.txt", &lists.particles},
        {"surnames.txt", &lists.surnames},
        {"postnominals.txt", &lists.postnominals},
        {"questioners.txt", &lists.questioners},
        {"unnamed.txt", &lists.unnamed},
        {"headings.txt", &lists.headings},
        {"question-cues.txt", &lists.question_cues},
        {"abbreviations.txt", &lists.abbreviations},
        {"procedures.txt", &lists.procedures},
        {"closings.txt", &lists.closings},
    };
    for (const std::string_view language : data.folders()) {
        for (const auto& [name, list] : names) {
            for (const TextLine& line : data.entries_if_there(std::string(language) + "/" + name)) {
                std::string entry = fold(line.text);
                if (!entry.empty()) {
                    list->insert(std::move(entry));
                }
            }
        }
    }
    return lists;
}

}  // namespace rostra::speakers
