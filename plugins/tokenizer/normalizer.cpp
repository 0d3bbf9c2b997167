// SPDX-License-Identifier: Apache-2.0
#include "normalizer.hpp"

#include <unicode/ustring.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::tokenizer {
namespace {

constexpr char16_t kApostrophe = u'\u2019';

// Latin, Greek, Cyrillic, Hebrew, Arabic: all of one or two bytes.
constexpr char32_t kTabled = 0x800;

void require(UErrorCode status) {
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU cannot normalize text: ") + u_errorName(status));
}

// Runs write(data, capacity, status), which returns the length it needs, until its result fits.
template <class Text, class Write>
void fill(Text& text, std::size_t guess, Write write) {
    text.resize(std::max(guess, text.capacity()));
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = write(text.data(), static_cast<int32_t>(text.size()), status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        text.resize(static_cast<std::size_t>(length));
        status = U_ZERO_ERROR;
        length = write(text.data(), length, status);
    }
    require(status);
    text.resize(static_cast<std::size_t>(length));
}

}  // namespace

Normalizer::Normalizer(NormOptions options) : options_(options) {
    UErrorCode status = U_ZERO_ERROR;
    if (options.nfkc)
        form_ = options.fold_case ? unorm2_getNFKCCasefoldInstance(&status) : unorm2_getNFKCInstance(&status);
    require(status);
    table_.assign(kTabled, 0);
    for (char32_t c = 1; c < kTabled; ++c) {
        // A character that composes with the one before it has no norm of its own.
        if (form_ != nullptr && unorm2_hasBoundaryBefore(form_, static_cast<UChar32>(c)) == 0) continue;
        std::string text;
        append_utf8(text, c);
        const std::string norm(by_icu(text));
        std::size_t end = 0;
        const char32_t mapped = norm.empty() ? 0 : next_code_point(norm, end);
        if (end == norm.size() && mapped < kTabled) table_[c] = static_cast<char16_t>(mapped);
    }
}

std::string_view Normalizer::operator()(std::string_view token) {
    return by_table(token) ? norm_ : by_icu(token);
}

bool Normalizer::by_table(std::string_view token) {
    norm_.clear();
    for (std::size_t at = 0; at < token.size();) {
        char32_t c = next_code_point(token, at);
        if (c == kApostrophe && options_.plain_apostrophe) c = U'\'';
        if (c >= kTabled || table_[c] == 0) return false;
        append_utf8(norm_, table_[c]);
    }
    return true;
}

std::string_view Normalizer::by_icu(std::string_view token) {
    const auto size = [](const auto& text) { return static_cast<int32_t>(text.size()); };
    fill(utf16_, token.size(), [&](char16_t* to, int32_t room, UErrorCode& status) {
        int32_t length = 0;
        u_strFromUTF8WithSub(to, room, &length, token.data(), size(token), 0xFFFD, nullptr, &status);
        return length;
    });
    if (form_ != nullptr) {
        fill(folded_, utf16_.size() + utf16_.size() / 2, [&](char16_t* to, int32_t room, UErrorCode& status) {
            return unorm2_normalize(form_, utf16_.data(), size(utf16_), to, room, &status);
        });
        std::swap(utf16_, folded_);
    } else if (options_.fold_case) {
        fill(folded_, utf16_.size() + utf16_.size() / 2, [&](char16_t* to, int32_t room, UErrorCode& status) {
            return u_strFoldCase(to, room, utf16_.data(), size(utf16_), U_FOLD_CASE_DEFAULT, &status);
        });
        std::swap(utf16_, folded_);
    }
    if (options_.plain_apostrophe) std::replace(utf16_.begin(), utf16_.end(), kApostrophe, u'\'');
    fill(norm_, utf16_.size() * 3, [&](char* to, int32_t room, UErrorCode& status) {
        int32_t length = 0;
        u_strToUTF8WithSub(to, room, &length, utf16_.data(), size(utf16_), 0xFFFD, nullptr, &status);
        return length;
    });
    return norm_;
}

}  // namespace rostra::tokenizer
