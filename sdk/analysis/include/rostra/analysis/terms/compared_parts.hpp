// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "rostra/analysis/state/token_store.hpp"
#include "rostra/analysis/terms/group_runs.hpp"
#include "rostra/analysis/terms/scopes.hpp"
#include "rostra/analysis/terms/token_selection.hpp"
#include "rostra/batch.hpp"
#include "rostra/buffer.hpp"
#include "rostra/call.hpp"
#include "rostra/services.hpp"
#include "rostra/setup.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// What is compared with what, for aggregators that keep a TokenStore: the option `by` ("document", a column, or a
/// fact; not a list) names the sides, those of TokenSelection say which tokens count.
///
///     parts_.add(call, state.tokens, batch);                    // update
///     parts_.save(call, state.tokens, writer);                  // save; and load
///     state.tokens.sort();                                      // finish
///     state.tokens.sides(); state.tokens.side_of(part);
///
/// Compared by document, each document is one part, also one without tokens. By group, a part is what follows one
/// another in a document and belongs to one group; where another group speaks in between, a new part begins. Tokens
/// that do not count, or are of no group, part nothing. All functions may be called from any thread.
class ComparedParts {
public:
    /// Throws OptionError.
    explicit ComparedParts(const Setup& setup)
        : selection_(setup, TokenSelection::Edges::ignored),
          scope_(std::move(scopes_of(setup).front())),
          words_(words_of(setup)) {
        const Options options = setup.options();
        selects_ = options.has("only") || options.has("where");
    }

    /// As the option `by` says it.
    [[nodiscard]] const std::string& scope() const { return scope_.name; }
    [[nodiscard]] bool by_document() const { return scope_.kind == Scope::Kind::document; }
    void add(Call call, TokenStore& store, const Batch& batch) const {
        if (by_document() && !selects_) {
            store.add(call, batch, selection_.norm());
            return;
        }
        const TokenSelection::OfBatch selected(selection_, batch);
        const std::vector<std::uint32_t> number_of_code = store.numbers_of(selected.norms());
        Part part;
        if (by_document()) {
            for (const Document document : batch) {
                const std::int64_t d = document.position();
                part.clear();
                for (const TokenRun& run : selected.runs(d)) part.append(selected, d, number_of_code, run);
                store.add_document(document.ordinal(), part.norms.span(), part.spans());
            }
        } else {
            GroupRuns groups(scope_, batch, store.groups());
            for (const Document document : batch) {
                const std::int64_t d = document.position();
                std::vector<TokenRun> runs =
                    groups.of_document(document, d, selected.tokens(d), selected.runs(d));
                std::sort(runs.begin(), runs.end(),
                          [](const TokenRun& a, const TokenRun& b) { return a.first < b.first; });
                for (std::size_t i = 0; i < runs.size();) {
                    part.clear();
                    const std::uint32_t group = runs[i].of;
                    for (; i < runs.size() && runs[i].of == group; ++i)
                        part.append(selected, d, number_of_code, runs[i]);
                    store.add_part(document.ordinal(), group, part.norms.span(), part.spans());
                }
            }
        }
        if (store.memory() > Scratch(call).budget()) store.spill(call);
    }

    /// The store with the options that decided what is in it.
    void save(Call call, const TokenStore& store, StateWriter& writer) const {
        writer.string(words_);
        store.save(call, writer);
    }
    /// Into an empty store; throws where it was saved under other options.
    void load(Call call, TokenStore& store, StateReader& reader) const {
        if (reader.string() != words_) throw std::runtime_error("a saved state was made under other options");
        store.load(call, reader);
    }

private:
    struct Part {
        Buffer<std::uint32_t> norms;
        Buffer<std::int32_t> begins, ends;

        void clear() {
            norms.clear();
            begins.clear();
            ends.clear();
        }
        [[nodiscard]] Spans spans() const { return {begins.data(), ends.data(), begins.size()}; }
        void append(const TokenSelection::OfBatch& selected, std::int64_t position,
                    const std::vector<std::uint32_t>& number_of_code, const TokenRun& run) {
            const Spans tokens = selected.tokens(position);
            const std::span<const std::int32_t> codes =
                selected.norms().codes.subspan(selected.first(position), tokens.size());
            for (std::uint32_t i = run.first; i < run.last; ++i) {
                norms.push_back(number_of_code[static_cast<std::size_t>(codes[i])]);
                begins.push_back(tokens.begins()[i]);
                ends.push_back(tokens.ends()[i]);
            }
        }
    };

    [[nodiscard]] std::string words_of(const Setup& setup) const {
        return scope_.name + '\n' + selection_.words(setup.options());
    }

    TokenSelection selection_;
    Scope scope_;
    std::string words_;  // the options that decide what is compared
    bool selects_ = false;
};

}  // namespace terms
}  // namespace v0
}  // namespace rostra
