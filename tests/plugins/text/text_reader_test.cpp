// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "laws/test_reader.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class TextReader : public testing::Test {
protected:
    std::vector<TestRecord> records(const OptionMap& changed, const std::string& bytes, bool mapped = true) {
        static const LoadedModule kModule(TEXT_LIBRARY);
        OptionMap options = changed;
        options.merge(OptionMap{{"key", "number"}});
        TestReader reader(host_, kModule, "files", {options, {}, {}, {}});
        return reader.read("folder/file.txt", bytes, mapped);
    }
    /// "key|bytes" or "key!error" for each.
    std::vector<std::string> read(const OptionMap& options, const std::string& bytes) {
        std::vector<std::string> found;
        for (const TestRecord& record : records(options, bytes)) {
            found.push_back(record.error.empty() ? record.key + "|" + record.bytes
                                                 : record.key + "!" + record.error);
        }
        return found;
    }
    std::string failure(const OptionMap& options, const std::string& bytes = {}) {
        try {
            records(options, bytes);
        } catch (const ComponentError& error) {
            return error.failure.value().message;
        }
        return {};
    }
    InMemoryHost host_;
};

const OptionMap kNumbered = {{"separator", "---"}};
const OptionMap kNamed = {{"separator", "=== "}, {"key", "rest-of-line"}};

TEST_F(TextReader, HandsOnAFileWholeAsItIs) {
    for (const std::string& bytes : {"one\r\n---\ntwo"s, "\xFF\xFE"s + "a\0"s, "\xEF\xBB\xBFmarked"s, ""s}) {
        const auto read = records({}, bytes);
        ASSERT_EQ(read.size(), 1U);
        EXPECT_EQ(read[0].key, "");
        EXPECT_EQ(read[0].bytes, bytes);
        EXPECT_EQ(read[0].encoding, "");
        EXPECT_EQ(read[0].source_begin, 0);
        EXPECT_THAT(read[0].facts, IsEmpty());
    }
}

TEST_F(TextReader, ReadsWhatCannotBeMapped) {
    const std::string bytes = "first\n---\n" + std::string(200000, 'x');
    const auto read = records(kNumbered, bytes, false);
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[1].bytes, bytes.substr(10));
}

TEST_F(TextReader, NumbersRecords) {
    EXPECT_THAT(read(kNumbered, "one\n---\ntwo\n--- \r\nthree"),
                ElementsAre("1|one\n", "2|two\n", "3|three"));
}

TEST_F(TextReader, GivesBlankPartsNoNumber) {
    EXPECT_THAT(read(kNumbered, "---\n\n---\none\n---\n \t\n---\ntwo\n---\n"),
                ElementsAre("1|one\n", "2|two\n"));
}

TEST_F(TextReader, SaysWhereRecordsStandInTheFile) {
    const auto read = records(kNumbered, "\xEF\xBB\xBFone\n---\ntwo");
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].source_begin, 3);
    EXPECT_EQ(read[1].source_begin, 11);
    EXPECT_EQ(read[0].encoding, "UTF-8");
    EXPECT_EQ(read[1].encoding, "UTF-8");
    EXPECT_EQ(records(kNumbered, "one")[0].encoding, "");
}

TEST_F(TextReader, NamesRecordsByTheRestOfTheLine) {
    EXPECT_THAT(read(kNamed, "\n=== morning session\na\n===  \xE4\xB8\xAD \r\n=== last\nb\n"),
                ElementsAre("morning session|a\n", "\xE4\xB8\xAD|", "last|b\n"));
}

TEST_F(TextReader, SetsAsideRecordsThatCannotBeNamedAndReadsTheRest) {
    EXPECT_THAT(
        read(kNamed, "lost\n=== a\n1\n=== \n2\n=== a\n3\n=== caf\xE9\n4\n=== a\tb\n5\n=== b\n6\n"),
        ElementsAre("!the text before the first separator line has no name: begin the file with such a line",
                    "a|1\n", "!nothing follows the separator on line 4 to name the record by",
                    "a!the record on line 6 has the name of the one on line 2, 'a': give each record of a "
                    "file a name "
                    "of its own",
                    "!the name of the record on line 8 is not UTF-8, or holds control characters: convert "
                    "the file to "
                    "UTF-8, or number its records (key = \"number\")",
                    "!the name of the record on line 10 is not UTF-8, or holds control characters: convert "
                    "the file to "
                    "UTF-8, or number its records (key = \"number\")",
                    "b|6\n"));
}

TEST_F(TextReader, WarnsOfAFileWithoutRecords) {
    for (const std::string& bytes : {""s, "\n"s, "---\n---\n"s, "\xEF\xBB\xBF"s}) {
        host_.reset();
        EXPECT_THAT(read(kNumbered, bytes), IsEmpty());
        ASSERT_EQ(host_.log().size(), 1U);
        EXPECT_EQ(host_.log()[0].level, ROSTRA_LOG_WARNING);
        EXPECT_EQ(host_.log()[0].message, "folder/file.txt holds no records");
    }
}

TEST_F(TextReader, RefusesToSplitWideEncodings) {
    EXPECT_EQ(failure(kNumbered, "\xFF\xFE"s + "a\0"s),
              "it is UTF-16 by its byte-order mark, and records are told apart byte by byte: convert it to "
              "UTF-8, or "
              "leave out 'separator' to read it as one document");
    EXPECT_THAT(failure(kNumbered, "\0\0\xFE\xFF"s),
                testing::StartsWith("it is UTF-32 by its byte-order mark"));
}

TEST_F(TextReader, RefusesSeparatorsThatAreNoLine) {
    for (const char* separator : {"", "  ", "a\nb", "a\r"}) {
        EXPECT_EQ(failure({{"separator", separator}}),
                  "a separator is one line that is not blank; leave 'separator' out to read each file as one "
                  "document");
    }
}

TEST_F(TextReader, RefusesNamesWithoutSeparator) {
    EXPECT_EQ(failure({{"key", "rest-of-line"}}),
              "'key' takes names from separator lines, but there is no 'separator'");
}

TEST_F(TextReader, StopsWhenAsked) {
    host_.stop_after = 1;
    try {
        records(kNumbered, "one\n---\ntwo");
        FAIL() << "it did not stop";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.status, ROSTRA_STOPPED);
    }
}

}  // namespace
}  // namespace rostra::test
