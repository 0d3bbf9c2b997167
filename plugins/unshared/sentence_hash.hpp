// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rostra/columns.hpp"

namespace unshared {

/// A number for the terms of a sentence, in their order: equal where these are equal, and else different but for a
/// chance in 2^64. The same on every machine.
class SentenceHash {
public:
    /// FNV-1a (Fowler, Noll and Vo 1991) of a norm's bytes.
    static std::uint64_t of_norm(std::string_view norm) {
        std::uint64_t hash = 0xcbf29ce484222325u;
        for (const char c : norm) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
        return hash;
    }

    static std::uint64_t of_terms(std::span<const std::uint64_t> norms) {
        std::uint64_t hash = norms.size();
        for (const std::uint64_t norm : norms) hash = (hash ^ spread(norm)) * 0x9e3779b97f4a7c15u;
        return spread(hash);
    }

private:
    static std::uint64_t spread(std::uint64_t bits) {
        bits = (bits ^ (bits >> 32)) * 0xd6e8feb86659fd93u;
        return bits ^ (bits >> 32);
    }
};

/// A batch's norms by their codes, and their hashes, each computed once.
class NormHashes {
public:
    explicit NormHashes(const rostra::DictionaryColumn& norms)
        : norms_(norms), hashes_(static_cast<std::size_t>(norms.strings.size())) {}

    std::uint64_t operator[](std::int32_t code) {
        std::uint64_t& hash = hashes_[static_cast<std::size_t>(code)];
        if (hash == 0) hash = SentenceHash::of_norm(norms_.strings[code]);
        return hash;
    }

    [[nodiscard]] const rostra::Strings& strings() const { return norms_.strings; }

private:
    rostra::DictionaryColumn norms_;
    std::vector<std::uint64_t> hashes_;
};

}  // namespace unshared
