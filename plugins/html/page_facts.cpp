// SPDX-License-Identifier: Apache-2.0
#include "page_facts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::html {

namespace {

struct KnownName {
    std::string_view fact;
    std::string_view name;  // of <meta>, by its name, property or itemprop
};

// Of several, the first that the page has.
constexpr std::array<KnownName, 16> kNames = {{
    {"title", "og:title"},
    {"title", "twitter:title"},
    {"title", "dc.title"},
    {"date", "article:published_time"},
    {"date", "datepublished"},
    {"date", "og:published_time"},
    {"date", "dc.date.issued"},
    {"date", "dc.date"},
    {"date", "date"},
    {"date", "pubdate"},
    {"date", "publish-date"},
    {"byline", "author"},
    {"byline", "dc.creator"},
    {"byline", "article:author"},
    {"publisher", "og:site_name"},
    {"publisher", "application-name"},
}};

bool is_address(std::string_view value) { return value.find("://") != std::string_view::npos; }

/// The day of `2031-05-14T10:00:00Z`; else the value as it is.
std::string_view day_of(std::string_view value) {
    constexpr std::string_view kShape = "dddd-dd-dd";
    if (value.size() < kShape.size()) return value;
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        if (kShape[i] == 'd' ? !is_ascii_digit(value[i]) : value[i] != '-') return value;
    }
    return value.substr(0, kShape.size());
}

class FactFinder {
public:
    PageFacts find(const GumboNode& root) {
        std::vector<const GumboNode*> open = {&root};
        while (!open.empty()) {
            const GumboNode& node = *open.back();
            open.pop_back();
            if (node.type != GUMBO_NODE_ELEMENT) continue;
            look_at(node);
            const GumboVector& children = node.v.element.children;
            for (unsigned i = children.length; i-- > 0;)
                open.push_back(static_cast<const GumboNode*>(children.data[i]));
        }
        PageFacts page;
        page.language = language_;
        for (const std::string_view fact : {"title", "date", "byline", "publisher"}) {
            for (std::size_t i = 0; i < kNames.size(); ++i) {
                if (kNames[i].fact != fact || found_[i].empty()) continue;
                page.facts.emplace_back(fact, found_[i]);
                break;
            }
            const bool there = !page.facts.empty() && page.facts.back().first == fact;
            if (!there && fact == "title" && !title_.empty()) page.facts.emplace_back(fact, title_);
            if (!there && fact == "date" && !time_.empty()) page.facts.emplace_back(fact, time_);
        }
        return page;
    }

private:
    void look_at(const GumboNode& node) {
        switch (node.v.element.tag) {
            case GUMBO_TAG_HTML:
                language_ = trimmed(attribute(node, "lang"));
                break;
            case GUMBO_TAG_META:
                look_at_meta(node);
                break;
            case GUMBO_TAG_TITLE:
                if (title_.empty() && node.v.element.children.length > 0) {
                    const auto& text = *static_cast<const GumboNode*>(node.v.element.children.data[0]);
                    if (text.type == GUMBO_NODE_TEXT) title_ = with_single_spaces(text.v.text.text);
                }
                break;
            case GUMBO_TAG_TIME:
                if (time_.empty()) time_ = day_of(trimmed(attribute(node, "datetime")));
                break;
            default:
                break;
        }
    }

    void look_at_meta(const GumboNode& node) {
        const std::string value = with_single_spaces(attribute(node, "content"));
        if (value.empty()) return;
        for (const char* key : {"property", "name", "itemprop"}) {
            const std::string name = to_ascii_small(trimmed(attribute(node, key)));
            for (std::size_t i = 0; i < kNames.size(); ++i) {
                if (name != kNames[i].name || !found_[i].empty()) continue;
                if (kNames[i].fact == "byline" && is_address(value)) continue;
                found_[i] = kNames[i].fact == "date" ? std::string(day_of(value)) : value;
            }
        }
    }

    std::array<std::string, kNames.size()> found_;
    std::string language_, title_, time_;
};

}  // namespace

PageFacts facts_of(const GumboNode& root) { return FactFinder().find(root); }

}  // namespace rostra::html
