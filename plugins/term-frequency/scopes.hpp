// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "rostra/setup.hpp"

namespace term_frequency {

/// One of the things that counts are grouped by.
struct Scope {
    enum class Kind { corpus, document, column, fact };
    Kind kind = Kind::corpus;
    std::string name;            ///< as the option `by` says it
    rostra::ColumnInput column;  ///< whose values are the groups' names; of a fact: `value`
    rostra::ColumnInput names;   ///< of a fact: `name`
    std::string fact;            ///< its name

    /// True where groups are found by name while counting.
    [[nodiscard]] bool named() const { return kind == Kind::column || kind == Kind::fact; }
};

/// The scopes of the option `by`, in its order; throws OptionError.
std::vector<Scope> scopes_of(const rostra::Setup& setup);

}  // namespace term_frequency
