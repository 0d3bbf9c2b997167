// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
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
        for (const std::string_view language : data.folders()) {
            words_[std::string(language)].add_language(data, language);
            all_.add_language(data, language);
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

/// The analyzer `quotes`: noise, turn and the names of the run, where there are any -> quote.
class QuoteAnalyzer {
public:
    using Output =
        LayerBuilder<Dictionary, Dictionary, Dictionary, Int32, Int32, Dictionary, Int32, Int32, Int32>;

    QuoteAnalyzer(const Setup& setup, const Call& call)
        : languages_(Data(setup, call)),
          noise_(setup.input("noise")),
          turn_(setup.input("turn")),
          turn_speaker_(setup.column("turn", "speaker_id")),
          person_(setup.column("speaker", "name")),
          person_id_(setup.column("speaker", "speaker_id")) {}

    struct Worker {
        Worker(const QuoteAnalyzer& analyzer, const Call&, const Tables& tables) {
            if (!analyzer.person_.input.present) return;
            for (const TableView piece : tables[analyzer.person_.input]) {
                for (std::int64_t row = 0; row < piece.size(); ++row) {
                    names.add(text_at(piece, analyzer.person_, row),
                              text_at(piece, analyzer.person_id_, row));
                }
            }
        }
        RunNames names;
        Scan scan;
        std::vector<Span> cuts;
    };

    void analyze(const Document& document, Worker& worker, Output& rows) const {
        const std::string_view text = document.text();
        const Spans noise = noise_.present ? document.spans(noise_) : Spans();
        const Spans turns = turn_.present ? document.spans(turn_) : Spans();
        collect_cuts(noise, turns, worker.cuts);
        std::vector<FoundQuote> found =
            find_quotes(text, worker.cuts, languages_.of(document.language()), worker.names, worker.scan);
        if (turn_.present) name_first_persons(document, turns, found);
        for (const auto& [quote, identity] : found) {
            const Span nowhere = {quote.span.begin, quote.span.begin};
            const Span speaker = quote.speaker ? quote.speaker->span : nowhere;
            const Span cue = quote.cue.empty() ? nowhere : quote.cue;
            rows.add(quote.span, kQuoteTypes[static_cast<std::size_t>(quote.type)], slice(text, speaker),
                     identity.id, speaker.begin, speaker.end, slice(text, cue), cue.begin, cue.end,
                     identity.resolved ? 1 : 0);
        }
    }

private:
    /// Inside a turn, I is who speaks there.
    void name_first_persons(const Document& document, const Spans& turns,
                            std::vector<FoundQuote>& found) const {
        const DictionaryColumn speakers = document.dictionary(turn_speaker_);
        std::size_t turn = 0;
        for (auto& [quote, identity] : found) {
            while (turn < turns.size() && turns[turn].end <= quote.span.begin) ++turn;
            if (turn == turns.size()) return;
            const bool inside = turns[turn].begin <= quote.span.begin;
            if (!inside || !quote.speaker || (quote.speaker->flags & kFirstPerson) == 0) continue;
            identity.id = speakers[turn];
            identity.resolved = !identity.id.empty();
        }
    }

    Languages languages_;
    Input noise_, turn_;
    ColumnInput turn_speaker_, person_, person_id_;
};

}  // namespace

}  // namespace rostra::quotes

ROSTRA_PLUGIN(rostra::analyzer<rostra::quotes::QuoteAnalyzer>("quotes"))
