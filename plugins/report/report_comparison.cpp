// SPDX-License-Identifier: Apache-2.0
#include "report_comparison.hpp"

#include <algorithm>

#include "report_columns.hpp"

namespace rostra::report {

namespace {

/// A text in twenty documents makes 190 passages, which would crowd out all others.
constexpr std::uint8_t kPassagesOfText = 3;

/// Documents by ordinal, groups by name.
class PartyColumn {
public:
    PartyColumn(const TableView& rows, const ColumnInput& column) : names_(rows, {}), ordinals_(rows, {}) {
        is_group_ = column.type == ColumnType::dictionary;
        if (is_group_) {
            names_ = TextColumn(rows, column);
        } else {
            ordinals_ = IntegerColumn(rows, column);
        }
    }
    Party operator[](std::size_t row) const {
        if (is_group_) return {-1, std::string(names_[row])};
        return {ordinals_[row], {}};
    }

private:
    bool is_group_;
    TextColumn names_;
    IntegerColumn ordinals_;
};

std::size_t size_of(const TableView& rows) { return static_cast<std::size_t>(rows.size()); }

Span span(std::int64_t begin, std::int64_t end) {
    return {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)};
}

}  // namespace

Comparison::Comparison(const ComparisonInputs& inputs, const Limits& limits)
    : pairs(limits.pairs),
      related(limits),
      copies(limits),
      passages(limits.passages),
      texts(limits),
      inputs_(inputs),
      limits_(limits) {}

void Comparison::take_table(std::uint32_t input, const TableView& rows) {
    const ComparisonInputs& in = inputs_;
    if (input == in.related.input.index) take_clusters(related, in.related, rows);
    if (input == in.pairs.input.index) take_pairs(in.pairs, rows);
    if (input == in.group_pairs.input.index) take_pairs(in.group_pairs, rows);
    if (input == in.terms.input.index) take_terms(in.terms, rows);
    if (input == in.group_terms.input.index) take_terms(in.group_terms, rows);
    if (input == in.copy_clusters.input.index) take_clusters(copies, in.copy_clusters, rows);
    if (input == in.group_copy_clusters.input.index) take_clusters(copies, in.group_copy_clusters, rows);
    if (input == in.copies.input.index) take_copies(in.copies, rows);
    if (input == in.group_copies.input.index) take_copies(in.group_copies, rows);
    if (input == in.copy_search.input.index) take_copy_search(rows);
    if (input == in.passage.input.index) take_passages(rows);
    if (input == in.edit.input.index) take_edits(rows);
    if (input == in.text.input.index) take_texts(rows);
    if (input == in.unshared.input.index) take_unshared(rows);
}

void Comparison::take_clusters(Clusters& clusters, const ComparisonInputs::Clusters& columns,
                               const TableView& rows) {
    const IntegerColumn number(rows, columns.cluster);
    const PartyColumn member(rows, columns.member);
    const IntegerColumn size(rows, columns.size);
    const TextColumn date(rows, columns.date);
    const TextColumn title(rows, columns.title);
    const TextColumn earliest(rows, columns.earliest);
    for (std::size_t row = 0; row < size_of(rows); ++row) {
        clusters.add(number[row], size[row], earliest[row],
                     {member[row], std::string(date[row]), std::string(title[row]), -1, {}});
    }
}

void Comparison::take_pairs(const ComparisonInputs::Pairs& columns, const TableView& rows) {
    related.end_rows();
    const PartyColumn a(rows, columns.a);
    const PartyColumn b(rows, columns.b);
    const RealColumn relatedness(rows, columns.relatedness);
    const RealColumn cosine(rows, columns.cosine);
    const RealColumn jaccard(rows, columns.jaccard);
    const RealColumn containment_a(rows, columns.containment_a);
    const RealColumn containment_b(rows, columns.containment_b);
    const IntegerColumn shared_tokens(rows, columns.shared_tokens);
    const IntegerColumn shared_passages(rows, columns.passages);
    const TextColumn scopes(rows, columns.scope);
    for (std::size_t row = 0; row < size_of(rows); ++row) {
        if (scope.empty()) scope = scopes[row];
        if (relatedness.is_null(row)) continue;
        related.add_pair(a[row], b[row], relatedness[row]);
        if (!pairs.wants(relatedness[row])) continue;
        pairs.add(relatedness[row], {{a[row], b[row]},
                                     relatedness[row],
                                     cosine.shown(row),
                                     jaccard.shown(row),
                                     containment_a.shown(row),
                                     containment_b.shown(row),
                                     shared_tokens[row],
                                     shared_passages[row]});
    }
}

void Comparison::take_terms(const ComparisonInputs::Terms& columns, const TableView& rows) {
    if (!terms_wanted_) {
        for (const Pair* pair : pairs.ranked()) terms[pair->two];
    }
    terms_wanted_ = true;
    related.end_rows();
    const PartyColumn a(rows, columns.a);
    const PartyColumn b(rows, columns.b);
    const TextColumn term(rows, columns.term);
    const RealColumn share(rows, columns.share);
    const IntegerColumn count_a(rows, columns.count_a);
    const IntegerColumn count_b(rows, columns.count_b);
    for (std::size_t row = 0; row < size_of(rows); ++row) {
        const Two two(a[row], b[row]);
        related.add_term(two.first, two.second, term[row], share[row]);
        const auto at = terms.find(two);
        if (at == terms.end() || at->second.size() == limits_.terms) continue;
        at->second.push_back({std::string(term[row]), share[row], count_a[row], count_b[row]});
    }
}

void Comparison::take_copies(const ComparisonInputs::Copies& columns, const TableView& rows) {
    copies.end_rows();
    const PartyColumn a(rows, columns.a);
    const PartyColumn b(rows, columns.b);
    const RealColumn jaccard(rows, columns.jaccard);
    for (std::size_t row = 0; row < size_of(rows); ++row) copies.add_pair(a[row], b[row], jaccard[row]);
}

void Comparison::take_copy_search(const TableView& rows) {
    if (rows.size() == 0 || copy_search) return;
    const auto& columns = inputs_.copy_search;
    copy_search = {std::string(TextColumn(rows, columns.scope)[0]), IntegerColumn(rows, columns.compared)[0],
                   RealColumn(rows, columns.threshold)[0], RealColumn(rows, columns.miss_chance)[0]};
}

void Comparison::take_passages(const TableView& rows) {
    const auto& columns = inputs_.passage;
    const IntegerColumn number(rows, columns.passage);
    const IntegerColumn a(rows, columns.a);
    const IntegerColumn a_begin(rows, columns.a_begin);
    const IntegerColumn a_end(rows, columns.a_end);
    const IntegerColumn b(rows, columns.b);
    const IntegerColumn b_begin(rows, columns.b_begin);
    const IntegerColumn b_end(rows, columns.b_end);
    const IntegerColumn passage_tokens(rows, columns.tokens);
    const IntegerColumn matched(rows, columns.matched);
    const RealColumn identity(rows, columns.identity);
    const IntegerColumn text(rows, columns.cluster);
    const TextColumn kind(rows, columns.kind);
    const TextColumn a_group(rows, columns.a_group);
    const TextColumn b_group(rows, columns.b_group);
    for (std::size_t row = 0; row < size_of(rows); ++row) {
        // Texts are numbered by their first passage, so no number is above that of the passages up to here.
        passages_of_text_.push_back(0);
        if (kind[row] == "boilerplate") {
            ++boilerplate_passages;
            continue;
        }
        const auto cluster = static_cast<std::size_t>(text[row] - 1);
        if (cluster < passages_of_text_.size() && ++passages_of_text_[cluster] > kPassagesOfText) {
            passages_of_text_[cluster] = kPassagesOfText;
            ++repeated_passages;
            continue;
        }
        const auto length = static_cast<double>(passage_tokens[row]);
        if (!passages.wants(length)) continue;
        passages.add(length,
                     {number[row], a[row], b[row], span(a_begin[row], a_end[row]),
                      span(b_begin[row], b_end[row]), passage_tokens[row], matched[row], identity[row],
                      text[row], std::string(a_group[row]), std::string(b_group[row])});
    }
}

void Comparison::take_edits(const TableView& rows) {
    if (!edits_wanted_) {
        for (const Passage* passage : passages.ranked()) edits[passage->number];
    }
    edits_wanted_ = true;
    const auto& columns = inputs_.edit;
    const IntegerColumn number(rows, columns.passage);
    const IntegerColumn a_begin(rows, columns.a_begin);
    const IntegerColumn a_end(rows, columns.a_end);
    const IntegerColumn b_begin(rows, columns.b_begin);
    const IntegerColumn b_end(rows, columns.b_end);
    for (std::size_t row = 0; row < size_of(rows); ++row) {
        const auto at = edits.find(number[row]);
        if (at == edits.end()) continue;
        at->second.push_back({span(a_begin[row], a_end[row]), span(b_begin[row], b_end[row])});
    }
}

void Comparison::take_texts(const TableView& rows) {
    const auto& columns = inputs_.text;
    const IntegerColumn cluster(rows, columns.cluster);
    const IntegerColumn document(rows, columns.document);
    const IntegerColumn begin(rows, columns.begin);
    const IntegerColumn end(rows, columns.end);
    const TextColumn kind(rows, columns.kind);
    const IntegerColumn documents(rows, columns.documents);
    const TextColumn date(rows, columns.date);
    const TextColumn earliest(rows, columns.earliest);
    for (std::size_t row = 0; row < size_of(rows); ++row) {
        texts.add(cluster[row], kind[row], documents[row], earliest[row],
                  {document[row], span(begin[row], end[row]), std::string(date[row])});
    }
}

void Comparison::take_unshared(const TableView& rows) {
    if (!sentences_wanted_) {
        auto want = [&](const Two& two) {
            unshared.try_emplace(two, limits_.sentences);
            unshared.try_emplace({two.second, two.first}, limits_.sentences);
        };
        for (const Pair* pair : pairs.ranked()) want(pair->two);
        for (const Passage* passage : passages.ranked()) want(passage->two());
    }
    sentences_wanted_ = true;
    const auto& columns = inputs_.unshared;
    const PartyColumn a(rows, columns.a);
    const PartyColumn b(rows, columns.b);
    const IntegerColumn begin(rows, columns.begin);
    const IntegerColumn end(rows, columns.end);
    const IntegerColumn sentence_tokens(rows, columns.tokens);
    const TextColumn text(rows, columns.text);
    for (std::size_t row = 0; row < size_of(rows); ++row) {
        const auto at = unshared.find({a[row], b[row]});
        const auto length = static_cast<double>(sentence_tokens[row]);
        if (at == unshared.end()) ++sentences_of_others;
        if (at == unshared.end() || !at->second.wants(length)) continue;
        at->second.add(length, {span(begin[row], end[row]), std::string(text[row])});
    }
}

void Comparison::end_tables() {
    related.end_rows();
    copies.end_rows();
    texts.end_rows();
    std::vector<Two> order;
    for (const Pair* pair : pairs.ranked()) {
        order.push_back(pair->two);
        listed_.insert(pair->two);
    }
    for (const Passage* passage : passages.ranked()) {
        order.push_back(passage->two());
        beside_.insert(passage->two());
    }
    for (const Two& two : order) {
        const auto of_a = unshared.find(two);
        const auto of_b = unshared.find({two.second, two.first});
        const bool sentences = (of_a != unshared.end() && of_a->second.seen() > 0) ||
                               (of_b != unshared.end() && of_b->second.seen() > 0);
        if (sentences) beside_.insert(two);
    }
    std::set<Two> left = beside_;
    for (const Two& two : order) {
        if (left.erase(two) > 0) side_by_side.push_back(two);
    }
}

}  // namespace rostra::report
