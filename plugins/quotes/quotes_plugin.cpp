// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quotes.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/plugin.hpp"

namespace rostra::quotes {

namespace {

/// The words of each language that the plugin has lists for.
class Languages {
public:
    explicit Languages(const Data& data) {
        std::vector<LanguageLists> lists;
        for (const std::string_view language : data.folders()) {
            lists.emplace_back(data, language);
            words_[std::string(language)].add_language(lists.back());
            words_[std::string(language)].add_grammar(data, language);
            all_.add_language(lists.back());
        }
        for (auto& [own, words] : words_) {
            for (const LanguageLists& others : lists) words.add_names(others);
        }
    }

    /// By a BCP 47 tag; all words of all languages where that is empty or tells of none.
    [[nodiscard]] const QuoteWords& of(std::string_view tag) const {
        const auto known = words_.find(primary_language(tag));
        return known == words_.end() ? all_ : known->second;
    }

private:
    std::map<std::string, QuoteWords> words_;
    QuoteWords all_;
};

/// Noise, and where turns begin: what no quotation reaches across. In order and disjoint.
void collect_cuts(const Spans& noise, const Spans& turns, std::vector<Span>& cuts) {
    cuts.clear();
    for (const Span span : noise) cuts.push_back(span);
    for (const Span span : turns) cuts.push_back({span.begin, span.begin});
    std::sort(cuts.begin(), cuts.end());
    std::size_t kept = 0;
    for (const Span cut : cuts) {
        if (kept > 0 && cut.begin <= cuts[kept - 1].end) {
            cuts[kept - 1].end = std::max(cuts[kept - 1].end, cut.end);
        } else {
            cuts[kept++] = cut;
        }
    }
    cuts.resize(kept);
}

/// A column of text, whichever way its maker writes it.
std::string_view text_at(const TableView& table, ColumnInput column, std::int64_t row) {
    return column.type == ColumnType::dictionary ? table.dictionary(column)[static_cast<std::size_t>(row)]
                                                 : table.strings(column)[row];
}

/// For each quote the number of the one it goes on from; 0: of none. Numbers are from 1.
std::vector<std::int32_t> continued(const std::vector<FoundQuote>& found) {
    std::map<std::int32_t, std::int32_t> numbers;  // by begin
    std::vector<std::int32_t> before;
    for (const FoundQuote& one : found) {
        const auto known = one.quote.continues < 0 ? numbers.end() : numbers.find(one.quote.continues);
        before.push_back(known == numbers.end() ? 0 : known->second);
        numbers[one.quote.span.begin] = static_cast<std::int32_t>(before.size());
    }
    return before;
}

/// Calls add(span, type, speaker, id, …) as the layers' columns are, for each quote.
template <class Add>
void each_row(std::string_view text, const std::vector<FoundQuote>& found, Add add) {
    const std::vector<std::int32_t> before = continued(found);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& [quote, identity] = found[i];
        const Span nowhere = {quote.span.begin, quote.span.begin};
        const Span speaker = quote.speaker ? quote.speaker->span : nowhere;
        const Span cue = quote.cue.empty() ? nowhere : quote.cue;
        add(quote.span, kQuoteTypes[static_cast<std::size_t>(quote.type)], slice(text, speaker), identity.id,
            speaker, slice(text, cue), cue, identity.resolved ? 1 : 0, static_cast<std::int32_t>(i + 1),
            before[i], identity.confidence, identity.candidate);
    }
}

/// The analyzer `sayings`: noise, where there is any -> saying. What each document says by itself, before the names of the
/// run are known: whoever gathers those reads the names here.
class SayingAnalyzer {
public:
    using Output = LayerBuilder<Dictionary, Dictionary, Dictionary, Int32, Int32, Dictionary, Int32, Int32,
                                Int32, Int32, Int32, Float64, Dictionary>;

    SayingAnalyzer(const Setup& setup, const Call& call)
        : languages_(Data(setup, call)), noise_(setup.input("noise")) {}

    struct Worker {
        RunNames names;
        Scan scan;
        std::vector<Span> cuts;
    };

    void analyze(const Document& document, Worker& worker, Output& rows) const {
        collect_cuts(noise_.present ? document.spans(noise_) : Spans(), Spans(), worker.cuts);
        const std::vector<FoundQuote> found = find_quotes(
            document.text(), worker.cuts, languages_.of(document.language()), worker.names, worker.scan);
        each_row(document.text(), found,
                 [&](Span span, std::string_view type, std::string_view speaker, const std::string& name,
                     Span at, std::string_view cue, Span cue_at, int resolved, std::int32_t number,
                     std::int32_t before, double confidence, const std::string& candidate) {
                     rows.add(span, type, speaker, name, at.begin, at.end, cue, cue_at.begin, cue_at.end,
                              resolved, number, before, confidence, candidate);
                 });
    }

private:
    Languages languages_;
    Input noise_;
};

/// The analyzer `quotes`: saying, turns and the names of the run -> quote. What a document without turns says stands in
/// `saying`, and gets the names of the run; no quotation reaches across a turn, so there it is looked for again.
class QuoteAnalyzer {
public:
    using Output = LayerBuilder<Dictionary, Dictionary, Dictionary, Int32, Int32, Dictionary, Int32, Int32,
                                Int32, Int32, Nullable<Int32>, Float64, Dictionary, Nullable<Int32>>;

    QuoteAnalyzer(const Setup& setup, const Call& call)
        : languages_(Data(setup, call)),
          noise_(setup.input("noise")),
          turn_(setup.input("turn")),
          turn_number_(setup.column("turn", "turn")),
          turn_speaker_(setup.column("turn", "speaker_id")),
          person_(setup.column("speaker", "name")),
          person_id_(setup.column("speaker", "speaker_id")) {
        for (std::size_t i = 0; i < kSayingColumns.size(); ++i)
            saying_[i] = setup.column("saying", kSayingColumns[i]);
    }

    struct Worker {
        Worker(const QuoteAnalyzer& analyzer, const Call&, const Tables& tables) {
            if (!analyzer.person_.input.present) return;
            for (const TableView piece : tables[analyzer.person_.input]) {
                for (std::int64_t row = 0; row < piece.size(); ++row) {
                    const std::string_view id = text_at(piece, analyzer.person_id_, row);
                    names.add(text_at(piece, analyzer.person_, row), id);
                    ids.emplace(id);
                }
            }
        }
        RunNames names;
        std::set<std::string, std::less<>> ids;
        Scan scan;
        std::vector<Span> cuts;
    };

    void analyze(const Document& document, Worker& worker, Output& rows) const {
        const Spans turns = turn_.present ? document.spans(turn_) : Spans();
        if (turns.empty()) return hand_on(document, worker, rows);
        const Spans noise = noise_.present ? document.spans(noise_) : Spans();
        collect_cuts(noise, turns, worker.cuts);
        std::vector<FoundQuote> found = find_quotes(
            document.text(), worker.cuts, languages_.of(document.language()), worker.names, worker.scan);
        keep_known(document, worker, found);
        name_first_persons(document, turns, found);
        const auto numbers = document.values<std::int32_t>(turn_number_);
        std::size_t turn = 0;
        each_row(document.text(), found,
                 [&](Span span, std::string_view type, std::string_view speaker, const std::string& id,
                     Span at, std::string_view cue, Span cue_at, int resolved, std::int32_t number,
                     std::int32_t before, double confidence, const std::string& candidate) {
                     while (turn < turns.size() && turns[turn].end <= span.begin) ++turn;
                     const bool inside = turn < turns.size() && turns[turn].begin <= span.begin;
                     rows.add(span, type, speaker, id, at.begin, at.end, cue, cue_at.begin, cue_at.end,
                              resolved, number, before == 0 ? std::optional<std::int32_t>() : before,
                              confidence, candidate,
                              inside ? std::optional<std::int32_t>(numbers[turn]) : std::nullopt);
                 });
    }

private:
    enum SayingColumn : std::uint8_t {
        kType,
        kSpeaker,
        kName,
        kSpeakerBegin,
        kSpeakerEnd,
        kCueWords,
        kCueBegin,
        kCueEnd,
        kResolved,
        kNumber,
        kContinues,
        kConfidence,
        kCandidate
    };
    static constexpr std::array<const char*, 13> kSayingColumns = {
        "type",    "speaker",  "name",  "speaker_begin", "speaker_end", "cue",      "cue_begin",
        "cue_end", "resolved", "quote", "continues",     "confidence",  "candidate"};

    /// What the document says by itself, with the names of the run.
    void hand_on(const Document& document, const Worker& worker, Output& rows) const {
        const auto text = [&](SayingColumn column) { return document.dictionary(saying_[column]); };
        const auto number_of = [&](SayingColumn column) {
            return document.values<std::int32_t>(saying_[column]);
        };
        const Spans spans = document.spans(saying_[kType].input);
        const auto types = text(kType), speakers = text(kSpeaker), names = text(kName),
                   cues = text(kCueWords), candidates = text(kCandidate);
        const auto begins = number_of(kSpeakerBegin), ends = number_of(kSpeakerEnd),
                   cue_begins = number_of(kCueBegin), cue_ends = number_of(kCueEnd),
                   found_out = number_of(kResolved), numbers = number_of(kNumber),
                   before = number_of(kContinues);
        const auto sure = document.values<double>(saying_[kConfidence]);
        const auto known = [&](std::string_view printed) {
            const std::string_view id = worker.names.id_of(printed);
            return id.empty() ? printed : id;
        };
        for (std::size_t i = 0; i < spans.size(); ++i) {
            rows.add(spans[i], types[i], speakers[i], known(names[i]), begins[i], ends[i], cues[i],
                     cue_begins[i], cue_ends[i], found_out[i], numbers[i],
                     before[i] == 0 ? std::optional<std::int32_t>() : before[i], sure[i],
                     known(candidates[i]), std::optional<std::int32_t>());
        }
    }

    /// Takes ids away that neither the run nor the document's own sayings have.
    void keep_known(const Document& document, const Worker& worker, std::vector<FoundQuote>& found) const {
        if (!person_.input.present) return;
        const DictionaryColumn names = document.dictionary(saying_[kName]);
        std::set<std::string_view> own;
        for (std::size_t i = 0; i < document.spans(saying_[kType].input).size(); ++i) own.insert(names[i]);
        for (auto& [quote, identity] : found) {
            if (identity.id.empty() || worker.ids.contains(identity.id) || own.contains(identity.id))
                continue;
            identity.candidate = std::exchange(identity.id, {});
            identity.resolved = false;
        }
    }

    /// Inside a turn, I is who speaks there.
    void name_first_persons(const Document& document, const Spans& turns,
                            std::vector<FoundQuote>& found) const {
        const DictionaryColumn speakers = document.dictionary(turn_speaker_);
        std::size_t turn = 0;
        for (auto& [quote, identity] : found) {
            while (turn < turns.size() && turns[turn].end <= quote.span.begin) ++turn;
            if (turn == turns.size()) return;
            const bool inside = turns[turn].begin <= quote.span.begin;
            if (!inside || !quote.speaker || !quote.speaker->pronoun() ||
                (quote.speaker->flags & kFirstPerson) == 0)
                continue;
            identity.id = speakers[turn];
            identity.resolved = !identity.id.empty();
        }
    }

    Languages languages_;
    Input noise_, turn_;
    ColumnInput turn_number_, turn_speaker_, person_, person_id_;
    std::array<ColumnInput, kSayingColumns.size()> saying_;
};

}  // namespace

}  // namespace rostra::quotes

ROSTRA_PLUGIN(rostra::analyzer<rostra::quotes::SayingAnalyzer>("sayings"),
              rostra::analyzer<rostra::quotes::QuoteAnalyzer>("quotes"))
