// SPDX-License-Identifier: Apache-2.0
#include "tei_header.hpp"

#include <algorithm>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::tei {

namespace {

void keep_first(std::string& kept, std::string_view words) {
    if (kept.empty()) kept = with_single_spaces(words);
}

std::string_view day_in(const XmlAttributes& attributes) {
    for (const char* key : {"when", "from", "notBefore"}) {
        if (const std::string_view day = attributes.get(key); !day.empty()) return day;
    }
    return {};
}

}  // namespace

bool TeiHeader::inside(std::string_view element) const {
    return std::find(open_.begin(), open_.end(), element) != open_.end();
}

void TeiHeader::begin(std::string_view element, const XmlAttributes& attributes) {
    open_.emplace_back(element);
    if (element == "title" && inside("titleStmt")) {
        const std::string_view type = attributes.get("type");
        main_title_ = type.empty() || type == "main";
        text_.clear();
    } else if (element == "author" || element == "publisher") {
        text_.clear();
    } else if (element == "date") {
        const std::string_view day = day_in(attributes);
        if (inside("setting") || inside("settingDesc")) keep_first(setting_day_, day);
        if (inside("sourceDesc")) keep_first(source_day_, day);
    } else if (inside("setting")) {
        const std::string_view type = attributes.get("type");
        is_place_ = (element == "name" && (type == "place" || type == "city")) || element == "settlement";
        text_.clear();
    }
}

void TeiHeader::words(std::string_view characters) {
    if (!open_.empty() && open_.back() != "idno") text_ += characters;
}

void TeiHeader::end(std::string_view element) {
    if (open_.empty()) return;
    open_.pop_back();
    if (element == "title" && inside("titleStmt") && !inside("sourceDesc")) {
        keep_first(main_title_ ? title_ : first_title_, text_);
    } else if (element == "author" && inside("titleStmt") && !inside("sourceDesc")) {
        keep_first(byline_, text_);
    } else if (element == "publisher" && inside("sourceDesc")) {
        keep_first(publisher_, text_);
    } else if (is_place_ && inside("setting")) {
        keep_first(place_, text_);
        is_place_ = false;
    }
}

std::vector<std::pair<std::string, std::string>> TeiHeader::facts() const {
    std::vector<std::pair<std::string, std::string>> facts;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) facts.emplace_back(name, value);
    };
    add("title", title_.empty() ? first_title_ : title_);
    add("date", day());
    add("byline", byline_);
    add("place", place_);
    add("publisher", publisher_);
    return facts;
}

}  // namespace rostra::tei
