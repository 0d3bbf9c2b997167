// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace rostra::core {

/// XXH3's 128 bits as 32 hexadecimal digits, the same that `xxh128sum` prints; for knowing contents again,
/// not for keeping anyone from forging them.
[[nodiscard]] std::string content_hash(std::string_view bytes);

/// The same 128 bits as they are, where there is one for each of many documents.
struct ContentDigest {
    std::array<unsigned char, 16> bytes{};  ///< most significant first

    [[nodiscard]] std::string hex() const;
    friend bool operator==(const ContentDigest&, const ContentDigest&) = default;
};
[[nodiscard]] ContentDigest content_digest(std::string_view bytes);

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
