// SPDX-License-Identifier: Apache-2.0
// How strongly two terms keep company, from how often they do.
#pragma once

#include <algorithm>
#include <cmath>

#include "rostra/analysis/measures/contingency.hpp"

namespace rostra::collocations {

/// What is known of a pair. `window`: how many places around one term the other is counted at, 1 for the next word alone.
struct PairFrequency {
    double f = 0;   ///< how often they were met together
    double f1 = 0;  ///< how often the first term stands anywhere
    double f2 = 0;  ///< how often the second does
    double n = 0;   ///< tokens
    double window = 1;

    /// How often they would be met were words drawn at random, f1 f2 window / n (Evert 2008, Corpora and collocations,
    /// section 4.1, surface cooccurrence); 0 without tokens.
    [[nodiscard]] double expected() const { return n > 0 ? f1 * f2 * window / n : 0; }

    /// The four cells: of the n * window places, those that lie beside the first term, and those that hold the second, which
    /// `window` places see. With a window of 1 the textbook's table of a pair. No cell is below 0.
    [[nodiscard]] measures::Contingency table() const {
        measures::Contingency t = measures::Contingency::of_pair(f, f1 * window, f2 * window, n * window);
        t.b = std::max(t.b, 0.0);
        t.c = std::max(t.c, 0.0);
        t.d = std::max(t.d, 0.0);  // a term beside itself, which is more than half of all tokens
        return t;
    }
};

/// Pointwise mutual information, log2(f / E) (Church and Hanks 1990, Word association norms, mutual information, and
/// lexicography). 0 where f or E is 0.
inline double pmi(const PairFrequency& p) {
    return p.f > 0 && p.expected() > 0 ? std::log2(p.f / p.expected()) : 0;
}

/// Cubic mutual information, log2(f^3 / E) (Daille 1994, Approche mixte pour l'extraction automatique de terminologie): PMI
/// that favours the rare less. 0 where f or E is 0.
inline double mi3(const PairFrequency& p) {
    return p.f > 0 && p.expected() > 0 ? std::log2(p.f * p.f * p.f / p.expected()) : 0;
}

/// Student's t as corpus linguistics has it, (f - E) / sqrt(f) (Church, Gale, Hanks and Hindle 1991, Using statistics in
/// lexical analysis; Manning and Schuetze 1999, section 5.3.1). 0 where f is 0.
inline double t_score(const PairFrequency& p) { return p.f > 0 ? (p.f - p.expected()) / std::sqrt(p.f) : 0; }

/// 14 + log2(2 f / (f1 + f2)) (Rychly 2008, A lexicographer-friendly association score): does not depend on the size of
/// the corpus; 14 where two terms are met nowhere but together, one less for each halving. 0 where f is 0.
inline double log_dice(const PairFrequency& p) {
    return p.f > 0 && p.f1 + p.f2 > 0 ? 14 + std::log2(2 * p.f / (p.f1 + p.f2)) : 0;
}

/// Log-likelihood over the four cells (Dunning 1993).
inline double g2(const PairFrequency& p) { return measures::g2_four_cell(p.table()); }

/// Pearson's chi-squared over the four cells, uncorrected (Manning and Schuetze 1999, section 5.3.3).
inline double chi2(const PairFrequency& p) { return measures::chi2(p.table()); }

}  // namespace rostra::collocations
