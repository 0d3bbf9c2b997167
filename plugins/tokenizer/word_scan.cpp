// SPDX-License-Identifier: Apache-2.0
#include "word_scan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <initializer_list>
#include <vector>

// Highway compiles what stands between BEFORE and AFTER once for each instruction set and picks one at run
// time. The two left out would find nothing faster than their neighbours.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "word_scan.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace rostra::tokenizer {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kBlock = 64;

/// One bit a byte of a block, the lowest for its first byte.
struct BlockMasks {
    std::uint64_t letter = 0;  // with `@`
    std::uint64_t at = 0;
    std::uint64_t digit = 0;
    std::uint64_t connector = 0;
    std::uint64_t quote_or_dot = 0;
    std::uint64_t comma_or_semicolon = 0;
    std::uint64_t colon = 0;
    std::uint64_t printable = 0;
    std::uint64_t beyond_ascii = 0;
};

HWY_INLINE BlockMasks classify(const std::uint8_t* bytes) {
    const hn::CappedTag<std::uint8_t, kBlock> tag;
    using Bytes = hn::Vec<decltype(tag)>;
    const std::size_t lanes = hn::Lanes(tag);
    BlockMasks masks;
    for (std::size_t at = 0; at < kBlock; at += lanes) {
        const Bytes v = hn::LoadU(tag, bytes + at);
        const auto put = [&](std::uint64_t& mask, auto found) HWY_ATTR {
            std::uint64_t bits = 0;
            hn::StoreMaskBits(tag, found, reinterpret_cast<std::uint8_t*>(&bits));
            mask |= bits << at;
        };
        const auto is = [&](char c)
                            HWY_ATTR { return hn::Eq(v, hn::Set(tag, static_cast<std::uint8_t>(c))); };
        // Unsigned: what is below `first` wraps around to a large number.
        const auto within = [&](Bytes x, std::uint8_t first, std::uint8_t count) HWY_ATTR {
            return hn::Lt(hn::Sub(x, hn::Set(tag, first)), hn::Set(tag, count));
        };
        const auto at_sign = is('@');
        put(masks.letter, hn::Or(within(hn::Or(v, hn::Set(tag, std::uint8_t{0x20})), 'a', 26), at_sign));
        put(masks.at, at_sign);
        put(masks.digit, within(v, '0', 10));
        put(masks.connector, is('_'));
        put(masks.quote_or_dot, hn::Or(is('\''), is('.')));
        put(masks.comma_or_semicolon, hn::Or(is(','), is(';')));
        put(masks.colon, is(':'));
        put(masks.printable, within(v, 0x21, 0x7F - 0x21));
        put(masks.beyond_ascii, hn::Gt(v, hn::Set(tag, std::uint8_t{0x7F})));
    }
    return masks;
}

/// Writes base + i for each bit i, and up to seven numbers more that do not count.
HWY_INLINE void write_places(std::int32_t* out, std::uint64_t bits, std::int32_t base) {
    for (const std::int32_t* const end = out + std::popcount(bits); out < end;) {
        for (int i = 0; i < 8; ++i) {
            *out++ = base + std::countr_zero(bits);
            bits &= bits - 1;
        }
    }
}

/// What a character is to the masks.
enum class Role { kLetter, kDigit, kMark, kBlank, kApostrophe, kNotSimple };

constexpr std::array<Role, 32> kRoles = [] {
    using enum WordClass;
    std::array<Role, 32> roles{};
    roles.fill(Role::kNotSimple);
    const auto set = [&](Role role, std::initializer_list<WordClass> classes) {
        for (const WordClass word_class : classes) roles[static_cast<std::size_t>(word_class)] = role;
    };
    set(Role::kLetter, {kLetter, kPictographLetter});
    set(Role::kDigit, {kNumeric});
    set(Role::kMark, {kOther, kPictograph});
    set(Role::kBlank, {kBlank, kSpace, kNewline});
    set(Role::kApostrophe, {kMidNumberLetter});
    return roles;
}();

HWY_INLINE Role role_of(WordClass word_class) { return kRoles[static_cast<std::size_t>(word_class)]; }

/// What one block leaves to the next: a character may reach over the seam, and the rules look back by one.
struct Carry {
    std::uint64_t taken = 0;     // bytes of the next block that belong to the last character of this one
    std::uint64_t letter = 0;    // those of `taken` that are of a letter,
    std::uint64_t digit = 0;     // of a digit,
    std::uint64_t joined = 0;    // of an apostrophe within a word
    std::uint64_t mark_end = 0;  // where the last mark ends
    bool after_letter = false;
    bool after_digit = false;
    bool after_word = false;  // a token is open
};

template <bool kWithMarks>
class Scan {
public:
    Scan(std::string_view text, const WordRules& rules, WordSpans& spans)
        : text_(text), rules_(rules), spans_(spans), begins_(spans.size()), ends_(spans.size()) {}

    std::size_t run(std::size_t begin) {
        for (base_ = begin; base_ < text_.size(); base_ += kBlock) {
            if (ends_ >= WordSpans::kFull || !take_block()) return finish(resume_place());
        }
        if (carry_.after_word) spans_.ends()[ends_++] = static_cast<std::int32_t>(text_.size());
        return finish(text_.size());
    }

private:
    // The boundary behind what is complete. A word that is still open is forgotten, to be read again.
    std::size_t resume_place() const {
        if (carry_.after_word) return static_cast<std::size_t>(spans_.begins()[begins_ - 1]);
        return base_ + static_cast<std::size_t>(std::popcount(carry_.taken));
    }

    std::size_t finish(std::size_t resume) {
        // A mark at the seam lacks its end.
        if (kWithMarks && ends_ < begins_ && spans_.begins()[ends_] < static_cast<std::int32_t>(resume)) {
            spans_.ends()[ends_++] = static_cast<std::int32_t>(resume);
        }
        spans_.claim(ends_);
        bool found_marks = false;
        for (const std::size_t i : undecided_) {
            if (i >= ends_) continue;
            spans_.kinds()[i] = kind_of_run(i);
            found_marks |= spans_.kinds()[i] == WordKind::kPunctuation;
        }
        // `@` and `_` may begin a word, and may be alone.
        if (!kWithMarks && found_marks) {
            spans_.keep_if([](Span, WordKind kind) { return kind != WordKind::kPunctuation; });
        }
        return resume;
    }

    // Runs that do not begin with a letter: 3, 3rd, @home, _, 1_000.
    WordKind kind_of_run(std::size_t i) const {
        WordKind kind = WordKind::kPunctuation;
        const auto end = static_cast<std::size_t>(spans_.end(i));
        for (auto place = static_cast<std::size_t>(spans_.begin(i)); place < end;) {
            const WordClass word_class = rules_.next_class(text_, place);
            if (role_of(word_class) == Role::kLetter) return WordKind::kWord;
            if (word_class == WordClass::kNumeric) kind = WordKind::kNumber;
        }
        return kind;
    }

    /// False where a character is not simple: then nothing of this block has been taken.
    bool take_block() {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data()) + base_;
        std::uint8_t padded[kBlock];
        if (text_.size() - base_ < kBlock) {
            std::memset(padded, 0, kBlock);
            std::memcpy(padded, bytes, text_.size() - base_);
            bytes = padded;
        }
        const BlockMasks ascii = classify(bytes);
        letter_ = ascii.letter | carry_.letter;
        digit_ = ascii.digit | carry_.digit;
        mark_ = apostrophe_ = 0;
        mark_end_ = carry_.mark_end;
        next_ = Carry{};
        if (ascii.beyond_ascii != 0 && !take_beyond_ascii(ascii.beyond_ascii & ~carry_.taken)) return false;
        if (!look_ahead()) return false;

        const std::uint64_t after_letter = letter_ << 1 | std::uint64_t{carry_.after_letter};
        const std::uint64_t after_digit = digit_ << 1 | std::uint64_t{carry_.after_digit};
        const std::uint64_t before_letter = letter_ >> 1 | std::uint64_t{letter_ahead_} << 63;
        const std::uint64_t before_digit = digit_ >> 1 | std::uint64_t{digit_ahead_} << 63;
        const std::uint64_t mid_letter = ascii.quote_or_dot | (rules_.colon_joins() ? ascii.colon : 0);
        const std::uint64_t mid_number = ascii.quote_or_dot | ascii.comma_or_semicolon;
        std::uint64_t joined =
            (mid_letter & after_letter & before_letter) | (mid_number & after_digit & before_digit);
        if (apostrophe_ != 0) joined |= take_apostrophes(after_letter, after_digit);

        const std::uint64_t word = letter_ | digit_ | ascii.connector | joined | carry_.joined;
        const std::uint64_t after_word = word << 1 | std::uint64_t{carry_.after_word};
        std::uint64_t starts = word & ~after_word;
        std::uint64_t ends = after_word & ~word;
        if (kWithMarks) {
            const std::uint64_t ascii_mark = ascii.printable & ~word;
            mark_ |= ascii_mark;
            starts |= mark_;
            ends |= mark_end_ | ascii_mark << 1;
            next_.mark_end |= ascii_mark >> 63;
        }
        emit(starts, ends, letter_ & ~ascii.at);

        next_.after_letter = letter_ >> 63 != 0;
        next_.after_digit = digit_ >> 63 != 0;
        next_.after_word = word >> 63 != 0;
        carry_ = next_;
        return true;
    }

    bool take_beyond_ascii(std::uint64_t left) {
        while (left != 0) {
            const auto place = static_cast<unsigned>(std::countr_zero(left));
            std::size_t behind = base_ + place;
            const Role role = role_of(rules_.next_class(text_, behind));
            const auto length = static_cast<unsigned>(behind - base_) - place;
            const std::uint64_t ones = (std::uint64_t{1} << length) - 1;
            const std::uint64_t here = ones << place;
            const std::uint64_t beyond = place + length > kBlock ? ones >> (kBlock - place) : 0;
            left &= ~here;
            next_.taken |= beyond;
            switch (role) {
                case Role::kLetter:
                    letter_ |= here;
                    next_.letter |= beyond;
                    break;
                case Role::kDigit:
                    digit_ |= here;
                    next_.digit |= beyond;
                    break;
                case Role::kMark: {
                    mark_ |= std::uint64_t{1} << place;
                    const unsigned end = place + length;
                    (end < kBlock ? mark_end_ : next_.mark_end) |= std::uint64_t{1} << end % kBlock;
                    break;
                }
                case Role::kApostrophe:
                    if (length != kApostropheBytes) return false;
                    apostrophe_ |= std::uint64_t{1} << place;
                    break;
                case Role::kBlank:
                    break;
                case Role::kNotSimple:
                    return false;
            }
        }
        return true;
    }

    /// The character behind this block: a letter may join what stands at the seam, one that is not simple may
    /// change it.
    bool look_ahead() {
        letter_ahead_ = digit_ahead_ = false;
        std::size_t ahead = base_ + kBlock + static_cast<std::size_t>(std::popcount(next_.taken));
        if (ahead >= text_.size()) return true;
        const bool is_ascii = static_cast<unsigned char>(text_[ahead]) < 0x80;
        const WordClass word_class = rules_.next_class(text_, ahead);
        const Role role = role_of(word_class);
        letter_ahead_ = role == Role::kLetter || word_class == WordClass::kAt;
        digit_ahead_ = role == Role::kDigit;
        return is_ascii || role != Role::kNotSimple;
    }

    /// The bytes of the apostrophes (U+2019 and the like, of three bytes) that join; the others are marks.
    std::uint64_t take_apostrophes(std::uint64_t after_letter, std::uint64_t after_digit) {
        std::uint64_t before_letter = letter_ >> kApostropheBytes;
        std::uint64_t before_digit = digit_ >> kApostropheBytes;
        // The one that ends where look_ahead looked.
        const auto last = kBlock - kApostropheBytes + static_cast<unsigned>(std::popcount(next_.taken));
        if (last < kBlock) {
            before_letter |= std::uint64_t{letter_ahead_} << last;
            before_digit |= std::uint64_t{digit_ahead_} << last;
        }
        const std::uint64_t joins =
            apostrophe_ & ((after_letter & before_letter) | (after_digit & before_digit));
        if (joins >> (kBlock - kApostropheBytes + 1) != 0) next_.joined = next_.taken;
        const std::uint64_t lone = apostrophe_ & ~joins;
        mark_ |= lone;
        mark_end_ |= lone << kApostropheBytes;
        next_.mark_end |= lone >> (kBlock - kApostropheBytes);
        return joins | joins << 1 | joins << 2;
    }

    void emit(std::uint64_t starts, std::uint64_t ends, std::uint64_t proper_letter) {
        spans_.claim(ends_);
        spans_.make_room(kBlock + 1);
        const auto base = static_cast<std::int32_t>(base_);
        write_places(spans_.begins() + begins_, starts, base);
        write_places(spans_.ends() + ends_, ends, base);
        std::memset(spans_.kinds() + begins_, static_cast<int>(WordKind::kWord), kBlock);
        for (std::uint64_t odd = starts & ~proper_letter; odd != 0; odd &= odd - 1) {
            const std::uint64_t bit = odd & (~odd + 1);
            const std::size_t i = begins_ + static_cast<std::size_t>(std::popcount(starts & (bit - 1)));
            if ((mark_ & bit) != 0) {
                spans_.kinds()[i] = WordKind::kPunctuation;
            } else {
                undecided_.push_back(i);
            }
        }
        begins_ += static_cast<std::size_t>(std::popcount(starts));
        ends_ += static_cast<std::size_t>(std::popcount(ends));
    }

    static constexpr unsigned kApostropheBytes = 3;

    std::string_view text_;
    const WordRules& rules_;
    WordSpans& spans_;
    std::size_t base_ = 0;
    std::size_t begins_;  // begins written; one more than the ends while a token is open
    std::size_t ends_;
    std::vector<std::size_t> undecided_;
    Carry carry_;  // into this block
    Carry next_;   // out of it

    // Of this block.
    std::uint64_t letter_ = 0;
    std::uint64_t digit_ = 0;
    std::uint64_t mark_ = 0;
    std::uint64_t mark_end_ = 0;
    std::uint64_t apostrophe_ = 0;
    bool letter_ahead_ = false;
    bool digit_ahead_ = false;
};

std::size_t scan_words(std::string_view text, std::size_t begin, const WordRules& rules, WordSpans& spans) {
    return Scan<false>(text, rules, spans).run(begin);
}

std::size_t scan_words_and_marks(std::string_view text, std::size_t begin, const WordRules& rules,
                                 WordSpans& spans) {
    return Scan<true>(text, rules, spans).run(begin);
}

}  // namespace HWY_NAMESPACE
}  // namespace rostra::tokenizer
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace rostra::tokenizer {

HWY_EXPORT(scan_words);
HWY_EXPORT(scan_words_and_marks);

std::size_t scan_simple(std::string_view text, std::size_t begin, const WordRules& rules, bool with_marks,
                        WordSpans& spans) {
    return with_marks ? HWY_DYNAMIC_DISPATCH(scan_words_and_marks)(text, begin, rules, spans)
                      : HWY_DYNAMIC_DISPATCH(scan_words)(text, begin, rules, spans);
}

}  // namespace rostra::tokenizer
#endif
