// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "class_words.hpp"
#include "main_text.hpp"
#include "page_blocks.hpp"
#include "page_facts.hpp"
#include "page_text.hpp"
#include "page_tree.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/analysis/language/utf8_input.hpp"
#include "rostra/plugin.hpp"

namespace rostra::html {
namespace {

/// `<meta charset="…">` near the beginning; empty where there is none that is known.
std::string said_encoding(std::string_view bytes) {
    constexpr std::size_t kNear = 4096;
    constexpr std::string_view kKey = "charset=";
    const std::string head = to_ascii_small(bytes.substr(0, kNear));
    const std::size_t at = head.find(kKey);
    if (at == std::string::npos) return {};
    std::size_t begin = at + kKey.size();
    while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
    std::size_t end = begin;
    while (end < head.size() &&
           (is_ascii_letter(head[end]) || is_ascii_digit(head[end]) || head[end] == '-' || head[end] == '_'))
        ++end;
    std::string name = head.substr(begin, end - begin);
    // What browsers take these names for, since pages do.
    if (name == "iso-8859-1" || name == "latin1" || name == "ascii" || name == "us-ascii")
        name = "windows-1252";
    return is_encoding(name) ? name : std::string();
}

/// Hands on all that a page says, and tells what of it is the main text.
class HtmlReader {
public:
    HtmlReader(const Setup& setup, const Call& call)
        : words_(class_words(setup, call)),
          encoding_(setup.options().string("encoding")),
          largest_(static_cast<std::size_t>(setup.options().integer("largest"))) {
        if (encoding_ != "auto" && !is_encoding(encoding_)) {
            throw OptionError(
                "no encoding '" + encoding_ + "' is known; it is \"auto\" or a name that ICU knows",
                setup.options().where("encoding"));
        }
    }

    class Cursor {
    public:
        Cursor(const HtmlReader& reader, Source& source) : reader_(reader), bytes_(source.whole()) {
            if (bytes_.size() > reader.largest_) {
                throw DocumentError("it has " + std::to_string(bytes_.size()) +
                                    " bytes, and the option `largest` of [input.html] "
                                    "allows " +
                                    std::to_string(reader.largest_));
            }
        }

        bool next(const Call& call, Record& record) {
            if (done_) return false;
            done_ = true;
            read_bytes();
            const PageTree tree(input_->text());
            call.check_stop();
            const PageBlocks page = blocks_of(tree.root(), reader_.words_);
            if (page.blocks.empty()) throw DocumentError("the page shows no words");
            text_.emplace(*input_, page);
            if (text_->text().size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
                throw DocumentError("its text has more than 2 GiB");
            call.check_stop();
            emit(call, page);
            facts_ = facts_of(tree.root());
            for (const auto& [name, value] : facts_.facts) record.facts.emplace_back(name, value);
            if (is_language_tag(facts_.language)) record.language = facts_.language;
            record.bytes = text_->text();
            record.pieces = text_->pieces();
            return true;
        }

    private:
        void read_bytes() {
            const std::string said = reader_.encoding_ == "auto" ? said_encoding(bytes_) : "";
            if (!said.empty()) {
                // Many pages say Latin-1 and are UTF-8; none is so by chance.
                for (const std::string& encoding : {std::string("UTF-8"), said}) {
                    try {
                        input_ = std::make_unique<Utf8Input>(bytes_, encoding);
                        return;
                    } catch (const DocumentError&) {
                        continue;
                    }
                }
            }
            input_ = std::make_unique<Utf8Input>(bytes_, reader_.encoding_);
        }

        void emit(const Call& call, const PageBlocks& page) const {
            const std::vector<std::string_view> rules = rules_of(page);
            LayerBuilder<Dictionary> boilerplate;
            LayerBuilder<Int32> headings;
            LayerBuilder<Text> links;
            boilerplate.begin_document();
            headings.begin_document();
            links.begin_document();
            for (std::size_t i = 0; i < page.blocks.size(); ++i) {
                const Span span = text_->blocks()[i];
                if (span.empty()) continue;
                if (!rules[i].empty()) boilerplate.add(span, rules[i]);
                if (page.blocks[i].heading > 0) headings.add(span, page.blocks[i].heading);
            }
            for (const PageLink& link : text_->links()) links.add(link.span, link.target);
            call.emit(0, boilerplate.take());
            call.emit(1, headings.take());
            call.emit(2, links.take());
        }

        const HtmlReader& reader_;
        std::string_view bytes_;
        std::unique_ptr<Utf8Input> input_;
        std::optional<PageText> text_;
        PageFacts facts_;
        bool done_ = false;
    };

private:
    static ClassWords class_words(const Setup& setup, const Call& call) {
        const Data data(setup, call);
        return ClassWords(data.read("class_words.txt").text());
    }

    ClassWords words_;
    std::string encoding_;
    std::size_t largest_;
};

}  // namespace
}  // namespace rostra::html

ROSTRA_PLUGIN(rostra::reader<rostra::html::HtmlReader>("html"))
