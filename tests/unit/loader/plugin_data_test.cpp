// SPDX-License-Identifier: Apache-2.0
#include "loader/plugin_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "files/content_hash.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PluginDataTest : public ::testing::Test {
protected:
    /// The data of a plugin `p` that was built with these files.
    PluginData data(const std::vector<std::string>& shipped = {}) { return {"p", folder_.path(), shipped}; }
    /// What is said of a file that must be there, the folder's name left out.
    std::string refusal(PluginData data, const std::string& name, ErrorKind kind = ErrorKind::usage) {
        const Result<std::optional<std::string_view>> read = data.read(name, false);
        if (read) return "read: " + std::string(read->value_or("nothing"));
        EXPECT_EQ(read.error().kind, kind);
        EXPECT_TRUE(data.failure());
        return without_folder(read.error().message);
    }
    std::string without_folder(std::string text) const {
        const std::string folder = folder_.path() + "/";
        for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
            text.erase(at, folder.size());
        return text;
    }
    test::TemporaryFolder folder_;
};

TEST_F(PluginDataTest, GivesTextsWithoutAByteOrderMarkAndRemembersTheirHashes) {
    const std::string bytes = "\xEF\xBB\xBFmarch\nmärz\n";
    folder_.write("de/months.txt", bytes);
    folder_.write("a.txt", "");
    PluginData data = this->data();
    EXPECT_EQ(**data.read("de/months.txt", false), "march\nmärz\n");
    EXPECT_EQ(**data.read("a.txt", true), "");
    const std::vector<DataFile> files = data.files();
    ASSERT_EQ(files.size(), 2U);
    EXPECT_EQ(files[0].name, "a.txt");
    EXPECT_EQ(files[1].name, "de/months.txt");
    EXPECT_EQ(files[1].xxh128, content_hash(bytes));
}

TEST_F(PluginDataTest, ReadsAFileOnce) {
    folder_.write("a.txt", "before");
    PluginData data = this->data();
    EXPECT_EQ(**data.read("a.txt", false), "before");
    folder_.write("a.txt", "after");
    EXPECT_EQ(**data.read("a.txt", false), "before");
}

TEST_F(PluginDataTest, ListsWhatIsThereAndWhatShouldBe) {
    folder_.write("en/b.txt", "");
    folder_.write("en/deep/c.txt", "");
    folder_.write("top.txt", "");
    PluginData data = this->data({"de/lost.txt", "en/b.txt"});
    EXPECT_THAT(*data.names(), ElementsAre("de/lost.txt", "en/b.txt", "en/deep/c.txt", "top.txt"));
    PluginData nothing("p", folder_ / "none", {});
    EXPECT_THAT(*nothing.names(), IsEmpty());
    EXPECT_FALSE(nothing.failure());
}

TEST_F(PluginDataTest, ReadsWhatStandsBehindALinkedFolderAlsoOnceFilesWereListed) {
    test::TemporaryFolder other;
    other.write("months.txt", "mars");
    std::filesystem::create_directory_symlink(other.path(), folder_ / "fr");
    PluginData data = this->data();
    EXPECT_THAT(*data.names(), IsEmpty());
    EXPECT_EQ(**data.read("fr/months.txt", true), "mars");
    EXPECT_FALSE(data.read("fr/days.txt", true)->has_value());
}

TEST_F(PluginDataTest, IsQuietOnlyOfAnOptionalFileThatWasNeverShipped) {
    PluginData data = this->data({"en/lost.txt"});
    EXPECT_FALSE(data.read("en/other.txt", true)->has_value());
    ASSERT_TRUE(data.names());
    EXPECT_FALSE(data.read("en/other.txt", true)->has_value());
    EXPECT_FALSE(data.failure());
    const Result<std::optional<std::string_view>> lost = data.read("en/lost.txt", true);
    ASSERT_FALSE(lost);
    EXPECT_EQ(without_folder(lost.error().message),
              "the data file 'en/lost.txt' of plugin 'p' is not there; install the plugin anew");
}

TEST_F(PluginDataTest, SaysWhatIsWrongWithAFile) {
    std::filesystem::create_directory(folder_ / "folder.txt");
    EXPECT_EQ(refusal(data(), "none.txt"),
              "the data file 'none.txt' of plugin 'p' is not there; install the plugin anew");
    EXPECT_EQ(refusal(data(), "folder.txt"),
              "the data file 'folder.txt' of plugin 'p' is a folder; install the plugin anew");
    folder_.write("latin.txt", "march\nm\xE4rz\n");
    EXPECT_EQ(
        refusal(data(), "latin.txt"),
        "the data file 'latin.txt' of plugin 'p' is not UTF-8 (line 2); save it as UTF-8, or install the "
        "plugin anew");
    // Readable by its permissions even for root, and an error when it is read.
    std::filesystem::create_symlink("/proc/self/mem", folder_ / "bad.txt");
    EXPECT_EQ(
        refusal(data(), "bad.txt", ErrorKind::failed),
        "the data file 'bad.txt' of plugin 'p' cannot be used: cannot read 'bad.txt': Input/output error");
    std::filesystem::create_symlink("/dev/zero", folder_ / "endless.txt");
    EXPECT_EQ(
        refusal(data(), "endless.txt", ErrorKind::failed),
        "the data file 'endless.txt' of plugin 'p' cannot be used: cannot read 'endless.txt': a pipe, a "
        "socket or a device, not a file");
    std::filesystem::resize_file(folder_.write("large.txt"), (std::uintmax_t{1} << 30U) + 1);
    EXPECT_EQ(refusal(data(), "large.txt"),
              "the data file 'large.txt' of plugin 'p' is larger than 1 GiB; install the plugin anew");
}

TEST_F(PluginDataTest, KeepsToItsFolder) {
    const std::string outside = "', which is not below its data folder";
    EXPECT_EQ(refusal(data(), "../a.txt"), "plugin 'p' asks for the data file '../a.txt" + outside);
    EXPECT_EQ(refusal(data(), "en/../../a.txt"),
              "plugin 'p' asks for the data file 'en/../../a.txt" + outside);
    EXPECT_EQ(refusal(data(), "/etc/passwd"), "plugin 'p' asks for the data file '/etc/passwd" + outside);
    EXPECT_EQ(refusal(data(), ""), "plugin 'p' asks for the data file '" + outside);
}

TEST_F(PluginDataTest, ReadsFilesThatOptionsNameByTheSameRules) {
    PluginData data = this->data();
    const std::string path = folder_.write("mine.txt", "\xEF\xBB\xBFone\n");
    EXPECT_EQ(*data.read_named(path), "one\n");
    EXPECT_EQ(data.files().at(0).name, path);
    const Result<std::string_view> none = data.read_named(folder_ / "none.txt");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::usage);
    EXPECT_EQ(without_folder(none.error().message), "the file 'none.txt' is not there; name another file");
    const Result<std::string_view> latin = data.read_named(folder_.write("latin.txt", "\xE4"));
    ASSERT_FALSE(latin);
    EXPECT_EQ(without_folder(latin.error().message),
              "the file 'latin.txt' is not UTF-8 (line 1); save it as UTF-8, or name another file");
}

}  // namespace
}  // namespace rostra::core
