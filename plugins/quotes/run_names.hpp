// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace rostra::quotes {

/// The names of the run and whom each stands for. Letter case does not matter.
class RunNames {
public:
    void add(std::string_view name, std::string_view speaker_id);
    /// Empty where the name is not known; of one word also where several people of the run bear it.
    [[nodiscard]] std::string_view id_of(std::string_view name) const;

private:
    std::unordered_map<std::string, std::string> ids_;
    std::unordered_map<std::string, std::string> by_word_;  // "" where several people share the word
};

}  // namespace rostra::quotes
