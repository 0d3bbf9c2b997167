// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rostra/call.hpp"
#include "rostra/row_builders.hpp"
#include "smart_weighting.hpp"

namespace rostra::term_frequency {

/// Which terms are listed of a group.
struct Bound {
    std::int64_t min_count = 1;
    std::size_t top = 0;     ///< of each length; 0: all
    bool by_weight = false;  ///< those of the highest tf_idf, not of the highest counts

    bool operator==(const Bound&) const = default;
    [[nodiscard]] std::string words() const {
        std::string words = "terms that stand " + std::to_string(min_count) + " times or more";
        if (top != 0)
            words +=
                ", the " + std::to_string(top) + (by_weight ? " of the highest tf_idf" : " most frequent");
        return words;
    }
};

/// What is listed.
struct Listing {
    Bound groups, corpus;
    SmartWeighting weighting;
};

/// A term of a group.
struct FrequencyRow {
    std::string_view scope, group;
    std::int32_t length = 1;
    std::string_view term;
    std::int64_t count = 0;
    std::int64_t total = 0;      ///< of all terms of that length in the group
    std::int64_t total_all = 0;  ///< the same, had no token been set aside
    std::int64_t documents = 0;  ///< of the group that have it
    std::int64_t rank = 0;
    std::int64_t units = 0;       ///< among which it is told how rare the term is
    std::int64_t units_with = 0;  ///< those that have it
    double squares = 0;  ///< of the weights of all terms of that length in the group, where they divide
};

/// Writes the table, output 0: per_million is count / total * 10^6, tf_idf the weight.
class FrequencyTable {
public:
    FrequencyTable(Call call, SmartWeighting weighting) : rows_(call, 0), weighting_(weighting) {}

    void add(const FrequencyRow& row) {
        double weight = weighting_.weight(row.count, row.units, row.units_with);
        if (weighting_.divides()) weight = row.squares > 0 ? weight / std::sqrt(row.squares) : 0;
        ++listed_;
        rows_.add(row.scope, row.group, row.length, row.term, row.count,
                  static_cast<double>(row.count) * 1e6 / static_cast<double>(row.total), row.documents,
                  row.rank, weight, row.total, row.total_all);
    }
    /// `found`: how many rows there would be, were every term listed.
    void finish(const Call& call, const Listing& listing, std::uint64_t found) {
        rows_.finish();
        if (listed_ == found) return;
        std::string said = "of " + std::to_string(found) + " rows, " + std::to_string(listed_) +
                           " are listed: of each group and length " + listing.groups.words();
        if (listing.corpus != listing.groups) said += "; of the corpus " + listing.corpus.words();
        call.warn(said + "; options min-count, top, corpus-min-count and corpus-top list more");
    }

private:
    TableBuilder<Dictionary, Dictionary, Int32, Text, Int64, Float64, Int64, Int64, Float64, Int64, Int64>
        rows_;
    SmartWeighting weighting_;
    std::uint64_t listed_ = 0;
};

}  // namespace rostra::term_frequency
