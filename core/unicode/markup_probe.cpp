// SPDX-License-Identifier: Apache-2.0
#include "unicode/markup_probe.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace rostra::core {

namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

// Elements that make up a page: nobody writes their tags into a transcript or an article.
constexpr std::array<std::string_view, 45> kPageElements = {
    "a",       "article", "aside", "base",   "blockquote", "body", "br",    "button", "div",
    "dl",      "dt",      "dd",    "figure", "footer",     "form", "h1",    "h2",     "h3",
    "h4",      "h5",      "h6",    "head",   "header",     "hr",   "html",  "iframe", "img",
    "input",   "li",      "link",  "main",   "meta",       "nav",  "ol",    "p",      "script",
    "section", "style",   "table", "tbody",  "td",         "th",   "title", "tr",     "ul",
};

// Tags that mark words within a line, in captions and in notes typed by hand.
constexpr std::array<std::string_view, 20> kInlineElements = {
    "b",    "i",  "u",   "s",   "em",    "strong", "c",  "v",    "font", "span",
    "ruby", "rt", "sub", "sup", "small", "big",    "tt", "code", "lang", "q",
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':';
}

/// `word` is of lower case.
bool starts_with_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[i]) != word[i]) return false;
    }
    return true;
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view one) {
        return name.size() == one.size() && starts_with_word(name, one);
    });
}

/// The name of the tag, "<name" or "</name", that `text` begins with; empty where it begins with none.
std::string_view tag_name(std::string_view text) {
    const std::size_t begin = text.starts_with("</") ? 2 : 1;
    if (text.size() <= begin || text[0] != '<' || !is_letter(text[begin])) return {};
    std::size_t end = begin;
    while (end < text.size() && is_name_character(text[end])) ++end;
    const bool ends = end < text.size() && (text[end] == '>' || text[end] == '/' ||
                                            kSpace.find(text[end]) != std::string_view::npos);
    return ends ? text.substr(begin, end - begin) : std::string_view();
}

std::string_view trim_left(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    return text;
}

std::string_view trim_right(std::string_view text) {
    return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

/// Without the comments, declarations and processing instructions before the first element or document type.
std::string_view past_preamble(std::string_view head) {
    while (true) {
        head = trim_left(head);
        std::string_view end;
        if (head.starts_with("<!--")) end = "-->";
        if (head.starts_with("<?xml")) end = "?>";
        if (end.empty()) return head;
        const std::size_t at = head.find(end);
        if (at == std::string_view::npos) return {};
        head.remove_prefix(at + end.size());
    }
}

/// Whether the text ends with the end of an element of a page. Who begins with such a tag and ends with one has written
/// nothing else, however long the lines between are.
bool ends_as_page(std::string_view text) {
    const std::string_view end = trim_right(text);
    const std::size_t close = end.rfind("</");
    if (close == std::string_view::npos) return false;
    const std::string_view name = tag_name(end.substr(close));
    return is_one_of(name, kPageElements) && end.substr(close + 2 + name.size()) == ">";
}

/// Whether the lines are those of a page: most begin with a tag of one, and at least one such element is closed. What
/// only Markdown has speaks against it, since that may hold any HTML.
bool is_piece_of_page(std::string_view head, std::string_view text) {
    std::size_t lines = 0;
    std::size_t with_tag = 0;
    bool closed = false;
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t end = std::min(head.find('\n', at), head.size());
        const std::string_view line = trim_left(head.substr(at, end - at));
        at = end + 1;
        if (line.empty()) continue;
        if (line.starts_with("# ") || line.starts_with("## ") || line.starts_with("```") ||
            line.starts_with("- ") || line.starts_with("* ") || line.find("](") != std::string_view::npos) {
            return false;
        }
        ++lines;
        if (is_one_of(tag_name(line), kPageElements)) ++with_tag;
        for (std::size_t close = line.find("</"); !closed && close != std::string_view::npos;
             close = line.find("</", close + 2)) {
            closed = is_one_of(tag_name(line.substr(close)), kPageElements);
        }
    }
    return closed && (2 * with_tag > lines || ends_as_page(text));
}

/// Whether `text` ends as an element that `head` begins with.
bool is_one_element(std::string_view head, std::string_view text) {
    const std::string_view name = tag_name(head);
    if (name.empty() || head.starts_with("</") || is_one_of(name, kInlineElements)) return false;
    const std::string_view end = trim_right(text);
    const std::size_t close = end.rfind("</");
    if (close == std::string_view::npos) return false;
    const std::string_view last = end.substr(close);
    return tag_name(last) == name && trim_right(last.substr(2 + name.size())) == ">";
}

}  // namespace

Markup find_markup(std::string_view head, std::string_view text) {
    const bool declared =
        head.starts_with("<?xml") && head.size() > 5 && kSpace.find(head[5]) != std::string_view::npos;
    const std::string_view first = past_preamble(head);
    if (starts_with_word(first, "<!doctype html") ||
        is_one_of(tag_name(first), std::array<std::string_view, 1>{"html"}))
        return Markup::html;
    if (declared || first.starts_with("<!DOCTYPE ") || first.starts_with("<!ENTITY ")) {
        return first.substr(0, first.find('>')).find("html") != std::string_view::npos && !declared
                   ? Markup::html
                   : Markup::xml;
    }
    if (is_one_of(tag_name(first), kPageElements) && is_piece_of_page(head, text)) return Markup::html;
    return is_one_element(first, text) ? Markup::xml : Markup::none;
}

}  // namespace rostra::core
