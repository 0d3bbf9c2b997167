// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/plugin.hpp"

namespace rostra::tables {

/// Which columns hold what. Empty names: none does.
struct Roles {
    std::vector<std::string> text;
    std::string speaker;
    std::string begin;
    std::string end;
};

/// Knows columns by the options, or by what they are usually called.
class ColumnRoles {
public:
    ColumnRoles(const Setup& setup, const Call& call);

    /// Of a table with these columns. `text` is empty where no column is known to hold texts, or one that an option names is not
    /// there.
    [[nodiscard]] Roles of(const std::vector<std::string>& columns) const;

    /// What the columns of texts are called, for messages.
    [[nodiscard]] const std::vector<std::string>& wanted_text() const { return text_; }

private:
    [[nodiscard]] static std::string first_of(const std::vector<std::string>& usual,
                                              const std::vector<std::string>& columns);
    [[nodiscard]] static std::string named(const std::string& wanted, const std::vector<std::string>& usual,
                                           const std::vector<std::string>& columns);

    std::vector<std::string> text_;  // as options name them; empty: the usual ones
    std::string speaker_, begin_, end_;
    std::vector<std::string> usual_text_, usual_speaker_, usual_begin_, usual_end_;
};

}  // namespace rostra::tables
