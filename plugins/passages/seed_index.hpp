// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rostra/call.hpp"
#include "rostra/state/token_store.hpp"

namespace passages {

/// A place where a passage may begin: a run of `length` tokens that stands elsewhere too, after another
/// token.
struct Seed {
    /// Of `left`: the run begins its document, or the run one token earlier is too common to be searched by.
    static constexpr std::uint32_t kNone = 0xffffffffu;

    std::uint64_t hash;       ///< of the run
    std::uint32_t document;   ///< number in the store
    std::uint32_t token;      ///< where the run begins
    std::uint32_t left;       ///< the token before it
    std::uint32_t group_end;  ///< number of the first seed that is not of the same run
};

/// All places where passages may begin, grouped by the run that begins there.
///
/// A passage is found once, from its first `length` tokens: two places of one run whose tokens to the left
/// are equal lie inside a longer passage, which begins further left. So of the many places inside long
/// passages nothing is kept, and what is kept is of the size of what there is to find.
class SeedIndex {
public:
    /// `max_documents`: runs in more documents are left out; 0: none is.
    SeedIndex(rostra::Call call, const rostra::TokenStore& tokens, std::size_t length,
              std::uint64_t max_documents);

    /// The seeds of a document, as numbers of `group`, by token.
    [[nodiscard]] std::span<const std::uint32_t> of_document(std::size_t document) const {
        const std::uint64_t first = first_of_document_[document];
        return std::span(by_document_).subspan(first, first_of_document_[document + 1] - first);
    }
    [[nodiscard]] const Seed& operator[](std::uint32_t seed) const { return seeds_[seed]; }
    /// The seeds of the same run that come after this one, by document and token.
    [[nodiscard]] std::span<const Seed> after(std::uint32_t seed) const {
        return std::span(seeds_).subspan(seed + 1, seeds_[seed].group_end - seed - 1);
    }

    /// True where the run that begins there was left out as too common.
    [[nodiscard]] bool left_out(std::size_t document, std::size_t token) const {
        if (common_.empty()) return false;
        const std::uint64_t place = first_token_[document] + token;
        return (common_[place / 64] >> place % 64 & 1) != 0;
    }
    struct LeftOut {
        std::uint64_t runs = 0;            ///< different ones
        std::uint64_t places = 0;          ///< where they stand
        std::uint64_t most_documents = 0;  ///< that one of them stands in
    };
    [[nodiscard]] const LeftOut& left_out() const { return left_out_; }

private:
    friend class SeedSearch;

    void index_by_document(std::size_t documents);

    std::vector<Seed> seeds_;  // by group, then document and token
    std::vector<std::uint32_t> by_document_;
    std::vector<std::uint64_t> first_of_document_;
    std::vector<std::uint64_t>
        first_token_;  // of each document, counted over all; only where something is left out
    std::vector<std::uint64_t> common_;  // a bit for each token
    LeftOut left_out_;
};

}  // namespace passages
