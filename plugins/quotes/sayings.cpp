// SPDX-License-Identifier: Apache-2.0
#include "sayings.hpp"

#include <algorithm>
#include <string_view>

namespace rostra::quotes {

namespace {

constexpr int kMostBetween = 4;          // words between a subject and its verb
constexpr int kMostSegments = 5;         // commas between a subject and its verb
constexpr std::size_t kMostInside = 12;  // words in parentheses behind a name
constexpr std::size_t kMostAddressee = 10;

}  // namespace

void Sayings::read() {
    sayings_.clear();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const Token& token = tokens_[i];
        if (!token.is(kCue | kThought | kSource | kFinding | kBelief | kNaming | kTopic | kClaim)) continue;
        if (token.is(kSource)) {
            read_source(i);
        } else if (token.is(kClaim) && read_claim(i)) {
            continue;
        } else if (!token.is(kCue | kThought | kFinding | kBelief | kNaming | kTopic)) {
            continue;
        } else if (may_be_verb(i)) {
            read_verb(i);
        } else if (token.is(kTell)) {
            read_passive(i);
        }
    }
}

std::size_t Sayings::first_from(std::size_t i) const {
    const auto found = std::lower_bound(sayings_.begin(), sayings_.end(), i,
                                        [](const Saying& one, std::size_t to) { return one.cue < to; });
    return static_cast<std::size_t>(found - sayings_.begin());
}

/// Whether the words around a cue let it be a verb: not the United States, his claims, news reports from.
bool Sayings::may_be_verb(std::size_t cue) const {
    const Token& token = tokens_[cue];
    if (token.capital && (!token.first || token.is(kNoun))) return false;
    const std::size_t least = tokens_.sentence_begin(cue);
    const bool next_is_word = cue + 1 < tokens_.sentence_end(cue) && tokens_[cue + 1].word();
    const bool after_pronoun = cue > least && tokens_[cue - 1].is(kHe | kShe | kFirstPerson);
    if (token.is(kNoun) && next_is_word && !after_pronoun) {
        std::size_t next = cue + 1;
        while (next + 1 < tokens_.sentence_end(cue) && tokens_[next].is(kBetween) && !tokens_[next].is(kVerb))
            ++next;
        if (tokens_[cue + 1].is(kPreposition | kConjunction) || reader_.is_verb(next)) return false;
    }
    const bool to_somebody =
        token.is(kTell) && next_is_word && tokens_[cue + 1].is(kQuestion | kPreposition | kTime);
    if (cue == least) return !to_somebody;
    // was said to be, were found: a passive
    if (!token.is(kParticiple | kPassive)) {
        std::size_t before = cue - 1;
        while (before > least && tokens_[before].is(kBetween) && !tokens_[before].is(kVerb)) --before;
        if (tokens_[before].is(kBe)) return false;
    }
    const Token& left = tokens_[cue - 1];
    if (left.is(kClause) && token.is(kTell) && to_somebody) return false;
    if (!left.word()) return true;
    if (left.possessive || left.is(kInfinitive)) return false;
    if (left.is(kArticle) && !left.is(kPronoun)) return false;
    if (left.is(kDeterminer) && (!left.is(kPronoun) || left.is(kHis | kHers))) return false;
    return !left.is(kPreposition) || token.is(kParticiple) || left.is(kBetween | kConjunction);
}

/// According to Xu.
void Sayings::read_source(std::size_t cue) {
    Saying saying;
    saying.cue = cue;
    saying.begin = cue;
    const std::size_t least = tokens_.sentence_begin(cue), limit = tokens_.sentence_end(cue);
    if (tokens_[cue].is(kSourceBehind)) {
        saying.source = reader_.before(cue, least);
        if (!saying.source) return;
        saying.begin = saying.source->begin;
        saying.end = cue + 1;
        sayings_.push_back(saying);
        return;
    }
    const bool parted = tokens_[cue].is(kParted);
    if (parted && (cue == least || tokens_[cue - 1].word())) return;
    saying.source = reader_.after(cue + 1, limit);
    if (!saying.source) return;
    saying.end = saying.source->end;
    if (parted && saying.end < limit && tokens_[saying.end].word()) return;
    saying.inverted = true;
    prefer_name_behind(saying);
    sayings_.push_back(saying);
}

void Sayings::read_verb(std::size_t cue) {
    Saying saying;
    saying.cue = cue;
    saying.begin = cue;
    saying.end = cue + 1;
    const bool participle = tokens_[cue].is(kParticiple);
    const std::size_t first = tokens_.sentence_begin(cue);
    const bool comma = cue > first && tokens_[cue - 1].kind == TokenKind::comma;
    const bool fronted = !participle && is_fronted(cue);
    bool read =
        !participle && (comma || fronted) && read_inverted(saying, fronted) && (fronted || closes(saying));
    saying.fronted = fronted && read;
    if (!read) {
        saying.begin = cue;
        saying.end = cue + 1;
        saying.inverted = false;
        saying.source.reset();
        if (!fronted) read = participle ? read_participle(saying) : read_subject(saying);
    }
    if (!read && !participle && !fronted && !tokens_[cue].is(kPassive)) read = read_inverted(saying, false);
    if (!read && tokens_[cue].is(kNoun)) return;
    read_content(saying);
    if (participle && (saying.lead == Lead::bare || saying.lead == Lead::topic) && !speaks_there(saying))
        return;
    if (tokens_[cue].is(kNoun) && (saying.lead == Lead::none || saying.inverted) &&
        !(saying.source && saying.source->kind != SourceKind::description)) {
        return;
    }
    // states that have been theirs; the states voters have lost
    if (tokens_[cue].is(kNoun) && saying.source && !saying.source->pronoun()) {
        if (saying.lead == Lead::that && reader_.is_verb(saying.content)) return;
        const Token& head = tokens_[saying.source->end - 1];
        if (saying.lead == Lead::bare && saying.source->kind == SourceKind::description &&
            !head.is(kPerson | kBody))
            return;
    }
    const std::size_t least = tokens_.sentence_begin(cue);
    if (saying.begin > least && tokens_[saying.begin - 1].is(kAside)) {
        saying.aside = true;
        --saying.begin;
    }
    sayings_.push_back(saying);
}

/// Whether a participle has a subject that can speak: voters saying they had; …, saying they had; not early warning systems, on
/// claiming relief.
bool Sayings::speaks_there(const Saying& saying) const {
    if (!saying.source) return false;
    const Token& left = tokens_[saying.cue - 1];
    if (saying.borrowed)
        return saying.lead == Lead::topic || !left.is(kPreposition) || left.is(kBetween | kConjunction);
    return saying.source->kind != SourceKind::description ||
           tokens_[saying.source->end - 1].is(kPerson | kBody | kTitle);
}

/// …, said Ana Ruiz. The clause is over behind the name, so what stands before the comma is no subject.
bool Sayings::closes(const Saying& saying) const {
    const SourcePhrase& source = *saying.source;
    const bool person = source.kind == SourceKind::name || (source.flags & (kHe | kShe)) != 0;
    const std::size_t limit = tokens_.sentence_end(saying.cue);
    if (saying.end >= limit) return person;
    const TokenKind next = tokens_[saying.end].kind;
    return person && (next == TokenKind::stop || next == TokenKind::comma || next == TokenKind::dash ||
                      next == TokenKind::colon || next == TokenKind::semicolon);
}

/// Xu said; Xu, a former minister, has also said; Xu, who said; Xu turned round and said.
bool Sayings::read_subject(Saying& saying) const {
    const std::size_t least = tokens_.sentence_begin(saying.cue);
    std::size_t end = saying.cue;
    for (int count = 0; end > least && count < kMostBetween; ++count) {
        const Token& token = tokens_[end - 1];
        if (!token.is(kBetween) || token.capital || token.is(kPronoun)) break;
        --end;
    }
    if (tokens_.words().verb_second() && read_framed(saying)) return saying.source.has_value();
    if (end == least) return false;
    const Token& left = tokens_[end - 1];
    if (left.kind == TokenKind::comma) return read_apposition(saying, end - 1, least);
    if (left.kind == TokenKind::dash) {
        // Officials - some of them, at least - said
        std::size_t open = end - 1;
        while (open > least && tokens_[open - 1].kind != TokenKind::dash) --open;
        if (open < least + 2) return false;
        end = open - 1;
        if (tokens_[end - 1].kind == TokenKind::comma) return read_apposition(saying, end - 1, least);
    } else if (left.kind == TokenKind::close) {
        std::size_t open = end - 1;
        while (open > least && open + kMostInside > end && tokens_[open].kind != TokenKind::open) --open;
        if (tokens_[open].kind != TokenKind::open) return false;
        end = open;
    } else if (left.is(kRelative)) {
        saying.relative = true;
        end -= 1;
        if (end > least && tokens_[end - 1].kind == TokenKind::comma) --end;
    } else if (left.is(kConjunction) || (left.is(kBetween) && !left.capital)) {
        saying.source = subject_of_clause(end);
        if (!saying.source && !sayings_.empty() && sayings_.back().cue >= least)
            saying.source = sayings_.back().source;
        saying.borrowed = true;
        return saying.source.has_value();
    }
    saying.source = reader_.before(end, least);
    if (!saying.source) return false;
    saying.begin = saying.source->begin;
    return true;
}

/// The subject of the clause that goes on until token `end`.
std::optional<SourcePhrase> Sayings::subject_of_clause(std::size_t end) const {
    std::size_t begin = tokens_.sentence_begin(end - 1);
    for (std::size_t i = end; i-- > begin;) {
        const TokenKind kind = tokens_[i].kind;
        if (kind == TokenKind::quote || kind == TokenKind::semicolon || kind == TokenKind::colon) {
            begin = i + 1;
            break;
        }
    }
    // Past adverbs, and past a phrase of place or time with its comma.
    for (int segment = 0; segment < kMostSegments && begin < end; ++segment) {
        while (begin < end && (tokens_[begin].kind == TokenKind::comma ||
                               (tokens_[begin].is(kBetween | kConjunction | kTime | kStop) &&
                                !tokens_[begin].is(kPreposition | kArticle | kDeterminer)))) {
            ++begin;
        }
        if (begin >= end) return std::nullopt;
        const bool form = tokens_[begin].doubtful && !tokens_[begin].capital;  // Walking home, Xu …
        if (!tokens_[begin].is(kPreposition | kClause) && !form) break;
        while (begin < end && tokens_[begin].kind != TokenKind::comma) ++begin;
    }
    auto phrase = reader_.after(begin, end);
    if (phrase &&
        (phrase->end >= end || (phrase->end == begin + 1 && tokens_[begin].doubtful && !phrase->pronoun())))
        phrase.reset();
    return phrase;
}

/// …, saying that …: said by the subject of the clause before.
bool Sayings::read_participle(Saying& saying) const {
    const std::size_t least = tokens_.sentence_begin(saying.cue);
    if (saying.cue == least) return false;
    const Token& left = tokens_[saying.cue - 1];
    if (left.is(kBetween) && left.is(kVerb)) return read_subject(saying);  // was saying
    if (!sayings_.empty() && tokens_.sentence_begin(sayings_.back().cue) == least && sayings_.back().source &&
        tokens_[sayings_.back().cue].is(kCue)) {
        saying.source = sayings_.back().source;
    } else if (left.word() && !left.is(kBetween | kConjunction | kPreposition | kClause)) {
        saying.source = reader_.before(saying.cue, least);
        if (saying.source) saying.begin = saying.source->begin;
        return saying.source.has_value();
    } else {
        saying.source = subject_of_clause(saying.cue);
    }
    saying.borrowed = true;
    return saying.source.has_value();
}

/// Ana Ruiz, 61, a retired nurse, said: of what stands between commas, the name, or else the first.
bool Sayings::read_apposition(Saying& saying, std::size_t comma, std::size_t least) const {
    std::optional<SourcePhrase> best;
    std::size_t end = comma;
    for (int segment = 0; segment < kMostSegments && end > least; ++segment) {
        std::size_t begin = end;
        while (begin > least && tokens_[begin - 1].word()) --begin;
        const bool closed = begin > least && tokens_[begin - 1].kind == TokenKind::close;
        if (closed) {
            std::size_t open = begin - 1;
            while (open > least && tokens_[open].kind != TokenKind::open) --open;
            if (begin == end && open > least) {
                end = open;
                continue;
            }
            break;
        }
        if (begin == end) break;
        const Token& first = tokens_[begin];
        const bool describes = first.is(kRelative | kPreposition) || (end - begin == 1 && !first.capital);
        const bool begins_sentence = begin == least || tokens_[begin - 1].kind != TokenKind::comma;
        if (!describes || begins_sentence) {
            // a surgeon who has seen many: the verb is the relative clause's
            std::size_t last = begin + 1;
            while (last < end && !tokens_[last].is(kRelative)) ++last;
            const auto phrase = reader_.before(last, begin);
            const bool clause = reader_.has_verb(begin, phrase ? phrase->begin : last);
            if (phrase && !clause && !phrase->pronoun()) {
                const bool better =
                    !best || (phrase->kind == SourceKind::name) || (best->kind != SourceKind::name);
                // A town behind a name, a name behind a description: the name stays.
                if (better && !(best && best->kind == SourceKind::name && phrase->kind != SourceKind::name))
                    best = phrase;
                if (phrase->begin > begin && first.is(kConjunction | kClause)) break;  // but Ana Ruiz
            } else if (!describes && reader_.has_verb(begin, last) && !first.is(kParticiple)) {
                break;
            }
        }
        if (begins_sentence) break;
        end = begin - 1;
    }
    // One comma alone parts no apposition: The harbour is open, said …
    if (best) {
        std::size_t commas = 0;
        for (std::size_t i = best->end; i <= comma; ++i) {
            if (tokens_[i].kind == TokenKind::comma || tokens_[i].kind == TokenKind::close) ++commas;
        }
        const bool apposed = commas > 1 || (commas == 1 && best->begin > least &&
                                            tokens_[best->begin - 1].kind == TokenKind::comma);
        if (!apposed) best.reset();
    }
    if (!best) return false;
    saying.source = best;
    saying.begin = std::min(best->begin, saying.begin);
    // Where a description stands before the name, the clause begins with it.
    if (best->begin > least + 1 && tokens_[best->begin - 1].kind == TokenKind::comma) {
        const auto before = reader_.before(best->begin - 1, least);
        if (before && before->kind != SourceKind::name && !before->pronoun()) saying.begin = before->begin;
    }
    return true;
}

/// à l’agence Nord-Presse Luc Bréhat: the name behind those who are told.
std::optional<SourcePhrase> Sayings::behind_addressee(std::size_t begin, std::size_t limit) const {
    limit = std::min(limit, begin + kMostAddressee);
    const auto starts = [&](std::size_t i, bool known) {
        const Token& token = tokens_[i];
        if (!token.capital || token.is(kTime | kArticle)) return false;
        if (tokens_[i - 1].is(kPreposition | kConnector | kParticle | kArticle)) return false;
        return known ? token.is(kMaleName | kFemaleName | kMale | kFemale | kTitle) : !tokens_[i - 1].capital;
    };
    // A first name or an office shows where the addressee ends; else the first capital behind a word of the addressee.
    for (const bool known : {true, false}) {
        for (std::size_t i = begin + 2; i < limit && tokens_[i].word(); ++i) {
            if (starts(i, known)) return reader_.after(i, limit + 4);
        }
    }
    return std::nullopt;
}

/// said Xu; a déclaré à la presse Xu.
bool Sayings::read_inverted(Saying& saying, bool fronted) const {
    const std::size_t least = tokens_.sentence_begin(saying.cue);
    const std::size_t limit = tokens_.sentence_end(saying.cue);
    std::size_t next = saying.cue + 1;
    if (next < limit && tokens_[next].kind == TokenKind::hyphen) ++next;
    while (next < limit && tokens_[next].is(kTime)) ++next;
    if (next >= limit || tokens_[next].is(kThat)) return false;
    std::optional<SourcePhrase> source = tokens_[next].is(kPreposition) && !tokens_[next].capital
                                             ? behind_addressee(next, limit)
                                             : reader_.after(next, limit);
    if (!source) return false;
    // said the road was closed: what looks like a source is the subject of what is said
    if (source->end < limit && reader_.is_verb(source->end) && !source->pronoun()) return false;
    if (source->pronoun() && !source->flags) return false;
    std::size_t begin = saying.cue;
    while (begin > least && tokens_[begin - 1].is(kBetween) && !tokens_[begin - 1].capital) --begin;
    const bool alone = begin == least || !tokens_[begin - 1].word() ||
                       tokens_[begin - 1].is(kPreposition | kClause | kConjunction);
    if (!alone && !fronted && source->kind == SourceKind::description) return false;
    saying.source = source;
    saying.begin = begin;
    saying.end = source->end;
    saying.inverted = true;
    prefer_name_behind(saying);
    return true;
}

/// said the minister, Ana Ruiz: the name is the better source.
void Sayings::prefer_name_behind(Saying& saying) const {
    std::size_t comma = saying.end;
    const std::size_t limit = tokens_.sentence_end(saying.cue);
    if (saying.source->kind != SourceKind::description || saying.source->several) return;
    // the director of the Flood Authority (FA), Tomas Halloran
    if (tokens_[comma].kind == TokenKind::open) {
        while (comma < limit && tokens_[comma].kind != TokenKind::close) ++comma;
        ++comma;
    }
    if (comma + 1 >= limit || tokens_[comma].kind != TokenKind::comma) return;
    const auto name = reader_.after(comma + 1, limit);
    if (!name || name->kind != SourceKind::name || name->several) return;
    const bool closed = name->end >= limit || !tokens_[name->end].word();
    if (!closed || name->end - name->begin < 2) return;
    saying.source = name;
    saying.end = name->end;
}

}  // namespace rostra::quotes
