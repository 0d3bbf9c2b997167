// SPDX-License-Identifier: Apache-2.0
#include "norm_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <stdexcept>

#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/state/table_hash.hpp"

namespace rostra::tokenizer {
namespace {

using Key = NormTable::Key;

constexpr std::size_t kShort = sizeof(Key);
constexpr unsigned kFirstBits = 12;
constexpr std::size_t kGroup = 32;

// Last byte of the key of a long token. No UTF-8 text has it.
constexpr std::uint64_t kLong = std::uint64_t{0xFF} << 56;

// Sixteen bytes in a register. Compilers have this for every processor, without a choice at run time.
using Bytes [[gnu::vector_size(kShort)]] = signed char;

// From kShort - n on: a mask of the first n bytes.
constexpr std::array<signed char, 2 * kShort> kFirstBytes = [] {
    std::array<signed char, 2 * kShort> mask{};
    std::fill_n(mask.begin(), kShort, static_cast<signed char>(-1));
    return mask;
}();

Bytes load(const void* from) {
    Bytes bytes;
    std::memcpy(&bytes, from, kShort);
    return bytes;
}

// A token's bytes, zeros behind them. No two tokens share them but for NUL, which is in no token.
Bytes bytes_of(std::string_view token) {
    char padded[kShort] = {};
    std::memcpy(padded, token.data(), token.size());
    return load(padded);
}

// The same, from a text that goes on for at least kShort bytes.
Bytes bytes_within(const char* text, std::size_t size) {
    return load(text) & load(kFirstBytes.data() + kShort - size);
}

Key key_of(Bytes bytes) { return std::bit_cast<Key>(bytes); }

bool is_ascii(Key key) { return ((key.low | key.high) & 0x8080808080808080) == 0; }

Bytes fold(Bytes ascii) {
    const Bytes is_upper = (ascii >= 'A') & (ascii <= 'Z');
    return ascii | (is_upper & ('a' - 'A'));
}

// Its first bits say where a key is looked for first. Nobody sees this order: codes follow that of arrival.
std::uint64_t hash_of(Key key) { return table_hash(key.low, key.high); }

}  // namespace

bool SetAside::norm(std::string_view norm) const {
    if (min_length > 1) {
        const auto trails = std::count_if(norm.begin(), norm.end(), is_trail_byte);
        if (static_cast<std::int64_t>(norm.size()) - trails < min_length) return true;
    }
    return !stop_words.empty() && stop_words.contains(std::string(norm));
}

NormTable::NormTable(NormOptions options, const SetAside& set_aside)
    : options_(options),
      normalizer_(options),
      set_aside_(&set_aside),
      slots_(std::size_t{1} << kFirstBits),
      shift_(64 - kFirstBits) {
    begin();
}

void NormTable::begin() {
    if (++batch_ == 0) {
        // Stamps have come round to those of the first batches.
        std::fill(slots_.begin(), slots_.end(), Slot{});
        batch_ = 1;
    }
    used_ = 0;
    empty_code_ = kAbsent;
    long_tokens_.clear();
    offsets_.clear();
    bytes_.clear();
    offsets_.push_back(0);
}

void NormTable::codes(std::string_view text, const WordSpans& words, std::int32_t* codes) {
    // Group by group: the slots of all its tokens are on their way before the first is looked at.
    std::array<Wanted, kGroup> group;
    for (std::size_t first = 0; first < words.size(); first += kGroup) {
        const std::size_t size = std::min(kGroup, words.size() - first);
        for (std::size_t i = 0; i < size; ++i) group[i] = wanted(text, words, first + i);
        for (std::size_t i = 0; i < size; ++i) codes[first + i] = code_of(text, words, first + i, group[i]);
    }
}

inline NormTable::Wanted NormTable::wanted(std::string_view text, const WordSpans& words,
                                           std::size_t i) const {
    const auto begin = static_cast<std::size_t>(words.begin(i));
    const std::size_t size = std::min(static_cast<std::size_t>(words.end(i)) - begin, kShort);
    const char* const token = text.data() + begin;
    Bytes bytes = begin + kShort <= text.size() ? bytes_within(token, size) : bytes_of({token, size});
    // Folding the ASCII letters of any token leaves its norm as it is, so one key does for all.
    if (options_.fold_case) bytes = fold(bytes);
    const Key key = key_of(bytes);
    const std::uint64_t hash = hash_of(key);
    __builtin_prefetch(&slots_[hash >> shift_]);
    return {key, hash};
}

inline std::int32_t NormTable::code_of(std::string_view text, const WordSpans& words, std::size_t i,
                                       const Wanted& wanted) {
    const auto begin = static_cast<std::size_t>(words.begin(i));
    const auto size = static_cast<std::size_t>(words.end(i)) - begin;
    if (set_aside_->numbers && words.kind(i) == WordKind::kNumber) return empty_code();
    if (size > kShort) return code_of_other(text.substr(begin, size));
    const std::int32_t code = find(wanted.key, wanted.hash);
    if (code != kAbsent) return code;
    return is_ascii(wanted.key) ? add_ascii(wanted.key, size) : code_of_other(text.substr(begin, size));
}

// A short token of ASCII that is new: its key is its norm.
std::int32_t NormTable::add_ascii(Key key, std::size_t size) {
    char norm[kShort];
    std::memcpy(norm, &key, kShort);
    const std::int32_t code = add({norm, size});
    insert(key, code);
    return code;
}

// A token that is long, or outside ASCII and not yet met.
std::int32_t NormTable::code_of_other(std::string_view token) {
    const bool is_long = token.size() > kShort;
    if (is_long) {
        const std::int32_t known = find_long(token);
        if (known != kAbsent) return known;
    }
    const std::string_view norm = normalizer_(token);
    const std::int32_t code = code_of_norm(norm);
    if (norm == token) return code;
    if (is_long) {
        insert_long(token, code);
    } else {
        const Key key = key_of(options_.fold_case ? fold(bytes_of(token)) : bytes_of(token));
        if (find(key, hash_of(key)) == kAbsent) insert(key, code);
    }
    return code;
}

// A norm is its own norm, so that what is written and what is normalized share the slots.
std::int32_t NormTable::code_of_norm(std::string_view norm) {
    if (norm.size() > kShort) {
        const std::int32_t known = find_long(norm);
        if (known != kAbsent) return known;
        const std::int32_t code = add(norm);
        insert_long(norm, code);
        return code;
    }
    const Key key = key_of(bytes_of(norm));
    const std::int32_t known = find(key, hash_of(key));
    if (known != kAbsent) return known;
    const std::int32_t code = add(norm);
    insert(key, code);
    return code;
}

std::int32_t NormTable::add(std::string_view norm) {
    if (norm.empty() || set_aside_->norm(norm)) return empty_code();
    constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
    if (norm.size() > kMost - bytes_.size()) throw std::length_error("the norms of one batch exceed 2 GiB");
    bytes_.append(norm.data(), norm.size());
    offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
    return static_cast<std::int32_t>(offsets_.size() - 2);
}

std::int32_t NormTable::empty_code() {
    if (empty_code_ == kAbsent) {
        offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
        empty_code_ = static_cast<std::int32_t>(offsets_.size() - 2);
    }
    return empty_code_;
}

inline std::int32_t NormTable::find(Key key, std::uint64_t hash) const {
    const Slot* const end = slots_.data() + slots_.size();
    for (const Slot* slot = slots_.data() + (hash >> shift_);;) {
        if (((slot->key.low ^ key.low) | (slot->key.high ^ key.high) | (slot->batch ^ batch_)) == 0)
            return slot->code;
        if (slot->batch != batch_) return kAbsent;
        if (++slot == end) slot = slots_.data();
    }
}

void NormTable::insert(Key key, std::int32_t code) {
    if (2 * ++used_ > slots_.size()) grow();
    const bool is_long = (key.high & kLong) == kLong;
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash_of(is_long ? Key{key.low, kLong} : key) >> shift_;
    while (slots_[i].batch == batch_) i = (i + 1) & mask;
    slots_[i] = {key, code, batch_};
}

void NormTable::grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    --shift_;
    used_ = 1;  // the one that insert() makes room for
    for (const Slot& slot : old) {
        if (slot.batch == batch_) insert(slot.key, slot.code);
    }
}

// The key of a long token is its hash, and where it stands in long_tokens_, behind its size.
std::int32_t NormTable::find_long(std::string_view token) const {
    const std::uint64_t hash = table_hash(token);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash_of({hash, kLong}) >> shift_; slots_[i].batch == batch_; i = (i + 1) & mask) {
        const auto& [key, code, batch] = slots_[i];
        if (key.low != hash || (key.high & kLong) != kLong) continue;
        const char* kept = long_tokens_.data() + (key.high & ~kLong);
        std::size_t size = 0;
        std::memcpy(&size, kept, sizeof size);
        if (std::string_view(kept + sizeof size, size) == token) return code;
    }
    return kAbsent;
}

void NormTable::insert_long(std::string_view token, std::int32_t code) {
    const std::size_t place = long_tokens_.size();
    const std::size_t size = token.size();
    long_tokens_.resize(place + sizeof size);
    std::memcpy(long_tokens_.data() + place, &size, sizeof size);
    long_tokens_.insert(long_tokens_.end(), token.begin(), token.end());
    insert({table_hash(token), kLong | place}, code);
}

StringBuffer NormTable::take() { return {std::move(offsets_), std::move(bytes_)}; }

}  // namespace rostra::tokenizer
