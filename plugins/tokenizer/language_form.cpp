// SPDX-License-Identifier: Apache-2.0
#include "language_form.hpp"

#include <libstemmer.h>

#include <new>

#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::tokenizer {

LanguageForm::LanguageForm(std::string_view language, NormOptions options, bool stems,
                           const SetAside& set_aside)
    : normalizer_(options), set_aside_(set_aside) {
    const std::string name = primary_language(language);
    two_letters_i_ = options.fold_case && (name == "tr" || name == "az");
    // Where Snowball does not know the language there is no stemmer, and words stay as they are.
    if (stems && !name.empty()) stemmer_.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
}

void LanguageForm::StemmerCloser::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::string_view LanguageForm::operator()(std::string_view norm) {
    constexpr char32_t kCapitalWithDot = 0x130, kWithoutDot = 0x131;
    if (two_letters_i_) {
        dotted_.clear();
        for (std::size_t at = 0; at < norm.size();) {
            const char32_t c = next_code_point(norm, at);
            append_utf8(dotted_, c == 'I' ? kWithoutDot : c == kCapitalWithDot ? U'i' : c);
        }
        norm = normalizer_(dotted_);
        if (set_aside_.norm(norm)) return {};
    }
    if (stemmer_ == nullptr || norm.empty()) return norm;
    const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(norm.data()),
                                            static_cast<int>(norm.size()));
    if (stem == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace rostra::tokenizer
