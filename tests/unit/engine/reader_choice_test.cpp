// SPDX-License-Identifier: Apache-2.0
#include "engine/reader_choice.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::core {
namespace {

/// Readers that accept these inputs, named a, b, c …
class ReaderChoice : public ::testing::Test {
protected:
    void readers(const std::vector<AcceptedInputs>& accepts) {
        plugins_.resize(accepts.size());
        for (std::size_t i = 0; i < accepts.size(); ++i) {
            ComponentSpec spec;
            spec.kind = ComponentKind::reader;
            spec.accepts = accepts[i];
            plugins_[i].manifest.components = {spec};
            input_.readers.push_back(readers_.size());
            StagePlan& reader = readers_.emplace_back();
            reader.id = std::string(1, static_cast<char>('a' + i));
            reader.plugin = &plugins_[i];
            reader.components.emplace_back();
        }
    }
    std::string chosen(std::string_view name, std::string_view bytes) {
        const std::size_t reader = choose_reader(input_, readers_, name, bytes).reader;
        return reader == kNone ? "none" : readers_[reader].id;
    }

    std::vector<CatalogueEntry> plugins_;
    std::vector<StagePlan> readers_;
    InputPlan input_;
};

const AcceptedInputs kCaptions{{"srt", "vtt"}, {"WEBVTT"}, {}};
const AcceptedInputs kPages{{"pdf"}, {}, {"%PDF"}};

TEST_F(ReaderChoice, GoesByContentBeforeTheName) {
    readers({kPages, kCaptions});
    EXPECT_EQ(chosen("a.pdf", "WEBVTT\n"), "b");
    EXPECT_EQ(chosen("a.vtt", "%PDF-1.7"), "a");
    EXPECT_EQ(chosen("a.pdf", "text"), "a");
    EXPECT_EQ(chosen("a.vtt", ""), "b");
}

TEST_F(ReaderChoice, GoesByTheNameBeforeTheReaderThatTakesEverything) {
    readers({{}, kCaptions});
    EXPECT_EQ(chosen("talk.srt", "1\n"), "b");
    EXPECT_EQ(chosen("talk.txt", "WEBVTT\n"), "b");
    EXPECT_EQ(chosen("talk.txt", "1\n"), "a");
}

TEST_F(ReaderChoice, AsksWhatTheTextIs) {
    readers({{}, {{"vtt"}, {}, {}, {"captions"}}, {{}, {}, {}, {"csv", "tsv"}}});
    EXPECT_EQ(chosen("talk.txt", "1\n00:00:01,000 --> 00:00:02,000\nHello.\n"), "b");
    EXPECT_EQ(chosen("talk.txt", "\xEF\xBB\xBFWEBVTT\n\n"), "b");
    EXPECT_EQ(chosen("talk.vtt", "name,age\n\"Ada\",3\n\"Bo\",4\n"), "c");
    EXPECT_EQ(chosen("talk.txt", "It is one, or it is two.\n"), "a");
    EXPECT_EQ(chosen("talk.txt", "%PDF-1.7"), "a");
    EXPECT_EQ(chosen("talk.vtt", "%PDF-1.7"), "a") << "no captions, whatever its name";
}

TEST_F(ReaderChoice, TellsWhatNeedNotBeLookedAtAgain) {
    const auto prose = [&](std::string_view bytes) {
        return choose_reader(input_, readers_, "a.txt", bytes).prose;
    };
    readers({{}, kCaptions});
    EXPECT_FALSE(prose("It is one.\n")) << "no reader asked";
    input_ = {};
    readers_.clear();
    readers({{{}, {}, {}, {"csv"}}});
    EXPECT_TRUE(prose("It is one.\n"));
    EXPECT_FALSE(prose("%PDF-1.7"));
    EXPECT_FALSE(prose("<!doctype html><p>x"));
    EXPECT_FALSE(prose("time\tname\twords\n00:01\tAnna\tHello.\n00:02\tBen\tYes.\n")) << "it may be a table";
}

TEST_F(ReaderChoice, TakesTheFirstOfEquals) {
    readers({kCaptions, kCaptions, {}, {}});
    EXPECT_EQ(chosen("talk.srt", ""), "a");
    EXPECT_EQ(chosen("talk.md", "WEBVTT"), "a");
    EXPECT_EQ(chosen("talk.md", ""), "c");
}

TEST_F(ReaderChoice, ComparesEndingsOfNamesInAnyCase) {
    readers({{{"tar.gz"}, {}, {}}});
    EXPECT_EQ(chosen("folder.x/A.TAR.GZ", ""), "a");
    EXPECT_EQ(chosen("a.gz", ""), "none");
    EXPECT_EQ(chosen("tar.gz", ""), "none");
}

TEST_F(ReaderChoice, LooksBehindAByteOrderMarkForTextAndNotForBytes) {
    readers({{{}, {"WEBVTT"}, {}}, {{}, {}, {"%PDF"}}});
    EXPECT_EQ(chosen("a", "\xEF\xBB\xBFWEBVTT"), "a");
    EXPECT_EQ(chosen("a", "\xEF\xBB\xBF%PDF"), "none");
}

TEST_F(ReaderChoice, SaysWhichInputsTheReadersTake) {
    readers({kCaptions, kPages, {{"log"}, {}, {}}});
    EXPECT_EQ(
        no_reader_text(input_, readers_),
        "no reader of the pipeline takes it: reader 'a' takes *.srt, *.vtt and what begins with 'WEBVTT', "
        "reader 'b' takes *.pdf and what begins with the bytes 25504446, reader 'c' takes *.log; name "
        "another "
        "one in `reader` of [input], such as \"text\", or leave the input out of `paths`");
}

}  // namespace
}  // namespace rostra::core
