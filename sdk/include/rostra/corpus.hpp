// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "rostra/abi/service_corpus.h"
#include "rostra/call.hpp"

namespace rostra {
inline namespace v0 {

/// A document's text, held for as long as this lives.
class TextLease {
public:
    TextLease(const rostra_call* call, const rostra_corpus* corpus, std::int64_t ordinal)
        : call_(call), corpus_(corpus) {
        detail::require(corpus->text(call, ordinal, &lease_));
    }
    TextLease(TextLease&& other) noexcept
        : call_(other.call_), corpus_(std::exchange(other.corpus_, nullptr)), lease_(other.lease_) {}
    TextLease& operator=(TextLease&&) = delete;
    TextLease(const TextLease&) = delete;
    TextLease& operator=(const TextLease&) = delete;
    ~TextLease() {
        if (corpus_ != nullptr) corpus_->drop(call_, &lease_);
    }

    [[nodiscard]] std::string_view text() const { return view(lease_.text); }

private:
    const rostra_call* call_;
    const rostra_corpus* corpus_;
    rostra_text_lease lease_{};
};

/// Documents by ordinal: in an aggregator's finish and in a writer.
class Corpus {
public:
    explicit Corpus(Call call) : call_(call.raw()), corpus_(&call.service<rostra_corpus>(ROSTRA_CORPUS)) {}

    [[nodiscard]] std::int64_t count() const { return corpus_->count(call_); }
    [[nodiscard]] std::string_view id(std::int64_t ordinal) const {
        return view(corpus_->id(call_, ordinal));
    }
    [[nodiscard]] TextLease text(std::int64_t ordinal) const { return {call_, corpus_, ordinal}; }

private:
    const rostra_call* call_;
    const rostra_corpus* corpus_;
};

}  // namespace v0
}  // namespace rostra
