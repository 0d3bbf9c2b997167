// SPDX-License-Identifier: Apache-2.0
#include "unicode/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <cstddef>

namespace rostra::core {

namespace {

/// Enough to be sure of a language; CLD2 reads some 40 MB/s, which whole documents would feel.
constexpr std::size_t kSample = std::size_t{8} << 10;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The middle of the text, beginning and ending between characters: what stands at its ends, such as links
/// and lines of other languages, says least of it.
std::string_view sample_of(std::string_view text) {
    if (text.size() <= kSample) return text;
    std::size_t begin = (text.size() - kSample) / 2;
    std::size_t end = begin + kSample;
    while (continues_character(text[begin])) ++begin;
    while (continues_character(text[end])) --end;
    return text.substr(begin, end - begin);
}

/// CLD2 keeps the codes of 1989 for languages that ISO 639 has renamed since.
std::string as_bcp47(std::string_view code) {
    if (code == "iw") return "he";
    if (code == "jw") return "jv";
    if (code == "in") return "id";
    if (code == "ji") return "yi";
    if (code == "mo") return "ro";
    return std::string(code);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string detect_language(std::string_view text) {
    const std::string_view sample = sample_of(text);
    CLD2::Language top[3];
    int percent[3];
    int letters = 0;
    bool sure = false;
    const CLD2::Language language =
        CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true,
                                       top, percent, &letters, &sure);
    const std::string_view code = CLD2::LanguageCode(language);
    const bool named = code != "un" && !code.starts_with("xx-");  // xx-: a script, but no language
    return sure && named ? as_bcp47(code) : std::string();
}

bool is_language_tag(std::string_view tag) {
    const std::size_t end = std::min(tag.find('-'), tag.size());
    const std::string_view language = tag.substr(0, end);
    if (language.size() < 2 || language.size() > 3 ||
        !std::all_of(language.begin(), language.end(), is_letter))
        return false;
    for (tag.remove_prefix(end); !tag.empty();) {
        tag.remove_prefix(1);
        const std::size_t length = std::min(tag.find('-'), tag.size());
        const std::string_view subtag = tag.substr(0, length);
        const bool sound = length >= 1 && length <= 8 &&
                           std::all_of(subtag.begin(), subtag.end(),
                                       [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
        if (!sound) return false;
        tag.remove_prefix(length);
    }
    return true;
}

}  // namespace rostra::core
