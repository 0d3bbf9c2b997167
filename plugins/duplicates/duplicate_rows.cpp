// SPDX-License-Identifier: Apache-2.0
#include "duplicate_rows.hpp"

#include <string>
#include <vector>

#include "duplicate_clusters.hpp"
#include "rostra/analysis/results/number_text.hpp"
#include "rostra/row_builders.hpp"
#include "rostra/services.hpp"

namespace rostra::duplicates {

namespace {

enum Output : std::uint32_t { kPairs, kClusters, kGroupPairs, kGroupClusters, kSearch };

double share(std::uint32_t part, std::uint64_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

/// Calls add(a, b, jaccard, containment_a, containment_b, shared shingles, cluster) for each pair.
template <class Add>
void each_pair(const DuplicateSearch& search, const DuplicateClusters& clusters, Add add) {
    for (const SharedShingles& pair : search.pairs()) {
        const std::uint32_t a = search.shingles_of(pair.a), b = search.shingles_of(pair.b);
        add(pair.a, pair.b, share(pair.shared, std::uint64_t{a} + b - pair.shared), share(pair.shared, a),
            share(pair.shared, b), std::int64_t{pair.shared},
            static_cast<std::int64_t>(clusters.of(pair.a)) + 1);
    }
}

void emit_documents(Call call, const TokenStore& store, const DocumentFact& dates,
                    const DuplicateSearch& search, const DuplicateClusters& clusters) {
    TableBuilder<DocumentColumn, DocumentColumn, Float64, Float64, Float64, Int64, Int64> pairs(call, kPairs);
    each_pair(search, clusters,
              [&](std::uint32_t a, std::uint32_t b, double jaccard, double in_a, double in_b,
                  std::int64_t shared, std::int64_t cluster) {
                  pairs.add(store.ordinal(a), store.ordinal(b), jaccard, in_a, in_b, shared, cluster);
              });
    pairs.finish();

    TableBuilder<Int64, DocumentColumn, Int64, Text, Dictionary> rows(call, kClusters);
    const Corpus corpus(call);
    for (std::size_t cluster = 0; cluster < clusters.size(); ++cluster) {
        const std::span<const std::uint32_t> members = clusters[cluster];
        std::string_view earliest_date, earliest;
        for (const std::uint32_t member : members) {
            const std::string_view date = dates.of(store.ordinal(member));
            if (date.empty() || (!earliest_date.empty() && date >= earliest_date)) continue;
            earliest_date = date;
            earliest = corpus.id(store.ordinal(member));
        }
        for (const std::uint32_t member : members) {
            const std::int64_t ordinal = store.ordinal(member);
            rows.add(static_cast<std::int64_t>(cluster) + 1, ordinal,
                     static_cast<std::int64_t>(members.size()), dates.of(ordinal), earliest);
        }
    }
    rows.finish();
}

void emit_groups(Call call, const TokenStore& store, std::string_view scope, const DuplicateSearch& search,
                 const DuplicateClusters& clusters) {
    const std::vector<std::string_view> names = store.side_names();
    TableBuilder<Dictionary, Dictionary, Dictionary, Float64, Float64, Float64, Int64, Int64> pairs(
        call, kGroupPairs);
    each_pair(search, clusters,
              [&](std::uint32_t a, std::uint32_t b, double jaccard, double in_a, double in_b,
                  std::int64_t shared, std::int64_t cluster) {
                  pairs.add(scope, names[a], names[b], jaccard, in_a, in_b, shared, cluster);
              });
    pairs.finish();

    TableBuilder<Dictionary, Int64, Dictionary, Int64> rows(call, kGroupClusters);
    for (std::size_t cluster = 0; cluster < clusters.size(); ++cluster) {
        for (const std::uint32_t member : clusters[cluster]) {
            rows.add(scope, static_cast<std::int64_t>(cluster) + 1, names[member],
                     static_cast<std::int64_t>(clusters[cluster].size()));
        }
    }
    rows.finish();
}

void say(Call call, const Searching& searching, const SearchCounts& counts, double miss) {
    const auto text = [](auto number) {
        std::string digits;
        append_number(digits, number);
        return digits;
    };
    call.log(ROSTRA_LOG_INFO, text(searching.bands.bands) + " bands of " + text(searching.bands.rows) +
                                  " rows: two at the threshold " + text(searching.threshold) +
                                  " are missed with a chance of " + text(miss) + "; " +
                                  text(counts.candidates) + " pairs were compared, " + text(counts.verified) +
                                  " of them are at the threshold or above; " + text(counts.copies) +
                                  " are equal to an earlier one");
    if (counts.crowded == 0) return;
    std::string warning =
        text(counts.crowded) + " of " + text(counts.sides) + " were among more than " +
        text(static_cast<std::int64_t>(searching.most_each)) +
        " that met at once, and were compared with the earliest of each cluster there, not each with each: "
        "not every "
        "pair of them is listed, and a cluster that only such a pair holds together comes out as several";
    if (counts.left != 0) {
        warning += "; " + text(counts.left) +
                   " times one was left before all clusters were tried, and may be missed";
    }
    call.warn(warning + " (option 'most-each')");
}

}  // namespace

void emit_rows(Call call, const TokenStore& store, const DocumentFact& dates, std::string_view scope,
               const Searching& searching, DuplicateSearch& search) {
    const DuplicateClusters clusters(search, store.sides());
    if (scope == "document") {
        emit_documents(call, store, dates, search, clusters);
    } else {
        emit_groups(call, store, scope, search, clusters);
    }
    const SearchCounts& counts = search.counts();
    const double miss = miss_chance(searching.threshold, searching.bands);
    TableBuilder<Dictionary, Int64, Int64, Float64, Int64, Int64, Float64, Int64, Int64, Int64, Int64, Int64>
        rows(call, kSearch);
    rows.add(scope, counts.sides, static_cast<std::int64_t>(searching.shingle), searching.threshold,
             searching.bands.bands, searching.bands.rows, miss, counts.copies, counts.candidates,
             counts.verified, counts.candidates - counts.verified, counts.crowded);
    rows.finish();
    say(call, searching, counts, miss);
}

}  // namespace rostra::duplicates
