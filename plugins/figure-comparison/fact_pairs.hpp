// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "fact_context.hpp"
#include "fact_verdict.hpp"
#include "rostra/call.hpp"
#include "unit_conversions.hpp"

namespace rostra::figure_comparison {

/// A figure with what is compared of it.
struct Fact {
    std::int64_t document = 0;
    KeptFigure figure;
    Bounds bounds;
    Converted base;  ///< the same in the unit that others are converted to
    Context context;
    double weight = 0;  ///< of all its words
};

/// Two figures that state the same, and why that is thought.
struct FactPair {
    std::uint32_t a = 0, b = 0;  ///< numbers of facts, a < b
    double likeness = 0;         ///< of what stands around them, 0 to 1
    double rank = 0;             ///< likeness, and more where the words right around are the same
    double overlap = 0;          ///< of their words alone, 0 to 1
    bool by_passage = false;     ///< they stand in a passage that both documents have
    NounMatch nouns = NounMatch::unknown;
    UnitMatch units = UnitMatch::same;
};

/// How the units of two facts go together; a ratio is a percentage written otherwise.
[[nodiscard]] UnitMatch units_of(const Fact& a, const Fact& b);

[[nodiscard]] Judgement judge_facts(const Fact& a, const Fact& b, UnitMatch units);

/// Where two documents have the same passage.
struct SharedPlace {
    Span a, b;
};
using SharedPlaces = std::map<std::pair<std::int64_t, std::int64_t>, std::vector<SharedPlace>>;

struct PairOptions {
    double least_likeness = 0.42;    ///< of figures of the same noun and unit
    double sure_likeness = 0.75;     ///< of figures whose nouns or units do not say the same
    double least_differing = 0.55;   ///< of figures that differ, whatever else agrees
    double more_within = 0.1;        ///< more of all of these within one document
    double least_other_unit = 0.85;  ///< of figures that differ by their units, or by a lot
    std::size_t least_words =
        2;                      ///< that say something and that both have beside the noun, where they differ
    double least_margin = 0.1;  ///< to the second best
    std::size_t most_partners = 20;
};

/// The pairs of figures that state the same, one to one for each two documents, and within a document; in order. `dropped`
/// is raised by pairs beyond most_partners.
[[nodiscard]] std::vector<FactPair> pair_facts(const Call& call, std::vector<Fact>& facts,
                                               const SharedPlaces& shared, const PairOptions& options,
                                               std::uint64_t& dropped);

}  // namespace rostra::figure_comparison
