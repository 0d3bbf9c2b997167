// SPDX-License-Identifier: Apache-2.0
#include "turn_split.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "event_notes.hpp"
#include "opening_question.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"
#include "speech_features.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

constexpr std::int32_t kSurest = 4000;      // what one line can add to a decision or take from it
constexpr std::int32_t kUnsure = -1000;     // odds of one to three
constexpr std::int32_t kMostCapitals = 40;  // hundredths of a sentence's letters
constexpr std::int32_t kDoubtful = 200;     // thousandths: the confidence of what is in doubt
constexpr std::size_t kLongestNote = 160;   // bytes of a line
constexpr std::size_t kLatestBegin = 3;     // lines behind a label on which speech may begin

/// What a speech of units [first, last) is worth, and how sure that is.
struct Cut {
    std::size_t first = 0;
    std::size_t last = 0;
    std::int32_t margin = kSurest;  ///< by how much the next best end is worse
};

/// A unit of speech, as far as cutting needs it.
struct Piece {
    bool empty = false;
    bool follows = false;  ///< a sentence that goes with those above, and begins no speech
    std::int32_t worth =
        0;  ///< how much speaks for its being said; 0 where it says nothing, or goes on with the line above
};

/// What a line that is no part of the one above notes beside what is said.
std::optional<EventKind> noted_on(std::string_view line, const SpeechUnit& unit, const LineLook& look,
                                  const WordLists& lists) {
    if (unit.beside || unit.goes_on || line.size() > kLongestNote) return std::nullopt;
    const bool bracketed = is_bracketed(line);
    const bool trails_off = line.ends_with("...") || line.ends_with("…");
    if (!bracketed && (trails_off || look.lower)) return std::nullopt;
    const std::string_view note = bracketed ? without_brackets(line) : line;
    const std::optional<Note> told =
        read_note(note, bracketed ? NotePlace::paragraph : NotePlace::line, lists);
    if (!told || !told->listed) return std::nullopt;
    // Whether applause in brackets belongs to a speech, documents tell by their habits, which the model weighs.
    return bracketed && told->kind != EventKind::procedure ? std::nullopt : std::optional(told->kind);
}

/// What all units are worth. A note that is a paragraph of its own is said by nobody, nor is what the clerk did.
std::vector<Piece> weigh_pieces(std::string_view text, Speeches& speeches, const WordLists& lists,
                                const TreeModel& model) {
    using F = SpeechFeature;
    const std::vector<SpeechUnit>& units = speeches.units();
    std::vector<Piece> pieces(units.size());
    std::vector<std::size_t> weighed;
    for (std::size_t i = 0; i < units.size(); ++i) {
        pieces[i].empty = speeches.look_of(units[i]).letters == 0 &&
                          count_characters<is_alphanumeric>(slice(text, units[i].place), 1) == 0;
        if (!pieces[i].empty && !units[i].goes_on) weighed.push_back(i);
    }
    // A short sentence below other sentences, without a gap between, goes with them, unless much speaks against it.
    const auto follows_speech = [&](std::size_t i) {
        const std::size_t at = weighed[i];
        return !units[at].beside && at > 0 && units[at - 1].label == units[at].label && !pieces[at - 1].empty;
    };
    const auto is_sentence = [&](std::size_t i, const auto& has) {
        const SpeechUnit& unit = units[weighed[i]];
        const LineLook& look = speeches.look_of(unit);
        const bool apart = has(F::after_gap) || has(F::bracketed) || has(F::markup) || has(F::emphasis) ||
                           has(F::link) || has(F::time) || has(F::figures_only);
        return !apart && !look.lower && look.capitals >= 0 && look.capitals < kMostCapitals &&
               has(F::above_closed) && ends_sentence(slice(text, unit.place));
    };
    const auto judge = [&](std::size_t i, std::int32_t odds, const EvidenceRows& rows, std::size_t row) {
        const SpeechUnit& unit = units[weighed[i]];
        std::int32_t& worth = pieces[weighed[i]].worth;
        const auto has = [&](F feature) { return rows.get(row, static_cast<std::size_t>(feature)) != 0; };
        worth = has(F::procedure) ? -kSurest : std::clamp(odds, -kSurest, kSurest);
        if (has(F::procedure)) return;
        if (const std::optional<EventKind> kind =
                noted_on(slice(text, unit.place), unit, speeches.look_of(unit), lists)) {
            const bool nobodys = *kind == EventKind::procedure || *kind == EventKind::vote;
            worth = nobodys ? -kSurest : std::min(worth, -1);
        } else if (has(F::bracketed) && has(F::after_gap)) {
            worth = std::min(worth, -1);
        } else if (worth < 0 && worth >= kUnsure && follows_speech(i) && is_sentence(i, has)) {
            worth = 1;
            pieces[weighed[i]].follows = true;
        }
    };
    model.each_log_odds(
        kSpeechFeatures, weighed.size(),
        [&](std::size_t i, EvidenceRows& rows) { speeches.weigh(units[weighed[i]], rows); }, judge);
    return pieces;
}

/// Whether the first line behind a label says how the words below it are said: `lauscht am Fenster.`
bool is_direction(const Speeches& speeches, std::size_t begin, std::size_t end) {
    constexpr std::int32_t kUsual =
        50;  // hundredths of all speeches begin so: then it is how people write here
    constexpr std::int32_t kLongestDirection = 120;  // letters
    if (begin + 1 >= end) return false;
    const SpeechUnit& below = speeches.units()[begin + 1];
    const LineLook& look = speeches.look_of(speeches.units()[begin]);
    return look.lower && look.closed && look.letters <= kLongestDirection &&
           speeches.usual_lower() < kUsual && !speeches.heads_paragraph(below) &&
           !speeches.look_of(below).lower;
}

/// Decides for the units behind one label where its speech begins and ends: the end for which the lines before it speak most
/// for being said, and those behind it for not being said.
Cut cut_speech(const Speeches& speeches, std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
    const std::vector<SpeechUnit>& units = speeches.units();
    Cut cut;
    cut.first = begin;
    if (is_direction(speeches, begin, end)) pieces[begin].worth = -kSurest;
    for (std::size_t i = begin; i < std::min(end, begin + kLatestBegin); ++i) {
        if (!pieces[i].empty && !pieces[i].follows && !units[i].goes_on && pieces[i].worth >= 0) {
            cut.first = i;
            break;
        }
    }
    std::int64_t sum = 0, best = INT64_MIN;
    for (std::size_t i = cut.first; i < end; ++i) {
        sum += pieces[i].worth;
        if (sum > best || (sum == best && units[i].goes_on)) {
            best = sum;
            cut.last = i + 1;
        }
    }
    while (cut.last < end && cut.last > cut.first && units[cut.last].goes_on) ++cut.last;
    // What the nearest other end would cost.
    std::int64_t before = 0, behind = 0;
    for (std::size_t i = cut.last; i-- > cut.first + 1;) {
        before += pieces[i].worth;
        if (pieces[i].worth != 0)
            cut.margin = static_cast<std::int32_t>(std::min<std::int64_t>(cut.margin, before));
    }
    for (std::size_t i = cut.last; i < end; ++i) {
        behind -= pieces[i].worth;
        if (pieces[i].worth != 0)
            cut.margin = static_cast<std::int32_t>(std::min<std::int64_t>(cut.margin, behind));
    }
    cut.margin = std::max(cut.margin, 0);
    return cut;
}

/// Where nothing is surely a label: what stands behind each that may be one, said by nobody knows whom.
std::vector<Passage> doubtful_passages(std::string_view text, const std::vector<std::int32_t>& begins) {
    std::vector<Passage> passages;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const auto behind = i + 1 < begins.size() ? begins[i + 1] : static_cast<std::int32_t>(text.size());
        const Span said = trimmed(text, {begins[i], behind});
        if (count_characters<is_alphanumeric>(slice(text, said), 1) == 0) continue;
        passages.push_back({Passage::Kind::doubtful, {said.begin, said.begin}, said, {}, kDoubtful});
    }
    return passages;
}

class Splitter {
public:
    Splitter(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
             const LabelChoice& choice, const WordLists& lists, const TreeModel& model)
        : text_(text), masks_(masks), lines_(lines), choice_(choice), lists_(lists), model_(model) {}

    std::vector<Passage> run() {
        add_opening_question();
        Speeches speeches(text_, masks_, lines_, choice_.labels, choice_.refused, lists_);
        std::vector<Piece> pieces = weigh_pieces(text_, speeches, lists_, model_);
        const std::vector<SpeechUnit>& units = speeches.units();
        std::size_t at = 0;
        for (std::size_t label = 0; label < choice_.labels.size(); ++label) {
            const std::size_t begin = at;
            while (at < units.size() && units[at].label == static_cast<std::int32_t>(label)) ++at;
            if (at > begin) add_turn(label, units, at, cut_speech(speeches, pieces, begin, at));
        }
        return std::move(passages_);
    }

private:
    void add_opening_question() {
        const Label& first = choice_.labels.front();
        if (lists_.questioners.contains(fold_phrase(slice(text_, first.span())))) return;
        const std::optional<Span> asked =
            opening_question(text_, lines_, static_cast<std::size_t>(first.line), lists_);
        if (asked)
            passages_.push_back({Passage::Kind::question, {asked->begin, asked->begin}, *asked, {}, 500});
    }

    void add_turn(std::size_t label, const std::vector<SpeechUnit>& units, std::size_t end, const Cut& cut) {
        Span said{units[cut.first].place.begin, units[std::max(cut.last, cut.first + 1) - 1].place.end};
        const Label& own = choice_.labels[label];
        // What closes the mark-up or the row that the label opens.
        const std::string_view closing = own.form.ending == Ending::bar ? "|" : "</v>";
        if (slice(text_, said).ends_with(closing)) {
            said.end -= static_cast<std::int32_t>(closing.size());
            said = trimmed(text_, said);
        }
        if (count_characters<is_alphanumeric>(slice(text_, said), 1) == 0) return;
        const std::int32_t doubt = first_doubt(said);
        const Span certain = trimmed(text_, {said.begin, doubt});
        passages_.push_back(
            {Passage::Kind::labelled, own.span(), certain, own.time, confidence_of(label, units, cut)});
        if (doubt < said.end) {
            const Span rest = trimmed(text_, {doubt, said.end});
            passages_.push_back({Passage::Kind::doubtful, {rest.begin, rest.begin}, rest, {}, kDoubtful});
        }
        if (cut.last < end) {
            const Span rest{units[cut.last].place.begin, units[end - 1].place.end};
            if (count_characters<is_alphanumeric>(slice(text_, rest), 1) > 0)
                passages_.push_back({Passage::Kind::procedural, {rest.begin, rest.begin}, rest, {}, 1000});
        }
    }

    /// How sure it is that a label stands here and below the speech, none within, and that the speech ends where it was cut.
    [[nodiscard]] std::int32_t confidence_of(std::size_t label, const std::vector<SpeechUnit>& units,
                                             const Cut& cut) const {
        constexpr std::int32_t kWhole = 1000;
        std::int32_t refused = kNoReading;
        for (std::size_t i = cut.first; i < cut.last; ++i) {
            if (!units[i].beside)
                refused = std::max(refused, choice_.refused[static_cast<std::size_t>(units[i].line)]);
        }
        std::int32_t sure = probability(choice_.odds[label]) * probability(cut.margin) / kWhole;
        sure = sure * (kWhole - probability(refused)) / kWhole;
        return label + 1 < choice_.odds.size() ? sure * probability(choice_.odds[label + 1]) / kWhole : sure;
    }

    /// Where the first reading in doubt begins within a speech; its end where none does.
    [[nodiscard]] std::int32_t first_doubt(Span said) const {
        const auto at = std::upper_bound(choice_.doubtful.begin(), choice_.doubtful.end(), said.begin);
        return at == choice_.doubtful.end() ? said.end : std::min(*at, said.end);
    }

    std::string_view text_;
    const TextMasks& masks_;
    const std::vector<Line>& lines_;
    const LabelChoice& choice_;
    const WordLists& lists_;
    const TreeModel& model_;
    std::vector<Passage> passages_;
};

}  // namespace

std::vector<Passage> split_turns(std::string_view text, const TextMasks& masks,
                                 const std::vector<Line>& lines, const LabelChoice& choice,
                                 const WordLists& lists, const TreeModel& model) {
    if (choice.labels.empty()) return doubtful_passages(text, choice.doubtful);
    return Splitter(text, masks, lines, choice, lists, model).run();
}

}  // namespace rostra::speakers
