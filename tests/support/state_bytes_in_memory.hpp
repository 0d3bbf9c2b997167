// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rostra/abi/base.h"

namespace rostra::test {

/// Where a StateWriter writes to.
class SavedBytes {
public:
    SavedBytes() = default;
    SavedBytes(const SavedBytes&) = delete;
    SavedBytes& operator=(const SavedBytes&) = delete;

    [[nodiscard]] const rostra_sink* sink() const { return &sink_; }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    static rostra_status write(void* self, const void* bytes, std::int64_t size) noexcept {
        static_cast<SavedBytes*>(self)->bytes_.append(static_cast<const char*>(bytes),
                                                      static_cast<std::size_t>(size));
        return ROSTRA_OK;
    }

    std::string bytes_;
    rostra_sink sink_ = {sizeof(rostra_sink), 0, this, write};
};

/// What a StateReader reads: `step` bytes at a time, and a failure where there are none left, if `fails`.
class BytesToLoad {
public:
    explicit BytesToLoad(std::string_view bytes, std::size_t step = 4096, bool fails = false)
        : left_(bytes), step_(step), fails_(fails) {}
    BytesToLoad(const BytesToLoad&) = delete;
    BytesToLoad& operator=(const BytesToLoad&) = delete;

    [[nodiscard]] const rostra_stream& stream() const { return stream_; }

private:
    static std::int64_t read(void* self, void* bytes, std::int64_t size) noexcept {
        auto& own = *static_cast<BytesToLoad*>(self);
        if (own.left_.empty() && own.fails_) return -1;
        const std::size_t count = std::min({static_cast<std::size_t>(size), own.step_, own.left_.size()});
        std::copy_n(own.left_.data(), count, static_cast<char*>(bytes));
        own.left_.remove_prefix(count);
        return static_cast<std::int64_t>(count);
    }

    std::string_view left_;
    std::size_t step_;
    bool fails_;
    rostra_stream stream_ = {sizeof(rostra_stream), 0, this, read};
};

}  // namespace rostra::test
