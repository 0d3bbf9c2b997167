// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "manifest/option_value.hpp"

namespace rostra::laws {

/// The value of an option, as tests write it.
struct OptionValue {
    using List = std::vector<OptionValue>;
    using Table = std::map<std::string, std::string>;

    OptionValue(bool value) : data(value) {}
    OptionValue(int value) : data(std::int64_t{value}) {}
    OptionValue(std::int64_t value) : data(value) {}
    OptionValue(double value) : data(value) {}
    OptionValue(const char* value) : data(std::string(value)) {}
    OptionValue(std::string value) : data(std::move(value)) {}
    OptionValue(List value) : data(std::move(value)) {}
    OptionValue(Table value) : data(std::move(value)) {}

    std::variant<bool, std::int64_t, double, std::string, List, Table> data;
};

/// The options of a stage by name, defaults filled in by whoever writes the test.
///
///     OptionMap options = {{"ngrams", OptionValue::List{1, 2}}, {"min-count", 1}};
using OptionMap = std::map<std::string, OptionValue>;

/// Options as the host has them once they are checked: those of a plan, or those a test wrote. Of the latter, the
/// i-th in the order of their names has handle i + 1 at the boundary.
class Options {
public:
    Options() : tree_{core::OptionValue::Table{}, {}} {}
    Options(core::OptionValue tree) : tree_(std::move(tree)) {}
    Options(const OptionMap& options);
    Options(std::initializer_list<OptionMap::value_type> options) : Options(OptionMap(options)) {}

    [[nodiscard]] const core::OptionValue& tree() const { return tree_; }

private:
    core::OptionValue tree_;
};

}  // namespace rostra::laws
