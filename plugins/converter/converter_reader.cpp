// SPDX-License-Identifier: Apache-2.0
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converter_list.hpp"
#include "page_boxes.hpp"
#include "pandoc_text.hpp"
#include "pdf_lines.hpp"
#include "pdf_text.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/analysis/programs/program_output.hpp"
#include "rostra/plugin.hpp"

namespace rostra::converter {
namespace {

std::string_view name_of(PageRule rule) {
    return rule == PageRule::page_number ? "page-number" : "running-head";
}

/// What is no UTF-8 becomes U+FFFD; returns how often.
std::size_t replace_bad_bytes(std::string& text) {
    std::string sound;
    std::size_t replaced = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, text.size(), c);
        if (c >= 0) {
            if (replaced > 0) sound.append(text, begin, at - begin);
            continue;
        }
        if (replaced++ == 0) sound.assign(text, 0, begin);
        sound += "\uFFFD";
    }
    if (replaced > 0) text = std::move(sound);
    return replaced;
}

/// Has programs make texts of files.
class ConverterReader {
public:
    ConverterReader(const Setup& setup, const Call& call) : list_(Data(setup, call).read("converters.txt")) {
        const Options options = setup.options();
        limits_.seconds = options.integer("seconds");
        limits_.memory = options.integer("memory");
        limits_.output = static_cast<std::size_t>(options.integer("largest"));
        for (const auto& [extension, command] : options.table("commands"))
            list_.add(extension, command, options.where("commands", extension));
    }

    class Cursor {
    public:
        Cursor(const ConverterReader& reader, Source& source)
            : reader_(reader), name_(source.name()), bytes_(source.whole()) {}

        bool next(const Call& call, Record& record) {
            if (done_) return false;
            done_ = true;
            const Conversion& conversion = known_conversion();
            std::string output = output_of(conversion.command, conversion.package, bytes_, reader_.limits_,
                                           "[input.converter]", [&] { call.check_stop(); });
            replaced_ = replace_bad_bytes(output);
            if (conversion.gives == Gives::pandoc) {
                read_document(call, output);
            } else {
                read_pages(call, conversion.gives == Gives::boxes ? lines_of_boxes(output) : output);
            }
            if (replaced_ > 0) {
                call.warn("'" + std::string(name_) + "': '" + conversion.command[0] +
                          "' wrote bytes that are no UTF-8: " + std::to_string(replaced_) + " were replaced");
            }
            if (text_.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
                throw DocumentError("its text has more than 2 GiB");
            for (const auto& [fact, value] : facts_) record.facts.emplace_back(fact, value);
            if (is_language_tag(language_)) record.language = language_;
            record.encoding = "UTF-8";
            record.bytes = text_;
            return true;
        }

    private:
        [[nodiscard]] std::string name_it_in_commands() const {
            return "name a program in `commands` of [input.converter]";
        }

        [[nodiscard]] const Conversion& known_conversion() const {
            if (bytes_.empty()) throw DocumentError("it is empty");
            const Conversion* conversion = reader_.list_.of(name_, bytes_);
            const std::string extension = extension_of(name_);
            if (conversion == nullptr)
                throw DocumentError("no program is known that reads '." + extension + "'; " +
                                    name_it_in_commands());
            if (conversion->command.empty()) {
                throw DocumentError("no program is set that reads '." + extension + "'; " +
                                    name_it_in_commands() + ", such as one of the package " +
                                    conversion->package);
            }
            return *conversion;
        }

        void read_document(const Call& call, const std::string& output) {
            PandocText document;
            try {
                document = read_pandoc(output);
            } catch (const std::runtime_error& error) {
                throw DocumentError(error.what());
            }
            if (document.text.empty()) throw DocumentError("it holds no words");
            LayerBuilder<Dictionary> notes;
            LayerBuilder<Int32> headings;
            LayerBuilder<Text> links;
            notes.begin_document();
            headings.begin_document();
            links.begin_document();
            for (const Span note : document.notes) notes.add(note, "footnote");
            for (const TextHeading& heading : document.headings) headings.add(heading.place, heading.level);
            for (const TextLink& link : document.links) links.add(link.place, link.target);
            call.emit(2, notes.take());
            call.emit(3, headings.take());
            call.emit(4, links.take());
            text_ = std::move(document.text);
            facts_ = std::move(document.facts);
            language_ = std::move(document.language);
        }

        void read_pages(const Call& call, const std::string& output) {
            std::vector<PdfPage> pages = pages_of(output);
            mark_furniture(pages);
            PdfText document = rostra::converter::text_of(pages);
            if (document.text.empty()) {
                throw DocumentError("it has no words on any of its " + std::to_string(pages.size()) +
                                    " pages: it is likely to be a scan. Recognise its text first, as with "
                                    "the package ocrmypdf");
            }
            if (document.empty_pages > 0) {
                call.warn("'" + std::string(name_) +
                          "': pages without words: " + std::to_string(document.empty_pages) + " of " +
                          std::to_string(pages.size()) + "; they are empty, pictures or scans");
            }
            LayerBuilder<Int32> numbers;
            LayerBuilder<Dictionary> joined;
            LayerBuilder<Dictionary> furniture;
            numbers.begin_document();
            joined.begin_document();
            furniture.begin_document();
            for (std::size_t i = 0; i < document.pages.size(); ++i) {
                if (document.pages.size() > 1 && !document.pages[i].empty())
                    numbers.add(document.pages[i], static_cast<std::int32_t>(i) + 1);
            }
            for (const JoinedWord& word : document.joined) joined.add(word.place, word.printed);
            for (const FurnitureMark& mark : document.furniture)
                furniture.add(mark.place, name_of(mark.rule));
            call.emit(0, numbers.take());
            call.emit(1, joined.take());
            call.emit(2, furniture.take());
            text_ = std::move(document.text);
        }

        const ConverterReader& reader_;
        std::string_view name_;
        std::string_view bytes_;
        std::string text_;
        std::string language_;
        std::vector<std::pair<std::string, std::string>> facts_;
        std::size_t replaced_ = 0;
        bool done_ = false;
    };

private:
    ConverterList list_;
    ProgramLimits limits_;
};

}  // namespace
}  // namespace rostra::converter

ROSTRA_PLUGIN(rostra::reader<rostra::converter::ConverterReader>("converter"))
