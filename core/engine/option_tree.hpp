// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "base/source_place.hpp"
#include "manifest/option_value.hpp"
#include "rostra/abi/value.h"

namespace rostra::core {

/// A stage's options as the boundary has them, with the memory behind them. Borrows the strings of `options`, which
/// outlive this object.
class OptionTree {
public:
    /// `manifest`: the file that defaults were written in; they have no place that a person could mend.
    OptionTree(const OptionValue& options, const std::string& manifest);
    OptionTree(const OptionTree&) = delete;
    OptionTree& operator=(const OptionTree&) = delete;

    [[nodiscard]] const rostra_value* root() const { return &root_; }
    /// The place a handle stands for; an unknown place for 0 and for what is no handle.
    [[nodiscard]] SourcePlace place(std::uint32_t where) const;

private:
    rostra_value convert(const OptionValue& value, const std::string& manifest);

    std::deque<std::vector<rostra_value>> lists_;  // addresses stay
    std::vector<SourcePlace> places_;
    rostra_value root_;
};

}  // namespace rostra::core
