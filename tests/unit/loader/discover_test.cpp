// SPDX-License-Identifier: Apache-2.0
#include "loader/discover.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "loader/search_warnings.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string manifest(const std::string& id, const std::string& version = "1.0.0", int abi = 0) {
    return "rostra = 1\nid = \"" + id + "\"\nversion = \"" + version + "\"\nabi = " + std::to_string(abi) +
           "\nlicence = \"Apache-2.0\"\nsummary = \"Does nothing.\"\n[[component]]\nname = \"c\"\nkind = "
           "\"writer\"\n";
}

class Discover : public ::testing::Test {
protected:
    /// A manifest and a library beside it, which nothing opens.
    void plugin(const std::string& stem, const std::string& text) {
        folder_.write(stem + ".rostra.toml", text);
        folder_.write(stem + ".so", "no library");
    }
    /// Of folders below the temporary one, each its own origin.
    Discovery found_in(const std::vector<std::string>& folders) {
        std::vector<SearchFolder> search;
        for (const std::string& folder : folders) search.push_back({folder_ / folder, folder});
        return discover(search);
    }
    /// A path as it is below the temporary folder.
    std::string below(const std::filesystem::path& path) {
        return path.lexically_relative(std::filesystem::canonical(folder_.path())).string();
    }
    /// "id version folder origin" of each that can be used.
    std::vector<std::string> usable(const Discovery& found) {
        std::vector<std::string> shown;
        for (std::size_t i = 0; i < found.catalogue.plugins.size(); ++i) {
            const CatalogueEntry& entry = found.catalogue.plugins[i];
            shown.push_back(entry.manifest.id + " " + entry.manifest.version + " " + below(entry.folder) +
                            " " + found.origins.at(i));
        }
        return shown;
    }
    /// "name file: why" of each that cannot.
    std::vector<std::string> unusable(const Discovery& found) {
        std::vector<std::string> shown;
        for (const UnusablePlugin& plugin : found.unusable) {
            std::string why = plugin.why;
            const std::string root = std::filesystem::canonical(folder_.path()).string() + "/";
            for (std::size_t at = why.find(root); at != std::string::npos; at = why.find(root))
                why.erase(at, root.size());
            shown.push_back(plugin.name + " " + below(plugin.file) + ": " + why);
        }
        return shown;
    }

    test::TemporaryFolder folder_;
};

TEST_F(Discover, FindsPluginsInAFolderAndTheFoldersInIt) {
    plugin("a/second", manifest("second"));
    plugin("a/first/first", manifest("first"));
    plugin("a/too/deep/third", manifest("third"));
    const Discovery found = found_in({"a"});
    EXPECT_THAT(usable(found), ElementsAre("first 1.0.0 a/first a", "second 1.0.0 a a"));
    EXPECT_THAT(found.unusable, IsEmpty());
}

TEST_F(Discover, TakesTheFirstOfOneIdAndSaysWhichTheOthersAre) {
    plugin("late/p", manifest("p", "3.0.0"));
    plugin("early/p", manifest("p", "2.0.0"));
    plugin("early/q/other", manifest("p", "1.0.0"));
    const Discovery found = found_in({"early", "late"});
    EXPECT_THAT(usable(found), ElementsAre("p 2.0.0 early early"));
    std::vector<std::string> shadowed;
    for (const ShadowedPlugin& plugin : found.shadowed) {
        shadowed.push_back(plugin.id + " " + plugin.version + " " + below(plugin.folder) + " " +
                           plugin.origin + " by " + below(plugin.by));
    }
    EXPECT_THAT(shadowed, ElementsAre("p 1.0.0 early/q early by early", "p 3.0.0 late late by early"));
}

TEST_F(Discover, LooksIntoAFolderOnceHoweverOftenItIsNamed) {
    plugin("a/p/p", manifest("p"));
    std::filesystem::create_symlink(folder_ / "a", folder_ / "link");
    std::filesystem::create_symlink(folder_ / "a", folder_ / "a/loop");
    const Discovery found = found_in({"a/p", "a", "link", "a/../a"});
    EXPECT_THAT(usable(found), ElementsAre("p 1.0.0 a/p a/p"));
    EXPECT_THAT(found.shadowed, IsEmpty());
}

TEST_F(Discover, PassesOverFoldersThatAreNotThere) {
    folder_.write("file");
    std::filesystem::create_symlink(folder_ / "round", folder_ / "round");
    const Discovery found = found_in({"nowhere", "file", "round"});
    EXPECT_THAT(found.catalogue.plugins, IsEmpty());
    EXPECT_THAT(found.unusable, IsEmpty());
}

TEST_F(Discover, ListsManifestsThatAreBrokenWithWhatIsWrong) {
    plugin("a/half", "rostra = \n");
    plugin("a/odd", manifest("odd") + "colour = \"red\"\n");
    const Discovery found = found_in({"a"});
    EXPECT_THAT(found.catalogue.plugins, IsEmpty());
    const std::vector<std::string> listed = unusable(found);
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_THAT(listed[0], StartsWith("half a/half.rostra.toml: a/half.rostra.toml:1:10: error: "));
    EXPECT_EQ(
        listed[1],
        "odd a/odd.rostra.toml: a/odd.rostra.toml:10:1: error: component 'c' has no key 'colour'; it may "
        "have "
        "'name', 'kind', 'commutative', 'state', 'input', 'output' or 'accepts'\n   10 | colour = \"red\"\n      | "
        "^~~~~~\n");
}

TEST_F(Discover, SaysWhatIsMissingBesideALibraryOrAManifest) {
    folder_.write("a/alone.so");
    folder_.write("a/lost.rostra.toml", manifest("lost"));
    EXPECT_THAT(
        unusable(found_in({"a"})),
        ElementsAre(
            "alone a/alone.so: there is no manifest 'alone.rostra.toml' beside it, and a library without "
            "one is never opened",
            "lost a/lost.rostra.toml: there is no library 'lost.so' beside the manifest"));
}

TEST_F(Discover, RefusesAnotherAbiByTheManifestAlone) {
    plugin("a/p", manifest("p", "1.0.0", 7));
    EXPECT_THAT(
        unusable(found_in({"a"})),
        ElementsAre(
            "p a/p.rostra.toml: it was built for ABI 7 and this host has ABI 0; build it again with this "
            "host's SDK"));
}

TEST_F(Discover, WaitsForNoPipe) {
    folder_.write("a/p.so");
    ASSERT_EQ(::mkfifo((folder_ / "a/p.rostra.toml").c_str(), 0600), 0);
    EXPECT_THAT(
        unusable(found_in({"a"})),
        ElementsAre("p a/p.rostra.toml: cannot read 'a/p.rostra.toml': a pipe, a socket or a device, not a "
                    "file"));
}

TEST_F(Discover, LetsNothingUnusableStandBeforeAPluginOfTheSameId) {
    plugin("early/p", manifest("p", "1.0.0", 7));
    plugin("late/p", manifest("p", "2.0.0"));
    const Discovery found = found_in({"early", "late"});
    EXPECT_THAT(usable(found), ElementsAre("p 2.0.0 late late"));
    EXPECT_THAT(found.shadowed, IsEmpty());
    EXPECT_EQ(found.unusable.size(), 1U);
    EXPECT_TRUE(found.unusable.front().passed_over);
}

TEST_F(Discover, RefusesAPluginThatOthersCanChange) {
    const std::string said =
        "' can be written by everyone, so others could change what the plugin does; if you trust "
        "what is in it: chmod -R go-w '";
    for (const char* loose : {"a", "a/p", "a/p/p.so"}) {
        plugin("a/p/p", manifest("p"));
        const mode_t mode = std::string(loose) == "a/p/p.so" ? 0644 : 0755;
        ASSERT_EQ(::chmod((folder_ / loose).c_str(), mode | 0002), 0);
        EXPECT_THAT(unusable(found_in({"a"})),
                    ElementsAre("p a/p/p.rostra.toml: '" + std::string(loose) + said + loose + "'"));
        ASSERT_EQ(::chmod((folder_ / loose).c_str(), mode), 0);
    }
    EXPECT_THAT(usable(found_in({"a"})), ElementsAre("p 1.0.0 a/p a"));
    ASSERT_EQ(::chmod((folder_ / "a/p/p.rostra.toml").c_str(), 0666), 0);
    EXPECT_THAT(usable(found_in({"a"})), ElementsAre("p 1.0.0 a/p a"))
        << "the library vouches for its manifest";
}

class SearchWarnings : public Discover {
protected:
    std::vector<std::string> warnings(const std::set<std::string>& used) {
        std::vector<std::string> said = search_warnings(found_in({"early", "late"}), used);
        const std::string root = std::filesystem::canonical(folder_.path()).string() + "/";
        for (std::string& warning : said) {
            for (std::size_t at = warning.find(root); at != std::string::npos; at = warning.find(root))
                warning.erase(at, root.size());
        }
        return said;
    }
};

TEST_F(SearchWarnings, SpeakOfAPluginThatStandsBeforeAnother) {
    plugin("early/p", manifest("p"));
    plugin("late/p", manifest("p"));
    plugin("late/q", manifest("q"));
    EXPECT_THAT(warnings({"p", "q"}),
                ElementsAre("plugin 'p' is taken from 'early' (early) instead of 'late' (late), "
                            "which comes later on the search path"));
    EXPECT_THAT(warnings({"q"}), IsEmpty());
}

TEST_F(SearchWarnings, SpeakOfAPluginThatWasPassedOver) {
    plugin("early/p", manifest("p", "1.0.0", 7));
    plugin("late/p", manifest("p"));
    plugin("late/q", manifest("q"));
    plugin("late/r/q", manifest("q", "1.0.0", 7));
    EXPECT_THAT(
        warnings({"p", "q"}),
        ElementsAre(
            "plugin 'p' is taken from 'late' (late), since 'early' (early), which comes earlier on the "
            "search path, cannot be used: it was built for ABI 7 and this host has ABI 0; build it "
            "again with this host's SDK"));
}

}  // namespace
}  // namespace rostra::core
