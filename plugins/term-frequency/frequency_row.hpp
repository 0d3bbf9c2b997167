// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rostra/call.hpp"
#include "rostra/table_builder.hpp"

namespace rostra::term_frequency {

/// What is listed of a group.
struct Listing {
    std::int64_t min_count = 1;
    std::size_t top = 0;  ///< 0: all
};

/// A term of a group.
struct FrequencyRow {
    std::string_view scope, group;
    std::int32_t length = 1;
    std::string_view term;
    std::int64_t count = 0;
    std::int64_t total = 0;      ///< of all terms of that length in the group
    std::int64_t documents = 0;  ///< of the group that have it
    std::int64_t rank = 0;
    std::int64_t units = 0;       ///< among which it is told how rare the term is
    std::int64_t units_with = 0;  ///< those that have it
};

/// Writes the table, output 0. With c the count, T the total, d of N units having the term:
///
///   per_million  c / T * 10^6
///   tf_idf       c * ln(N / d)
class FrequencyTable {
public:
    explicit FrequencyTable(Call call) : rows_(call, 0) {}

    void add(const FrequencyRow& row) {
        const auto count = static_cast<double>(row.count);
        const double idf = std::log(static_cast<double>(row.units) / static_cast<double>(row.units_with));
        rows_.add(row.scope, row.group, row.length, row.term, row.count,
                  count * 1e6 / static_cast<double>(row.total), row.documents, row.rank, count * idf);
    }
    void finish() { rows_.finish(); }

private:
    TableBuilder<Dictionary, Dictionary, Int32, Text, Int64, Float64, Int64, Int64, Float64> rows_;
};

}  // namespace rostra::term_frequency
