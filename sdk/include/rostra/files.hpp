// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "rostra/abi/service_files.h"
#include "rostra/call.hpp"

namespace rostra {
inline namespace v0 {

/// A file of the run directory, written in one go, buffered.
class OutputFile {
public:
    OutputFile() = default;
    explicit OutputFile(const rostra_sink* sink) : sink_(sink) {}

    void write(std::string_view bytes) {
        buffer_.append(bytes);
        if (buffer_.size() >= kFlush) flush();
    }
    /// Appending here directly saves a copy; call `maybe_flush` now and then.
    [[nodiscard]] std::string& buffer() { return buffer_; }
    void maybe_flush() {
        if (buffer_.size() >= kFlush) flush();
    }
    void flush() {
        if (buffer_.empty()) return;
        detail::require(sink_->write(sink_->self, buffer_.data(), static_cast<std::int64_t>(buffer_.size())));
        buffer_.clear();
    }

private:
    static constexpr std::size_t kFlush = std::size_t{1} << 18;
    const rostra_sink* sink_ = nullptr;
    std::string buffer_;
};

/// Files of the run directory, for writers. They get their names once the whole run is well.
class Files {
public:
    explicit Files(Call call) : call_(call), files_(&call.service<rostra_files>(ROSTRA_FILES)) {}

    [[nodiscard]] OutputFile open(std::string_view name) const {
        const rostra_sink* sink = files_->open(call_.raw(), str(name));
        if (sink == nullptr) throw Refused();
        return OutputFile(sink);
    }
    /// For libraries that must open the file themselves: where to.
    [[nodiscard]] std::string path(std::string_view name) const {
        const rostra_str path = files_->path(call_.raw(), str(name));
        if (path.size == 0) throw Refused();
        return std::string(view(path));
    }

private:
    Call call_;
    const rostra_files* files_;
};

}  // namespace v0
}  // namespace rostra
