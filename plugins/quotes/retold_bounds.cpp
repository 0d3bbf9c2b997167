// SPDX-License-Identifier: Apache-2.0
// Where what is retold ends.
#include <algorithm>
#include <string_view>

#include "quote_text.hpp"
#include "retold_speech.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kMostOccasion = 6;  // words from `in` to `statement`

}  // namespace

/// Where what is said behind a clause ends: with its sentence, or where another clause says who says what follows.
std::size_t RetoldSpeech::content_end(std::size_t number, std::size_t begin) const {
    const std::vector<Saying>& all = sayings_.all();
    std::size_t end = tokens_.sentence_end(all[number].cue);
    // While Xu said it was open, …: the clause of the sentence begins behind the comma.
    const std::size_t clause = all[number].begin;
    const bool lead = clause > 0 && tokens_[clause - 1].is(kClause) &&
                      !tokens_[clause - 1].is(kConjunction) && tokens_[clause - 1].first;
    std::size_t dashes = 0, dash = end;
    for (std::size_t i = begin; i < end; ++i) {
        const TokenKind kind = tokens_[i].kind;
        if (kind == TokenKind::dash && ++dashes == 1) dash = i;
        // said “not likely” and 14 percent said “never”
        if (kind == TokenKind::quote && i == begin && all[number].lead == Lead::quote && i + 2 < end &&
            tokens_[i + 1].is(kConjunction | kClause | kBreak) && !tokens_[i + 1].is(kPreposition) &&
            sayings_.is_clause(i + 1, end)) {
            end = i + 1;
        }
        // called it “the key,” which it is: the comma inside the marks is the sentence's
        if (kind == TokenKind::quote && i + 1 < end && ends_with_comma(i) &&
            !tokens_[i + 1].is(kConjunction) && tokens_[i + 1].kind != TokenKind::quote) {
            end = i + 1;
        }
        if (all[number].relative && kind == TokenKind::comma && i > begin) end = i;
        const bool subject = tokens_[i + 1].is(kPronoun | kArticle) || tokens_[i + 1].capital;
        if (kind == TokenKind::comma && i + 1 < end && !tokens_[i + 1].is(kRelative) &&
            ((lead && subject) || all[number].passive)) {
            end = i;
        }
    }
    // vowed to keep it open and praised the mayor: the second verb is no infinitive
    if (all[number].lead == Lead::infinitive) {
        for (std::size_t i = begin + 2; i + 1 < end; ++i) {
            const Token& next = tokens_[i + 1];
            if (!tokens_[i].is(kConjunction) || !next.word() || next.capital || next.is(kNoun | kParticiple))
                continue;
            if (!next.is(kCue | kTopic) && !(next.is(kVerb | kBe) && !next.is(kInfinitive))) continue;
            if (tokens_.text(i + 1).ends_with("ed") || tokens_.text(i + 1).ends_with("s")) end = i;
        }
    }
    // A dash that no other one closes parts what the writer adds.
    if (dashes == 1 && dash < end && dash > begin + 2) end = dash;
    for (std::size_t i = number + 1; i < all.size() && all[i].cue < end; ++i) {
        const Saying& other = all[i];
        if (other.begin <= begin || other.begin < 2) continue;
        const Token& left = tokens_[other.begin - 1];
        const Token& before = tokens_[other.begin - 2];
        const bool comma = left.kind == TokenKind::comma;
        if (tokens_[other.cue].is(kSource) && comma) return other.begin - 1;
        if (tokens_[other.cue].is(kParticiple) && comma && other.borrowed) return other.begin - 1;
        const bool coordinated = left.is(kConjunction | kClause) && before.kind == TokenKind::comma;
        if (coordinated && !other.borrowed && other.lead != Lead::none) return other.begin - 2;
        if (left.is(kConjunction) && !left.is(kBetween) && other.borrowed && other.lead != Lead::none) {
            return other.begin - (before.kind == TokenKind::comma ? 2 : 1);
        }
        if (left.kind == TokenKind::semicolon) return other.begin - 1;
    }
    return end;
}

/// Where the object ends that says what is spoken of: with a comma, or where the sentence tells when, where and why it is said.
std::size_t RetoldSpeech::topic_end(std::size_t begin, std::size_t end) const {
    const auto is_occasion = [&](std::size_t preposition) {
        for (std::size_t i = preposition + 1; i < end && i < preposition + kMostOccasion; ++i) {
            if (!tokens_[i].word() || tokens_[i].is(kPreposition | kBreak | kConjunction)) return false;
            if (tokens_[i].is(kOccasion) && !tokens_[i].possessive) return true;
        }
        return false;
    };
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::quote || token.kind == TokenKind::hyphen) continue;
        if (!token.word()) return i;
        if (i == begin) continue;
        if (token.is(kBreak)) return i;
        if (token.is(kTime) && !token.possessive && token.capital &&
            !tokens_[i - 1].is(kArticle | kDeterminer))
            return i;
        if (token.is(kPreposition) && !token.is(kConnector | kInfinitive) && !token.capital) {
            std::size_t next = i + 1;
            while (next < end && tokens_[next].is(kArticle | kDeterminer)) ++next;
            if (next < end && tokens_[next].is(kTime) && !tokens_[next].possessive) return i;
            if (is_occasion(i)) return i;
        }
        if (token.is(kConjunction | kClause) && i + 1 < end && !token.is(kPreposition)) {
            std::size_t next = i + 1;
            while (next < end && tokens_[next].is(kBetween) && !tokens_[next].is(kVerb)) ++next;
            if (next < end &&
                (sayings_.reader().is_verb(next) || tokens_[next].is(kCue | kTopic | kHe | kShe)) &&
                token.is(kConjunction)) {
                return i;
            }
        }
    }
    return end;
}

/// Where what is claimed ends within its sentence (her claim that it was open | drew rebukes): with a comma, or before one more
/// verb than its clauses have. `verbs`: that it has by itself.
std::size_t RetoldSpeech::claim_end(std::size_t begin, std::size_t end, int verbs) const {
    constexpr WordFlags kOpens = kRelative | kThat | kQuestion | kClause;
    bool inside = false;  // a group of verbs: had been
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::quote || token.kind == TokenKind::hyphen) {
            inside = false;
            continue;
        }
        if (!token.word()) return i;
        const bool verb = sayings_.reader().is_verb(i) && !(i > begin && tokens_[i - 1].is(kInfinitive));
        if (verb && !inside && --verbs < 0) return i;
        inside = verb || (inside && token.is(kBetween));
        if (token.is(kConjunction) && i + 1 < end && tokens_[i + 1].is(kPreposition | kHis | kHers)) return i;
        if (!verb && i > begin && token.is(kOpens) && !token.is(kPreposition)) ++verbs;
    }
    return end;
}

/// Whether the last sign inside a marked span is a comma.
bool RetoldSpeech::ends_with_comma(std::size_t quote) const {
    const Span inner = pairs_[static_cast<std::size_t>(tokens_[quote].pair)].inner;
    const std::string_view text = tokens_.text();
    const std::size_t end = skip_blanks_back(text, static_cast<std::size_t>(inner.end),
                                             static_cast<std::size_t>(inner.begin), true);
    return end > static_cast<std::size_t>(inner.begin) && text[end - 1] == ',';
}

}  // namespace rostra::quotes
