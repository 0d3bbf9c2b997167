// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quote_alignment.hpp"
#include "quote_index.hpp"
#include "quote_records.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/plugin.hpp"
#include "said_words.hpp"

namespace rostra::quote_match {

namespace {

/// A quotation that is looked for.
struct Wanted {
    std::int64_t ordinal = 0;
    KeptQuote quote;
    std::vector<SaidWord> words;
};

/// Where it was found best.
struct Found {
    bool any = false;
    double rank = 0;
    std::int64_t ordinal = 0;
    Span span;
    Alignment alignment;
    std::string speaker, edits;
};

/// What is found in one document, by number of the quotation.
using FoundInDocument = std::vector<std::pair<std::uint32_t, Found>>;

double rank_of(const Alignment& alignment, bool agrees) {
    // Of two places as like, the one whose words need no excuse; then the one whose speaker is named.
    constexpr double kBonus[] = {0.3, 0.25, 0.1, 0.06, 0.0};
    return alignment.identity + kBonus[static_cast<std::size_t>(alignment.verdict)] + (agrees ? 0.01 : 0.0);
}

std::string edits_of(std::string_view quoted, std::string_view said, const Wanted& wanted,
                     const std::vector<SaidWord>& source, const Alignment& alignment) {
    constexpr std::size_t kMost = 5;
    const auto text_of = [](std::string_view text, const std::vector<SaidWord>& words, std::uint32_t begin,
                            std::uint32_t end) {
        return begin == end ? std::string()
                            : with_single_spaces(slice(text, {words[begin].begin, words[end - 1].end}));
    };
    std::string edits;
    std::size_t told = 0;
    for (const Edit& edit : alignment.edits) {
        if (told == kMost) break;
        ++told;
        if (!edits.empty()) edits += ' ';
        if (edit.marked) edits += "…";
        const std::string out = text_of(said, source, edit.source_begin, edit.source_end);
        const std::string in = text_of(quoted, wanted.words, edit.quote_begin, edit.quote_end);
        if (!out.empty()) edits += "[-" + out + "-]";
        if (!in.empty()) edits += "{+" + in + "+}";
    }
    return edits;
}

std::string turned_words(std::uint8_t turned) {
    std::string words;
    const auto add = [&](std::uint8_t bit, std::string_view word) {
        if ((turned & bit) == 0) return;
        if (!words.empty()) words += ", ";
        words += word;
    };
    add(kNegation, "negation");
    add(kCondition, "condition");
    add(kNumber, "number");
    return words;
}

/// How sure a verdict is: a few words are said by many, and what was altered much may be another sentence.
double confidence_of(const Wanted& wanted, const Found& found) {
    const std::size_t words = wanted.words.size();
    const double by_length = words >= 8 ? 0.99 : words >= 5 ? 0.95 : words >= 3 ? 0.8 : 0.5;
    if (!found.any || found.alignment.verdict == Verdict::not_found)
        return by_length * (1 - (found.any ? found.alignment.identity / 2 : 0));
    switch (found.alignment.verdict) {
        case Verdict::verbatim:
            return by_length;
        case Verdict::ellipsis:
            return by_length * 0.97;
        case Verdict::altered:
            return by_length * found.alignment.identity;
        default:
            return by_length * 0.9 * found.alignment.identity;
    }
}

class QuoteMatches {
public:
    QuoteMatches(const Setup& setup, const Call& call)
        : quote_(setup.input("quote")),
          quote_type_(setup.column("quote", "type")),
          quote_speaker_(setup.column("quote", "speaker_id")),
          turn_(setup.input("turn")),
          turn_speaker_(setup.column("turn", "speaker_id")),
          all_quotes_(setup.options().string("quotes") == "all"),
          all_texts_(setup.options().string("against") == "documents") {
        options_.most_left_out = static_cast<std::uint32_t>(setup.options().integer("most-left-out"));
        options_.least_identity = setup.options().number("least-identity");
        const Data data(setup, call);
        for (const std::string_view language : data.folders())
            turning_.emplace(std::string(language), TurningWords(data, language));
    }

    struct State {
        DocumentBytes documents;
        [[nodiscard]] std::int64_t memory() const noexcept { return documents.memory(); }
        void combine(const Call& call, State& from) { documents.combine(call, from.documents); }
        void save(const Call& call, StateWriter& writer) const { documents.save(call, writer); }
        void load(const Call& call, StateReader& reader) {
            documents.load(call, reader, [](std::string_view bytes) { (void)KeptDocument::read(bytes); });
        }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            KeptDocument kept;
            kept.language = primary_language(document.language());
            const Spans quotes = document.spans(quote_);
            const DictionaryColumn types = document.dictionary(quote_type_),
                                   who = document.dictionary(quote_speaker_);
            for (std::size_t i = 0; i < quotes.size(); ++i)
                kept.quotes.push_back({quotes[i], std::string(types[i]), std::string(who[i])});
            if (turn_.present) {
                const Spans turns = document.spans(turn_);
                const DictionaryColumn speakers = document.dictionary(turn_speaker_);
                for (std::size_t i = 0; i < turns.size(); ++i)
                    kept.turns.push_back({turns[i], std::string(speakers[i])});
            }
            if (!kept.quotes.empty() || !kept.turns.empty() || all_texts_)
                state.documents.add(document.ordinal(), kept.written());
        }
        state.documents.spill_beyond_budget(call);
    }

    void finish(const Call& call, State& state, const Tables& /*tables*/) const {
        DocumentBytes& documents = state.documents;
        documents.sort();
        const Corpus corpus(call);
        std::vector<Wanted> wanted;
        QuoteIndex index;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            call.check_stop();
            Buffer<char> storage;
            const KeptDocument kept = KeptDocument::read(documents.read(call, d, storage));
            if (kept.quotes.empty() || (!all_quotes_ && !kept.turns.empty())) continue;
            const TextLease text = corpus.text(documents.ordinal(d));
            kept.require_within(text.text().size());
            for (const KeptQuote& quote : kept.quotes) {
                Wanted one{documents.ordinal(d), quote, {}};
                append_words(text.text(), quote.span, -1, turning_of(kept.language), one.words);
                index.add(static_cast<std::uint32_t>(wanted.size()), one.words);
                wanted.push_back(std::move(one));
            }
        }
        std::vector<Found> best(wanted.size());
        std::vector<std::uint32_t> sources;
        for (std::uint32_t d = 0; d < documents.size(); ++d) sources.push_back(d);
        constexpr std::size_t kBlock = 256;
        for (std::size_t first = 0; first < sources.size(); first += kBlock) {
            call.progress("looking for quotations in what was said", first, sources.size());
            const std::size_t count = std::min(kBlock, sources.size() - first);
            std::vector<FoundInDocument> found(count);
            call.parallel_for(count, 4, [&](std::uint64_t begin, std::uint64_t end) {
                for (std::uint64_t i = begin; i < end; ++i) {
                    call.check_stop();
                    found[i] = search(call, corpus, documents, first + i, wanted, index);
                }
            });
            for (FoundInDocument& in_document : found) {
                for (auto& [number, one] : in_document) {
                    if (!best[number].any || one.rank > best[number].rank) best[number] = std::move(one);
                }
            }
        }
        write(call, wanted, best);
    }

private:
    [[nodiscard]] const TurningWords& turning_of(std::string_view language) const {
        const auto known = turning_.find(language);
        return known == turning_.end() ? none_ : known->second;
    }

    [[nodiscard]] FoundInDocument search(const Call& call, const Corpus& corpus,
                                         const DocumentBytes& documents, std::size_t number,
                                         const std::vector<Wanted>& wanted, const QuoteIndex& index) const {
        FoundInDocument found;
        Buffer<char> storage;
        const KeptDocument kept = KeptDocument::read(documents.read(call, number, storage));
        if (kept.turns.empty() && !all_texts_) return found;
        const std::int64_t ordinal = documents.ordinal(number);
        const TextLease lease = corpus.text(ordinal);
        kept.require_within(lease.text().size());
        std::vector<SaidWord> source;
        if (all_texts_ && kept.turns.empty()) {
            append_words(lease.text(), {0, static_cast<std::int32_t>(lease.text().size())}, -1,
                         turning_of(kept.language), source);
        } else {
            for (std::size_t turn = 0; turn < kept.turns.size(); ++turn)
                append_words(lease.text(), kept.turns[turn].span, static_cast<std::int32_t>(turn),
                             turning_of(kept.language), source);
        }
        std::vector<QuoteSeed> seeds;
        index.find(source, seeds);
        std::vector<Seed> own;
        std::vector<bool> preferred(kept.turns.size());
        for (std::size_t i = 0; i < seeds.size();) {
            const std::uint32_t quote = seeds[i].quote;
            own.clear();
            for (; i < seeds.size() && seeds[i].quote == quote; ++i) own.push_back(seeds[i].seed);
            const Wanted& one = wanted[quote];
            if (one.ordinal == ordinal) continue;
            call.check_stop();
            for (std::size_t turn = 0; turn < kept.turns.size(); ++turn)
                preferred[turn] = same_speaker(one.quote.speaker, kept.turns[turn].speaker);
            Found place;
            place.any = true;
            place.alignment = align(one.words, source, own, options_, preferred);
            if (place.alignment.runs.empty()) continue;
            place.ordinal = ordinal;
            place.span = {source[place.alignment.begin].begin, source[place.alignment.end - 1].end};
            const std::int32_t turn = source[place.alignment.begin].turn;
            const bool agrees = turn >= 0 && preferred[static_cast<std::size_t>(turn)];
            if (turn >= 0) place.speaker = kept.turns[static_cast<std::size_t>(turn)].speaker;
            place.rank = rank_of(place.alignment, agrees);
            if (place.alignment.verdict != Verdict::not_found && !place.alignment.edits.empty()) {
                const TextLease quoting = corpus.text(one.ordinal);
                place.edits = edits_of(quoting.text(), lease.text(), one, source, place.alignment);
            }
            found.emplace_back(quote, std::move(place));
        }
        return found;
    }

    void write(const Call& call, const std::vector<Wanted>& wanted, const std::vector<Found>& best) const {
        TableBuilder<DocumentColumn, Int32, Int32, Dictionary, Nullable<DocumentColumn>, Nullable<Int32>,
                     Nullable<Int32>, Dictionary, Float64, Nullable<Bool>, Bool, Dictionary, Text, Dictionary,
                     Dictionary, Float64>
            table(call, 0);
        // Less than this share of a quotation's words tells of no place.
        constexpr double kLikeness = 0.3;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const Wanted& one = wanted[i];
            const Found& found = best[i];
            const bool direct = one.quote.type == "direct";
            const bool placed = found.any && found.alignment.identity >= kLikeness;
            const bool judged = direct && placed && found.alignment.verdict != Verdict::not_found;
            const bool named = placed && !one.quote.speaker.empty() && !found.speaker.empty();
            const Verdict verdict = found.any ? found.alignment.verdict : Verdict::not_found;
            const std::uint8_t turned = judged ? found.alignment.turned : std::uint8_t{0};
            table.add(one.ordinal, one.quote.span.begin, one.quote.span.end, one.quote.type,
                      placed ? std::optional(found.ordinal) : std::nullopt,
                      placed ? std::optional(found.span.begin) : std::nullopt,
                      placed ? std::optional(found.span.end) : std::nullopt,
                      direct ? kVerdicts[static_cast<std::size_t>(verdict)] : std::string_view(),
                      placed ? found.alignment.identity : 0.0,
                      named ? std::optional(same_speaker(one.quote.speaker, found.speaker)) : std::nullopt,
                      turned != 0, turned_words(turned),
                      judged ? std::string_view(found.edits) : std::string_view(), one.quote.speaker,
                      placed ? std::string_view(found.speaker) : std::string_view(),
                      direct ? confidence_of(one, found) : 0.0);
        }
        table.finish();
    }

    std::map<std::string, TurningWords, std::less<>> turning_;
    TurningWords none_;
    AlignmentOptions options_;
    Input quote_;
    ColumnInput quote_type_, quote_speaker_;
    Input turn_;
    ColumnInput turn_speaker_;
    bool all_quotes_, all_texts_;
};

}  // namespace

}  // namespace rostra::quote_match

ROSTRA_PLUGIN(rostra::aggregator<rostra::quote_match::QuoteMatches>("matches"))
