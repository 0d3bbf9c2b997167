// SPDX-License-Identifier: Apache-2.0
#include "run/member_path.hpp"

#include <gtest/gtest.h>

namespace rostra::core {
namespace {

TEST(MemberPath, IsWithoutWhatLeadsNowhere) {
    EXPECT_EQ(member_path("./a//b/./c.txt").path, "a/b/c.txt");
    EXPECT_FALSE(member_path("./a//b/./c.txt").leads_out);
    EXPECT_EQ(member_path("a..b/c...txt").path, "a..b/c...txt");
    EXPECT_FALSE(member_path("a..b/c...txt").leads_out);
}

TEST(MemberPath, TellsWhatLeadsOut) {
    for (const char* path :
         {"../a", "a/../../b", "/etc/passwd", "..\\a", "a\\..\\b", "\\a", "C:\\a", "c:/a", ".."})
        EXPECT_TRUE(member_path(path).leads_out) << path;
}

TEST(MemberPath, TellsHiddenFiles) {
    for (const char* path : {".DS_Store", "a/.git/config", "__MACOSX/a/._b.txt"})
        EXPECT_TRUE(member_path(path).hidden) << path;
    for (const char* path : {"./a", "a/b.txt", "../a"}) EXPECT_FALSE(member_path(path).hidden) << path;
}

TEST(AddressPath, IsTheAddressAsAPath) {
    EXPECT_EQ(address_path("https://a.example/b/c.html?d=1#e").path, "a.example/b/c.html?d=1");
    EXPECT_EQ(address_path("http://a.example/").path, "a.example/index");
    EXPECT_EQ(address_path("http://a.example").path, "a.example/index");
    EXPECT_EQ(address_path("http://a.example/b/#e").path, "a.example/b/index");
    EXPECT_EQ(address_path("http://a.example/b?c=d/").path, "a.example/b?c=d");
    EXPECT_EQ(address_path("http://a.example//b/../c/").path, "a.example/b/c/index");
    EXPECT_EQ(address_path("urn:x").path, "urn:x");
    EXPECT_EQ(address_path("https://").path, "");
}

TEST(WebAddress, IsOfAPage) {
    for (const char* uri : {"http://a.example/", "HTTPS://a.example"})
        EXPECT_TRUE(is_web_address(uri)) << uri;
    for (const char* uri : {"dns:a.example", "metadata://a.example/http://", "urn:x", "http", ""})
        EXPECT_FALSE(is_web_address(uri)) << uri;
}

TEST(PagePart, IsWhatIsNoDocument) {
    EXPECT_TRUE(is_page_part("image/png"));
    EXPECT_TRUE(is_page_part("text/css"));
    EXPECT_FALSE(is_page_part("text/html"));
    EXPECT_FALSE(is_page_part("application/pdf"));
    EXPECT_FALSE(is_page_part(""));
}

}  // namespace
}  // namespace rostra::core
