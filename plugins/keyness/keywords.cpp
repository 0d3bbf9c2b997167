// SPDX-License-Identifier: Apache-2.0
#include "keywords.hpp"

#include <algorithm>
#include <iterator>

namespace rostra::keyness {

namespace {

using Keywords = std::vector<Keyword>;

/// 1 + how many of these, from the highest G2 down, have a higher one.
void rank(Keywords::iterator first, Keywords::iterator last) {
    for (auto at = first; at != last; ++at) {
        const bool shared = at != first && at->g2 == std::prev(at)->g2;
        at->rank = shared ? std::prev(at)->rank : std::distance(first, at) + 1;
    }
}

bool is_listed(const Keyword& keyword, const Listing& listing) {
    const bool wanted = listing.direction == Direction::both ||
                        keyword.positive == (listing.direction == Direction::positive);
    // The side that uses it more has to use it so often.
    return wanted && (keyword.positive ? keyword.target_count : keyword.reference_count) >= listing.min_count;
}

/// Where negative keywords begin.
Keywords::iterator negatives_of(Keywords& keywords) {
    return std::find_if(keywords.begin(), keywords.end(), [](const Keyword& k) { return !k.positive; });
}

/// Leaves what is listed of keywords that are in order, positive ones first.
void shorten(Keywords& keywords, const Listing& listing) {
    std::erase_if(keywords, [&](const Keyword& keyword) { return !is_listed(keyword, listing); });
    if (listing.top == 0) return;
    const auto cut = [&](Keywords::iterator first, Keywords::iterator last) {
        const auto size = static_cast<std::size_t>(std::distance(first, last));
        if (size > listing.top) keywords.erase(first + static_cast<std::ptrdiff_t>(listing.top), last);
    };
    cut(negatives_of(keywords), keywords.end());
    cut(keywords.begin(), negatives_of(keywords));
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
        return a.g2 != b.g2 ? a.g2 > b.g2 : order[a.term] < order[b.term];
    });
    rank(keywords.begin(), negatives_of(keywords));
    rank(negatives_of(keywords), keywords.end());
    shorten(keywords, listing);
    std::stable_sort(negatives_of(keywords), keywords.end(),
                     [](const Keyword& a, const Keyword& b) { return a.g2 < b.g2; });
    return keywords;
}

}  // namespace rostra::keyness
