// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "base/source_place.hpp"
#include "config/plan.hpp"
#include "manifest/option_value.hpp"
#include "rostra/abi/setup.h"

namespace rostra::core {

/// A stage's options as the boundary has them for one of its components, with the memory behind them. Borrows the strings
/// of `options` and `named`, which outlive this object.
class OptionTree {
public:
    /// `manifest`: the file that defaults were written in; they have no place that a person could mend.
    /// `named`: what values of options name among the component's inputs.
    OptionTree(const OptionValue& options, const std::string& manifest, const std::vector<NamedInput>& named);
    OptionTree(const OptionTree&) = delete;
    OptionTree& operator=(const OptionTree&) = delete;

    [[nodiscard]] const rostra_value* root() const { return &root_; }
    /// The place a handle stands for; an unknown place for 0 and for what is no handle.
    [[nodiscard]] SourcePlace place(std::uint32_t where) const;

private:
    rostra_value convert(const OptionValue& value, const std::string& manifest);
    void name(rostra_value& option, const NamedInput& named);

    std::deque<std::vector<rostra_value>> lists_;  // addresses stay
    std::deque<rostra_named> named_;               // likewise
    std::vector<SourcePlace> places_;
    rostra_value root_;
};

}  // namespace rostra::core
