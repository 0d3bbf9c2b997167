// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "norm_table.hpp"
#include "normalizer.hpp"

struct sb_stemmer;

namespace rostra::tokenizer {

/// What the language of a document makes of norms: Turkish and Azerbaijani have two letters i, with a dot and without,
/// and stems are each language's own. Not to be shared by threads.
class LanguageForm {
public:
    /// `language`: BCP 47, or empty. `stems`: by Snowball, where it knows the language. `set_aside` outlives this.
    LanguageForm(std::string_view language, NormOptions options, bool stems, const SetAside& set_aside);

    /// Whether any norm is another one in this language.
    [[nodiscard]] bool changes() const { return two_letters_i_ || stemmer_ != nullptr; }
    /// Whether norms are wanted with their capital letters, to be folded here.
    [[nodiscard]] bool folds() const { return two_letters_i_; }

    /// The norm in this language; empty where it is no term there. Valid until the next call.
    [[nodiscard]] std::string_view operator()(std::string_view norm);

private:
    struct StemmerCloser {
        void operator()(sb_stemmer* stemmer) const;
    };

    Normalizer normalizer_;
    const SetAside& set_aside_;
    bool two_letters_i_;
    std::unique_ptr<sb_stemmer, StemmerCloser> stemmer_;
    std::string dotted_;
};

}  // namespace rostra::tokenizer
