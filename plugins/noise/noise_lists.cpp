// SPDX-License-Identifier: Apache-2.0
#include "noise_lists.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "rostra/analysis/language/word_list.hpp"

namespace rostra::noise {

NoiseLists NoiseLists::load(const Data& data) {
    NoiseLists lists;
    const std::pair<const char*, PhraseSet*> names[] = {
        {"languages.txt", &lists.languages}, {"share.txt", &lists.share},
        {"print.txt", &lists.print},         {"prompts.txt", &lists.prompts},
        {"related.txt", &lists.related},     {"sections.txt", &lists.sections},
        {"pager.txt", &lists.pager},         {"bylines.txt", &lists.bylines},
    };
    for (const std::string_view language : data.folders()) {
        for (const auto& [name, phrases] : names) {
            const WordList list = WordList::of(data, std::string(language) + "/" + name, "noise");
            for (const WordList::Entry& entry : list.entries()) {
                phrases->add(entry.text);
            }
        }
    }
    for (const PhraseSet* phrases :
         {&lists.languages, &lists.share, &lists.print, &lists.prompts, &lists.related, &lists.sections}) {
        phrases->collect_openers(lists.openers);
    }
    return lists;
}

}  // namespace rostra::noise
