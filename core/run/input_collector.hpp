// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/plan.hpp"
#include "run/glob.hpp"

namespace rostra::core {

/// A file that the pipeline, the command line or a list names, and what named it.
struct NamedFile {
    FoundFile file;                   ///< of standard input nothing is known
    const InputPath* path = nullptr;  ///< borrows from the plan
    std::size_t input = 0;            ///< index in Plan::inputs
    std::size_t namer = 0;            ///< which of all paths, of all inputs together
    std::uint32_t line = 0;           ///< of the list; 0: it is in none
    std::string id = {};              ///< of standard input; others get theirs later
};

[[nodiscard]] bool is_standard_input(const NamedFile& named);

/// Where it is named.
[[nodiscard]] SourcePlace place_of(const NamedFile& named);

/// "'a*.txt'", "line 3 of 'list'": what names it.
[[nodiscard]] std::string named_by(const NamedFile& named);

/// "'a.txt'", "'a.txt' and 1 other file", "'a.txt' and 12 other files".
[[nodiscard]] std::string with_others(std::string_view first, std::size_t count);

/// The path without its last part and the slash before it.
[[nodiscard]] std::string_view folder_of(std::string_view path);

/// Looks for the files that a plan's paths mean, by path and then by what names them; a file may be there twice.
class InputCollector {
public:
    InputCollector(const Plan& plan, Diagnostics& errors, std::vector<std::string>& warnings)
        : plan_(plan), errors_(errors), warnings_(warnings) {}

    [[nodiscard]] std::vector<NamedFile> collect();

private:
    void collect_path(const NamedFile& named);
    void collect_list(const NamedFile& list);
    void collect_pattern(const NamedFile& named);
    void collect_matches(const NamedFile& named);
    void find_own_files();
    [[nodiscard]] std::string_view other_use(const FoundFile& file) const;

    const Plan& plan_;
    Diagnostics& errors_;
    std::vector<std::string>& warnings_;
    std::vector<std::pair<FoundFile, std::string_view>> own_files_;  // that the run reads for something else
    std::vector<NamedFile> named_;
};

}  // namespace rostra::core
