// SPDX-License-Identifier: Apache-2.0
#include "keywords.hpp"

#include <algorithm>

namespace rostra::keyness {

namespace {

/// 1 + how many terms of its direction have a higher G2, for keywords in their order.
void rank(std::vector<Keyword>& keywords) {
    const auto rank_stretch = [](auto first, auto last) {
        std::int64_t place = 0;
        for (auto at = first; at != last; ++at) {
            ++place;
            at->rank = at != first && at->g2 == std::prev(at)->g2 ? std::prev(at)->rank : place;
        }
    };
    const auto negative =
        std::find_if(keywords.begin(), keywords.end(), [](const Keyword& k) { return !k.positive; });
    rank_stretch(keywords.begin(), negative);
    rank_stretch(keywords.rbegin(), std::make_reverse_iterator(negative));
}

/// Leaves the first and the last of what is listed: the strongest of each direction.
void shorten(std::vector<Keyword>& keywords, const Listing& listing) {
    std::erase_if(keywords, [&](const Keyword& k) {
        const bool wanted =
            listing.direction == Direction::both || k.positive == (listing.direction == Direction::positive);
        // The side that uses it more has to use it so often.
        return !wanted || (k.positive ? k.target_count : k.reference_count) < listing.min_count;
    });
    if (listing.top == 0) return;
    const auto negative =
        std::find_if(keywords.begin(), keywords.end(), [](const Keyword& k) { return !k.positive; });
    const auto top = static_cast<std::ptrdiff_t>(listing.top);
    const auto positives = std::distance(keywords.begin(), negative);
    const auto negatives = std::distance(negative, keywords.end());
    keywords.erase(keywords.begin() + std::min(positives, top), keywords.end() - std::min(negatives, top));
}

}  // namespace

std::vector<Keyword> keywords_of(const Target& target, const Reference& reference, const Listing& listing,
                                 std::span<const std::uint32_t> order, std::int64_t& tested) {
    tested = 0;
    std::vector<Keyword> keywords;
    const std::int64_t reference_size = size_beside(reference, target.size);
    if (target.size == 0 || reference_size == 0) return keywords;

    auto use = target.uses.begin();
    for (std::uint32_t term = 0; term < reference.uses.size(); ++term) {
        const Use here = use != target.uses.end() && use->term == term ? *use++ : Use{term};
        Reference::Use there = reference.uses[term];
        if (reference.holds_target) {
            there.count -= here.count;
            there.documents -= std::int64_t{here.documents} - here.shared;
        }
        if (here.count == 0 && there.count == 0) continue;
        const auto table =
            Contingency::of_sizes(static_cast<double>(here.count), static_cast<double>(target.size),
                                  static_cast<double>(there.count), static_cast<double>(reference_size));
        const double g2 =
            listing.form == G2Form::two_cell ? measures::g2_two_cell(table) : measures::g2_four_cell(table);
        const double p = measures::chi2_upper_tail(g2);
        keywords.push_back({term, is_positive(table), here.count, there.count, here.documents,
                            there.documents, g2, p, p, 0});
    }
    tested = static_cast<std::int64_t>(keywords.size());

    std::vector<double> p;
    p.reserve(keywords.size());
    for (const Keyword& keyword : keywords) p.push_back(keyword.p);
    p = adjusted(p, listing.adjustment);
    for (std::size_t i = 0; i < p.size(); ++i) keywords[i].p_adjusted = p[i];

    std::sort(keywords.begin(), keywords.end(), [order](const Keyword& a, const Keyword& b) {
        if (a.positive != b.positive) return a.positive;
        if (a.g2 != b.g2) return a.positive ? a.g2 > b.g2 : a.g2 < b.g2;
        return order[a.term] < order[b.term];
    });
    rank(keywords);
    shorten(keywords, listing);
    return keywords;
}

}  // namespace rostra::keyness
