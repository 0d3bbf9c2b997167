// SPDX-License-Identifier: Apache-2.0
#include "conllu_document.hpp"

#include <algorithm>
#include <charconv>

#include "rostra/call.hpp"

namespace rostra::conllu {

namespace {

constexpr std::size_t kFields = 10;

/// "# newdoc id = d1": the value of `key`; nothing where the line says something else.
bool says(std::string_view comment, std::string_view key, std::string_view& value) {
    comment.remove_prefix(1);
    while (comment.starts_with(' ')) comment.remove_prefix(1);
    if (!comment.starts_with(key)) return false;
    comment.remove_prefix(key.size());
    while (comment.starts_with(' ')) comment.remove_prefix(1);
    if (!comment.empty() && !comment.starts_with('=')) return false;
    if (!comment.empty()) comment.remove_prefix(1);
    while (comment.starts_with(' ')) comment.remove_prefix(1);
    while (comment.ends_with(' ')) comment.remove_suffix(1);
    value = comment;
    return true;
}

std::size_t whole_number(std::string_view digits) {
    std::size_t number = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return wrong == std::errc() && end == digits.data() + digits.size() ? number : 0;
}

}  // namespace

bool ConlluFile::peek(Line& line) const {
    const std::string_view text = input_.text();
    if (at_ >= text.size()) return false;
    line.begin = at_;
    line.text = text.substr(at_, std::min(text.find('\n', at_), text.size()) - at_);
    return true;
}

bool ConlluFile::next(ConlluDocument& document) {
    document = {};
    document.id = id_;
    bool begun = !id_.empty();
    id_ = {};
    for (Line line; peek(line);) {
        std::string_view text = line.text;
        if (text.ends_with('\r')) text.remove_suffix(1);
        std::string_view value;
        if (text.starts_with('#') && (says(text, "newdoc id", value) || says(text, "newdoc", value))) {
            if (begun) {
                end_sentence(document);
                at_ += line.text.size() + 1;
                ++number_;
                id_ = value;
                if (!document.text.empty()) return true;
                // A document without a word is none.
                document = {};
                document.id = id_;
                id_ = {};
                continue;
            }
            document.id = value;
            begun = true;
        } else if (text.starts_with('#')) {
            take_comment(text);
        } else if (text.empty()) {
            end_sentence(document);
        } else {
            begun = true;
            take_token({line.begin, text}, document);
        }
        at_ += line.text.size() + 1;
        ++number_;
    }
    end_sentence(document);
    return !document.text.empty();
}

void ConlluFile::take_comment(std::string_view comment) {
    std::string_view value;
    if (says(comment, "speaker", value)) speaker_ = value;
    if (says(comment, "newpar id", value) || says(comment, "newpar", value)) begins_paragraph_ = true;
}

void ConlluFile::take_token(const Line& line, ConlluDocument& document) {
    std::string_view fields[kFields];
    std::size_t count = 0;
    std::size_t form = 0;  // where it begins in the line
    for (std::size_t at = 0; at <= line.text.size() && count < kFields; ++count) {
        const std::size_t end = std::min(line.text.find('\t', at), line.text.size());
        if (count == 1) form = at;
        fields[count] = line.text.substr(at, end - at);
        at = end + 1;
    }
    const std::size_t dash = fields[0].find('-');
    const std::size_t number = whole_number(fields[0].substr(0, dash));
    const bool node = fields[0].find('.') != std::string_view::npos;
    if (count != kFields || (number == 0 && !node) || fields[1].empty()) {
        throw DocumentError(
            "line " + std::to_string(number_ + 1) +
            " is none of CoNLL-U: it needs a number, a word and eight more fields, with tabs between");
    }
    if (node) return;
    if (dash != std::string_view::npos) {
        last_ = whole_number(fields[0].substr(dash + 1));
    } else if (number <= last_) {
        return;
    }
    std::string& text = document.text;
    if (!in_sentence_) {
        if (!text.empty()) text += begins_paragraph_ ? "\n\n" : "\n";
        sentence_ = static_cast<std::int32_t>(text.size());
        in_sentence_ = true;
        begins_paragraph_ = false;
    } else if (blank_) {
        text += ' ';
    }
    const std::size_t from = text.size();
    text += fields[1];
    input_.add_piece(document.pieces, static_cast<std::int64_t>(from), static_cast<std::int64_t>(text.size()),
                     line.begin + form, line.begin + form + fields[1].size());
    blank_ = fields[9].find("SpaceAfter=No") == std::string_view::npos;
}

void ConlluFile::end_sentence(ConlluDocument& document) {
    if (in_sentence_) {
        const Span said{sentence_, static_cast<std::int32_t>(document.text.size())};
        std::vector<Speech>& speeches = document.speeches;
        const bool goes_on = !speeches.empty() && speeches.back().speaker == speaker_ &&
                             speeches.back().said.end + 2 >= said.begin;
        if (goes_on) {
            speeches.back().said.end = said.end;
        } else if (!speaker_.empty()) {
            speeches.push_back({said, speaker_});
        }
    }
    in_sentence_ = blank_ = false;
    last_ = 0;
    speaker_ = {};
}

}  // namespace rostra::conllu
