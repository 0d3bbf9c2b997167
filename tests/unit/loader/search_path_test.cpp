// SPDX-License-Identifier: Apache-2.0
#include "loader/search_path.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rostra::core {
namespace {

using ::testing::ElementsAre;

/// A variable of the environment as it is to be for a while; no value: unset.
class Variable {
public:
    Variable(const char* name, const std::optional<std::string>& value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        set(value);
    }
    ~Variable() { set(before_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    void set(const std::optional<std::string>& value) {
        if (value) {
            ::setenv(name_, value->c_str(), 1);
        } else {
            ::unsetenv(name_);
        }
    }
    const char* name_;
    std::optional<std::string> before_;
};

/// "origin folder" of each but what came with the program.
std::vector<std::string> before_installed(const std::vector<std::string>& options) {
    std::vector<std::string> shown;
    for (const SearchFolder& search : plugin_search_path(options, "/srv/here")) {
        if (search.origin != "installed") shown.push_back(search.origin + " " + search.folder.string());
    }
    return shown;
}

class SearchPath : public ::testing::Test {
protected:
    Variable path_{"ROSTRA_PLUGIN_PATH", std::nullopt};
    Variable data_{"XDG_DATA_HOME", std::nullopt};
    Variable home_{"HOME", "/home/ana"};
};

TEST_F(SearchPath, GoesFromTheCommandLineToWhatIsInstalled) {
    const Variable path("ROSTRA_PLUGIN_PATH", "/c:/d");
    const std::vector<SearchFolder> folders = plugin_search_path({"/a", "/b"}, "/srv/here");
    std::vector<std::string> origins;
    for (const SearchFolder& search : folders) origins.push_back(search.origin);
    EXPECT_THAT(origins, ElementsAre("--plugin-path", "--plugin-path", "ROSTRA_PLUGIN_PATH",
                                     "ROSTRA_PLUGIN_PATH", "user", "installed", "installed"));
    EXPECT_THAT(before_installed({"/a", "/b"}),
                ElementsAre("--plugin-path /a", "--plugin-path /b", "ROSTRA_PLUGIN_PATH /c",
                            "ROSTRA_PLUGIN_PATH /d", "user /home/ana/.local/share/rostra/plugins"));
    EXPECT_EQ(folders[5].folder, program_folder() / "plugins");
    EXPECT_EQ(folders[6].folder, program_folder().parent_path() / "lib/rostra/plugins");
}

TEST_F(SearchPath, StartsRelativeFoldersWhereTheProgramWasStarted) {
    const Variable path("ROSTRA_PLUGIN_PATH", "./mine");
    EXPECT_THAT(
        before_installed({"plugins", "../other/"}),
        ElementsAre("--plugin-path /srv/here/plugins", "--plugin-path /srv/other/",
                    "ROSTRA_PLUGIN_PATH /srv/here/mine", "user /home/ana/.local/share/rostra/plugins"));
}

TEST_F(SearchPath, TakesListsAndPassesOverWhatIsEmptyInThem) {
    const Variable path("ROSTRA_PLUGIN_PATH", "::/c:");
    EXPECT_THAT(before_installed({"/a::/b:", ""}),
                ElementsAre("--plugin-path /a", "--plugin-path /b", "ROSTRA_PLUGIN_PATH /c",
                            "user /home/ana/.local/share/rostra/plugins"));
}

TEST_F(SearchPath, LooksInTheUsersDataFolderWhereverThatIs) {
    const Variable data("XDG_DATA_HOME", "/data");
    EXPECT_THAT(before_installed({}), ElementsAre("user /data/rostra/plugins"));
}

TEST_F(SearchPath, IgnoresAUsersDataFolderThatIsRelative) {
    const Variable data("XDG_DATA_HOME", "data");
    EXPECT_THAT(before_installed({}), ElementsAre("user /home/ana/.local/share/rostra/plugins"));
    const Variable home("HOME", "ana");
    EXPECT_THAT(before_installed({}), ElementsAre());
}

TEST_F(SearchPath, DoesWithoutAUser) {
    const Variable home("HOME", std::nullopt);
    EXPECT_THAT(before_installed({}), ElementsAre());
    const Variable empty("HOME", "");
    EXPECT_THAT(before_installed({}), ElementsAre());
}

}  // namespace
}  // namespace rostra::core
