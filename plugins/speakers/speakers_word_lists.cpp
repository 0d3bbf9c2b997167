// SPDX-License-Identifier: Apache-2.0
#include "speakers_word_lists.hpp"

#include <string>
#include <utility>

#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::speakers {

WordLists WordLists::load(const Data& data) {
    WordLists lists;
    const std::pair<const char*, WordSet*> names[] = {
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
        {"crowds.txt", &lists.crowds},
        {"generic.txt", &lists.generic},
        {"headings.txt", &lists.headings},
        {"question-cues.txt", &lists.question_cues},
        {"abbreviations.txt", &lists.abbreviations},
        {"procedures.txt", &lists.procedures},
        {"closings.txt", &lists.closings},
        {"divisions.txt", &lists.divisions},
        {"attributions.txt", &lists.attributions},
    };
    for (const std::string_view language : data.folders()) {
        for (const auto& [name, list] : names) {
            const WordList words = WordList::of(data, std::string(language) + "/" + name, "speakers");
            for (const WordList::Entry& entry : words.entries()) {
                list->insert(list == &lists.procedures ? std::string(entry.text) : fold_phrase(entry.text));
            }
        }
    }
    for (const WordSet* list : {&lists.particles, &lists.connectors, &lists.articles, &lists.titles,
                                &lists.fields, &lists.male, &lists.female, &lists.honorifics}) {
        lists.linking.insert(list->begin(), list->end());
    }
    lists.events = EventWords::load(data);
    return lists;
}

}  // namespace rostra::speakers
