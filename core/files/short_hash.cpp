// SPDX-License-Identifier: Apache-2.0
#include "files/short_hash.hpp"

#include <xxhash.h>

namespace rostra::core {

std::uint64_t short_hash(std::string_view bytes, std::uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace rostra::core
