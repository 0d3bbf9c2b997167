// SPDX-License-Identifier: Apache-2.0
#include "pandoc_text.hpp"

#include <simdjson.h>

#include <algorithm>
#include <stdexcept>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::converter {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;

std::string_view tag_of(element node) {
    std::string_view tag;
    return node["t"].get(tag) == simdjson::SUCCESS ? tag : std::string_view();
}

std::string_view string_at(element list, std::size_t index) {
    std::string_view text;
    return list.at(index).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

class PandocReader {
public:
    PandocText read(element document) {
        element blocks;
        if (document["blocks"].get(blocks) != simdjson::SUCCESS)
            throw std::runtime_error("what pandoc wrote has no blocks");
        element meta;
        if (document["meta"].get(meta) == simdjson::SUCCESS) read_meta(meta);
        walk(blocks);
        // Notes of notes come behind them.
        for (std::size_t i = 0; i < notes_.size(); ++i) {
            break_block();
            const std::size_t from = out_.text.size();
            walk(notes_[i]);
            const Span place = since(from);
            if (!place.empty()) out_.notes.push_back(place);
        }
        return std::move(out_);
    }

private:
    void read_meta(element meta) {
        for (const auto& [key, name] : {std::pair("title", "title"), std::pair("author", "byline"),
                                        std::pair("date", "date"), std::pair("lang", "")}) {
            element value;
            if (meta[key].get(value) != simdjson::SUCCESS) continue;
            walk(value);
            std::string words = with_single_spaces(out_.text);
            out_ = PandocText{{}, {}, {}, {}, std::move(out_.facts), std::move(out_.language)};
            between_ = 0;
            gap_ = false;
            if (words.empty()) continue;
            constexpr std::size_t kDay = 10;  // YYYY-MM-DD; a time may stand behind it
            if (key == std::string_view("date") && words.size() > kDay && words[kDay] == 'T')
                words.resize(kDay);
            if (*name == '\0') {
                out_.language = std::move(words);
            } else {
                out_.facts.emplace_back(name, std::move(words));
            }
        }
        notes_.clear();
    }

    /// Everything that is written in a node: lists of nodes are walked, strings beside them are settings.
    void walk(element node) {
        if (node.is_array()) {
            for (const element part : array(node)) walk(part);
            return;
        }
        if (!node.is_object()) return;
        const std::string_view tag = tag_of(node);
        element content;
        const bool has_content = node["c"].get(content) == simdjson::SUCCESS;
        if (tag == "Space" || tag == "SoftBreak") {
            gap_ = true;
        } else if (tag == "LineBreak") {
            if (!out_.text.empty() && between_ == 0) between_ = 1;
        } else if (!has_content) {
            return;
        } else if (tag == "Str" || tag == "MetaString") {
            std::string_view words;
            if (content.get(words) == simdjson::SUCCESS) put(words);
        } else if (tag == "Code") {
            put(string_at(content, 1));
        } else if (tag == "CodeBlock") {
            break_block();
            put(string_at(content, 1));
            break_block();
        } else if (tag == "Header") {
            break_block();
            const std::size_t from = out_.text.size();
            walk(content);
            std::int64_t level = 1;
            if (content.at(0).get(level) != simdjson::SUCCESS) level = 1;
            const Span place = since(from);
            if (!place.empty() && (out_.headings.empty() || out_.headings.back().place.end <= place.begin))
                out_.headings.push_back(
                    {place, static_cast<std::int32_t>(std::clamp<std::int64_t>(level, 1, 6))});
            break_block();
        } else if (tag == "Link") {
            const std::size_t from = out_.text.size();
            walk(content);
            element target;
            const Span place = since(from);
            const bool apart = out_.links.empty() || out_.links.back().place.end <= place.begin;
            if (!place.empty() && apart && content.at(2).get(target) == simdjson::SUCCESS)
                out_.links.push_back({place, std::string(string_at(target, 0))});
        } else if (tag == "Quoted") {
            element kind;
            const bool single = content.at(0).get(kind) == simdjson::SUCCESS && tag_of(kind) == "SingleQuote";
            put(single ? "\u2018" : "\u201C");
            walk(content);
            gap_ = false;
            put(single ? "\u2019" : "\u201D");
        } else if (tag == "Note") {
            notes_.push_back(content);
        } else if (tag == "Para" || tag == "Plain" || tag == "LineBlock" || tag == "MetaBlocks" ||
                   tag == "Div" || tag == "BlockQuote" || tag == "Table" || tag == "BulletList" ||
                   tag == "OrderedList" || tag == "DefinitionList" || tag == "Figure") {
            break_block();
            walk(content);
            break_block();
        } else if (tag != "RawInline" && tag != "RawBlock" && tag != "Math" && tag != "Image") {
            walk(content);
        }
    }

    void break_block() {
        if (!out_.text.empty()) between_ = 2;
    }

    void put(std::string_view words) {
        if (words.empty()) return;
        if (between_ > 0) {
            out_.text.append(between_, '\n');
        } else if (gap_ && !out_.text.empty()) {
            out_.text += ' ';
        }
        between_ = 0;
        gap_ = false;
        // A stray control character would hide words, or end the text for some programs.
        for (const char c : words) out_.text += c == '\0' ? ' ' : c;
    }

    [[nodiscard]] Span since(std::size_t from) const {
        while (from < out_.text.size() && (out_.text[from] == ' ' || out_.text[from] == '\n')) ++from;
        return {static_cast<std::int32_t>(from), static_cast<std::int32_t>(out_.text.size())};
    }

    PandocText out_;
    std::vector<element> notes_;
    std::size_t between_ = 0;  // line ends before the next word
    bool gap_ = false;
};

}  // namespace

PandocText read_pandoc(std::string_view json) {
    simdjson::dom::parser parser;
    element document;
    const simdjson::error_code error = parser.parse(json.data(), json.size()).get(document);
    if (error != simdjson::SUCCESS)
        throw std::runtime_error(std::string("what pandoc wrote is no JSON: ") +
                                 simdjson::error_message(error));
    return PandocReader().read(document);
}

}  // namespace rostra::converter
