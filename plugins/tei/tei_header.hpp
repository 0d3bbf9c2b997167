// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xml_scanner.hpp"

namespace rostra::tei {

/// What a header says of its document: hand it every element of it, in order.
class TeiHeader {
public:
    void begin(std::string_view element, const XmlAttributes& attributes);
    void end(std::string_view element);
    void words(std::string_view characters);

    /// title, date, byline, place, publisher, as far as they are said.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> facts() const;
    /// Of what the text reports, in ISO's form; empty where it is not said.
    [[nodiscard]] const std::string& day() const { return setting_day_.empty() ? source_day_ : setting_day_; }

private:
    [[nodiscard]] bool inside(std::string_view element) const;

    std::vector<std::string> open_;
    std::string text_;
    std::string title_, first_title_, byline_, place_, publisher_, setting_day_, source_day_;
    bool main_title_ = false;
    bool is_place_ = false;
};

}  // namespace rostra::tei
