// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace rostra::core {

/// All bytes of one input, shared by the documents that stand in it.
class SourceBytes {
public:
    virtual ~SourceBytes() = default;
    [[nodiscard]] virtual std::string_view view() const = 0;

    /// Small files are read; large ones are mapped, so a file of many records need not fit in memory.
    [[nodiscard]] static Result<std::shared_ptr<const SourceBytes>> open(const std::string& path,
                                                                         std::string_view shown);
    /// Bytes that stand in no file as they are.
    [[nodiscard]] static std::shared_ptr<const SourceBytes> own(std::string bytes);
};

}  // namespace rostra::core
