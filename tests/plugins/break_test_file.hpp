// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace rostra::test {

/// One line of Unicode's WordBreakTest.txt or SentenceBreakTest.txt: `÷ 0061 × 003A ÷ 0020 ÷ # …`.
struct BreakCase {
    int line = 0;
    std::string code_points;               ///< "0061 003A 0020"
    std::string text;                      ///< in UTF-8
    std::vector<std::int32_t> boundaries;  ///< bytes, without 0
};

/// Throws where the file cannot be read.
std::vector<BreakCase> read_break_test(const std::string& path);

/// The cases where ICU tailors a rule, each with its reason: lines `0061 003A # why`. The list stays true: a
/// case that is not on it must pass, one that is on it must fail.
class TailoredCases {
public:
    explicit TailoredCases(const std::string& path);

    /// Adds a test failure where that does not hold.
    void judge(const BreakCase& expected, const std::vector<std::int32_t>& found);
    /// Adds one for each line of the list that no case had.
    void check_all_met() const;

private:
    std::string path_;
    std::set<std::string> cases_;
    std::set<std::string> met_;
};

}  // namespace rostra::test
