// SPDX-License-Identifier: Apache-2.0
#include "batch_pairs.hpp"

#include <algorithm>
#include <bit>

#include "radix_sort.hpp"

namespace rostra::collocations {

using namespace terms;

BatchPairs::BatchPairs(const Window& window, const DictionaryColumn& norms, CollocationCounts& counts)
    : window_(window),
      counts_(counts),
      codes_(norms.codes),
      corpus_(window.counts(Scope::Kind::corpus)),
      documents_(window.counts(Scope::Kind::document)) {
    const auto size = static_cast<std::size_t>(norms.strings.size());
    number_.assign(size, StringTable::kNone);
    empty_.assign(size, false);
    node_.assign(size, window.nodes.empty());
    tally_.assign(size, 0);
    rank_.assign(size, 0);

    // A dictionary may hold strings that no token uses: they get no number.
    std::vector<bool> used(size);
    for (const std::int32_t code : codes_) used[static_cast<std::size_t>(code)] = true;
    std::vector<std::size_t> codes;
    std::vector<std::string_view> texts;
    for (std::size_t code = 0; code < size; ++code) {
        if (!used[code]) continue;
        codes.push_back(code);
        texts.push_back(norms.strings[static_cast<std::int64_t>(code)]);
        empty_[code] = texts.back().empty();
        if (!window.nodes.empty()) node_[code] = window.is_node(texts.back());
    }
    std::vector<std::uint32_t> numbers(texts.size());
    counts.terms.number(texts, numbers);
    for (std::size_t i = 0; i < codes.size(); ++i) number_[codes[i]] = numbers[i];
}

void BatchPairs::add_document(std::int64_t ordinal, std::size_t first_row, std::span<const TokenRun> runs,
                              const std::vector<std::vector<TokenRun>>& groups) {
    at_ = codes_.data() + first_row;
    if (corpus_ || documents_) {
        const std::int64_t total = tally(runs);
        counts_.terms.total += total;
        for (const TermCount& found : found_terms_) counts_.terms.occurrences[found.term].add(found.count, 1);
        for (const TermCount& found : found_pairs_) counts_.pairs.occurrences[found.term].add(found.count, 1);
        if (documents_) {
            counts_.terms.by_document.add(ordinal, total, found_terms_);
            counts_.pairs.by_document.add(ordinal, 0, found_pairs_);
        }
    }
    for (std::size_t s = 0; s < groups.size(); ++s) {
        const std::vector<TokenRun>& of_scope = groups[s];
        for (std::size_t i = 0; i < of_scope.size();) {
            std::size_t end = i + 1;
            while (end < of_scope.size() && of_scope[end].of == of_scope[i].of) ++end;
            const std::uint32_t group = of_scope[i].of;
            LengthCounts::Named& named = counts_.terms.named[s];
            named.add_total(group, tally(std::span(of_scope).subspan(i, end - i)));
            for (const TermCount& found : found_terms_) named.cells.add(group, found.term, found.count, 1);
            for (const TermCount& found : found_pairs_) {
                counts_.pairs.named[s].add(group, found.term, found.count, 1);
            }
            i = end;
        }
    }
}

std::int64_t BatchPairs::tally(std::span<const TokenRun> runs) {
    std::int64_t total = 0;
    met_.clear();
    for (const TokenRun& run : runs) {
        for (std::uint32_t i = run.first; i < run.last; ++i) {
            if (tally_[static_cast<std::size_t>(at_[i])]++ == 0) met_.push_back(at_[i]);
        }
        total += run.last - run.first;
    }
    found_terms_.clear();
    for (const std::int32_t code : met_) {
        std::uint32_t& count = tally_[static_cast<std::size_t>(code)];
        found_terms_.push_back({number_[static_cast<std::size_t>(code)], count});
        count = 0;
    }
    tally_pairs(runs);
    return total;
}

void BatchPairs::tally_pairs(std::span<const TokenRun> runs) {
    // Terms are ranked by their numbers, so that pairs of ranks stand in the order of pairs of numbers, and are small.
    ranked_.clear();
    for (const std::int32_t code : met_) {
        if (!empty_[static_cast<std::size_t>(code)]) ranked_.push_back(code);
    }
    std::sort(ranked_.begin(), ranked_.end(), [this](std::int32_t a, std::int32_t b) {
        return number_[static_cast<std::size_t>(a)] < number_[static_cast<std::size_t>(b)];
    });
    std::size_t ranks = 0;
    for (const std::int32_t code : ranked_) {
        const std::uint32_t number = number_[static_cast<std::size_t>(code)];
        // A dictionary that has a string twice has two codes for one term.
        const bool known = ranks > 0 && number_[static_cast<std::size_t>(ranked_[ranks - 1])] == number;
        if (!known) ranked_[ranks++] = code;
        rank_[static_cast<std::size_t>(code)] = static_cast<std::uint32_t>(ranks - 1);
    }
    ranked_.resize(ranks);

    different_pairs_.clear();
    pair_tally_.clear();
    if (ranked_.size() <= std::size_t{1} << 16U) {
        sort_and_count(runs, narrow_, narrow_spare_);
    } else {
        sort_and_count(runs, wide_, wide_spare_);
    }
    pair_number_.resize(different_pairs_.size());
    counts_.pairs.number(different_pairs_, pair_number_);
    found_pairs_.clear();
    for (std::size_t i = 0; i < pair_number_.size(); ++i)
        found_pairs_.push_back({pair_number_[i], pair_tally_[i]});
}

template <class Key>
void BatchPairs::sort_and_count(std::span<const TokenRun> runs, std::vector<Key>& keys,
                                std::vector<Key>& spare) {
    const auto terms = static_cast<Key>(ranked_.size());
    const bool ordered = counts_.pairs.ordered;
    keys.clear();
    for (const TokenRun& run : runs) {
        for (std::uint32_t i = run.first; i < run.last; ++i) {
            const auto a = static_cast<std::size_t>(at_[i]);
            if (empty_[a]) continue;
            const Key rank = rank_[a];
            const auto last = static_cast<std::uint32_t>(
                std::min<std::size_t>(run.last, i + std::size_t{1} + window_.span));
            for (std::uint32_t j = i + 1; j < last; ++j) {
                const auto b = static_cast<std::size_t>(at_[j]);
                if (empty_[b] || !(node_[a] || node_[b])) continue;
                const Key other = rank_[b];
                const bool as_they_stand = ordered || rank <= other;
                keys.push_back(as_they_stand ? rank * terms + other : other * terms + rank);
            }
        }
    }
    if (keys.empty()) return;
    radix_sort(keys, spare, static_cast<unsigned>(std::bit_width(terms * terms - 1)));
    const auto number = [&](Key rank) {
        return number_[static_cast<std::size_t>(ranked_[static_cast<std::size_t>(rank)])];
    };
    for (std::size_t i = 0; i < keys.size();) {
        const Key key = keys[i];
        std::size_t end = i + 1;
        while (end < keys.size() && keys[end] == key) ++end;
        different_pairs_.push_back({number(key / terms), number(key % terms)});
        pair_tally_.push_back(static_cast<std::int64_t>(end - i));
        i = end;
    }
}

}  // namespace rostra::collocations
