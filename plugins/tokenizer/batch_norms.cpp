// SPDX-License-Identifier: Apache-2.0
#include "batch_norms.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "rostra/buffer.hpp"

namespace rostra::tokenizer {
namespace {

constexpr std::int32_t kUnknown = -1;

NormOptions cased(NormOptions options) {
    options.fold_case = false;
    return options;
}

}  // namespace

BatchNorms::BatchNorms(NormOptions options, bool stems, const SetAside& set_aside)
    : options_(options),
      stems_(stems),
      set_aside_(set_aside),
      norms_(options, set_aside),
      cased_(cased(options), set_aside) {}

void BatchNorms::begin() {
    norms_.begin();
    cased_.begin();
    parts_.clear();
    codes_.clear();
}

void BatchNorms::begin_document(std::string_view language) {
    auto form = forms_.find(language);
    if (form == forms_.end()) {
        form = forms_
                   .emplace(std::piecewise_construct, std::forward_as_tuple(language),
                            std::forward_as_tuple(language, options_, stems_, set_aside_))
                   .first;
    }
    parts_.push_back({&form->second, codes_.size()});
}

void BatchNorms::add(std::string_view text, const WordSpans& words) {
    const std::size_t first = codes_.size();
    codes_.resize(first + words.size());
    (parts_.back().form->folds() ? cased_ : norms_).codes(text, words, codes_.data() + first);
}

void BatchNorms::take(Buffer<std::int32_t>& codes, StringBuffer& dictionary) {
    const bool same =
        std::none_of(parts_.begin(), parts_.end(), [](const Part& part) { return part.form->changes(); });
    if (same) {
        dictionary = norms_.take();
        codes = std::move(codes_);
        return;
    }
    const StringBuffer plain = norms_.take();
    const StringBuffer with_capitals = cased_.take();
    DictionaryBuilder all;
    std::map<const LanguageForm*, std::vector<std::int32_t>> known;  // by code in the language's dictionary
    for (std::size_t p = 0; p < parts_.size(); ++p) {
        LanguageForm& form = *parts_[p].form;
        const StringBuffer& norms = form.folds() ? with_capitals : plain;
        std::vector<std::int32_t>& mapped = known[&form];
        mapped.resize(norms.size(), kUnknown);
        const std::size_t last = p + 1 < parts_.size() ? parts_[p + 1].first : codes_.size();
        for (std::size_t i = parts_[p].first; i < last; ++i) {
            const auto code = static_cast<std::size_t>(codes_[i]);
            if (mapped[code] == kUnknown) {
                mapped[code] = all.code(form.changes() ? form(norms[code]) : norms[code]);
            }
            codes_[i] = mapped[code];
        }
    }
    dictionary = all.take();
    codes = std::move(codes_);
}

}  // namespace rostra::tokenizer
