// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "rostra/abi/value.h"

namespace rostra::test {

/// The value of an option, as a host hands it to a plugin after checking.
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

/// Options as the ABI has them. `where` of the i-th option, in the order of their names, is i + 1.
class OptionTree {
public:
    explicit OptionTree(OptionMap options);
    OptionTree(OptionTree&&) = delete;

    [[nodiscard]] const rostra_value* raw() const { return &root_; }

private:
    rostra_value convert(const std::string& key, const OptionValue& value, std::uint32_t where);

    OptionMap options_;
    std::vector<std::vector<rostra_value>> lists_;
    rostra_value root_{};
};

}  // namespace rostra::test
