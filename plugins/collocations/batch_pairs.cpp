// SPDX-License-Identifier: Apache-2.0
#include "batch_pairs.hpp"

#include <algorithm>

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
    met_pairs_.clear();
    for (const TokenRun& run : runs) {
        for (std::uint32_t i = run.first; i < run.last; ++i) {
            const auto a = static_cast<std::size_t>(at_[i]);
            if (empty_[a]) continue;
            const auto last = static_cast<std::uint32_t>(
                std::min<std::size_t>(run.last, i + std::size_t{1} + window_.span));
            for (std::uint32_t j = i + 1; j < last; ++j) {
                const auto b = static_cast<std::size_t>(at_[j]);
                if (empty_[b] || !(node_[a] || node_[b])) continue;
                met_pairs_.push_back(counts_.pairs.in_order(number_[a], number_[b]));
            }
        }
    }
    std::sort(met_pairs_.begin(), met_pairs_.end());
    different_pairs_.clear();
    pair_tally_.clear();
    for (const Pair& pair : met_pairs_) {
        if (different_pairs_.empty() || different_pairs_.back() != pair) {
            different_pairs_.push_back(pair);
            pair_tally_.push_back(0);
        }
        ++pair_tally_.back();
    }
    pair_number_.resize(different_pairs_.size());
    counts_.pairs.number(different_pairs_, pair_number_);
    found_pairs_.clear();
    for (std::size_t i = 0; i < pair_number_.size(); ++i)
        found_pairs_.push_back({pair_number_[i], pair_tally_[i]});
}

}  // namespace rostra::collocations
