// SPDX-License-Identifier: Apache-2.0
#include "engine/record_check.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::core {
namespace {

/// What is said of a record with this key and these facts; "" where it is well.
std::string said(std::string_view key, const std::vector<std::string_view>& facts = {}) {
    std::vector<rostra_str> given;
    for (const std::string_view fact : facts) given.push_back(rostra::str(fact));
    rostra_record record{};
    record.key = rostra::str(key);
    record.fact_count = static_cast<std::int64_t>(given.size() / 2);
    record.facts = given.data();
    const std::optional<CallFailure> wrong = check_record(record);
    return wrong ? wrong->message : "";
}

TEST(RecordCheck, TakesWhatTablesCanHold) {
    EXPECT_EQ(said(""), "");
    EXPECT_EQ(said("caf\u00E9 1"), "");
    EXPECT_EQ(said("k", {"title", "two\nlines", "date", ""}), "");
}

TEST(RecordCheck, RefusesKeysThatAreNotUtf8OrNotOneLine) {
    EXPECT_EQ(said("caf\xE9"), "the reader gave it a key that is not valid UTF-8");
    for (const std::string_view key :
         {std::string_view("a\nb"), std::string_view("a\0b", 3), std::string_view("\x1B[2J")})
        EXPECT_EQ(said(key), "the reader gave it a key that holds control characters or line breaks");
}

TEST(RecordCheck, RefusesFactsThatNoTableCanHold) {
    EXPECT_EQ(said("k", {"title", "caf\xE9"}), "the reader's fact 'title' of it is not valid UTF-8");
    EXPECT_EQ(said("k", {"title", std::string_view("a\0b", 3)}),
              "the reader's fact 'title' of it holds a NUL character");
    EXPECT_EQ(said("k", {"a", "b", "ti\ntle", "c"}),
              "the reader named a fact of it 'ti?tle', which is not valid UTF-8 or holds control characters");
}

TEST(RecordCheck, ShowsWhatItCanOfAKeyThatIsRefused) {
    EXPECT_EQ(record_id("in", ""), "in");
    EXPECT_EQ(record_id("in", "caf\u00E9"), "in#caf\u00E9");
    EXPECT_EQ(record_id("in", "caf\xE9\n"), "in#caf??");
}

}  // namespace
}  // namespace rostra::core
