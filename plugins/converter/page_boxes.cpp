// SPDX-License-Identifier: Apache-2.0
#include "page_boxes.hpp"

#include <array>
#include <utility>

namespace rostra::converter {

namespace {

/// With the references that the program writes resolved.
void append_word(std::string& text, std::string_view word) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kReferences = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    while (!word.empty()) {
        char meant = word[0];
        std::size_t size = 1;
        for (const auto& [reference, character] : kReferences) {
            if (!word.starts_with(reference)) continue;
            meant = character;
            size = reference.size();
        }
        // A word of a broken font may hold what ends lines and pages.
        const bool control = meant >= 0 && meant < ' ';
        text += control ? ' ' : meant;
        word.remove_prefix(size);
    }
}

}  // namespace

std::string lines_of_boxes(std::string_view boxes) {
    std::string text;
    bool line_begun = false;
    while (!boxes.empty()) {
        const std::size_t open = boxes.find('<');
        if (open == std::string_view::npos) break;
        boxes.remove_prefix(open);
        const std::size_t close = boxes.find('>');
        if (close == std::string_view::npos) break;
        const std::string_view tag = boxes.substr(1, close - 1);
        boxes.remove_prefix(close + 1);
        if (tag.starts_with("word ")) {
            if (line_begun) text += ' ';
            line_begun = true;
            append_word(text, boxes.substr(0, boxes.find('<')));
        } else if (tag == "/line" || tag == "/block") {
            text += '\n';
            line_begun = false;
        } else if (tag == "/page") {
            text += '\f';
        }
    }
    return text;
}

}  // namespace rostra::converter
