// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/terms/column_text.hpp"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// One of the things that counts are grouped by.
struct Scope {
    enum class Kind { corpus, document, column, fact };
    Kind kind = Kind::corpus;
    std::string name;    ///< as the option `by` says it
    ColumnInput column;  ///< whose values are the groups' names; of a fact: `value`
    ColumnInput names;   ///< of a fact: `name`
    std::string fact;    ///< its name

    /// True where groups are found by name while counting.
    [[nodiscard]] bool named() const { return kind == Kind::column || kind == Kind::fact; }
};

namespace detail {

inline Scope scope_of(const Named& named) {
    Scope scope;
    scope.name = named.text;
    switch (named.kind) {
        case Named::Kind::word:
            scope.kind = named.text == "corpus" ? Scope::Kind::corpus : Scope::Kind::document;
            break;
        case Named::Kind::fact:
            scope.kind = Scope::Kind::fact;
            scope.fact = named.fact;
            scope.names = named.names;
            scope.column = named.column;
            break;
        default:
            scope.kind = Scope::Kind::column;
            scope.column = named.column;
    }
    return scope;
}

}  // namespace detail

/// The scopes of the option `by`, in its order; throws OptionError.
inline std::vector<Scope> scopes_of(const Setup& setup) {
    const std::uint32_t where = setup.options().where("by");
    std::vector<Scope> scopes;
    for (const Named& named : setup.named("by")) {
        const bool twice =
            std::any_of(scopes.begin(), scopes.end(), [&](const Scope& s) { return s.name == named.text; });
        if (twice) throw OptionError("'by' names '" + std::string(named.text) + "' twice", where);
        scopes.push_back(detail::scope_of(named));
    }
    if (scopes.empty())
        throw OptionError("'by' is empty: name what counts are grouped by, as \"corpus\"", where);
    return scopes;
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
