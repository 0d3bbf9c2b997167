// SPDX-License-Identifier: Apache-2.0
#include "unicode/text_probe.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostra::core {
namespace {

TEST(OddBytes, AreFoundAtEveryPlaceOfABlock) {
    for (std::size_t size = 0; size < 200; size += 7) {
        const std::string clean(size, 'x');
        EXPECT_FALSE(has_odd_bytes(clean));
        for (std::size_t at = 0; at < size; ++at) {
            std::string dirty = clean;
            dirty[at] = '\0';
            EXPECT_TRUE(has_odd_bytes(dirty)) << at;
        }
    }
}

TEST(OddBytes, AreTheSameForBothWaysOfLooking) {
    for (int c = 0; c < 256; ++c) {
        const std::string one(1, static_cast<char>(c));
        const bool odd = count_odd_bytes(one).count == 1;
        EXPECT_EQ(has_odd_bytes(one), odd || c == 0x1B) << c;
        EXPECT_EQ(has_odd_bytes(std::string(64, static_cast<char>(c))), odd || c == 0x1B) << c;
        EXPECT_EQ(odd, c < 0x20 && c != '\b' && c != '\t' && c != '\n' && c != '\v' && c != '\f' &&
                           c != '\r' && c != 0x1B)
            << c;
    }
}

TEST(OddBytes, AreForgivenInSmallNumbers) {
    EXPECT_TRUE(may_be_text({4, 0}, 4));
    EXPECT_FALSE(may_be_text({5, 0}, 5));
    EXPECT_TRUE(may_be_text({14, 0}, 640));
    EXPECT_FALSE(may_be_text({15, 0}, 640));
}

TEST(Utf8Sequences, AreCountedWithTheFirstMalformedOne) {
    const Utf8Sequences counted = count_sequences("a\xC3\xA9\xFF\xE2\x82\xAC\xC3");
    EXPECT_EQ(counted.valid, 2U);
    EXPECT_EQ(counted.invalid, 2U);
    EXPECT_EQ(counted.first_invalid, 3U);
}

}  // namespace
}  // namespace rostra::core
