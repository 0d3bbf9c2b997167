// SPDX-License-Identifier: Apache-2.0
#include "passage_tables.hpp"

#include <algorithm>
#include <string_view>

#include "rostra/row_builders.hpp"
#include "rostra/services.hpp"

namespace passages {

using namespace rostra;

void FoundPassages::add(std::uint32_t a, const std::vector<Passage>& passages) {
    for (const Passage& passage : passages) {
        rows.push_back({a, passage.b, passage.a_tokens, passage.b_tokens, passage.matched, passage.length,
                        edits.size()});
        edits.insert(edits.end(), passage.edits.begin(), passage.edits.end());
    }
}

std::vector<Place> FoundPassages::places() const {
    std::vector<Place> places;
    places.reserve(2 * rows.size());
    for (const Row& row : rows) {
        places.push_back({row.a, row.a_tokens});
        places.push_back({row.b, row.b_tokens});
    }
    return places;
}

PassageTables::PassageTables(Call call, const TokenStore& tokens, const DocumentFact& dates,
                             double boilerplate)
    : call_(call), tokens_(tokens), dates_(dates) {
    constexpr std::uint64_t kAlways = 4;  // documents that may share what they like
    std::uint64_t documents = 0;
    for (std::size_t d = 0; d < tokens.size(); ++d) {
        documents += d == 0 || tokens.ordinal(d) != tokens.ordinal(d - 1) ? 1u : 0u;
    }
    most_documents_ =
        std::max(kAlways, static_cast<std::uint64_t>(boilerplate * static_cast<double>(documents)));
}

std::string_view PassageTables::kind_of(const Cluster& cluster) const {
    if (cluster.common) return "common";
    return cluster.documents > most_documents_ ? "boilerplate" : "shared";
}

Span PassageTables::span_of(std::uint32_t part, TokenRange tokens) const {
    const Span first = tokens_.span_of(call_, part, tokens.begin);
    if (tokens.size() == 0) return {first.begin, first.begin};
    return {first.begin, tokens_.span_of(call_, part, tokens.end - 1).end};
}

void PassageTables::emit(const FoundPassages& found, const std::vector<Cluster>& clusters,
                         const std::vector<std::uint32_t>& cluster_of) const {
    const std::vector<std::string_view> names = tokens_.side_names();
    const auto name_of = [&](std::uint32_t part) {
        return names.empty() ? std::string_view() : names[tokens_.side_of(part)];
    };
    TableBuilder<Int64, DocumentColumn, Int32, Int32, DocumentColumn, Int32, Int32, Int64, Int64, Float64,
                 Int64, Dictionary, Dictionary, Dictionary>
        rows(call_, 0);
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
        const FoundPassages::Row& row = found.rows[i];
        const Span a = span_of(row.a, row.a_tokens), b = span_of(row.b, row.b_tokens);
        rows.add(static_cast<std::int64_t>(i + 1), tokens_.ordinal(row.a), a.begin, a.end,
                 tokens_.ordinal(row.b), b.begin, b.end, row.length, row.matched,
                 static_cast<double>(row.matched) / static_cast<double>(row.length), cluster_of[i] + 1,
                 kind_of(clusters[cluster_of[i]]), name_of(row.a), name_of(row.b));
    }
    rows.finish();
    emit_edits(found);
    emit_clusters(clusters);
}

void PassageTables::emit_edits(const FoundPassages& found) const {
    TableBuilder<Int64, Dictionary, DocumentColumn, Int32, Int32, DocumentColumn, Int32, Int32> rows(call_,
                                                                                                     1);
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
        const FoundPassages::Row& row = found.rows[i];
        for (const Edit& edit : found.edits_of(i)) {
            const Span a = span_of(row.a, edit.a), b = span_of(row.b, edit.b);
            rows.add(static_cast<std::int64_t>(i + 1),
                     edit.a.size() == 0   ? "insert"
                     : edit.b.size() == 0 ? "delete"
                                          : "replace",
                     tokens_.ordinal(row.a), a.begin, a.end, tokens_.ordinal(row.b), b.begin, b.end);
        }
    }
    rows.finish();
}

void PassageTables::emit_clusters(const std::vector<Cluster>& clusters) const {
    TableBuilder<Int64, Int64, DocumentColumn, Int32, Int32, Dictionary, Int64, Text, Dictionary> rows(call_,
                                                                                                       2);
    const Corpus corpus(call_);
    for (std::size_t c = 0; c < clusters.size(); ++c) {
        std::string_view earliest_date, earliest;
        for (const Cluster::Member& member : clusters[c].members) {
            const std::int64_t ordinal = tokens_.ordinal(member.place.part);
            const std::string_view date = dates_.of(ordinal);
            if (date.empty() || (!earliest_date.empty() && date >= earliest_date)) continue;
            earliest_date = date;
            earliest = corpus.id(ordinal);
        }
        for (const Cluster::Member& member : clusters[c].members) {
            const std::int64_t ordinal = tokens_.ordinal(member.place.part);
            const Span span = span_of(member.place.part, member.place.tokens);
            rows.add(static_cast<std::int64_t>(c + 1),
                     member.passage == Cluster::kNone ? 0 : std::int64_t{member.passage} + 1, ordinal,
                     span.begin, span.end, kind_of(clusters[c]),
                     static_cast<std::int64_t>(clusters[c].documents), dates_.of(ordinal), earliest);
        }
    }
    rows.finish();
}

}  // namespace passages
