// SPDX-License-Identifier: Apache-2.0
#include "collocation_counts.hpp"

#include <algorithm>
#include <stdexcept>

#include "batch_pairs.hpp"
#include "rostra/analysis/terms/group_runs.hpp"
#include "rostra/call.hpp"
#include "rostra/services.hpp"

namespace rostra::collocations {

using namespace terms;

Window::Window(const Setup& setup) : tokens(setup), scopes(scopes_of(setup)) {
    const Options options = setup.options();
    tokens.cut_at(setup.input("sentence"));
    span = static_cast<std::size_t>(options.integer("span"));
    ordered = options.boolean("ordered");
    for (const std::string_view node : options.strings("node")) {
        if (node.empty()) throw OptionError("'node' names no term: \"\"", options.where("node"));
        if (is_node(node))
            throw OptionError("'node' names '" + std::string(node) + "' twice", options.where("node"));
        nodes.emplace_back(node);
    }
    words = "span " + std::to_string(span) + (ordered ? " ordered\n" : " unordered\n");
    for (const std::string& node : nodes) words += "node " + node + '\n';
    for (const Scope& scope : scopes) words += "by " + scope.name + '\n';
    words += tokens.words(options);
}

bool Window::counts(Scope::Kind kind) const {
    return std::any_of(scopes.begin(), scopes.end(),
                       [kind](const Scope& scope) { return scope.kind == kind; });
}

std::size_t Window::named_scopes() const {
    return static_cast<std::size_t>(
        std::count_if(scopes.begin(), scopes.end(), [](const Scope& scope) { return scope.named(); }));
}

bool Window::is_node(std::string_view term) const {
    return std::find(nodes.begin(), nodes.end(), term) != nodes.end();
}

CollocationCounts::CollocationCounts(const Window& window)
    : groups(window.named_scopes()), terms(groups.size()), pairs(groups.size(), window.ordered) {}

void CollocationCounts::add(Call call, const Window& window, const Batch& batch) {
    std::vector<GroupRuns> finders;
    for (const Scope& scope : window.scopes) {
        if (scope.named()) finders.emplace_back(scope, batch, groups[finders.size()]);
    }
    const TokenSelection::OfBatch tokens(window.tokens, batch);
    BatchPairs counter(window, tokens.norms(), *this);
    std::vector<std::vector<TokenRun>> by_scope(finders.size());
    for (const Document document : batch) {
        const std::int64_t d = document.position();
        const std::vector<TokenRun> runs = tokens.places(d);
        for (std::size_t s = 0; s < finders.size(); ++s) {
            by_scope[s] = finders[s].of_document(document, d, tokens.tokens(d), runs);
        }
        counter.add_document(document.ordinal(), tokens.first(d), runs, by_scope);
    }
    spill_beyond_budget(call);
}

void CollocationCounts::combine(Call call, CollocationCounts& from) {
    std::vector<std::vector<std::uint32_t>> groups_here(groups.size());
    for (std::size_t s = 0; s < groups.size(); ++s) {
        for (std::uint32_t g = 0; g < from.groups[s].size(); ++g)
            groups_here[s].push_back(groups[s].id(from.groups[s][g]));
    }
    terms.combine(call, from.terms, groups_here, 0);
    std::vector<std::uint32_t> terms_here(from.terms.terms.size());
    for (std::uint32_t t = 0; t < terms_here.size(); ++t)
        terms_here[t] = terms.terms.find(from.terms.terms[t]);
    pairs.combine(call, from.pairs, terms_here, groups_here);
    spill_beyond_budget(call);
}

void CollocationCounts::save(Call call, const Window& window, StateWriter& writer) const {
    writer.string(window.words);
    std::vector<std::vector<std::uint32_t>> sorted;
    std::vector<std::vector<std::uint32_t>> ranks;
    for (const StringTable& names : groups) {
        sorted.push_back(names.sorted());
        ranks.push_back(names.save(writer));
    }
    terms.save(call, sorted, GroupNumbers(1), writer);
    pairs.save(call, terms.terms.ranks(), ranks, writer);
}

void CollocationCounts::load(Call call, const Window& window, StateReader& reader) {
    if (reader.string() != window.words)
        throw std::runtime_error("a saved state was counted under other options");
    std::vector<std::size_t> sizes;
    for (StringTable& names : groups) {
        names.load(reader);
        sizes.push_back(names.size());
    }
    terms.load(call, sizes, kInTables, reader);
    pairs.load(call, terms.terms.size(), sizes, reader);
    spill_beyond_budget(call);
}

std::int64_t CollocationCounts::memory() const noexcept {
    std::int64_t bytes = terms.memory() + pairs.memory();
    for (const StringTable& names : groups) bytes += names.memory();
    return bytes;
}

void CollocationCounts::spill_beyond_budget(Call call) {
    if (memory() <= Scratch(call).budget()) return;
    terms.by_document.spill(call);
    pairs.by_document.spill(call);
}

}  // namespace rostra::collocations
