// SPDX-License-Identifier: Apache-2.0
#include "files/warc_reader.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace rostra::core {
namespace {

using ::testing::ElementsAre;

std::string record(const std::string& head, const std::string& content) {
    return "WARC/1.0\r\n" + head + "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" +
           content + "\r\n\r\n";
}

std::string response(const std::string& uri, const std::string& http) {
    return record("WARC-Type: response\r\nWARC-Target-URI: " + uri +
                      "\r\nContent-Type: application/http; msgtype=response\r\n",
                  http);
}

/// "URI TYPE STATUS: content" of each record, read `step` bytes at a time; at last what is wrong, if anything.
std::vector<std::string> records(const std::string& bytes, std::size_t step) {
    std::size_t at = 0;
    WarcReader reader([&](std::span<char> room) -> Result<std::size_t> {
        const std::size_t size = std::min({step, room.size(), bytes.size() - at});
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), size, room.begin());
        at += size;
        return size;
    });
    std::vector<std::string> found;
    while (true) {
        const Result<std::optional<WarcRecord>> next = reader.next();
        if (!next) {
            found.push_back("! " + next.error().message);
            return found;
        }
        if (!*next) return found;
        std::string content;
        std::string room(step + 3, '\0');
        while (true) {
            const Result<std::size_t> got = reader.read(room);
            if (!got) {
                found.push_back("! " + got.error().message);
                return found;
            }
            if (*got == 0) break;
            content.append(room, 0, *got);
        }
        found.push_back((*next)->uri + " " + (*next)->content_type + " " + std::to_string((*next)->status) +
                        ": " + content);
    }
}

const std::string kPages =
    record("WARC-Type: warcinfo\r\n", "software: any") +
    response("https://a.example/",
             "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=utf-8\r\n\r\n<p>One.</p>") +
    response("<https://a.example/2>", "HTTP/1.1 404 Not Found\r\n\r\nnothing\r\n\r\nhere") +
    response("https://a.example/3",
             "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4;x=1\r\nOne \r\nA\r\nand two "
             "12\r\n0\r\n\r\n") +
    response("https://a.example/4",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nunmarked\nlong since") +
    record("WARC-Type: resource\r\nWARC-Target-URI: file:///a.txt\r\ncontent-type: text/plain\r\n", "");

TEST(WarcReader, HandsOnWhatServersSentWhateverTheBlocks) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20}) {
        EXPECT_THAT(
            records(kPages, step),
            ElementsAre("  200: software: any", "https://a.example/ text/html 200: <p>One.</p>",
                        "https://a.example/2  404: nothing\r\n\r\nhere",
                        "https://a.example/3  200: One and two 12",
                        "https://a.example/4  200: unmarked\nlong since", "file:///a.txt text/plain 200: "))
            << step;
    }
}

TEST(WarcReader, SkipsWhatIsNotAskedFor) {
    std::size_t at = 0;
    WarcReader reader([&](std::span<char> room) -> Result<std::size_t> {
        const std::size_t size = std::min({room.size(), kPages.size() - at, std::size_t{5}});
        std::copy_n(kPages.begin() + static_cast<std::ptrdiff_t>(at), size, room.begin());
        at += size;
        return size;
    });
    std::size_t count = 0;
    for (auto next = reader.next(); next && *next; next = reader.next()) ++count;
    EXPECT_EQ(count, 6U);
}

TEST(WarcReader, SaysWhereItCannotGoOn) {
    EXPECT_THAT(records(response("u", "HTTP/1.1 200 OK\r\n\r\nOne.") + "nonsense\r\n", 64),
                ElementsAre("u  200: One.", "! no record begins where one should"));
    EXPECT_THAT(records("WARC/1.0\r\nWARC-Type: resource\r\n\r\n", 64),
                ElementsAre("! a record does not say how long it is"));
    EXPECT_THAT(records("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 12\r\n\r\nOne.", 64),
                ElementsAre("! it is cut off within a record"));
    EXPECT_THAT(records("WARC/1.0\r\n" + std::string(3 << 20, 'x'), 1 << 20),
                ElementsAre("! a line of it is too long"));
    EXPECT_THAT(
        records(response("u", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabxyz\r\n"), 64),
        ElementsAre("! its chunks are damaged"));
}

/// Every beginning of an archive, and every byte of it in turn changed, is read to an end.
TEST(WarcReader, ComesToAnEndWhateverItIsGiven) {
    for (std::size_t i = 0; i < kPages.size(); ++i) {
        static_cast<void>(records(kPages.substr(0, i), 1 << 10));
        std::string changed = kPages;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        static_cast<void>(records(changed, 1 << 10));
    }
}

}  // namespace
}  // namespace rostra::core
