// SPDX-License-Identifier: Apache-2.0
#include "speakers_word_lists.hpp"

#include <algorithm>
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
        {"closings.txt", &lists.closings},
        {"divisions.txt", &lists.divisions},
        {"attributions.txt", &lists.attributions},
    };
    for (const std::string_view language : data.folders()) {
        for (const auto& [name, list] : names) {
            const WordList words = WordList::of(data, std::string(language) + "/" + name, "speakers");
            for (const WordList::Entry& entry : words.entries()) {
                list->insert(fold_phrase(entry.text));
            }
        }
        const WordList phrases = WordList::of(data, std::string(language) + "/procedures.txt", "speakers");
        for (const WordList::Entry& entry : phrases.entries()) lists.procedures.add(entry.text);
    }
    for (const WordSet* list : {&lists.particles, &lists.connectors, &lists.articles, &lists.titles,
                                &lists.fields, &lists.male, &lists.female, &lists.honorifics}) {
        lists.linking.insert(list->begin(), list->end());
    }
    lists.events = EventWords::load(data);
    const std::pair<Mark, const WordSet*> marks[] = {
        {kArticle, &lists.articles},
        {kMale, &lists.male},
        {kFemale, &lists.female},
        {kHonorific, &lists.honorifics},
        {kAbbreviation, &lists.abbreviations},
        {kTitle, &lists.titles},
        {kField, &lists.fields},
        {kQuestioner, &lists.questioners},
        {kUnnamed, &lists.unnamed},
        {kHeading, &lists.headings},
        {kLinking, &lists.linking},
        {kClosing, &lists.closings},
    };
    for (const auto& [mark, list] : marks) {
        for (const std::string& phrase : *list) {
            lists.marks_[table_hash(phrase)] |= mark;
            const auto spaces = static_cast<std::int32_t>(std::count(phrase.begin(), phrase.end(), ' '));
            lists.most_words_ = std::max(lists.most_words_, spaces + 1);
        }
    }
    return lists;
}

}  // namespace rostra::speakers
