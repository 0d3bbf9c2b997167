// SPDX-License-Identifier: Apache-2.0
#include "converter_list.hpp"

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::converter {

namespace {

std::vector<std::string> words_of(std::string_view command) {
    std::vector<std::string> words;
    for (const std::string_view word : words_between_blanks(command)) words.emplace_back(word);
    return words;
}

}  // namespace

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    const std::size_t slash = name.rfind('/');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && slash > dot)) return {};
    return to_ascii_small(name.substr(dot + 1));
}

ConverterList::ConverterList(const DataText& text) {
    const WordList list(text);
    for (const WordList::Entry& entry : list.entries()) {
        std::vector<std::string_view> fields;
        std::string_view rest = entry.text;
        for (std::size_t colon = rest.find(':'); colon != std::string_view::npos && fields.size() < 3;
             colon = rest.find(':')) {
            fields.push_back(trimmed(rest.substr(0, colon)));
            rest.remove_prefix(colon + 1);
        }
        if (fields.size() != 3) list.refuse(entry.line, "a line is `EXTENSIONS : GIVES : PACKAGE : COMMAND`");
        Conversion conversion;
        if (fields[1] == "pandoc") {
            conversion.gives = Gives::pandoc;
        } else if (fields[1] == "boxes") {
            conversion.gives = Gives::boxes;
        } else if (fields[1] == "pages") {
            conversion.gives = Gives::pages;
        } else if (fields[1] != "text") {
            list.refuse(entry.line, "a program gives `boxes`, `pages`, `pandoc` or `text`");
        }
        conversion.package = fields[2];
        conversion.command = words_of(rest);
        for (const std::string_view extension : words_between_blanks(fields[0]))
            conversions_[std::string(extension)] = conversion;
    }
}

void ConverterList::add(std::string_view extension, std::string_view command, std::uint32_t where) {
    Conversion conversion{Gives::pages, {}, words_of(command)};
    if (conversion.command.empty())
        throw OptionError("the command for '" + std::string(extension) + "' is empty: name a program", where);
    conversions_[to_ascii_small(extension)] = std::move(conversion);
}

const Conversion* ConverterList::of(std::string_view name, std::string_view bytes) const {
    std::string extension = extension_of(name);
    if (bytes.starts_with("%PDF-")) extension = "pdf";
    if (bytes.starts_with("{\\rtf")) extension = "rtf";
    const auto at = conversions_.find(extension);
    return at == conversions_.end() ? nullptr : &at->second;
}

}  // namespace rostra::converter
