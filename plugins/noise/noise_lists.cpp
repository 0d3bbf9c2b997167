// SPDX-License-Identifier: Apache-2.0
#include "noise_lists.hpp"

#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>

namespace rostra::noise {

namespace {

void read_list(const std::filesystem::path& file, PhraseSet& phrases) {
    std::ifstream stream(file);
    if (!stream) {
        throw std::runtime_error("cannot read the phrase list " + file.string());
    }
    for (std::string line; std::getline(stream, line);) {
        phrases.add(std::string_view(line).substr(0, line.find('#')));
    }
}

}  // namespace

NoiseLists NoiseLists::load(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) {
        throw std::runtime_error("the phrase lists of the plugin are missing: no folder " + folder.string());
    }
    NoiseLists lists;
    const std::pair<const char*, PhraseSet*> names[] = {
        {"languages.txt", &lists.languages}, {"share.txt", &lists.share},
        {"print.txt", &lists.print},         {"prompts.txt", &lists.prompts},
        {"related.txt", &lists.related},     {"sections.txt", &lists.sections},
        {"pager.txt", &lists.pager},         {"bylines.txt", &lists.bylines},
    };
    for (const auto& language : std::filesystem::directory_iterator(folder)) {
        for (const auto& [name, phrases] : names) {
            const std::filesystem::path file = language.path() / name;
            if (std::filesystem::exists(file)) {
                read_list(file, *phrases);
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
