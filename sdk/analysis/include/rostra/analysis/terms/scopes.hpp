// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/terms/column_text.hpp"
#include "rostra/exceptions.hpp"
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

inline Scope scope_of(const Setup& setup, std::string_view name) {
    Scope scope;
    scope.name = name;
    constexpr std::string_view kFact = "fact.";
    if (name == "corpus") {
        scope.kind = Scope::Kind::corpus;
    } else if (name == "document") {
        scope.kind = Scope::Kind::document;
    } else if (name.starts_with(kFact)) {
        scope.kind = Scope::Kind::fact;
        scope.fact = name.substr(kFact.size());
        scope.names = setup.column("fact", "name");
        scope.column = setup.column("fact", "value");
    } else {
        scope.kind = Scope::Kind::column;
        scope.column = setup.column(name);
        if (!names_groups(setup, scope.column)) {
            throw OptionError(
                "cannot group by '" + scope.name + "': its values are neither text nor whole numbers",
                setup.options().where("by"));
        }
    }
    return scope;
}

}  // namespace detail

/// The scopes of the option `by`, in its order; throws OptionError.
inline std::vector<Scope> scopes_of(const Setup& setup) {
    const std::uint32_t where = setup.options().where("by");
    std::vector<Scope> scopes;
    for (const std::string_view name : setup.options().strings("by")) {
        const bool twice =
            std::any_of(scopes.begin(), scopes.end(), [&](const Scope& s) { return s.name == name; });
        if (twice) throw OptionError("'by' names '" + std::string(name) + "' twice", where);
        scopes.push_back(detail::scope_of(setup, name));
    }
    if (scopes.empty())
        throw OptionError("'by' is empty: name what counts are grouped by, as \"corpus\"", where);
    return scopes;
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
