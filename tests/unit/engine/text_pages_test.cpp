// SPDX-License-Identifier: Apache-2.0
#include "engine/text_pages.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rostra::core {
namespace {

TEST(TextPages, KeepWhatWasPutIntoThem) {
    PagePool pool(2);
    TextPages pages(pool);
    std::vector<std::pair<std::string, std::string_view>> kept;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{5'000'000},
                                   std::size_t{5'000'000}, 2 * PagePool::kRegion, std::size_t{100}}) {
        std::string text(size, static_cast<char>('a' + kept.size()));
        const std::string_view in_pages = pages.keep(text);
        kept.emplace_back(std::move(text), in_pages);
    }
    pages.seal();
    for (const auto& [text, in_pages] : kept) {
        EXPECT_EQ(in_pages, text);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(in_pages.data()) % 64, 0U);
    }
}

TEST(TextPages, AreUsedAgainOnceTheyAreDoneWith) {
    PagePool pool(1);
    const char* first = nullptr;
    {
        TextPages pages(pool);
        first = pages.keep("a text").data();
        pages.seal();
    }
    TextPages pages(pool);
    char* room = pages.take(6);
    EXPECT_EQ(room, first);
    std::memcpy(room, "others", 6);  // they can be written to again
    pages.seal();
    EXPECT_EQ(std::string_view(room, 6), "others");
}

TEST(TextPagesDeathTest, KillWhoeverWritesIntoAText) {
    EXPECT_DEATH(
        {
            PagePool pool(1);
            TextPages pages(pool);
            const std::string_view text = pages.keep("a text");
            pages.seal();
            const_cast<char*>(text.data())[2] = 'T';
        },
        "");
}

}  // namespace
}  // namespace rostra::core
