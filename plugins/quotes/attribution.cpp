// SPDX-License-Identifier: Apache-2.0
#include "attribution.hpp"

#include <algorithm>

#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kReach = 300;        // bytes that a clause is looked for in
constexpr std::size_t kToMark = 120;       // bytes between a cue and the quotation it announces
constexpr std::size_t kUnspacedName = 60;  // bytes
constexpr int kMostAdverbs = 3;

bool is_dash(char32_t code) { return code == '-' || (code >= 0x2012 && code <= 0x2015); }
bool is_comma(char32_t code) { return code == ',' || code == 0xFF0C || code == 0x3001; }
bool is_colon(char32_t code) { return code == ':' || code == 0xFF1A; }

std::size_t back_from(std::string_view text, std::size_t at, std::size_t reach, std::size_t limit) {
    return std::max(limit, at > reach ? character_floor(text, at - reach) : 0);
}

}  // namespace

std::vector<CueWord>::const_iterator Attributions::first_cue(std::size_t begin) const {
    return std::lower_bound(scan_.cues.begin(), scan_.cues.end(), static_cast<std::int32_t>(begin),
                            [](const CueWord& cue, std::int32_t at) { return cue.span.begin < at; });
}

const CueWord* Attributions::cue_at(std::size_t at) const {
    const auto cue = first_cue(at);
    return cue != scan_.cues.end() && cue->span.begin == static_cast<std::int32_t>(at) ? &*cue : nullptr;
}

std::optional<Attribution> Attributions::behind(std::size_t close, std::size_t limit, bool punctuated) const {
    limit = std::min(limit, character_floor(text_, close + kReach));
    std::size_t at = skip_blanks(text_, close, limit, true);
    const std::size_t line_end = text_.substr(0, at).find('\n', close);
    if (line_end != std::string_view::npos && !is_lower_at(text_, at)) return std::nullopt;
    while (at < limit && (is_comma(symbol_at(text_, at).code) || is_dash(symbol_at(text_, at).code))) {
        punctuated = true;
        at = skip_blanks(text_, at + symbol_at(text_, at).size, limit, true);
    }
    if (at >= limit || symbol_at(text_, at).size != 0) return std::nullopt;
    limit = sentences_.end(at, limit);

    // said Xu; a déclaré Anne Roux
    PhraseWord verb = reader_.word_after(at, limit);
    while (verb && (verb.flags & kBetween) != 0 && cue_at(verb.begin) == nullptr) {
        verb = reader_.word_after(verb.end, limit);
    }
    if (const CueWord* cue = cue_at(verb.begin); verb && cue != nullptr && says(*cue)) {
        return Attribution{reader_.after(static_cast<std::size_t>(cue->span.end), limit), cue->span,
                           cue->flags};
    }
    // Xu said; Xu quietly said; Xu, also a member of the board, told
    const std::optional<SpeakerPhrase> speaker = reader_.after(at, limit);
    if (!speaker || !punctuated) return std::nullopt;
    const auto speaker_end = static_cast<std::size_t>(speaker->span.end);
    PhraseWord word = reader_.word_after(speaker_end, limit);
    for (int count = 0;
         word && (word.flags & kBetween) != 0 && cue_at(word.begin) == nullptr && count < kMostAdverbs;
         ++count) {
        word = reader_.word_after(word.end, limit);
    }
    const CueWord* cue = word ? cue_at(word.begin) : nullptr;
    if (cue == nullptr || !says(*cue)) {
        const std::size_t comma = skip_blanks(text_, speaker_end, limit);
        if (comma >= limit || !is_comma(symbol_at(text_, comma).code)) return std::nullopt;
        cue = nullptr;
        for (auto next = first_cue(comma);
             next != scan_.cues.end() && next->span.end <= static_cast<std::int32_t>(limit); ++next) {
            const std::size_t left =
                skip_blanks_back(text_, static_cast<std::size_t>(next->span.begin), comma, true);
            if (says(*next) && is_comma(symbol_before(text_, left).code) && left > comma + 1) {
                cue = &*next;
                break;
            }
        }
        if (cue == nullptr) return std::nullopt;
    }
    return Attribution{speaker, cue->span, cue->flags};
}

std::optional<Attribution> Attributions::before(std::size_t open, std::size_t limit) const {
    limit = sentences_.begin(open, back_from(text_, open, kReach, limit));
    const std::size_t left = skip_blanks_back(text_, open, limit, true);
    if (left <= limit) return std::nullopt;
    const char32_t sign = symbol_before(text_, left).code;
    const bool word_before = is_word_before(text_, left);
    if (!word_before && !is_comma(sign) && !is_colon(sign) && !is_dash(sign)) return std::nullopt;

    const auto first = first_cue(limit);
    for (auto next = first_cue(open); next != first;) {
        --next;
        const auto end = static_cast<std::size_t>(next->span.end);
        if (end > open || end + kToMark < open) break;
        if ((next->flags & (kCue | kThought | kSource)) == 0) continue;
        if ((next->flags & kSource) != 0) {
            const auto speaker = reader_.after(end, open);
            if (!speaker || word_before) continue;
            return Attribution{speaker, next->span, next->flags};
        }
        if (word_before && end != left) {
            // said that “…”: the words between must not be a clause of their own
            const PhraseWord last = reader_.word_before(left, end);
            if (!last || (last.flags & kThat) == 0 || skip_blanks_back(text_, last.begin, limit, true) != end)
                continue;
        }
        const bool touches =
            word_before || skip_blanks(text_, end, left) + symbol_before(text_, left).size == left;
        return Attribution{subject(*next, limit, open), next->span, next->flags, touches};
    }
    return unspaced_before(open, limit);
}

std::optional<SpeakerPhrase> Attributions::subject(const CueWord& cue, std::size_t begin,
                                                   std::size_t end) const {
    const auto at = static_cast<std::size_t>(cue.span.begin);
    const std::size_t left = skip_blanks_back(text_, at, begin, true);
    if (left <= begin) return reader_.after(static_cast<std::size_t>(cue.span.end), end);  // Said Xu: …
    const bool parted = !is_word_before(text_, left);
    if (!parted) {
        if (const auto speaker = reader_.before(at, begin)) return speaker;
    }
    // Xu, a former minister, said; Xu turned round and said
    const PhraseWord last = reader_.word_before(left, begin);
    if (!parted && (last.flags & kConjunction) == 0) return std::nullopt;
    std::size_t from = begin;
    for (PhraseWord word = reader_.word_after(from, at); word && (word.flags & (kStop | kBetween)) != 0;
         word = reader_.word_after(from, at)) {
        from = word.end;
    }
    return reader_.after(from, at);
}

std::optional<Attribution> Attributions::unspaced_before(std::size_t open, std::size_t limit) const {
    std::size_t at = skip_blanks_back(text_, open, limit);
    const Symbol sign = symbol_before(text_, at);
    if (is_colon(sign.code) || is_comma(sign.code)) at -= sign.size;
    const std::string_view before = text_.substr(limit, at - limit);
    for (const std::string& cue : words_.unspaced_cues()) {
        if (!before.ends_with(cue)) continue;
        const std::size_t cue_begin = at - cue.size();
        const std::size_t name =
            word_begin(text_, cue_begin, back_from(text_, cue_begin, kUnspacedName, limit));
        Attribution found{std::nullopt, span_of(cue_begin, at), kCue};
        if (name < cue_begin) found.speaker = SpeakerPhrase{span_of(name, cue_begin), 0, true};
        return found;
    }
    return std::nullopt;
}

}  // namespace rostra::quotes
