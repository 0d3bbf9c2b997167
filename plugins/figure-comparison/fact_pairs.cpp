// SPDX-License-Identifier: Apache-2.0
#include "fact_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <optional>
#include <unordered_map>

namespace rostra::figure_comparison {

namespace {

constexpr std::size_t kMostPlaces = 200;  // of a word that pairs are looked up by

/// Makes rare words say more, and sums up each figure's.
void weigh(std::vector<Fact>& facts,
           const std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>& places) {
    constexpr double kFew = 20;  // so that two documents alone have words that say something
    for (Fact& fact : facts) {
        fact.weight = 0;
        for (ContextWord& word : fact.context.words) {
            const auto count = static_cast<double>(places.at(word.word).size());
            word.weight *= static_cast<float>(std::log((static_cast<double>(facts.size()) + kFew) / count));
            fact.weight += word.weight;
        }
    }
}

/// What two contexts share.
struct Overlap {
    double likeness = 0;     ///< of all that both have (Dice 1945, weighted)
    double containment = 0;  ///< of the smaller one
    std::size_t words = 0;   ///< that say something and that both have
};
Overlap overlap_of(const Fact& a, const Fact& b) {
    double in_a = 0, in_b = 0;
    Overlap overlap;
    for (std::size_t i = 0, j = 0; i < a.context.words.size() && j < b.context.words.size();) {
        if (a.context.words[i].word == b.context.words[j].word) {
            if (!a.context.words[i].is_light) ++overlap.words;
            in_a += a.context.words[i++].weight;
            in_b += b.context.words[j++].weight;
        } else if (a.context.words[i].word < b.context.words[j].word) {
            ++i;
        } else {
            ++j;
        }
    }
    if (a.weight <= 0 || b.weight <= 0) return overlap;
    overlap.likeness = std::min(1.0, (in_a + in_b) / (a.weight + b.weight));
    overlap.containment = std::min(1.0, a.weight < b.weight ? in_a / a.weight : in_b / b.weight);
    return overlap;
}

/// How many of the words right around are the same, 0 to 1: they tell two figures of one sentence apart.
double neighbourhood(const Fact& a, const Fact& b) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < a.context.neighbours.size(); ++i) {
        if (a.context.neighbours[i] == b.context.neighbours[i]) ++same;
    }
    return static_cast<double>(same) / static_cast<double>(a.context.neighbours.size());
}

/// One of two numbers is more than twenty times the other.
bool far_apart(const Bounds& a, const Bounds& b) {
    const auto one = [](const Bounds& bounds) { return bounds.low ? *bounds.low : *bounds.high; };
    const ExactDecimal x = one(a), y = one(b), times(20);
    if (x.is_negative() || y.is_negative()) return false;
    return x * times < y || y * times < x;
}

bool in_same_passage(const Fact& a, const Fact& b, const SharedPlaces& shared) {
    const auto known = shared.find({a.document, b.document});
    if (known == shared.end()) return false;
    constexpr std::int32_t kSlack = 24;  // bytes: what a number that was changed moves its neighbours by
    return std::any_of(known->second.begin(), known->second.end(), [&](const SharedPlace& place) {
        if (!place.a.overlaps(a.figure.sentence) || !place.b.overlaps(b.figure.sentence)) return false;
        const std::int32_t x = a.figure.span.begin - place.a.begin, y = b.figure.span.begin - place.b.begin;
        const bool near_a = x >= -kSlack && a.figure.span.end <= place.a.end + kSlack;
        const bool near_b = y >= -kSlack && b.figure.span.end <= place.b.end + kSlack;
        return near_a && near_b && std::abs(x - y) <= kSlack;
    });
}

/// Whether the number of a figure stands in the sentence of the other beside it: `six of nine` is no other number of `nine`.
bool stands_beside(const std::vector<Fact>& facts, std::uint32_t number, std::uint32_t other) {
    const auto same = [&](std::size_t i) {
        return facts[i].bounds == facts[number].bounds &&
               match_units(facts[i].figure.unit, facts[number].figure.unit) == UnitMatch::same;
    };
    const auto in_sentence = [&](std::size_t i) {
        return facts[i].document == facts[other].document &&
               facts[i].figure.sentence == facts[other].figure.sentence;
    };
    constexpr std::size_t kFar = 50;  // figures: a list may be one sentence
    for (std::size_t i = other; i > 0 && other - i < kFar && in_sentence(i - 1); --i) {
        if (same(i - 1)) return true;
    }
    for (std::size_t i = other + 1; i < facts.size() && i - other <= kFar && in_sentence(i); ++i) {
        if (same(i)) return true;
    }
    return false;
}

/// The pair that two figures make; nothing where what they count is not the same.
std::optional<FactPair> pair_of(const std::vector<Fact>& facts, std::uint32_t i, std::uint32_t j,
                                const SharedPlaces& shared, const PairOptions& options) {
    const Fact &a = facts[i], &b = facts[j];
    const bool within = a.document == b.document;
    if (within && a.figure.sentence == b.figure.sentence) return std::nullopt;
    FactPair pair;
    pair.a = i;
    pair.b = j;
    pair.nouns = match_nouns(a.figure.noun, b.figure.noun);
    pair.units = units_of(a, b);
    const bool other_unit = pair.units == UnitMatch::other || pair.units == UnitMatch::converted;
    if (pair.units == UnitMatch::missing || (!other_unit && a.figure.sort != b.figure.sort))
        return std::nullopt;
    const Verdict verdict = judge_facts(a, b, pair.units).verdict;
    const bool differ = verdict == Verdict::differ, equal = verdict == Verdict::equal;
    // So many dollars are no other number of dollars a year.
    if (differ && pair.units == UnitMatch::general) return std::nullopt;
    // Four more counties are no other number of counties than nine, and boats no other number than homes.
    if (differ && (a.context.is_further != b.context.is_further || pair.nouns == NounMatch::other))
        return std::nullopt;
    constexpr double kOfContainment = 0.35, kPassage = 0.15, kSubject = 0.1;
    const Overlap overlap = overlap_of(a, b);
    pair.likeness = (1 - kOfContainment) * overlap.likeness + kOfContainment * overlap.containment;
    pair.overlap = overlap.likeness;
    pair.by_passage = in_same_passage(a, b, shared);
    if (pair.by_passage) pair.likeness = std::min(1.0, pair.likeness + kPassage);
    const NounMatch subjects = match_nouns(a.figure.subject, b.figure.subject);
    if (subjects == NounMatch::same || subjects == NounMatch::narrower)
        pair.likeness = std::min(1.0, pair.likeness + kSubject);

    double least = options.least_likeness;
    const double middling = (options.least_likeness + options.sure_likeness) / 2;
    const bool has_unit = !a.figure.unit.empty();
    if (pair.nouns == NounMatch::narrower && !has_unit) least = middling;
    if (pair.nouns == NounMatch::unknown) least = has_unit ? middling : options.sure_likeness;
    if (pair.nouns == NounMatch::other) least = options.sure_likeness;
    if (differ) {
        least = std::max(least, options.least_differing);
        if (within) least += options.more_within;
        if (pair.nouns == NounMatch::unknown) {
            // Rows of a list: what each is of stands elsewhere.
            if (within) return std::nullopt;
            least = std::max(least, options.sure_likeness);
        }
        if (other_unit || pair.nouns == NounMatch::other ||
            far_apart(a.base.numbers.bounds, b.base.numbers.bounds) ||
            (pair.nouns == NounMatch::unknown && !has_unit))
            least = std::max(least, options.least_other_unit);
        const bool same_cell = pair.nouns == NounMatch::same && subjects == NounMatch::same;
        const std::size_t of_noun =
            !same_cell && (pair.nouns == NounMatch::same || pair.nouns == NounMatch::narrower) ? 1 : 0;
        if (overlap.words < (pair.by_passage ? 1 : options.least_words + of_noun)) return std::nullopt;
    }
    if (pair.likeness < least) return std::nullopt;
    const double neighbours = neighbourhood(a, b);
    constexpr double kNeighbourhood = 0.4, kCopy = 0.95;
    pair.rank = pair.likeness + kNeighbourhood * neighbours;
    // In a copy, a number that is said twice in a sentence may have been changed once.
    const bool copy = overlap.likeness >= kCopy && neighbours >= kCopy;
    const bool a_beside = !equal && stands_beside(facts, i, j),
               b_beside = !equal && stands_beside(facts, j, i);
    if (copy ? a_beside && b_beside : a_beside || b_beside) return std::nullopt;
    return pair;
}

bool better(const FactPair& x, const FactPair& y) {
    if (x.rank != y.rank) return x.rank > y.rank;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
}

bool says_the_same(const Fact& a, const Fact& b) {
    if (a.figure.unit == b.figure.unit) return a.bounds == b.bounds;
    return units_of(a, b) == UnitMatch::converted &&
           judge_facts(a, b, UnitMatch::converted).verdict != Verdict::differ;
}

/// Of the pairs of one figure with the figures of another document: the best, where the second is clearly worse or says the
/// same.
class BestOfDocument {
public:
    void add(const FactPair& pair, std::uint32_t other, const std::vector<Fact>& facts) {
        if (!best_ || better(pair, *best_)) {
            if (best_) note(best_->rank, best_other_, other, facts);
            best_ = pair;
            best_other_ = other;
        } else {
            note(pair.rank, other, best_other_, facts);
        }
    }
    [[nodiscard]] bool is(const FactPair& pair, double margin) const {
        return best_ && best_->a == pair.a && best_->b == pair.b && best_->rank >= runner_ + margin;
    }

private:
    void note(double rank, std::uint32_t worse, std::uint32_t than, const std::vector<Fact>& facts) {
        if (says_the_same(facts[worse], facts[than])) return;
        runner_ = std::max(runner_, rank);
    }

    std::optional<FactPair> best_;
    std::uint32_t best_other_ = 0;
    double runner_ = -1;
};

}  // namespace

UnitMatch units_of(const Fact& a, const Fact& b) {
    const UnitMatch units = match_units(a.figure.unit, b.figure.unit);
    if (units != UnitMatch::other && units != UnitMatch::missing) return units;
    return match_units(a.base.unit, b.base.unit) == UnitMatch::same ? UnitMatch::converted : units;
}

Judgement judge_facts(const Fact& a, const Fact& b, UnitMatch units) {
    if (units == UnitMatch::other) return {Verdict::differ, Rule::unit};
    return units == UnitMatch::converted ? judge_converted(a.base, b.base) : judge(a.bounds, b.bounds);
}

std::vector<FactPair> pair_facts(const Call& call, std::vector<Fact>& facts, const SharedPlaces& shared,
                                 const PairOptions& options, std::uint64_t& dropped) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        for (const ContextWord& word : facts[i].context.words) places[word.word].push_back(i);
    }
    weigh(facts, places);

    // Figures that share two words that not all have, or one that few have.
    constexpr std::uint64_t kGrain = 64;
    const std::uint64_t grains = (facts.size() + kGrain - 1) / kGrain;
    std::vector<std::vector<FactPair>> found(grains);
    call.parallel_for(facts.size(), kGrain, [&](std::uint64_t begin, std::uint64_t end) {
        std::vector<std::uint32_t> others;
        for (auto i = static_cast<std::uint32_t>(begin); i < end; ++i) {
            call.check_stop();
            others.clear();
            for (const ContextWord& word : facts[i].context.words) {
                const std::vector<std::uint32_t>& places_of = places.at(word.word);
                if (places_of.size() > kMostPlaces) continue;
                others.insert(others.end(), std::upper_bound(places_of.begin(), places_of.end(), i),
                              places_of.end());
            }
            std::sort(others.begin(), others.end());
            for (std::size_t o = 0; o < others.size();) {
                std::size_t same = o;
                while (same < others.size() && others[same] == others[o]) ++same;
                if (same - o >= 2 || facts[i].context.words.size() <= 3) {
                    if (const auto pair = pair_of(facts, i, others[o], shared, options))
                        found[i / kGrain].push_back(*pair);
                }
                o = same;
            }
        }
    });
    std::vector<FactPair> pairs;
    for (const auto& some : found) pairs.insert(pairs.end(), some.begin(), some.end());

    // One to one for each two documents. Within one, a figure that is said again is no rival of another number for it.
    struct Side {
        std::uint32_t fact;
        std::int64_t document;
        bool again;
        auto operator<=>(const Side&) const = default;
    };
    const auto side_of = [&](std::uint32_t fact, std::uint32_t other) {
        const bool within = facts[fact].document == facts[other].document;
        return Side{fact, facts[other].document, within && facts[fact].bounds == facts[other].bounds};
    };
    std::map<Side, BestOfDocument> best;
    for (const FactPair& pair : pairs) {
        best[side_of(pair.a, pair.b)].add(pair, pair.b, facts);
        best[side_of(pair.b, pair.a)].add(pair, pair.a, facts);
    }
    std::erase_if(pairs, [&](const FactPair& pair) {
        return !best[side_of(pair.a, pair.b)].is(pair, options.least_margin) ||
               !best[side_of(pair.b, pair.a)].is(pair, options.least_margin);
    });

    // No figure has more partners than a person reads.
    std::vector<std::size_t> partners(facts.size(), 0);
    std::sort(pairs.begin(), pairs.end(), better);
    const std::size_t before = pairs.size();
    std::erase_if(pairs, [&](const FactPair& pair) {
        if (partners[pair.a] >= options.most_partners || partners[pair.b] >= options.most_partners)
            return true;
        ++partners[pair.a];
        ++partners[pair.b];
        return false;
    });
    dropped += before - pairs.size();
    std::sort(pairs.begin(), pairs.end(),
              [](const FactPair& x, const FactPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    return pairs;
}

}  // namespace rostra::figure_comparison
