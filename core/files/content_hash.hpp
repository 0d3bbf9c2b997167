// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace rostra::core {

/// XXH3's 128 bits as 32 hexadecimal digits, the same that `xxh128sum` prints; for knowing contents again,
/// not for keeping anyone from forging them.
[[nodiscard]] std::string content_hash(std::string_view bytes);

/// The same over bytes that come in pieces.
class ContentHash {
public:
    ContentHash();
    ~ContentHash();
    ContentHash(ContentHash&&) noexcept;
    ContentHash& operator=(ContentHash&&) noexcept;

    void update(std::string_view bytes);
    [[nodiscard]] std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace rostra::core
