// SPDX-License-Identifier: Apache-2.0
#include "unspaced_speech.hpp"

#include <gtest/gtest.h>

#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

TEST(UnspacedSpeech, EndsWithItsSentence) {
    EXPECT_EQ(
        quotes_in("外交部发言人毛宁7日在记者会上表示，中方对此严重关切。毛宁说，各方应保持克制。", "zh"),
        Lines({"indirect: 中方对此严重关切 < 外交部发言人毛宁 (表示)",
               "indirect: 各方应保持克制 < 毛宁 = 毛宁 (说)"}));
    EXPECT_EQ(quotes_in("据新华社报道，港口将于明年关闭。专家认为，这一政策“有助于”稳定市场。", "zh"),
              Lines({"indirect: 港口将于明年关闭 < 新华社 (报道)",
                     "mixed: 这一政策“有助于”稳定市场 < 专家 (认为)"}));
}

TEST(UnspacedSpeech, NeedsAVerbOfSayingAndASource) {
    EXPECT_EQ(quotes_in("这本小说的作者是李华，他的名称很特别。这篇报道引起了很大的反响。", "zh"), Lines());
    EXPECT_EQ(quotes_in("换句话说，这座港口已经关闭了。", "zh"), Lines());
}

TEST(UnspacedSpeech, EndsItsSourceBeforeAnAdverb) {
    EXPECT_EQ(quotes_in("王毅还指出：“合作才能共赢。”", "zh"),
              Lines({"direct: 合作才能共赢。 < 王毅 = 王毅 (指出)"}));
}

}  // namespace

}  // namespace rostra::quotes
