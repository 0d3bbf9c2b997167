// SPDX-License-Identifier: Apache-2.0
// What stands behind the words that say somebody speaks, up to what is said.
#include <algorithm>
#include <string_view>

#include "sayings.hpp"

namespace rostra::quotes {

namespace {

constexpr int kMostToContent = 6;          // phrases between a verb and what is said
constexpr std::size_t kMostToVerb = 30;    // words in which a clause shows its verb
constexpr std::size_t kFewestPlain = 5;    // words behind `said` that are a clause
constexpr std::size_t kMostVoiced = 6;     // words of what is voiced: deep concern about
constexpr std::size_t kMostToNaming = 16;  // words between a verb of naming and the marks

}  // namespace

bool Sayings::is_clause(std::size_t begin, std::size_t end) const {
    end = std::min(end, begin + kMostToVerb);
    for (std::size_t i = begin + 1; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::quote) return true;
        if (token.kind == TokenKind::semicolon) return false;
        if (!token.word() || token.capital) continue;
        if (reader_.is_verb(i)) return true;
        const std::string_view word = tokens_.text(i);
        if (word.size() > 4 && word.ends_with("ed") && !tokens_[i - 1].is(kArticle)) return true;
    }
    return false;
}

/// Past `in a statement`, `on Monday`.
std::size_t Sayings::behind_adverbial(std::size_t i, std::size_t end) const {
    constexpr WordFlags kEnds =
        kThat | kQuestion | kPreposition | kInfinitive | kHe | kShe | kFirstPerson | kClause | kRelative;
    ++i;
    bool noun = false;
    for (; i < end && tokens_[i].word(); ++i) {
        const Token& token = tokens_[i];
        if (token.is(kEnds) || reader_.is_verb(i)) break;
        if (noun && token.is(kArticle | kDeterminer)) break;
        if (noun && tokens_[i - 1].is(kTime) && !tokens_[i - 1].possessive && !token.is(kTime) &&
            token.capital)
            break;
        if (token.is(kOtherPronoun) && !token.is(kDeterminer)) break;
        noun |= !token.is(kArticle | kDeterminer | kBetween);
    }
    return i;
}

/// Past those who are told; `i` where there is nobody.
std::size_t Sayings::behind_object(std::size_t i, std::size_t end) const {
    const Token& token = tokens_[i];
    if (token.is(kThat | kQuestion | kInfinitive | kPreposition)) return i;
    const auto object = reader_.after(i, end);
    if (token.is(kHis | kHers | kPronoun) && !(object && object->end > i + 1)) return i + 1;
    if (object) return object->end;
    // told audiences that; told supporters he
    const Token& next = tokens_[i + 1];
    const bool plain =
        !token.capital && !token.is(kStop | kVerb | kBetween | kTime | kNoun | kConjunction | kClause);
    if (plain && i + 1 < end && next.is(kThat | kQuestion | kInfinitive | kPronoun | kArticle)) return i + 1;
    return token.is(kStop) ? i + 1 : i;  // them, us
}

/// there was; there certainly was
bool Sayings::begins_there(std::size_t i) const {
    const std::size_t next = tokens_[i + 1].is(kBetween) && !tokens_[i + 1].is(kVerb) ? i + 2 : i + 1;
    return reader_.is_verb(next);
}

/// if he were president, the tax …
bool Sayings::begins_clause(std::size_t i, std::size_t end) const {
    const std::size_t last = std::min(end, i + kMostToVerb);
    while (i < last && tokens_[i].kind != TokenKind::comma) ++i;
    return i + 1 < last && tokens_[i + 1].word() && !tokens_[i + 1].is(kConjunction | kCue) &&
           is_clause(i + 1, end);
}

void Sayings::read_content(Saying& saying) const {
    read_clause(saying);
    if (saying.lead == Lead::none && tokens_[saying.cue].is(kTopic | kFinding)) read_topic(saying);
}

/// criticized the plan; called him a coward
void Sayings::read_topic(Saying& saying) const {
    if (saying.inverted || saying.relative) return;
    const std::size_t end = tokens_.sentence_end(saying.cue);
    std::size_t i = saying.cue + 1;
    while (i < end && tokens_[i].is(kBetween) && !tokens_[i].is(kVerb | kArticle | kDeterminer | kPronoun))
        ++i;
    if (i >= end) return;
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::quote) {
        constexpr WordFlags kBegins = kArticle | kDeterminer | kHis | kHers | kPerson | kBody | kTitle;
        const bool begins = token.is(kBegins) || token.capital ||
                            !token.is(kStop | kVerb | kThought | kRelative | kConjunction | kPreposition |
                                      kClause | kInfinitive | kTime | kOff | kBreak);
        if (!token.word() || !begins || token.is(kTime)) return;
        // confirmed it
        if (token.is(kNobody) && token.is(kPronoun) && !tokens_[saying.cue].is(kNaming)) return;
    }
    if (tokens_[saying.cue].is(kVoice)) {
        // concern about the plan, hope that
        const std::size_t last = std::min(end, i + kMostVoiced);
        while (i < last && tokens_[i].word() && !tokens_[i].is(kPreposition | kThat | kInfinitive)) ++i;
        if (i + 1 >= last || !tokens_[i].word()) return;
        saying.content = i + 1;
        saying.lead = tokens_[i].is(kThat) ? Lead::that : Lead::topic;
        if (!tokens_[i].is(kInfinitive)) return;
    }
    saying.content = i;
    saying.lead = Lead::topic;
}

void Sayings::read_clause(Saying& saying) const {
    const Token& verb = tokens_[saying.cue];
    const std::size_t end = tokens_.sentence_end(saying.cue);
    const auto found = [&saying](std::size_t at, Lead lead) {
        saying.content = at;
        saying.lead = lead;
    };
    std::size_t i = saying.inverted ? saying.end : saying.cue + 1;
    if (verb.is(kNaming)) {
        // called the plan “…”: all of it up to the end is hers
        const std::size_t last = std::min(end, i + kMostToNaming);
        for (std::size_t at = i; at < last; ++at) {
            if (tokens_[at].kind == TokenKind::quote) return found(i, Lead::naming);
            if (!tokens_[at].word()) break;
        }
    }
    bool told = false, moved = false, placed = false;
    std::size_t object = i;
    for (int count = 0; i < end && count < kMostToContent; ++count) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::quote) return found(i, Lead::quote);
        if (token.kind == TokenKind::colon) {
            if (i + 1 < end) found(i + 1, Lead::colon);
            return;
        }
        if (token.kind == TokenKind::comma) {
            if (i + 1 >= end) return;
            if (tokens_.words().verb_second() && (saying.fronted || !saying.inverted) &&
                read_behind_comma(saying, i))
                return;
            const Token& next = tokens_[i + 1];
            if (next.kind == TokenKind::quote) return found(i + 1, Lead::quote);
            if (next.is(kThat) && i + 2 < end) return found(i + 2, Lead::that);
            if (next.is(kQuestion) && !next.is(kRelative | kClause) && !saying.inverted)
                return found(i + 1, Lead::question);
            // sagte Ruiz, er habe; but not: said Ruiz, a surgeon who has
            const WordFlags subjects =
                saying.inverted ? kHe | kShe | kOtherPronoun : kPronoun | kArticle | kDeterminer;
            const bool subject =
                next.is(subjects) && !next.is(kRelative) && !(saying.inverted && next.is(kArticle));
            if (verb.is(kReport) && subject && is_clause(i + 1, end) && !moved)
                return found(i + 1, Lead::comma);
            return;
        }
        if (!token.word()) return;
        if (token.is(kThat) && i + 1 < end) {
            if (moved && !placed && !verb.is(kReport | kTell)) return;
            // told reporters that; but not: laughed so loud that
            return tokens_[i + 1].kind == TokenKind::comma && i + 2 < end ? found(i + 2, Lead::that)
                                                                          : found(i + 1, Lead::that);
        }
        if (saying.inverted && !saying.fronted && !token.is(kPreposition | kTime)) return;
        if (token.is(kQuestion)) {
            if (token.is(kClause) && !verb.is(kCue | kBelief | kFinding)) return;  // talked about it when
            if (placed && token.is(kRelative)) return;  // said of the people who had built it
            // said when asked: a clause of its own
            if (!token.is(kClause) || !verb.is(kReport)) return found(i, Lead::question);
            const bool condition = !tokens_[i + 1].is(kCue) && !moved && begins_clause(i, end);
            return condition ? found(i, Lead::bare) : void();
        }
        const bool verb_follows =
            token.is(kInfinitive) && i + 1 < end && tokens_[i + 1].word() && !tokens_[i + 1].capital &&
            !tokens_[i + 1].is(kPreposition | kArticle | kDeterminer | kPronoun | kHis | kHers);
        // urged the council to go: who is to do it belongs to what is urged
        const bool whole = told && verb.is(kTopic);
        if (verb_follows)
            return verb.is(kTo) && !saying.relative ? found(whole ? object : i, Lead::infinitive) : void();
        if (token.is(kOff)) return;  // wrote down every figure that came
        if (token.is(kTime) || (token.is(kBetween) && !token.is(kVerb | kDeterminer) &&
                                !(token.is(kOtherPronoun) && begins_there(i)))) {
            ++i;
            moved = true;
        } else if (verb.is(kTell) && !told && count == 0) {
            const std::size_t behind = behind_object(i, end);
            if (behind == i && !token.is(kPreposition)) return;
            told = behind > i;
            if (told) object = i;
            i = behind;
            if (!told) {
                i = behind_adverbial(i, end);
                moved = true;
            }
        } else if (token.is(kPreposition) && !token.capital && !reader_.is_quantity(i)) {
            i = behind_adverbial(i, end);
            moved = placed = true;
        } else if (tokens_.words().verb_second()) {
            // sagte Xu dem Sender am Montag, …: what is said stands behind a sign
            while (i < end && tokens_[i].word()) ++i;
            moved = placed = true;
        } else {
            const bool takes = verb.is(kReport) || (verb.is(kTell) && told);
            const bool begins = token.capital ||
                                !token.is(kStop | kVerb | kThought | kRelative | kConjunction) ||
                                token.is(kPronoun | kArticle | kDeterminer);
            // Of `said` what follows is a clause, whatever its verb; of `noted` it may be a thing.
            const bool plain = !verb.is(kNoun | kFinding | kBelief | kTo | kNaming) && end - i > kFewestPlain;
            const bool subject =
                token.is(kHe | kShe | kFirstPerson | kOtherPronoun) && !token.is(kHis | kHers | kRelative);
            // Where the verb may be a noun, the next one stands before any comma: France adds a day, and Spain has two.
            std::size_t last = end;
            if (verb.is(kNoun | kBelief | kFinding)) {
                last = i;
                while (last < end && tokens_[last].kind != TokenKind::comma) ++last;
            }
            if (takes && begins && (is_clause(i, last) || (plain && (subject || !moved))))
                found(i, Lead::bare);
            return;
        }
    }
}

}  // namespace rostra::quotes
