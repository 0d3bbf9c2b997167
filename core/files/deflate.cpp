// SPDX-License-Identifier: Apache-2.0
#include "files/deflate.hpp"

#include <zlib.h>

#include <new>

#include "base/assert.hpp"

namespace rostra::core {

std::string deflated(std::string_view bytes) {
    std::string packed(compressBound(bytes.size()), '\0');
    uLongf size = packed.size();
    const int status = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                                 reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_SPEED);
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    ROSTRA_ASSERT(status == Z_OK);
    packed.resize(size);
    return packed;
}

std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
    std::string bytes(size, '\0');
    uLongf filled = size;
    const int status = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &filled,
                                  reinterpret_cast<const Bytef*>(packed.data()), packed.size());
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    if (status != Z_OK || filled != size) return std::nullopt;
    return bytes;
}

}  // namespace rostra::core
