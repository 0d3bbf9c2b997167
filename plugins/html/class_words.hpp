// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "page_tree.hpp"

namespace rostra::html {

/// Knows by the words of classes, ids and roles what an element is for.
class ClassWords {
public:
    /// `text`: a line each, the word and the rule it stands for. Throws std::runtime_error where a line is another.
    explicit ClassWords(std::string_view text);

    /// The rule by which an element is no main text; empty where nothing says so.
    [[nodiscard]] std::string_view rule_of(const GumboNode& element) const;

private:
    [[nodiscard]] std::string_view rule_of(std::string_view names) const;

    std::map<std::string, std::string, std::less<>> rules_;
};

}  // namespace rostra::html
