// SPDX-License-Identifier: Apache-2.0
#include "plugins/break_test_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::test {
namespace {

std::ifstream open(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    return file;
}

std::string without_comment(const std::string& line) { return line.substr(0, line.find('#')); }

}  // namespace

std::vector<BreakCase> read_break_test(const std::string& path) {
    std::ifstream file = open(path);
    std::vector<BreakCase> cases;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        std::istringstream words(without_comment(line));
        BreakCase found;
        found.line = number;
        for (std::string word; words >> word;) {
            if (word == "÷") {
                if (!found.text.empty())
                    found.boundaries.push_back(static_cast<std::int32_t>(found.text.size()));
            } else if (word != "×") {
                found.code_points += (found.code_points.empty() ? "" : " ") + word;
                append_utf8(found.text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
            }
        }
        if (!found.text.empty()) cases.push_back(std::move(found));
    }
    return cases;
}

TailoredCases::TailoredCases(const std::string& path) : path_(path) {
    std::ifstream file = open(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(without_comment(line));
        std::string code_points;
        for (std::string word; words >> word;) code_points += (code_points.empty() ? "" : " ") + word;
        if (code_points.empty()) continue;
        if (line.find('#') == std::string::npos)
            throw std::runtime_error(path + ": no reason given: " + line);
        cases_.insert(code_points);
    }
}

void TailoredCases::judge(const BreakCase& expected, const std::vector<std::int32_t>& found) {
    if (!cases_.contains(expected.code_points)) {
        EXPECT_EQ(found, expected.boundaries) << "line " << expected.line << ": " << expected.code_points;
        return;
    }
    met_.insert(expected.code_points);
    EXPECT_NE(found, expected.boundaries) << "line " << expected.line << ": " << expected.code_points
                                          << " passes and does not belong into " << path_;
}

void TailoredCases::check_all_met() const {
    for (const std::string& code_points : cases_) {
        EXPECT_TRUE(met_.contains(code_points)) << path_ << ": no such case: " << code_points;
    }
}

}  // namespace rostra::test
