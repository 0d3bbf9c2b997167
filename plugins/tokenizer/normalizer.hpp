// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/unorm2.h>

#include <string>
#include <string_view>
#include <vector>

namespace rostra::tokenizer {

/// How the norm of a token follows from its text.
struct NormOptions {
    bool fold_case = true;
    bool nfkc = true;
    bool plain_apostrophe = true;  ///< U+2019 becomes `'`: don’t and don't are one word
};

/// The norm of one token. With case and compatibility folded it is Unicode's NFKC_Casefold, which also drops
/// what is not seen, as soft hyphens. Doing it twice changes nothing. Not to be shared by threads.
class Normalizer {
public:
    /// Throws std::runtime_error where ICU lacks its data.
    explicit Normalizer(NormOptions options);

    /// Valid until the next call.
    [[nodiscard]] std::string_view operator()(std::string_view token);

    [[nodiscard]] const NormOptions& options() const { return options_; }

private:
    [[nodiscard]] bool by_table(std::string_view token);
    std::string_view by_icu(std::string_view token);

    NormOptions options_;
    const UNormalizer2* form_ = nullptr;
    std::vector<char16_t>
        table_;  ///< norms of the first code points, 0 where that is more than one or depends
    std::vector<char16_t> utf16_;
    std::vector<char16_t> folded_;
    std::string norm_;
};

}  // namespace rostra::tokenizer
