// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "rostra/state_bytes.hpp"

namespace rostra {
namespace {

std::string sealed(std::string_view bytes, std::size_t flush_every) {
    std::string out;
    const rostra_sink sink = {sizeof(rostra_sink), 0, &out,
                              [](void* self, const void* data, std::int64_t size) noexcept -> rostra_status {
                                  static_cast<std::string*>(self)->append(static_cast<const char*>(data),
                                                                          static_cast<std::size_t>(size));
                                  return ROSTRA_OK;
                              }};
    StateWriter writer(&sink);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        writer.raw(&bytes[i], 1);
        if (flush_every != 0 && i % flush_every == 0) writer.flush();
    }
    writer.seal();
    return out;
}

TEST(SavedState, IsWhatWasWrittenAndASeal) {
    for (const std::string bytes : {"", "a", "12345678", "some bytes of a state"}) {
        const std::string saved = sealed(bytes, 0);
        EXPECT_EQ(saved.size(), bytes.size() + 8);
        EXPECT_EQ(detail::unsealed(saved), bytes);
    }
}

TEST(SavedState, DoesNotShowHowItWasFlushed) {
    const std::string bytes = "some bytes of a state, enough for some words";
    for (const std::size_t every : {1u, 3u, 8u, 20u}) EXPECT_EQ(sealed(bytes, every), sealed(bytes, 0));
}

TEST(SavedState, IsRefusedWithAnyByteChangedLostOrAdded) {
    const std::string saved = sealed("some bytes of a state", 0);
    for (std::size_t i = 0; i < saved.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string damaged = saved;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
            EXPECT_THROW(detail::unsealed(damaged), std::runtime_error);
        }
        EXPECT_THROW(detail::unsealed(saved.substr(0, i)), std::runtime_error);
        EXPECT_THROW(detail::unsealed(saved.substr(i + 1)), std::runtime_error);
        EXPECT_THROW(detail::unsealed(std::string(saved).insert(i, 1, '\0')), std::runtime_error);
    }
}

}  // namespace
}  // namespace rostra
