// SPDX-License-Identifier: Apache-2.0
#include "dictionary_words.hpp"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <array>
#include <stdexcept>

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::tokenizer {
namespace {

void require(UErrorCode status, const char* what) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string(what) + ": " + u_errorName(status));
}

std::string locale_of(const std::string& language) {
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(language.c_str(), locale.data(), static_cast<int32_t>(locale.size()), nullptr,
                        &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING ? locale.data() : "";
}

}  // namespace

DictionaryWords::DictionaryWords(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(ubrk_open(UBRK_WORD, locale_of(language).c_str(), nullptr, 0, &status));
    require(status, "ICU cannot open its word dictionaries");
}

void DictionaryWords::restart(const UChar* text, std::size_t size) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator_.get(), text, static_cast<int32_t>(size), &status);
    require(status, "ICU cannot divide text into words");
}

bool DictionaryWords::colon_joins() {
    restart(u"a:a", 3);
    return ubrk_next(iterator_.get()) == 3;
}

const std::vector<std::size_t>& DictionaryWords::ends(std::string_view stretch) {
    ends_.clear();
    // A UTF-16 text is never longer, in units, than the same in UTF-8, in bytes.
    utf16_.resize(stretch.size());
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(utf16_.data(), static_cast<int32_t>(utf16_.size()), &length, stretch.data(),
                         static_cast<int32_t>(stretch.size()), 0xFFFD, nullptr, &status);
    require(status, "ICU cannot read text");
    restart(utf16_.data(), static_cast<std::size_t>(length));

    // Back to bytes: both texts are walked side by side.
    std::size_t byte = 0;
    int32_t unit = 0;
    for (int32_t end = ubrk_next(iterator_.get()); end != UBRK_DONE; end = ubrk_next(iterator_.get())) {
        while (unit < end && byte < stretch.size()) {
            unit += next_code_point(stretch, byte) > 0xFFFF ? 2 : 1;
        }
        ends_.push_back(byte);
    }
    ends_.back() = stretch.size();
    return ends_;
}

}  // namespace rostra::tokenizer
