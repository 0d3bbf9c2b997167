// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/terms/column_text.hpp"
#include "rostra/analysis/terms/token_runs.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// Which tokens count, and where sequences of them are cut: the inputs `token` (norm) and `noise`, and these options,
/// each of which a manifest may leave out:
///
///     within   a layer whose spans no sequence enters or leaves
///     only     a layer: tokens that none of its spans holds do not count
///     where    a column: as `only`, and its value has to be one of `values`, and none of `except`
///     keep-labels   whether tokens in spans of the optional input `turn_label` count; a manifest that has the option has the input
///
/// Tokens whose norm is empty do not count. All functions may be called from any thread.
class TokenSelection {
public:
    /// Whether sequences are cut at the edges of `noise` and `within`. Where not, a manifest needs neither.
    enum class Edges { cut, ignored };

    /// Throws OptionError.
    explicit TokenSelection(const Setup& setup, Edges edges = Edges::cut)
        : norm_(setup.column("token", "norm")) {
        const Options options = setup.options();
        if (edges == Edges::cut) {
            if (const Input noise = setup.input("noise"); noise.present) edges_.push_back(noise);
            if (options.has("within")) edges_.push_back(setup.named("within").front().input);
        }
        if (options.has("keep-labels") && !options.boolean("keep-labels"))
            labels_ = setup.input("turn_label");
        if (options.has("only")) only_.push_back({setup.named("only").front().input, {}, false});
        if (!options.has("where")) {
            if (options.has("values") && !options.strings("values").empty()) needs_where(options, "values");
            if (options.has("except") && !options.strings("except").empty()) needs_where(options, "except");
            return;
        }
        const ColumnInput column = setup.named("where").front().column;
        only_.push_back({column.input, column, true});
        for (const std::string_view value : options.strings("values")) values_.emplace_back(value);
        for (const std::string_view value : options.strings("except")) except_.emplace_back(value);
    }

    [[nodiscard]] const ColumnInput& norm() const { return norm_; }
    /// For terms of one token, which cross nothing.
    void ignore_edges() { edges_.clear(); }
    /// Cuts sequences at the edges of this layer too, where it is present.
    void cut_at(const Input& layer) {
        if (layer.present) edges_.push_back(layer);
    }

    /// The tokens of a batch that count.
    class OfBatch {
    public:
        OfBatch(const TokenSelection& selection, const Batch& batch)
            : selection_(selection),
              batch_(batch),
              tokens_(batch.layer(selection.norm_.input)),
              norms_(tokens_.dictionary(selection.norm_)) {
            for (std::int32_t code = 0; code < norms_.strings.size() && no_term_ < 0; ++code) {
                if (norms_.strings[code].empty()) no_term_ = code;
            }
        }

        /// Whether some token of the batch may be no term.
        [[nodiscard]] bool sets_aside() const { return no_term_ >= 0; }

        /// The norms of all tokens of the batch, and the row where those of a document begin.
        [[nodiscard]] const DictionaryColumn& norms() const { return norms_; }
        [[nodiscard]] std::size_t first(std::int64_t position) const { return tokens_.first(position); }
        [[nodiscard]] Spans tokens(std::int64_t position) const { return tokens_.spans(position); }

        /// Runs of a document's tokens, counted from its first; sequences may be made inside each. `of` is 0.
        [[nodiscard]] std::vector<TokenRun> runs(std::int64_t position) const {
            return runs(position, no_term_ >= 0);
        }
        /// The same, but tokens whose norm is empty are in the runs, as places that hold no term.
        [[nodiscard]] std::vector<TokenRun> places(std::int64_t position) const {
            return runs(position, false);
        }

    private:
        [[nodiscard]] std::vector<TokenRun> runs(std::int64_t position, bool without_no_terms) const {
            const Spans tokens = tokens_.spans(position);
            std::vector<Spans> edges;
            for (const Input& input : selection_.edges_) edges.push_back(batch_[position].spans(input));
            std::vector<TokenRun> runs = runs_between_edges(tokens, edges);
            if (selection_.labels_.present)
                runs = runs_outside(tokens, batch_[position].spans(selection_.labels_), runs);
            if (without_no_terms) {
                runs = runs_without(no_term_, norms_.codes.subspan(first(position), tokens.size()), runs);
            }
            for (const Only& only : selection_.only_) {
                const LayerView layer = batch_.layer(only.input);
                runs = runs_in_spans(tokens, layer.spans(position), runs);
                if (only.by_value) {
                    std::erase_if(runs, [&](const TokenRun& run) {
                        std::string number;
                        return !selection_.takes(
                            column_text(layer, only.column, layer.first(position) + run.of, number));
                    });
                }
                for (TokenRun& run : runs) run.of = 0;
            }
            return runs;
        }

        const TokenSelection& selection_;
        const Batch& batch_;
        LayerView tokens_;
        DictionaryColumn norms_;
        std::int32_t no_term_ = -1;  // the code of the empty norm
    };

    /// The options that decide which tokens count, in words: states of other words do not go together.
    [[nodiscard]] std::string words(const Options& options) const {
        std::string words;
        for (const char* name : {"within", "only", "where"}) {
            words += name;
            if (options.has(name)) words += " " + std::string(options.string(name));
            words += '\n';
        }
        if (options.has("keep-labels")) words += options.boolean("keep-labels") ? "labels\n" : "no labels\n";
        for (const std::string& value : values_) words += "value " + value + '\n';
        for (const std::string& value : except_) words += "except " + value + '\n';
        return words;
    }

private:
    struct Only {
        Input input;
        ColumnInput column;
        bool by_value = false;
    };

    [[noreturn]] static void needs_where(const Options& options, std::string_view name) {
        throw OptionError("'" + std::string(name) + "' needs 'where': the column whose values these are",
                          options.where(name));
    }
    [[nodiscard]] bool takes(std::string_view value) const {
        const auto has = [value](const std::vector<std::string>& list) {
            return std::find(list.begin(), list.end(), value) != list.end();
        };
        return (values_.empty() || has(values_)) && !has(except_);
    }

    ColumnInput norm_;
    std::vector<Input> edges_;
    Input labels_;
    std::vector<Only> only_;
    std::vector<std::string> values_, except_;
};

}  // namespace terms
}  // namespace v0
}  // namespace rostra
