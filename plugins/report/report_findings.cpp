// SPDX-License-Identifier: Apache-2.0
#include "report_findings.hpp"

#include <algorithm>

#include "report_columns.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::report {

namespace {

/// Characters (code points) that are no ASCII white space.
std::int64_t characters(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        return !is_trail_byte(c) && !space;
    });
}

/// Characters of a span that are not noise. `first` is the first noise that may reach beyond the spans before this one.
std::int64_t characters_said(std::string_view text, Span said, const Spans& noise, std::size_t& first) {
    while (first < noise.size() && noise[first].end <= said.begin) ++first;
    std::int64_t count = 0;
    std::int32_t at = said.begin;
    for (std::size_t i = first; i < noise.size() && noise[i].begin < said.end; ++i) {
        if (noise[i].begin > at) count += characters(slice(text, {at, noise[i].begin}));
        at = std::clamp(noise[i].end, at, said.end);
    }
    return count + characters(slice(text, {at, said.end}));
}

/// The longest beginning of a text within `limit` that ends with a line, or else with a whole character.
std::size_t cut(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text.size();
    const std::size_t line = text.substr(0, limit).rfind('\n');
    if (line != std::string_view::npos && line > limit / 2) return line + 1;
    while (limit > 0 && is_trail_byte(text[limit])) --limit;
    return limit;
}

/// Of the document with this ordinal; their number where there is none.
std::size_t position_of(const std::vector<ListedDocument>& documents, std::int64_t ordinal) {
    const auto at =
        std::lower_bound(documents.begin(), documents.end(), ordinal,
                         [](const ListedDocument& document, std::int64_t o) { return document.ordinal < o; });
    const bool found = at != documents.end() && at->ordinal == ordinal;
    return static_cast<std::size_t>((found ? at : documents.end()) - documents.begin());
}

}  // namespace

void Shares::add(const Speaker& speaker, const Share& share) {
    const auto [at, is_new] = shares_.try_emplace(speaker, share);
    Share& own = at->second;
    if (!is_new) {
        own.turns += share.turns;
        own.characters += share.characters;
        own.documents += share.documents;
        if (own.role.empty()) own.role = share.role;
    }
    characters_ += share.characters;
    turns_ += share.turns;
}

std::vector<std::pair<Speaker, Share>> Shares::ranked() const {
    std::vector<std::pair<Speaker, Share>> ranked(shares_.begin(), shares_.end());
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.second.characters > b.second.characters; });
    return ranked;
}

Findings::Findings(const ReportInputs& report_inputs, const Limits& report_limits)
    : inputs(report_inputs),
      limits(report_limits),
      comparison(report_inputs.comparison, report_limits),
      text_left_(report_limits.text) {
    for (const LayerChoice& choice : report_inputs.layers) layers.emplace_back(choice, report_limits.rows);
}

std::string_view Findings::kept(std::string_view text) {
    const auto at = strings_.find(text);
    return at != strings_.end() ? *at : *strings_.emplace(text).first;
}

const ListedDocument* Findings::listed(std::int64_t ordinal) const {
    const std::size_t at = position_of(listed_documents, ordinal);
    return at == listed_documents.size() ? nullptr : &listed_documents[at];
}

Speaker Findings::speaker_of(std::string_view kind, std::string_view printed, std::string_view person) {
    if (!person.empty()) return {kept(person), {}};
    // A label such as "Q" is nobody's name.
    if (kind == "named" && !printed.empty()) return {kept(printed), {}};
    return {{}, kept(kind)};
}

ListedDocument* Findings::list_document(const Document& document) {
    if (listed_documents.size() == limits.documents) return nullptr;
    ListedDocument& listed = listed_documents.emplace_back();
    listed.ordinal = document.ordinal();
    listed.id = document.id();
    listed.language = document.language();
    listed.bytes = static_cast<std::int64_t>(document.text().size());
    const std::size_t shown = cut(document.text(), text_left_);
    listed.shown = static_cast<std::int32_t>(shown);
    // A budget that is used up stays so: a short text after those left out would look chosen.
    text_left_ = shown < document.text().size() ? 0 : text_left_ - shown;
    return &listed;
}

void Findings::take_documents(const Call& call, const Batch& batch) {
    const LayerView turns = inputs.turn.input.present ? batch.layer(inputs.turn.input) : LayerView();
    const LayerView noise = inputs.noise.input.present ? batch.layer(inputs.noise.input) : LayerView();
    const TextColumn kind(turns, inputs.turn.kind);
    const TextColumn speaker(turns, inputs.turn.speaker);
    const TextColumn speaker_id(turns, inputs.turn.speaker_id);
    const TextColumn role(turns, inputs.turn.role);
    const IntegerColumn label_begin(turns, inputs.turn.label_begin);
    const IntegerColumn label_end(turns, inputs.turn.label_end);
    const TextColumn rule(noise, inputs.noise.rule);

    for (std::int64_t i = 0; i < batch.size(); ++i) {
        call.check_stop();
        const Document document = batch[i];
        const std::string_view text = document.text();
        for (LayerRows& layer : layers) layer.take(call, batch, i);
        ++documents;
        bytes += static_cast<std::int64_t>(text.size());

        ListedDocument* listed = list_document(document);
        Shares shares_here;
        const Spans cuts = noise.spans(i);
        std::size_t first_cut = 0;
        for (std::size_t row = turns.first(i); row < turns.first(i + 1); ++row) {
            const Span said = turns.spans()[row];
            const Speaker who = speaker_of(kind[row], speaker[row], speaker_id[row]);
            shares_here.add(who, {kept(role[row]), 1, characters_said(text, said, cuts, first_cut), 0,
                                  document.ordinal(), said.begin});
            if (listed == nullptr || said.begin >= listed->shown) continue;
            const Span label = {static_cast<std::int32_t>(label_begin[row]),
                                static_cast<std::int32_t>(label_end[row])};
            listed->turn.push_back({said, label, who});
        }
        for (auto [speaker_here, share] : shares_here.all()) {
            share.documents = 1;
            shares.add(speaker_here, share);
        }
        if (listed == nullptr) continue;
        listed->turns = shares_here.turns();
        listed->shares = std::move(shares_here);
        for (std::size_t row = noise.first(i); row < noise.first(i + 1); ++row) {
            listed->noise.push_back({noise.spans()[row], kept(rule[row])});
        }
    }
}

void Findings::take_table(std::uint32_t input, const TableView& rows) {
    if (input == inputs.document.input.index) take_document_table(rows);
    if (input == inputs.term.input.index) take_terms(rows);
    comparison.take_table(input, rows);
}

void Findings::take_document_table(const TableView& rows) {
    comparison.copies.end_rows();
    const IntegerColumn ordinal(rows, inputs.document.document);
    const TextColumn title(rows, inputs.document.title);
    const TextColumn date(rows, inputs.document.date);
    const IntegerColumn token(rows, inputs.document.tokens);
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows.size()); ++row) {
        tokens += token[row];
        comparison.copies.add_title(ordinal[row], title[row]);
        const std::size_t at = position_of(listed_documents, ordinal[row]);
        if (at == listed_documents.size()) continue;
        listed_documents[at].title = title[row];
        listed_documents[at].date = date[row];
        listed_documents[at].tokens = token[row];
    }
}

TermList* Findings::list_for(std::string_view scope_name, std::string_view group_name, std::int64_t n) {
    auto named = [](auto& all, std::string_view name) {
        const auto at =
            std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
        return at == all.end() ? nullptr : &*at;
    };
    TermScope* scope = named(scopes, scope_name);
    if (scope == nullptr) {
        scope = &scopes.emplace_back();
        scope->name = scope_name;
        left_out_group_.clear();
    }
    TermGroup* group = named(scope->groups, group_name);
    if (group == nullptr) {
        if (scope->groups.size() == limits.groups) {
            if (scope->left_out == 0 || left_out_group_ != group_name) ++scope->left_out;
            left_out_group_ = group_name;
            return nullptr;
        }
        group = &scope->groups.emplace_back();
        group->name = group_name;
    }
    for (TermList& list : group->lists) {
        if (list.n == n) return &list;
    }
    return &group->lists.emplace_back(n, limits.terms);
}

void Findings::take_terms(const TableView& rows) {
    const TextColumn scope(rows, inputs.term.scope);
    const TextColumn group(rows, inputs.term.group);
    const IntegerColumn n(rows, inputs.term.n);
    const TextColumn term(rows, inputs.term.term);
    const IntegerColumn count(rows, inputs.term.count);
    const RealColumn per_million(rows, inputs.term.per_million);
    const RealColumn tf_idf(rows, inputs.term.tf_idf);
    TermList* list = nullptr;
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows.size()); ++row) {
        // Rows of one list come together.
        const bool same =
            row != 0 && group[row] == group[row - 1] && scope[row] == scope[row - 1] && n[row] == n[row - 1];
        if (!same) list = list_for(scope[row], group[row], n[row]);
        if (list == nullptr) continue;
        auto made = [&] { return Term{std::string(term[row]), count[row], per_million[row], tf_idf[row]}; };
        const auto frequency = static_cast<double>(count[row]);
        if (list->frequent.wants(frequency)) list->frequent.add(frequency, made());
        if (tf_idf[row] > 0 && list->typical.wants(tf_idf[row])) list->typical.add(tf_idf[row], made());
    }
}

}  // namespace rostra::report
