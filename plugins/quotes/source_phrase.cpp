// SPDX-License-Identifier: Apache-2.0
#include "source_phrase.hpp"

#include <algorithm>
#include <string_view>

#include "quote_text.hpp"
#include "rostra/analysis/language/ascii.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kMostWords = 24;  // of a phrase
constexpr int kMostPlain = 5;           // words of a description that are in no list
constexpr std::size_t kLongestAcronym = 6;
constexpr WordFlags kBegins = kArticle | kDeterminer;
constexpr WordFlags kNouns = kTitle | kPerson | kBody;
constexpr WordFlags kKept = kMale | kFemale;
constexpr WordFlags kNoNoun = kStop | kBetween | kThat | kQuestion | kPreposition | kClause | kPronoun |
                              kConjunction | kRelative | kVerb | kThought | kInfinitive;

bool is_number(std::string_view word) { return !word.empty() && is_ascii_digit(word.front()); }

bool is_acronym(std::string_view word) {
    if (word.size() < 2 || word.size() > kLongestAcronym) return false;
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return is_ascii_capital(c) || c == '.' || is_ascii_digit(c); });
}

/// A word that stands in text as a name does.
bool is_name_word(const Token& token) {
    return token.word() && token.capital && !token.is(kPronoun | kTime | kBegins);
}

}  // namespace

bool PhraseReader::is_verb(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.word() || token.capital) return false;
    if (i > 0 && tokens_[i - 1].is(kArticle) && !tokens_[i - 1].is(kPronoun)) return false;  // a paid man
    if (token.is(kVerb)) return true;
    return token.is(kCue | kThought | kBelief | kFinding) && !token.is(kNoun | kParticiple);
}

bool PhraseReader::is_quantity(std::size_t i) const {
    if (!tokens_[i].is(kNear) || !tokens_[i + 1].word()) return false;
    return is_number(tokens_.text(i + 1)) ||
           (tokens_[i + 1].is(kDeterminer) && tokens_[i + 2].is(kConnector));
}

bool PhraseReader::has_verb(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
        if (is_verb(i)) return true;
    }
    return false;
}

bool PhraseReader::noun_like(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.word()) return false;
    return is_name_word(token) || token.is(kNouns | kBegins) || !token.is(kNoNoun | kCue) ||
           is_number(tokens_.text(i));
}

/// Where the name begins that tokens [begin, end) end with: behind the last word of an office.
std::size_t PhraseReader::name_begin(std::size_t begin, std::size_t end) const {
    std::size_t from = end;
    for (std::size_t i = end; i-- > begin;) {
        const Token& token = tokens_[i];
        if (token.possessive && i + 1 < end) break;
        if (is_name_word(token) && !token.is(kNouns | kKept)) {
            from = i;
        } else if (!token.is(kParticle) || from == end) {
            break;
        }
    }
    return from;
}

std::optional<SourcePhrase> PhraseReader::make(std::size_t begin, std::size_t end) const {
    if (begin >= end) return std::nullopt;
    // Tomas Halloran of the Flood Authority: the name is the source.
    for (std::size_t i = begin + 2; i < end; ++i) {
        if (tokens_[i].capital || !tokens_[i].is(kPreposition | kConnector) || tokens_[i].is(kConjunction))
            continue;
        if (tokens_[i - 1].is(kNouns) || !is_name_word(tokens_[i - 1])) break;
        const std::size_t name = name_begin(begin, i);
        const bool person = name + 1 < i || (name > begin && tokens_[name - 1].is(kKept | kTitle));
        const bool led = name == begin || tokens_[name - 1].is(kKept | kTitle | kPerson);
        if (person && led && !tokens_[i].is(kParticle)) end = i;
        break;
    }
    SourcePhrase phrase;
    phrase.begin = begin;
    phrase.end = end;
    std::size_t from = begin;
    while (from + 1 < end && tokens_[from].is(kArticle) && !tokens_[from].possessive) ++from;
    phrase.span = {tokens_[from].begin, tokens_[end - 1].end};
    const Token& first = tokens_[from];
    if (end - from == 1 && first.is(kPronoun) && !(first.is(kNouns))) {
        phrase.kind = SourceKind::pronoun;
        phrase.flags = first.flags;
        return phrase;
    }
    bool names = false, nouns = false, body = false, several = false;
    std::size_t attached = end;  // the first small word behind a noun: spokesman for
    for (std::size_t i = from; i < end; ++i) {
        const Token& token = tokens_[i];
        if (!token.word()) continue;
        names |= is_name_word(token) && !token.is(kNouns);
        nouns |= token.is(kNouns);
        body |= token.is(kBody) && token.capital;
        several |= token.is(kConjunction) && i > from;
        phrase.flags |= token.flags & kKept;
        const bool small =
            !token.capital && token.is(kPreposition | kConnector | kParticle) && !token.is(kConjunction);
        if (attached == end && i > from && small &&
            (!is_name_word(tokens_[i - 1]) || tokens_[i - 1].is(kNouns))) {
            attached = i;
        }
    }
    phrase.several = several;
    if (end - from == 1 && is_number(tokens_.text(from))) return std::nullopt;
    const bool begun = from > begin || first.is(kBegins) || first.possessive || is_number(tokens_.text(from));
    const bool plural = tokens_.text(end - 1).ends_with('s') && tokens_.text(end - 1).size() > 3;
    if (!names && !nouns && !begun && !plural) return std::nullopt;
    const Token& last = tokens_[end - 1];
    std::size_t name = name_begin(from, end);
    // Words with capitals behind a small word belong to what the noun before it is of (a spokesman for Ana Ruiz), but offices
    // have them, too: Minister of Foreign Affairs Luo, Secretary of State Ana Ruiz.
    bool office = false;
    if (attached < end && tokens_[attached - 1].is(kTitle) && tokens_[attached - 1].capital &&
        !tokens_[attached - 1].is(kBody)) {
        office = name > attached + 1;
        for (std::size_t i = name + 1; i < end; ++i) {
            if (!tokens_[i].is(kMaleName | kFemaleName)) continue;
            name = i;
            office = true;
            break;
        }
    }
    // Public Works Adaeze Brandt: the name begins with the first name.
    if (end - name > 2 && !tokens_[name].is(kMaleName | kFemaleName) && !tokens_[name].is(kAbbreviation)) {
        for (std::size_t i = name + 1; i + 1 < end; ++i) {
            if (!tokens_[i].is(kMaleName | kFemaleName)) continue;
            name = i;
            break;
        }
    }
    const bool description = name == end || (attached < end && !office) ||
                             (first.is(kDeterminer) && !first.capital) || first.is(kDeterminer);
    if (description) {
        phrase.kind = body || (!names && last.is(kBody)) || (nouns && first.is(kBody))
                          ? SourceKind::body
                          : SourceKind::description;
        if (names && name == end && !nouns && !begun) phrase.kind = SourceKind::body;
        return phrase;
    }
    bool place = true;
    for (std::size_t i = name; i < end; ++i) place &= tokens_[i].is(kPlace);
    const bool acronym = end - name == 1 && is_acronym(tokens_.text(name));
    const bool article = from > begin && name == from;  // the Courier
    phrase.kind = body || place || acronym || article ? SourceKind::body : SourceKind::name;
    phrase.name = {tokens_[name].begin, tokens_[end - 1].end};
    if (phrase.kind == SourceKind::body) phrase.name = {};
    return phrase;
}

std::optional<SourcePhrase> PhraseReader::after(std::size_t begin, std::size_t limit) const {
    limit = std::min(limit, tokens_.size());
    if (begin >= limit || !tokens_[begin].word()) return std::nullopt;
    limit = std::min(limit, begin + kMostWords);
    const Token& first = tokens_[begin];
    const bool more = begin + 1 < limit && !tokens_[begin + 1].first && noun_like(begin + 1);
    if (first.is(kPronoun) && !(first.is(kBegins) && more)) return make(begin, begin + 1);
    bool described = false, named = false, head = false, open = false;
    int plain = 0;
    std::size_t end = begin;
    for (std::size_t i = begin; i < limit; ++i) {
        const Token& token = tokens_[i];
        if (!token.word() || (i > begin && token.first)) break;
        if (token.is(kBegins) && (i == begin || open || !(named || head)) && !is_name_word(token)) {
            described = true;
        } else if (token.possessive) {
            described = true;
            named = head = open = false;
        } else if (is_number(tokens_.text(i)) && !named) {
            described = true;
        } else if (token.is(kNouns) && (described || !(named && !open && !token.capital))) {
            head = true;
            end = i + 1;
            open = false;
        } else if (is_name_word(token) &&
                   !(token.is(kCue | kStop | kClause) && !open && !named && !described)) {
            named = true;
            end = i + 1;
            open = false;
        } else if ((token.is(kParticle) && named) ||
                   (head && !named && token.is(kConnector | kPreposition)) ||
                   (named && token.is(kConjunction) && i + 1 < limit && is_name_word(tokens_[i + 1]))) {
            if (open || i + 1 >= limit || !noun_like(i + 1)) break;
            open = true;
        } else if (described && !named && !token.is(kNoNoun | kCue) && ++plain <= kMostPlain) {
            head = true;
            end = i + 1;
            open = false;
        } else if (!(described && !head && !named && token.is(kBetween))) {
            break;
        }
    }
    return make(begin, end);
}

/// Past what stands before the subject in its clause: However; But; On Monday; In the afternoon. `end` where no subject is left.
std::size_t PhraseReader::begin_behind_lead(std::size_t begin, std::size_t end) const {
    const auto skip_adverbs = [&] {
        while (begin < end && tokens_[begin].is(kBetween | kConjunction | kStop | kClause | kTime) &&
               !tokens_[begin].is(kPreposition | kBegins | kNouns)) {
            ++begin;
        }
    };
    skip_adverbs();
    if (begin < end && tokens_[begin].is(kBegins) && begin + 2 < end && tokens_[begin + 1].is(kTime))
        begin += 2;
    if (begin >= end || !tokens_[begin].is(kPreposition) || is_quantity(begin)) return begin;
    const std::size_t preposition = begin;
    const Token& last = tokens_[end - 1];
    if (is_name_word(last)) {
        std::size_t from = end - 1;
        while (from > preposition + 1) {
            const Token& left = tokens_[from - 1];
            if (!(is_name_word(left) && !left.possessive) && !left.is(kParticle | kTitle | kKept)) break;
            --from;
        }
        if (tokens_[from - 1].is(kBegins) && from - 1 > preposition) --from;
        if (!tokens_[from - 1].is(kPreposition | kConnector | kBegins) && from > preposition + 1) return from;
        // In Rotterdam Ada Morlane: only a first name or an office shows where the place ends.
        for (std::size_t i = preposition + 2; i < end; ++i) {
            if (tokens_[i].is(kMaleName | kFemaleName | kMale | kFemale | kTitle)) return i;
        }
        return end;
    }
    for (std::size_t i = end - 1; i > preposition + 1; --i) {
        if (tokens_[i].is(kBegins) && !tokens_[i - 1].is(kPreposition | kConnector)) return i;
    }
    if (end > preposition + 1 && last.is(kPerson | kBody) &&
        !tokens_[end - 2].is(kBegins | kPreposition | kConnector)) {
        return end - 1;
    }
    return end;
}

std::optional<SourcePhrase> PhraseReader::before(std::size_t end, std::size_t limit) const {
    if (end <= limit) return std::nullopt;
    const Token& last = tokens_[end - 1];
    if (!last.word() || last.possessive) return std::nullopt;
    if (last.is(kPronoun) && !last.is(kNouns)) return make(end - 1, end);
    if (last.is(kNoNoun & ~kVerb) && !last.capital && !last.is(kNouns)) return std::nullopt;
    if (last.is(kBegins) && !last.capital) return std::nullopt;
    std::size_t begin = end;
    std::size_t joined = 0;  // behind the last `and`
    const std::size_t least = end > kMostWords ? std::max(limit, end - kMostWords) : limit;
    for (; begin > least; --begin) {
        const Token& token = tokens_[begin - 1];
        if (begin < end && tokens_[begin].first) break;
        if (token.kind == TokenKind::hyphen) continue;
        if (!token.word()) break;
        if (token.is(kClause | kRelative | kThat | kQuestion | kAside) &&
            !token.is(kPreposition | kConjunction))
            break;
        if (begin < end && is_verb(begin - 1) && !token.is(kNouns)) break;
        if (token.is(kPronoun) && !token.is(kBegins)) break;
        if (token.is(kConjunction) && joined == 0) joined = begin;
        // An article begins a phrase: what stands before it is a verb that is in no list, or a small word.
        if (begin < end && token.is(kArticle) && !token.capital && begin >= least + 2) {
            const Token& left = tokens_[begin - 2];
            if (left.word() && !left.is(kPreposition | kConnector | kConjunction | kDeterminer | kParticle)) {
                --begin;
                break;
            }
        }
    }
    if (begin == least && begin > limit && tokens_[begin - 1].word())
        return std::nullopt;  // too long to be one
    if (joined > begin + 1 && begin > limit && tokens_[begin - 1].word())
        begin = joined;  // a clause before `and`
    if (joined == begin + 1) begin = joined;
    begin = begin_behind_lead(begin, end);
    return make(begin, end);
}

}  // namespace rostra::quotes
