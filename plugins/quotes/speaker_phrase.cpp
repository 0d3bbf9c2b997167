// SPDX-License-Identifier: Apache-2.0
#include "speaker_phrase.hpp"

#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr int kMostWords = 12;      // of a name with its office
constexpr int kMostDescribing = 5;  // of a description behind its first word
constexpr int kMostBetween = 3;     // words between a speaker and the cue
constexpr std::uint32_t kBegins = kArticle | kDeterminer;
constexpr std::uint32_t kEndsDescription = kStop | kCue | kThought | kBetween | kPronoun | kThat | kBegins;
constexpr std::uint32_t kKept = kMale | kFemale;

bool is_joiner(char32_t code) { return code == '\'' || code == 0x2019 || code == '-' || code == 0x2010; }

}  // namespace

PhraseWord PhraseReader::make_word(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {};
    return {begin, end, words_.flags(text_.substr(begin, end - begin)), is_capital_at(text_, begin)};
}

PhraseWord PhraseReader::word_after(std::size_t at, std::size_t end) const {
    at = skip_blanks(text_, at, end, true);
    return make_word(at, word_end(text_, at, end));
}

PhraseWord PhraseReader::word_before(std::size_t at, std::size_t begin) const {
    at = skip_blanks_back(text_, at, begin, true);
    return make_word(word_begin(text_, at, begin), at);
}

bool PhraseReader::joins(const PhraseWord& left, std::size_t right) const {
    std::size_t at = left.end;
    Symbol symbol = at < text_.size() ? symbol_at(text_, at) : Symbol{};
    if (symbol.size != 0 && is_joiner(symbol.code) && at + symbol.size == right) return true;
    const bool initial = left.capital && left.end - left.begin == 1;
    if (symbol.code == '.' && (initial || (left.flags & (kAbbreviation | kMale | kFemale)) != 0)) at += 1;
    return skip_blanks(text_, at, right, true) == right;
}

PhraseWord PhraseReader::joined_after(const PhraseWord& word, std::size_t end) const {
    std::size_t at = word.end;
    while (at < end && at < word.end + 8 && symbol_at(text_, at).size != 0) at += symbol_at(text_, at).size;
    if (at >= end || symbol_at(text_, at).size != 0 || !joins(word, at)) return {};
    return make_word(at, word_end(text_, at, end));
}

PhraseWord PhraseReader::joined_before(const PhraseWord& word, std::size_t begin) const {
    std::size_t at = word.begin;
    while (at > begin && at + 8 > word.begin && symbol_before(text_, at).size != 0)
        at -= symbol_before(text_, at).size;
    if (at <= begin || symbol_before(text_, at).size != 0) return {};
    const PhraseWord found = make_word(word_begin(text_, at, begin), at);
    return joins(found, word.begin) ? found : PhraseWord{};
}

std::optional<SpeakerPhrase> PhraseReader::after(std::size_t at, std::size_t end) const {
    PhraseWord word = word_after(at, end);
    if (!word) return std::nullopt;
    if ((word.flags & kPronoun) != 0) return SpeakerPhrase{span_of(word.begin, word.end), word.flags, false};
    SpeakerPhrase phrase;
    std::size_t begin = word.begin, last = word.begin;
    bool described = false, titled = false, open = false;
    int describing = 0;
    for (int count = 0; word && count < kMostWords; ++count, word = joined_after(word, end)) {
        const bool capital = word.capital && (word.flags & (kStop | kPronoun | kCue | kBegins)) == 0;
        if ((word.flags & kBegins) != 0 && count == 0) {
            described = true;
            if ((word.flags & kArticle) != 0) begin = std::string_view::npos;
            continue;
        }
        if (begin == std::string_view::npos) begin = word.begin;
        if (capital) {
            phrase.named = true;
            titled |= (word.flags & kTitle) != 0;
        } else if (phrase.named) {
            // van, of, and: only before a name that goes on
            if (open || (word.flags & (titled ? kParticle | kConnector : kParticle)) == 0) break;
            open = true;
            continue;
        } else if ((word.flags & kTitle) != 0) {
            titled = true;
        } else if (titled && !open && (word.flags & kConnector) != 0) {
            open = true;
            continue;
        } else if (!described || (word.flags & kEndsDescription) != 0 || ++describing > kMostDescribing) {
            break;
        }
        open = false;
        last = word.end;
        phrase.flags |= word.flags & kKept;
    }
    if (begin == std::string_view::npos || last <= begin) return std::nullopt;
    phrase.span = span_of(begin, last);
    return phrase;
}

std::optional<SpeakerPhrase> PhraseReader::before(std::size_t at, std::size_t begin) const {
    PhraseWord word = word_before(at, begin);
    for (int count = 0; word && (word.flags & kBetween) != 0 && !word.capital && count < kMostBetween;
         ++count) {
        word = word_before(word.begin, begin);
    }
    if (!word) return std::nullopt;
    if ((word.flags & kPronoun) != 0) return SpeakerPhrase{span_of(word.begin, word.end), word.flags, false};
    if ((word.flags & (kStop | kThat)) != 0) return std::nullopt;
    return word.capital ? name_before(word, begin) : description_before(word, begin);
}

std::optional<SpeakerPhrase> PhraseReader::name_before(PhraseWord last, std::size_t begin) const {
    SpeakerPhrase phrase;
    phrase.named = true;
    phrase.flags = last.flags & kKept;
    std::size_t first = last.begin;
    PhraseWord word = last;
    for (int count = 0; count < kMostWords; ++count) {
        word = joined_before(word, begin);
        if (!word || (word.flags & (kArticle | kStop | kPronoun | kThat | kCue)) != 0) break;
        if (word.capital || (word.flags & kTitle) != 0) {
            first = word.begin;
            phrase.flags |= word.flags & kKept;
        } else if ((word.flags & (kParticle | kConnector)) == 0) {
            break;
        }
    }
    phrase.span = span_of(first, last.end);
    return phrase;
}

std::optional<SpeakerPhrase> PhraseReader::description_before(PhraseWord last, std::size_t begin) const {
    SpeakerPhrase phrase;
    PhraseWord word = last;
    for (int count = 0; word && count <= kMostDescribing; ++count) {
        phrase.flags |= word.flags & kKept;
        phrase.named |= word.capital;
        if ((word.flags & kBegins) != 0) {
            if (word.begin == last.begin) return std::nullopt;
            const bool article = (word.flags & kArticle) != 0;
            const std::size_t from = article ? skip_blanks(text_, word.end, last.end, true) : word.begin;
            phrase.span = span_of(from, last.end);
            return phrase;
        }
        if ((word.flags & (kCue | kThought | kPronoun | kThat)) != 0) return std::nullopt;
        word = joined_before(word, begin);
    }
    if ((last.flags & kTitle) == 0) return std::nullopt;
    phrase.span = span_of(last.begin, last.end);
    return phrase;
}

}  // namespace rostra::quotes
