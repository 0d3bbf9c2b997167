// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "length_counts.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"
#include "scopes.hpp"

namespace term_frequency {

/// What is counted, and in which layers.
struct Counting {
    rostra::ColumnInput norm;
    std::vector<rostra::Input> edges;  ///< layers whose spans no sequence leaves or enters
    std::vector<std::size_t> lengths;  ///< ascending
    std::vector<Scope> scopes;

    [[nodiscard]] bool counts(Scope::Kind kind) const;
    [[nodiscard]] std::size_t named_scopes() const;
};

/// Counts of some documents.
struct TermCounts {
    explicit TermCounts(const Counting& counting);

    std::int64_t documents = 0;
    std::vector<rostra::StringTable> groups;  ///< names, for each scope that has names
    std::vector<LengthCounts> lengths;        ///< in the order of Counting::lengths

    /// Takes in a batch.
    void add(rostra::Call call, const Counting& counting, const rostra::Batch& batch);
    void combine(rostra::Call call, const TermCounts& from);
    void save(rostra::Call call, const Counting& counting, rostra::StateWriter& writer) const;
    /// Into an empty one, of the same counting.
    void load(rostra::Call call, const Counting& counting, rostra::StateReader& reader);
    [[nodiscard]] std::int64_t memory() const noexcept;

private:
    void spill_beyond_budget(rostra::Call call);
};

}  // namespace term_frequency
