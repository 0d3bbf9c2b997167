// SPDX-License-Identifier: Apache-2.0
#include "run/unpacker.hpp"

#include <gmock/gmock.h>
#include <zlib.h>

#include <cstdio>
#include <string>
#include <vector>

#include "files/nameless_file.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

void number_field(std::string& head, std::size_t at, std::size_t digits, std::size_t value) {
    std::snprintf(head.data() + at, digits + 1, "%0*zo", static_cast<int>(digits), value);
}

/// A member of a tar as POSIX has it; `type`: '0' a file, '2' a link to `target`, '3' a device, '5' a folder.
std::string tar_member(const std::string& name, const std::string& content, char type = '0',
                       const std::string& target = "") {
    std::string head(512, '\0');
    head.replace(0, name.size(), name);
    number_field(head, 100, 7, 0644);
    number_field(head, 124, 11, content.size());
    number_field(head, 136, 11, 0);
    head[156] = type;
    head.replace(157, target.size(), target);
    head.replace(257, 8, std::string("ustar\00000", 8));
    head.replace(148, 8, 8, ' ');
    std::size_t sum = 0;
    for (const char c : head) sum += static_cast<unsigned char>(c);
    number_field(head, 148, 6, sum);
    head[154] = '\0';
    return head + content + std::string((512 - content.size() % 512) % 512, '\0');
}

std::string tar(const std::string& members) { return members + std::string(1024, '\0'); }

std::string gzipped(const std::string& bytes) {
    ::z_stream stream{};
    EXPECT_EQ(::deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
    std::string packed(::deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(::deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.resize(stream.total_out);
    ::deflateEnd(&stream);
    return packed;
}

class UnpackerTest : public ::testing::Test {
protected:
    /// "ID: content" or "ID! problem" of each file in the archive.
    std::vector<std::string> unpack(const std::string& name, const std::string& bytes,
                                    UnpackLimits limits = {}) {
        const std::string path = folder_.write(name, bytes);
        Unpacker unpacker(open_nameless_file(folder_.path()), limits, stop_);
        const Result<bool> done = unpacker.unpack({name, path, bytes.size()});
        if (!done) return {"! " + done.error().message};
        if (!*done) return {"no archive"};
        warnings_ = unpacker.warnings();
        std::vector<std::string> found;
        const std::vector<SourceFile> files = unpacker.take_files();
        const FileHandle spool = unpacker.take_spool();
        for (const SourceFile& file : files) {
            EXPECT_EQ(file.packed->archive, name);
            if (!file.packed->problem.empty()) {
                found.push_back(file.id + "! " + file.packed->problem);
                continue;
            }
            std::string content(file.bytes, '\0');
            const Result<std::size_t> got =
                read_at({spool.get(), file.packed->begin, file.bytes}, 0, content);
            EXPECT_TRUE(got && *got == content.size());
            found.push_back(file.id + (file.packed->name.empty() ? "" : " (" + file.packed->name + ")") +
                            ": " + content);
        }
        return found;
    }

    test::TemporaryFolder folder_;
    StopFlag stop_;
    std::vector<std::string> warnings_;
};

TEST_F(UnpackerTest, TakesTheFilesOfATar) {
    const std::string bytes = tar(tar_member("a/", "", '5') + tar_member("a/one.txt", "One.") +
                                  tar_member("./two.txt", "") + tar_member("caf\xE9.txt", "Three."));
    const auto expected = ElementsAre("t.tar/a/one.txt: One.", "t.tar/two.txt: ", "t.tar/caf%E9.txt: Three.");
    EXPECT_THAT(unpack("t.tar", bytes), expected);
    EXPECT_THAT(warnings_, IsEmpty());
    EXPECT_THAT(unpack("t.tgz", gzipped(bytes)),
                ElementsAre("t.tgz/a/one.txt: One.", "t.tgz/two.txt: ", "t.tgz/caf%E9.txt: Three."));
}

TEST_F(UnpackerTest, TakesTheContentOfACompressedFileUnderItsName) {
    EXPECT_THAT(unpack("talk.txt.GZ", gzipped("One.")), ElementsAre("talk.txt.GZ (talk.txt): One."));
    EXPECT_THAT(unpack("talk.gz", gzipped("")), ElementsAre("talk.gz (talk): "));
    // Files that were compressed and then joined are one.
    EXPECT_THAT(unpack("talk.gz", gzipped("One. ") + gzipped("Two.")),
                ElementsAre("talk.gz (talk): One. Two."));
}

TEST_F(UnpackerTest, LeavesAloneWhatIsNoArchive) {
    EXPECT_THAT(unpack("a.zip", "One."), ElementsAre("no archive"));
    EXPECT_THAT(unpack("a.zip", ""), ElementsAre("no archive"));
}

TEST_F(UnpackerTest, SetsAsideEachMemberThatIsNoFileOfIts) {
    EXPECT_THAT(unpack("t.tar", tar(tar_member("../a", "One.") + tar_member("/etc/a", "Two.") +
                                    tar_member("link", "", '2', "/etc/passwd") + tar_member("null", "", '3') +
                                    tar_member("b", "Three."))),
                ElementsAre("t.tar/../a! its path in the archive, '../a', leads out of it",
                            "t.tar/etc/a! its path in the archive, '/etc/a', leads out of it",
                            "t.tar/link! is a link to '/etc/passwd', which is read where it stands, if it "
                            "does; links in archives "
                            "are not followed",
                            "t.tar/null! is a pipe or a device, not a file", "t.tar/b: Three."));
}

TEST_F(UnpackerTest, SetsAMemberWithoutANameAsideAndGoesOn) {
    EXPECT_THAT(
        unpack("t.tar", tar(tar_member("./", "", '5') + tar_member("", "One.") + tar_member("a", "Two.") +
                            tar_member(".", "Three.") + tar_member("b", "Four."))),
        ElementsAre(
            "t.tar! the first file in it has no name that can be read; unpack it, and name the files in it",
            "t.tar/a: Two.",
            "t.tar! a file in it, behind 'a', has no name that can be read; unpack it, and name the "
            "files in it",
            "t.tar/b: Four."));
}

TEST_F(UnpackerTest, SetsAsideWhatHasTooLongAName) {
    UnpackLimits limits;
    limits.name = 90;
    EXPECT_THAT(
        unpack("t.tar", tar(tar_member(std::string(90, 'n'), "One.") + tar_member("a", "Two.")), limits),
        ElementsAre("t.tar/" + std::string(90, 'n') +
                        "! its name is longer than 90 bytes; unpack the archive, and name the files in it",
                    "t.tar/a: Two."));
}

TEST_F(UnpackerTest, LeavesHiddenFilesOutAndSaysSo) {
    EXPECT_THAT(unpack("t.tar", tar(tar_member(".DS_Store", "x") + tar_member("a", "One.") +
                                    tar_member("__MACOSX/._a", "x"))),
                ElementsAre("t.tar/a: One."));
    EXPECT_THAT(warnings_, ElementsAre("'t.tar': hidden files are left out (2; the first is '.DS_Store')"));
    EXPECT_THAT(unpack("t.tar", tar(tar_member("a/", "", '5'))), ElementsAre("t.tar! holds no file"));
}

TEST_F(UnpackerTest, TakesWhatStandsBeforeTheEndOfACutArchive) {
    const std::string whole = tar(tar_member("a", "One.") + tar_member("b", std::string(5000, 'x')));
    EXPECT_THAT(unpack("t.tar", whole.substr(0, 3000)),
                ElementsAre("t.tar/a: One.", StartsWith("t.tar/b! is damaged: "),
                            StartsWith("t.tar! cannot be unpacked beyond 'b': ")));
    const std::string packed = gzipped(std::string(5000, 'x'));
    EXPECT_THAT(unpack("t.gz", packed.substr(0, packed.size() / 2)), ElementsAre(StartsWith("t.gz! ")));
}

TEST_F(UnpackerTest, SaysWhereTheHeadOfAMemberIsDamaged) {
    std::string bytes = tar(tar_member("a", "One.") + tar_member("b", "Two.") + tar_member("c", "Three."));
    bytes[1024] ^= 1;
    EXPECT_THAT(unpack("t.tar", bytes),
                ElementsAre("t.tar/a: One.", StartsWith("t.tar! cannot be unpacked beyond 'a': ")));
}

TEST_F(UnpackerTest, GoesThroughArchivesInArchives) {
    std::string bytes = gzipped("One.");
    std::string name = "a.txt.gz";
    for (int i = 0; i < 3; ++i) {
        bytes = tar(tar_member(name, bytes));
        name = std::to_string(i) + ".tar";
    }
    EXPECT_THAT(unpack("t.tar", bytes),
                ElementsAre("t.tar/1.tar/0.tar/a.txt.gz (t.tar/1.tar/0.tar/a.txt): One."));
    EXPECT_THAT(
        unpack("t.tar", tar(tar_member(name, bytes))),
        ElementsAre(
            "t.tar/2.tar/1.tar/0.tar/a.txt.gz! is an archive more than 4 deep in others; unpack them first"));
}

TEST_F(UnpackerTest, StopsABombAndKeepsWhatStandsBefore) {
    UnpackLimits limits;
    limits.ratio_from = 1 << 20;
    const std::string bomb = gzipped(
        tar(tar_member("a", "One.") + tar_member("b", std::string(8 << 20, '\0')) + tar_member("c", "Two.")));
    EXPECT_THAT(unpack("t.tgz", bomb, limits),
                ElementsAre("t.tgz/a: One.",
                            HasSubstr("t.tgz! is not unpacked any further: it gives more than 250 bytes for "
                                      "each of its own, as archives do that are made to fill a disk")));
    limits = {};
    limits.bytes = 1 << 20;
    EXPECT_THAT(unpack("t.tgz", bomb, limits),
                ElementsAre("t.tgz/a: One.",
                            HasSubstr("more than 1 MiB would stand on the disk; raise `unpacked` in [run]")));
    limits = {};
    limits.members = 2;
    EXPECT_THAT(
        unpack("t.tar", tar(tar_member("a", "One.") + tar_member("b", "Two.") + tar_member("c", "Three.")),
               limits),
        ElementsAre("t.tar/a: One.", "t.tar/b: Two.",
                    "t.tar! holds more than 2 files; what stands before is read"));
}

TEST_F(UnpackerTest, TakesThePagesOfAWebArchive) {
    const auto response = [](const std::string& uri, const std::string& head, const std::string& content) {
        const std::string http = "HTTP/1.1 " + head + "\r\n\r\n" + content;
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + uri +
               "\r\nWARC-Date: 2024-05-01T14:03:11Z\r\nContent-Type: application/http\r\nContent-Length: " +
               std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
    };
    const std::string bytes =
        response("https://a.example/", "200 OK\r\nContent-Type: text/html", "<p>One.</p>") +
        response("https://a.example/b", "404 Not Found", "no") +
        response("https://a.example/c", "200 OK\r\nContent-Type: image/png", "\x89PNG") +
        response("https://a.example/d", "200 OK\r\nContent-Encoding: gzip", gzipped("<p>Two.</p>")) +
        response("https://a.example/", "200 OK", "<p>Three.</p>") +
        response("https://a.example/e", "200 OK\r\nContent-Encoding: br", "x");
    for (const std::string& form : {bytes, gzipped(bytes)}) {
        EXPECT_THAT(unpack("c.warc", form),
                    ElementsAre("c.warc/a.example/index: <p>One.</p>", "c.warc/a.example/d: <p>Two.</p>",
                                "c.warc/a.example/index@2024-05-01T14:03:11Z: <p>Three.</p>",
                                "c.warc/a.example/e! is compressed by 'br', which is not unpacked"));
        EXPECT_THAT(
            warnings_,
            ElementsAre(
                "'c.warc': answers without a page are left out (1; the first is 'https://a.example/b (status "
                "404)')",
                "'c.warc': pictures, sounds, scripts and styles are left out (1; the first is "
                "'https://a.example/c')"));
    }
}

TEST_F(UnpackerTest, PartsAPageFromTheFolderOfItsName) {
    const auto response = [](const std::string& uri) {
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + uri +
               "\r\nWARC-Date: 2024-05-01T14:03:11Z\r\nContent-Length: 1\r\n\r\nx\r\n\r\n";
    };
    EXPECT_THAT(unpack("c.warc", response("https://a.example/b") + response("https://a.example/b.html") +
                                     response("https://a.example/b/c")),
                ElementsAre("c.warc/a.example/b@2024-05-01T14:03:11Z (c.warc/a.example/b): x",
                            "c.warc/a.example/b.html: x", "c.warc/a.example/b/c: x"));
}

TEST_F(UnpackerTest, SaysWhichRecordsOfAWebArchiveAreNoPages) {
    const auto record = [](const std::string& type, const std::string& uri, const std::string& more = "") {
        return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri + "\r\n" + more +
               "Content-Length: 1\r\n\r\nx\r\n\r\n";
    };
    EXPECT_THAT(unpack("c.warc", record("request", "https://a.example/b") +
                                     record("response", "https://a.example/b", "WARC-Truncated: length\r\n") +
                                     record("conversion", "https://a.example/c") +
                                     record("resource", "dns:a.example")),
                ElementsAre("c.warc/a.example/b: x"));
    EXPECT_THAT(
        warnings_,
        ElementsAre(
            "'c.warc': records of addresses other than pages' are left out (1; the first is 'dns:a.example')",
            "'c.warc': records other than answers of servers are left out (1; the first is "
            "'https://a.example/c')",
            "'c.warc': of some pages the archive has only the beginning, which is read (1; the first is "
            "'https://a.example/b')"));
}

TEST_F(UnpackerTest, StopsWhereTheRunIsToStop) {
    stop_.set();
    EXPECT_THAT(unpack("talk.gz", gzipped("One.")), ElementsAre("! interrupted"));
    EXPECT_THAT(unpack("t.tar", tar(tar_member(".hidden", "One."))), ElementsAre("! interrupted"));
    EXPECT_THAT(unpack("c.warc", "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n"),
                ElementsAre("! interrupted"));
}

/// Every beginning of an archive, and every byte of it in turn changed, is unpacked to an end.
TEST_F(UnpackerTest, ComesToAnEndWhateverItIsGiven) {
    const std::string bytes = gzipped(tar(tar_member("a", "One.") + tar_member("b", "Two.")));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        static_cast<void>(unpack("t.tgz", bytes.substr(0, i)));
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 0x10);
        static_cast<void>(unpack("t.tgz", changed));
    }
}

}  // namespace
}  // namespace rostra::core
