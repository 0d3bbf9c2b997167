// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include <rostra/plugin.hpp>

namespace lawless {

/// The law that is broken.
class Breach {
public:
    explicit Breach(const rostra::Setup& setup) : name_(setup.options().string("breach")) {}
    [[nodiscard]] bool is(std::string_view name) const { return name_ == name; }

private:
    std::string_view name_;
};

}  // namespace lawless
