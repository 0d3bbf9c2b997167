// SPDX-License-Identifier: Apache-2.0
#include "quote_scan.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

#include "quote_text.hpp"
#include "rostra/analysis/language/ascii.hpp"

namespace rostra::quotes {

namespace {

constexpr WordFlags kCueFlags = kCue | kThought | kSource | kFinding | kBelief | kNaming | kTopic | kClaim;
constexpr WordFlags kNoStopBehind = kAbbreviation;

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }

/// How many of the next eight bytes are ASCII letters of one word, at once: most words end there. 1 where
/// fewer than eight bytes are left or one of them is not ASCII.
std::size_t short_word_size(const char* word, std::size_t left) {
    constexpr std::uint64_t kEach = 0x0101010101010101U;
    constexpr std::uint64_t kHigh = 0x80 * kEach;
    if (left < sizeof(std::uint64_t)) return 1;
    std::uint64_t bytes;
    std::memcpy(&bytes, word, sizeof bytes);
    if ((bytes & kHigh) != 0) return 1;
    // A sum's high bit tells whether a byte, in lower case, is at least `a`, and beyond `z`.
    const std::uint64_t lower_case = bytes | 0x20 * kEach;
    const std::uint64_t from_a = lower_case + (0x80 - 'a') * kEach;
    const std::uint64_t beyond_z = lower_case + (0x80 - 'z' - 1) * kEach;
    const std::uint64_t others = ~(from_a & ~beyond_z) & kHigh;
    const auto letters = static_cast<std::size_t>(std::countr_zero(others)) / 8;
    return std::max<std::size_t>(letters, 1);
}

class Scanner {
public:
    Scanner(std::string_view text, const QuoteWords& words, Scan& scan)
        : text_(text), words_(words), scan_(scan) {}

    void read(std::size_t begin, std::size_t end) {
        at_ = begin;
        end_ = end;
        fresh_ = true;
        while (at_ < end_) {
            switch (byte_class(text_[at_])) {
                case ByteClass::word:
                    read_word();
                    break;
                case ByteClass::line_end:
                    read_line_end();
                    break;
                case ByteClass::stop:
                    read_stop();
                    break;
                case ByteClass::mark:
                    read_mark({1, static_cast<unsigned char>(text_[at_])});
                    break;
                case ByteClass::lead:
                    read_symbol();
                    break;
                default:
                    ++at_;
            }
        }
    }
    void end_paragraph() {
        ++scan_.paragraphs;
        ++line_;
    }

private:
    void read_word() {
        const std::size_t begin = at_;
        at_ += short_word_size(text_.data() + at_, end_ - at_);
        while (at_ < end_ && byte_class(text_[at_]) == ByteClass::word) ++at_;
        const std::uint64_t value = word_hash(text_, begin, at_);
        flags_ = words_.flags(value);
        if ((flags_ & (kCueFlags | kBeginsPhrase)) != 0) read_cue(begin, value);
        ++scan_.words;
        if ((flags_ & kFirstPerson) != 0) scan_.own_voice.push_back(static_cast<std::int32_t>(begin));
        const auto first = static_cast<unsigned char>(text_[begin]);
        if (is_ascii_digit(text_[begin]) || ((flags_ & kTime) != 0 && is_ascii_capital(text_[begin])))
            ++scan_.numbers;
        if (is_ascii_small(static_cast<char>(first))) {
            fresh_ = false;
            return;
        }
        if (is_capital_at(text_, begin)) {
            if (at_ - begin == 1) flags_ |= kAbbreviation;  // an initial
            scan_.capitals.push_back({span_of(begin, at_), value, !fresh_});
        }
        fresh_ = false;
    }

    void read_cue(std::size_t begin, std::uint64_t hash) {
        if ((flags_ & kBeginsPhrase) != 0) {
            const auto& phrases = words_.phrases();
            auto phrase =
                std::lower_bound(phrases.begin(), phrases.end(), hash,
                                 [](const auto& entry, std::uint64_t value) { return entry.first < value; });
            for (; phrase != phrases.end() && phrase->first == hash; ++phrase) {
                const std::size_t after = at_ + 1 + phrase->rest.size();
                if (after > end_ || text_[at_] != ' ' || is_word_at(text_.substr(0, end_), after)) continue;
                const std::string_view rest = text_.substr(at_ + 1, phrase->rest.size());
                if (std::equal(rest.begin(), rest.end(), phrase->rest.begin(),
                               [](char a, char b) { return to_ascii_small(a) == b; })) {
                    scan_.cues.push_back({span_of(begin, after), phrase->flags});
                    return;
                }
            }
        }
        if ((flags_ & kCueFlags) != 0) scan_.cues.push_back({span_of(begin, at_), flags_});
    }

    void read_line_end() {
        fresh_ = true;
        ++line_;
        ++at_;
        const std::size_t behind = skip_blanks(text_, at_, end_);
        if (behind >= end_ || text_[behind] != '\n') return;
        ++scan_.paragraphs;
        at_ = behind;
        while (at_ < end_ && text_[at_] == '\n') {
            ++line_;
            at_ = skip_blanks(text_, at_ + 1, end_);
        }
    }

    void read_stop() {
        const bool abbreviated = text_[at_] == '.' && at_ > 0 &&
                                 byte_class(text_[at_ - 1]) == ByteClass::word &&
                                 (flags_ & kNoStopBehind) != 0;
        if (!abbreviated) fresh_ = true;
        ++at_;
    }

    void read_symbol() {
        const Symbol symbol = symbol_at(text_, at_);
        if (symbol.size == 0) {
            read_word();
        } else if (is_quote_mark(symbol.code)) {
            read_mark(symbol);
        } else {
            if (is_sentence_end(symbol.code)) fresh_ = true;
            at_ += symbol.size;
        }
    }

    /// ``so'': two of them are one mark, and a grave accent alone is none.
    void read_mark(Symbol symbol) {
        const bool grave = symbol.code == '`';
        if (grave || symbol.code == '\'') {
            const bool doubled = at_ + 1 < end_ && text_[at_ + 1] == text_[at_];
            const bool tripled = doubled && at_ + 2 < end_ && text_[at_ + 2] == text_[at_];
            if (grave && (!doubled || tripled)) {
                while (at_ < end_ && text_[at_] == '`') ++at_;
                return;
            }
            if (doubled && !tripled) symbol = {2, '"'};
        }
        const std::size_t behind = at_ + symbol.size;
        const bool inside_word = is_apostrophe(symbol.code) && behind < end_ && is_word_before(text_, at_) &&
                                 is_word_at(text_, behind);
        if (!inside_word) {
            scan_.marks.push_back({static_cast<std::int32_t>(at_), static_cast<std::int32_t>(symbol.size),
                                   symbol.code, line_, scan_.paragraphs});
            fresh_ = true;
        }
        at_ = behind;
    }

    std::string_view text_;
    const QuoteWords& words_;
    Scan& scan_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::int32_t line_ = 0;
    WordFlags flags_ = 0;  // of the last word
    bool fresh_ = true;    // a sentence may begin here
};

}  // namespace

void scan_text(std::string_view text, std::span<const Span> cuts, const QuoteWords& words, Scan& scan) {
    scan.marks.clear();
    scan.cues.clear();
    scan.capitals.clear();
    scan.own_voice.clear();
    scan.paragraphs = scan.words = scan.numbers = 0;
    Scanner scanner(text, words, scan);
    std::size_t begin = 0;
    for (const Span cut : cuts) {
        scanner.read(begin, static_cast<std::size_t>(cut.begin));
        scanner.end_paragraph();
        begin = static_cast<std::size_t>(cut.end);
    }
    scanner.read(begin, text.size());
}

}  // namespace rostra::quotes
