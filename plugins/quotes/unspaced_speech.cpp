// SPDX-License-Identifier: Apache-2.0
#include "unspaced_speech.hpp"

#include <algorithm>

#include "quote_text.hpp"
#include "rostra/analysis/language/ascii.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kCharacter = 3;                    // bytes of most of these characters
constexpr std::size_t kMostWord = 4 * kCharacter;        // bytes of an entry that stands inside
constexpr std::size_t kLongestSource = 20 * kCharacter;  // bytes
constexpr std::size_t kFewest = 5 * kCharacter;          // bytes of what was said

bool is_comma(char32_t code) { return code == 0xFF0C || code == ','; }
bool is_colon(char32_t code) { return code == 0xFF1A || code == ':'; }
bool ends_clause(char32_t code) {
    return is_comma(code) || is_colon(code) || code == 0xFF1B || code == ';' || code == '\n' ||
           is_sentence_end(code);
}

/// Whether an entry with these flags begins at `at`, in [at, end).
bool has_entry(std::string_view text, std::size_t at, std::size_t end, WordFlags flags,
               const QuoteWords& words) {
    const std::size_t limit = std::min(end, at + kMostWord);
    for (std::size_t to = next_boundary(text, at); to <= limit; to = next_boundary(text, to)) {
        if ((words.flags(text.substr(at, to - at)) & flags) != 0) return true;
        if (to >= text.size()) break;
    }
    return false;
}

/// Whether an entry with these flags ends at `at`, in [begin, at).
bool ends_with_entry(std::string_view text, std::size_t begin, std::size_t at, WordFlags flags,
                     const QuoteWords& words) {
    for (std::size_t from = at; from > begin && at - from < kMostWord;) {
        from = previous_boundary(text, from);
        if ((words.flags(text.substr(from, at - from)) & flags) != 0) return true;
    }
    return false;
}

class Reader {
public:
    Reader(std::string_view text, std::span<const MarkedSpan> pairs, const QuoteWords& words)
        : text_(text), pairs_(pairs), words_(words) {}

    void read(std::size_t begin, std::size_t end) {
        while (begin < end) {
            const std::size_t last = sentence_end(begin, end);
            read_sentence(begin, last);
            begin = last < end ? next_boundary(text_, last) : end;
        }
    }
    std::vector<Quote> found;

private:
    /// The marked span that begins at `at` and lies in no other.
    const MarkedSpan* marked_at(std::size_t at) {
        while (pair_ < pairs_.size() &&
               (pairs_[pair_].outer.begin < static_cast<std::int32_t>(at) || pairs_[pair_].depth != 0))
            ++pair_;
        return pair_ < pairs_.size() && pairs_[pair_].outer.begin == static_cast<std::int32_t>(at)
                   ? &pairs_[pair_]
                   : nullptr;
    }

    std::size_t sentence_end(std::size_t begin, std::size_t end) {
        const std::size_t first = pair_;
        std::size_t at = begin;
        while (at < end) {
            if (byte_class(text_[at]) == ByteClass::word && static_cast<unsigned char>(text_[at]) < 0x80) {
                ++at;
                continue;
            }
            if (const MarkedSpan* pair = marked_at(at); pair != nullptr) {
                at = std::min(end, static_cast<std::size_t>(pair->outer.end));
                continue;
            }
            const Symbol symbol = symbol_at(text_, at);
            if (symbol.code == '\n' ||
                (symbol.size != 0 && symbol.code > 0x2026 && is_sentence_end(symbol.code)))
                break;
            at = next_boundary(text_, at);
        }
        pair_ = first;
        return at;
    }

    void read_sentence(std::size_t begin, std::size_t end) {
        std::size_t clause = begin;
        for (std::size_t at = begin; at < end;) {
            if (const MarkedSpan* pair = marked_at(at); pair != nullptr) {
                at = std::min(end, static_cast<std::size_t>(pair->outer.end));
                continue;
            }
            const Symbol symbol = symbol_at(text_, at);
            if (symbol.size != 0) {
                at += symbol.size;
                if (ends_clause(symbol.code)) clause = at;
                continue;
            }
            if (static_cast<unsigned char>(text_[at]) >= 0xE3 && tell(clause, at, end)) return;
            at = next_boundary(text_, at);
        }
    }

    /// Whether a verb of saying stands at `at`, with what was said behind it.
    bool tell(std::size_t clause, std::size_t at, std::size_t end) {
        const std::string_view here = text_.substr(at, end - at);
        const auto verb = std::find_if(words_.unspaced_reports().begin(), words_.unspaced_reports().end(),
                                       [here](const std::string& one) { return here.starts_with(one); });
        if (verb == words_.unspaced_reports().end()) return false;
        const std::size_t behind = at + verb->size();
        const Symbol sign = symbol_at(text_, behind);
        const bool parted = behind < end && (is_comma(sign.code) || is_colon(sign.code));
        // A verb of one character is a part of other words as often, and some are nouns.
        const bool doubtful = verb->size() <= kCharacter || (words_.flags(*verb) & kNoun) != 0;
        if (doubtful && !parted) return false;
        if (!parted && has_entry(text_, behind, end, kStop, words_)) return false;
        if (ends_with_entry(text_, clause, at, kStop, words_)) return false;
        std::size_t content = parted ? behind + sign.size : behind;
        while (content < end && byte_class(text_[content]) == ByteClass::blank) ++content;
        std::size_t last = end;
        while (last > content && symbol_before(text_, last).size != 0 &&
               !is_quote_mark(symbol_before(text_, last).code))
            last -= symbol_before(text_, last).size;
        if (last < content + kFewest) return false;
        const Symbol opens = symbol_at(text_, content);
        if (opens.size != 0 && is_quote_mark(opens.code)) return false;
        Quote quote;
        quote.speaker = unspaced_source(text_, clause, at, words_);
        if (!quote.speaker) return false;
        quote.span = quote.around = span_of(content, last);
        quote.cue = span_of(at, behind);
        quote.tie = Tie::clause;
        quote.type = QuoteType::indirect;
        for (std::size_t i = pair_; i < pairs_.size() && pairs_[i].outer.begin < quote.span.end; ++i) {
            if (pairs_[i].outer.begin >= quote.span.begin) quote.type = QuoteType::mixed;
        }
        found.push_back(quote);
        return true;
    }

    std::string_view text_;
    std::span<const MarkedSpan> pairs_;
    const QuoteWords& words_;
    std::size_t pair_ = 0;
};

}  // namespace

std::optional<SourcePhrase> unspaced_source(std::string_view text, std::size_t begin, std::size_t end,
                                            const QuoteWords& words) {
    while (begin < end && (byte_class(text[begin]) == ByteClass::blank || symbol_at(text, begin).size != 0))
        begin = next_boundary(text, begin);
    for (std::size_t at = begin; at < end;) {
        // According to whom: 据新华社报道
        if (!has_entry(text, at, end, kSource, words)) break;
        at = begin = next_boundary(text, at);
    }
    for (std::size_t at = begin; at < end; at = next_boundary(text, at)) {
        const bool parted = is_ascii_digit(text[at]) || symbol_at(text, at).size != 0 ||
                            (at > begin && has_entry(text, at, end, kBetween, words));
        if (!parted) continue;
        end = at;
        break;
    }
    if (begin >= end || end - begin > kLongestSource) return std::nullopt;
    SourcePhrase source;
    source.span = source.name = span_of(begin, end);
    source.kind = SourceKind::name;
    const WordFlags flags = words.flags(text.substr(begin, end - begin));
    if ((flags & kPronoun) != 0) source.kind = SourceKind::pronoun;
    if ((flags & (kBetween | kStop | kTime)) != 0) return std::nullopt;
    source.flags = flags & (kPronoun | kMale | kFemale);
    for (std::size_t word = begin; word < end; word = next_boundary(text, word)) {
        if (has_entry(text, word, end, kPerson | kBody, words)) source.kind = SourceKind::description;
    }
    return source;
}

std::vector<Quote> unspaced_speech(std::string_view text, std::span<const Span> cuts,
                                   std::span<const MarkedSpan> pairs, const QuoteWords& words) {
    if (words.unspaced_reports().empty()) return {};
    Reader reader(text, pairs, words);
    std::size_t begin = 0;
    for (const Span cut : cuts) {
        reader.read(begin, static_cast<std::size_t>(cut.begin));
        begin = static_cast<std::size_t>(cut.end);
    }
    reader.read(begin, text.size());
    return std::move(reader.found);
}

}  // namespace rostra::quotes
