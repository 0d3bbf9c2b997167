// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"

namespace rostra::core {

/// A record of a web archive, without its content.
struct WarcRecord {
    std::string type;          ///< "response", "resource", "request", "metadata", …
    std::string uri;           ///< what was asked for
    std::string date;          ///< when, "2024-05-01T14:03:11Z"
    std::string content_type;  ///< of the content; of a response, as the server named it, in lower case
    std::string encoding;      ///< how the server compressed it, such as "gzip"; "": not at all
    int status = 200;          ///< of a response
    bool truncated = false;    ///< the content is only the beginning of what the server sent
};

/// The records of a web archive (WARC 1.0 and 1.1, ISO 28500:2017), one after another, and their content: what a server
/// sent, without the lines before it and the marks between its chunks. Memory does not grow with the archive.
class WarcReader {
public:
    /// Puts the next bytes of the archive into its room and tells how many; 0: the end.
    using Fill = std::function<Result<std::size_t>(std::span<char>)>;
    explicit WarcReader(Fill fill) : fill_(std::move(fill)) {}

    /// None: there are no more. After an error nothing more can be had of the archive.
    [[nodiscard]] Result<std::optional<WarcRecord>> next();
    /// The next bytes of the record's content; 0: its end.
    [[nodiscard]] Result<std::size_t> read(std::span<char> room);

private:
    enum class Chunks : std::uint8_t { none, first, next, over };

    [[nodiscard]] Result<bool> more();  // whether there is a byte at at_
    [[nodiscard]] Result<std::optional<std::string>> line(std::uint64_t most);
    [[nodiscard]] Result<std::size_t> take(std::span<char> room, std::uint64_t most);
    [[nodiscard]] Result<void> read_http_head(WarcRecord& record);
    [[nodiscard]] Result<std::optional<std::string>> content_line();
    [[nodiscard]] Result<void> begin_chunk();

    Fill fill_;
    std::string block_;
    std::size_t at_ = 0;      // in block_
    std::uint64_t left_ = 0;  // of the record
    std::uint64_t chunk_left_ = 0;
    Chunks chunks_ = Chunks::none;
    std::string ahead_;  // read to look for a chunk, and handed on as content
};

}  // namespace rostra::core
