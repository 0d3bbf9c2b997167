// SPDX-License-Identifier: Apache-2.0
#include "reference_list.hpp"

#include <gtest/gtest.h>

#include "laws/given_data.hpp"
#include "rostra/call.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::keyness_test {
namespace {

using keyness::read_reference_list;
using keyness::ReferenceList;

class ReferenceListFile : public testing::Test {
protected:
    ReferenceList read(std::string_view contents, std::int64_t size = 0) {
        const std::string path = folder_.write("list.tsv", contents);
        return read_reference_list(laws::GivenData(folder_.path()).data().read_named(path, 7), size, 7);
    }
    /// Its terms, counts and size.
    std::string text(std::string_view contents, std::int64_t size = 0) {
        const ReferenceList list = read(contents, size);
        std::string all;
        for (std::uint32_t i = 0; i < list.counts.size(); ++i)
            all += std::string(list.terms[i]) + "=" + std::to_string(list.counts[i]) + ' ';
        return all + "of " + std::to_string(list.size);
    }
    /// With what it is refused, its folder left out.
    std::string refusal(std::string_view contents, std::int64_t size = 0) {
        try {
            return "accepted: " + text(contents, size);
        } catch (const OptionError& error) {
            EXPECT_EQ(error.where, 7u);
            std::string message = error.what();
            const std::string path = folder_ / "list.tsv";
            EXPECT_EQ(message.rfind(path, 0), 0u);
            return message.substr(path.size());
        }
    }
    test::TemporaryFolder folder_;
};

TEST_F(ReferenceListFile, HasATermAndItsCountALine) {
    EXPECT_EQ(text("the\t376290\nof\t180612\n"), "the=376290 of=180612 of 556902");
    EXPECT_EQ(text("the,3\nof the,2"), "the=3 of the=2 of 5");
    EXPECT_EQ(read("the\t1").name, "list.tsv");
}

TEST_F(ReferenceListFile, MaySayHowLargeItsCorpusIs) {
    EXPECT_EQ(text("#total\t6187267\nthe\t376290\n"), "the=376290 of 6187267");
    EXPECT_EQ(text("the,3\n#total,10\n"), "the=3 of 10");
    EXPECT_EQ(text("#total\t6187267\nthe\t376290\n", 7000000), "the=376290 of 7000000");
}

TEST_F(ReferenceListFile, MayNameItsColumns) {
    EXPECT_EQ(text("scope,group,n,term,count,rank\ncorpus,,1,the,3,1\ncorpus,,1,of,2,2\n"),
              "the=3 of=2 of 5");
    EXPECT_EQ(text("count\tterm\n3\tthe\n"), "the=3 of 3");
}

TEST_F(ReferenceListFile, IsReadAsProgramsWriteIt) {
    EXPECT_EQ(text("\xEF\xBB\xBFthe\t3\r\n\r\nof\t2\r\n"), "the=3 of=2 of 5");
    EXPECT_EQ(text("# from somewhere\nthe\t3\n# done\n"), "the=3 of 3");
    EXPECT_EQ(text("\"10,000\",4\n\"say \"\"so\"\"\",1\n"), "10,000=4 say \"so\"=1 of 5");
    EXPECT_EQ(text("\"\t3\n"), "\"=3 of 3");  // between tabs a mark is a mark
}

TEST_F(ReferenceListFile, IsRefusedWithTheLine) {
    EXPECT_EQ(refusal("the\t3\nof\n"), ":2: expected a term, a tab or a comma, and its count");
    EXPECT_EQ(refusal("the\t3\n\nof\ttwo\n"), ":3: the count 'two' is no whole number");
    EXPECT_EQ(refusal("the\t3\nof\t-2\n"), ":2: the count '-2' is no whole number");
    EXPECT_EQ(refusal("the\t3.5\n"), ":1: the count '3.5' is no whole number");
    EXPECT_EQ(refusal("the\t3\nthe\t2\n"), ":2: 'the' is listed for the second time");
    EXPECT_EQ(refusal("the\t3\n\t2\n"), ":2: a count without a term");
    EXPECT_EQ(refusal("the,3\n\"of,2\n"), ":2: a quotation mark is not closed on its line");
    EXPECT_EQ(refusal("the\t3\n#total\tmany\n"), ":2: the total 'many' is no whole number up to 2^53");
    EXPECT_EQ(refusal("the\t9007199254740992\nof\t1\n"), ":2: the counts add up to more than 2^53");
}

TEST_F(ReferenceListFile, IsRefusedAsAWhole) {
    const std::string empty =
        ": no term in this frequency list; a line is a term, a tab or a comma, and its count";
    EXPECT_EQ(refusal(""), empty);
    EXPECT_EQ(refusal("# nothing\n"), empty);
    EXPECT_EQ(refusal("the\t3\nof\t2\n", 4), ": the counts add up to 5, more than the size of 4");
    EXPECT_EQ(refusal("#total\t4\nthe\t5\n"), ": the counts add up to 5, more than the size of 4");
}

TEST_F(ReferenceListFile, HasToBeThere) {
    const laws::GivenData given(folder_.path());
    EXPECT_THROW(static_cast<void>(given.data().read_named("/no/such/list.tsv", 3)), Refused);
    EXPECT_EQ(given.failure(), "the file '/no/such/list.tsv' is not there; name another file");
}

}  // namespace
}  // namespace rostra::keyness_test
