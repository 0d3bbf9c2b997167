// SPDX-License-Identifier: Apache-2.0
#include "files/content_hash.hpp"

#include <xxhash.h>

namespace rostra::core {

namespace {

std::string as_hex(XXH128_hash_t hash) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    XXH128_canonical_t bytes;  // most significant first, on any machine
    XXH128_canonicalFromHash(&bytes, hash);
    std::string hex;
    for (const unsigned char byte : bytes.digest) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 0xFU];
    }
    return hex;
}

}  // namespace

std::string content_hash(std::string_view bytes) { return as_hex(XXH3_128bits(bytes.data(), bytes.size())); }

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

std::string ContentHash::hex() const { return as_hex(XXH3_128bits_digest(state_->xxh3.get())); }

}  // namespace rostra::core
