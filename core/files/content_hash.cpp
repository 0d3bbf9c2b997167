// SPDX-License-Identifier: Apache-2.0
#include "files/content_hash.hpp"

#include <xxhash.h>

#include <algorithm>
#include <iterator>

namespace rostra::core {

namespace {

ContentDigest as_digest(XXH128_hash_t hash) {
    XXH128_canonical_t bytes;  // most significant first, on any machine
    XXH128_canonicalFromHash(&bytes, hash);
    ContentDigest digest;
    std::copy(std::begin(bytes.digest), std::end(bytes.digest), digest.bytes.begin());
    return digest;
}

}  // namespace

std::string ContentDigest::hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : bytes) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 0xFU];
    }
    return hex;
}

ContentDigest content_digest(std::string_view bytes) {
    return as_digest(XXH3_128bits(bytes.data(), bytes.size()));
}
std::string content_hash(std::string_view bytes) { return content_digest(bytes).hex(); }

struct ContentHash::State {
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> xxh3{XXH3_createState(), &XXH3_freeState};
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) { XXH3_128bits_reset(state_->xxh3.get()); }
ContentHash::~ContentHash() = default;
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash& ContentHash::operator=(ContentHash&&) noexcept = default;

void ContentHash::update(std::string_view bytes) {
    XXH3_128bits_update(state_->xxh3.get(), bytes.data(), bytes.size());
}

std::string ContentHash::hex() const { return as_digest(XXH3_128bits_digest(state_->xxh3.get())).hex(); }

}  // namespace rostra::core
