// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/services.hpp"

namespace rostra::tables {

/// The first sheet of a workbook.
struct Sheet {
    std::string csv;
    std::vector<std::string> others;  ///< sheets that are left out
    bool tells_sheets = false;        ///< whether the program says which sheets there are
};

/// Workbooks, which programs make tables of: `data/workbooks.txt`.
class Workbooks {
public:
    /// Throws std::runtime_error that names file and line.
    explicit Workbooks(const DataText& text);

    /// Whether a file is one, by the extension of its name and its first bytes.
    [[nodiscard]] bool has(std::string_view name, std::string_view bytes) const;
    /// Throws DocumentError where the program is missing or cannot read it.
    [[nodiscard]] Sheet read(std::string_view name, std::string_view bytes,
                             const std::function<void()>& asked) const;

private:
    struct Program {
        std::string package;
        std::vector<std::string> command;
    };
    std::map<std::string, Program, std::less<>> programs_;
};

}  // namespace rostra::tables
