// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/services.hpp"
#include "rostra/setup.hpp"

namespace rostra::converter {

/// What a program makes of a file.
enum class Gives {
    text,    ///< UTF-8
    boxes,   ///< words in XHTML, as poppler's pdftotext writes them
    pages,   ///< UTF-8, a form feed behind each page
    pandoc,  ///< pandoc's JSON
};

struct Conversion {
    Gives gives = Gives::text;
    std::string package;               ///< that has the program; empty where the user named it
    std::vector<std::string> command;  ///< empty: none is built in
};

/// Which program makes a text of which file, by its name's extension.
class ConverterList {
public:
    /// Of `data/converters.txt`; throws std::runtime_error that names file and line.
    explicit ConverterList(const DataText& text);

    /// `doc = "antiword -w 0 -"`, before what the list has. Throws OptionError.
    void add(std::string_view extension, std::string_view command, std::uint32_t where);

    /// By the file's name, else by what it begins with; nullptr: nothing is known.
    [[nodiscard]] const Conversion* of(std::string_view name, std::string_view bytes) const;

private:
    std::map<std::string, Conversion, std::less<>> conversions_;
};

/// Behind the last dot, in small letters; empty where there is none.
[[nodiscard]] std::string extension_of(std::string_view name);

}  // namespace rostra::converter
