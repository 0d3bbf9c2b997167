// SPDX-License-Identifier: Apache-2.0
#include "loader/path_trust.hpp"

#include <grp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

constexpr uid_t kNobody = 65534;
constexpr gid_t kNobodysGroup = 54321;  // of no name

class PathTrustTest : public ::testing::Test {
protected:
    PathTrustTest() { trust_.owners = {0, ::geteuid()}; }
    /// What is said of a file of this mode, its path left out.
    std::string objection(mode_t mode) {
        const std::string path = folder_.write("plugin.so");
        EXPECT_EQ(::chmod(path.c_str(), mode), 0);
        return without_path(trust_.objection(path).value_or("none"), path);
    }
    static std::string without_path(std::string text, const std::string& path) {
        for (std::size_t at = text.find(path); at != std::string::npos; at = text.find(path))
            text.replace(at, path.size(), "P");
        return text;
    }
    /// Changes owner and group, which only root can.
    bool give_away(uid_t owner, gid_t group) {
        return ::geteuid() == 0 && ::chown(folder_.write("plugin.so").c_str(), owner, group) == 0;
    }
    PathTrust trust_;
    test::TemporaryFolder folder_;
};

TEST_F(PathTrustTest, HasNothingAgainstWhatOnlyItsOwnerCanChange) {
    EXPECT_EQ(objection(0755), "none");
    EXPECT_EQ(objection(0600), "none");
    EXPECT_EQ(objection(0444), "none");
    EXPECT_FALSE(trust_.objection(folder_ / "nowhere"));
}

TEST_F(PathTrustTest, ObjectsToWhatEveryoneCanWrite) {
    EXPECT_EQ(objection(0757),
              "'P' can be written by everyone, so others could change what the plugin does; if you trust "
              "what is in "
              "it: chmod -R go-w 'P'");
    trust_.anyone = true;  // so may the program itself
    EXPECT_EQ(objection(0757), "none");
}

TEST_F(PathTrustTest, LeavesASharedFolderShared) {
    ASSERT_EQ(::chmod(folder_.path().c_str(), 01777), 0);
    EXPECT_EQ(without_path(*trust_.objection(folder_.path()), folder_.path()),
              "'P' can be written by everyone, so others could change what the plugin does; move it into a "
              "folder of "
              "your own");
}

TEST_F(PathTrustTest, ObjectsToWhatAGroupOfOthersCanWrite) {
    if (!give_away(::geteuid(), kNobodysGroup)) GTEST_SKIP() << "needs root";
    EXPECT_EQ(objection(0775),
              "'P' can be written by its group, so others could change what the plugin does; if you trust "
              "what is in "
              "it: chmod -R go-w 'P'");
    trust_.groups = {kNobodysGroup};  // which may write to the program itself
    EXPECT_EQ(objection(0775), "none");
}

TEST_F(PathTrustTest, CountsAGroupOfOnesOwnAsOneself) {
    const struct group* root = ::getgrgid(0);
    if (!give_away(0, 0) || root == nullptr || std::string(root->gr_name) != "root")
        GTEST_SKIP() << "needs root";
    EXPECT_EQ(objection(0775), "none");
}

TEST_F(PathTrustTest, ObjectsToWhatBelongsToSomeoneElse) {
    if (!give_away(kNobody, 0)) GTEST_SKIP() << "needs root";
    EXPECT_EQ(objection(0755),
              "'P' belongs to user 'nobody', who could change what the plugin does; if you trust it, make it "
              "yours: "
              "chown -R $(id -u) 'P'");
    trust_.owners.push_back(kNobody);  // who owns the program itself
    EXPECT_EQ(objection(0755), "none");
}

TEST_F(PathTrustTest, TrustsWhoeverMayWriteToTheProgram) {
    const PathTrust trust = PathTrust::of_this_program();
    EXPECT_FALSE(trust.objection("/proc/self/exe"));
    EXPECT_EQ(trust.owners.front(), 0U);
    EXPECT_EQ(trust.owners.at(1), ::geteuid());
}

}  // namespace
}  // namespace rostra::core
