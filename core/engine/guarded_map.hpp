// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rostra::core {

/// A file mapped into memory that may be cut by someone else meanwhile. Touching a page that the file no longer has would
/// end the process with SIGBUS; here such a page reads as zeros, and `cut` tells afterwards.
///
/// A signal handler knows nothing but what is global, so the ranges that are guarded stand in a table of the process. The
/// handler is installed with the first map; a SIGBUS anywhere else goes on to the handler that was there before.
class GuardedMap {
public:
    GuardedMap() = default;
    /// Maps `size` bytes of the file from byte `from` on, read-only. Empty where that cannot be done.
    GuardedMap(int descriptor, std::uint64_t from, std::size_t size);
    ~GuardedMap();
    GuardedMap(const GuardedMap&) = delete;
    GuardedMap& operator=(const GuardedMap&) = delete;

    explicit operator bool() const { return data_ != nullptr; }
    [[nodiscard]] std::string_view view() const { return {data_ + skip_, size_ - skip_}; }
    /// Gives the pages within `part` back to the system; they are read again when they are asked for.
    void let_go(std::string_view part) const;
    /// Whether some page was touched that the file no longer has.
    [[nodiscard]] bool cut() const;

private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;  // from data_ on
    std::size_t skip_ = 0;  // bytes of the first page that stand before them
    std::size_t slot_ = 0;
};

}  // namespace rostra::core
