// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace rostra {
inline namespace v0 {

/// Lets a table of strings be asked by a view, without a copy.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Words or phrases, looked up whole.
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

}  // namespace v0
}  // namespace rostra
