// SPDX-License-Identifier: Apache-2.0
#include "speakers_word_lists.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

void read_list(const std::filesystem::path& file, WordList& list) {
    std::ifstream stream(file);
    if (!stream) {
        throw std::runtime_error("cannot read the word list " + file.string());
    }
    for (std::string line; std::getline(stream, line);) {
        std::string entry = fold(line.substr(0, line.find('#')));
        if (!entry.empty()) {
            list.insert(std::move(entry));
        }
    }
}

}  // namespace

WordLists WordLists::load(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) {
        throw std::runtime_error("the word lists of the plugin are missing: no folder " + folder.string());
    }
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
    for (const auto& language : std::filesystem::directory_iterator(folder)) {
        for (const auto& [name, list] : names) {
            const std::filesystem::path file = language.path() / name;
            if (std::filesystem::exists(file)) {
                read_list(file, *list);
            }
        }
    }
    return lists;
}

}  // namespace rostra::speakers
