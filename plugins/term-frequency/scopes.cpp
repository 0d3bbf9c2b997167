// SPDX-License-Identifier: Apache-2.0
#include "scopes.hpp"

#include <algorithm>
#include <string_view>

#include "rostra/exceptions.hpp"

namespace term_frequency {

using rostra::ColumnInput;
using rostra::ColumnType;
using rostra::OptionError;
using rostra::Setup;

namespace {

bool names_groups(const Setup& setup, const ColumnInput& column) {
    if (column.type == ColumnType::float64) return false;
    for (const rostra::Binding& binding : setup.inputs()) {
        if (binding.input().index != column.input.index) continue;
        for (const rostra::Column& bound : binding.columns()) {
            if (bound.child == column.child && bound.logical == "document") return false;
        }
    }
    return true;
}

Scope scope_of(const Setup& setup, std::string_view name) {
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

}  // namespace

std::vector<Scope> scopes_of(const Setup& setup) {
    const std::uint32_t where = setup.options().where("by");
    std::vector<Scope> scopes;
    for (const std::string_view name : setup.options().strings("by")) {
        const bool twice =
            std::any_of(scopes.begin(), scopes.end(), [&](const Scope& s) { return s.name == name; });
        if (twice) throw OptionError("'by' names '" + std::string(name) + "' twice", where);
        scopes.push_back(scope_of(setup, name));
    }
    if (scopes.empty())
        throw OptionError("'by' is empty: name what counts are grouped by, as \"corpus\"", where);
    return scopes;
}

}  // namespace term_frequency
