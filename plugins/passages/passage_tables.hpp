// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "passage_clusters.hpp"
#include "rostra/analysis/state/document_fact.hpp"
#include "rostra/analysis/state/token_store.hpp"
#include "rostra/call.hpp"

namespace passages {

/// All passages of a run, by a, b, and where they begin, with their edits one after another.
struct FoundPassages {
    struct Row {
        std::uint32_t a, b;  ///< parts
        TokenRange a_tokens, b_tokens;
        std::uint32_t matched, length;
        std::uint64_t first_edit;
    };
    std::vector<Row> rows;
    std::vector<Edit> edits;

    void add(std::uint32_t a, const std::vector<Passage>& passages);
    [[nodiscard]] std::span<const Edit> edits_of(std::size_t row) const {
        const std::uint64_t end = row + 1 < rows.size() ? rows[row + 1].first_edit : edits.size();
        return std::span(edits).subspan(rows[row].first_edit, end - rows[row].first_edit);
    }
    [[nodiscard]] std::vector<Place> places() const;
};

/// Writes the tables. A cluster is boilerplate where it stands in five documents or more, and in a larger share of all
/// documents than `boilerplate`.
class PassageTables {
public:
    PassageTables(rostra::Call call, const rostra::TokenStore& tokens, const rostra::DocumentFact& dates,
                  double boilerplate);

    /// `clusters`: first the clusters of passages, which cluster_of points into, then others.
    void emit(const FoundPassages& found, const std::vector<Cluster>& clusters,
              const std::vector<std::uint32_t>& cluster_of) const;

private:
    [[nodiscard]] std::string_view kind_of(const Cluster& cluster) const;
    [[nodiscard]] rostra::Span span_of(std::uint32_t part, TokenRange tokens) const;
    void emit_edits(const FoundPassages& found) const;
    void emit_clusters(const std::vector<Cluster>& clusters) const;

    rostra::Call call_;
    const rostra::TokenStore& tokens_;
    const rostra::DocumentFact& dates_;
    std::uint64_t most_documents_;
};

}  // namespace passages
