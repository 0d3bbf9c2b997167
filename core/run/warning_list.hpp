// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "run/distinct_sample.hpp"

namespace rostra::core {

/// The warnings of a run, each once, in whatever order they come. Two are of one kind where they differ in nothing but
/// what stands in quotation marks and in numbers: in the document, most often. Of each kind the first twenty are kept,
/// bytewise, and the others are counted, so what a run holds does not grow with a fault that every document has.
///
///     list.add("stage 'turns', document 'a.txt': 3 labels are not clear");
///     for (const std::string& warning : list.shown()) …
class WarningList {
public:
    /// Whether whoever looks on should be told as well.
    enum class Telling : std::uint8_t {
        tell,
        tell_last,  ///< and that those to come are counted only
        keep_still,
    };
    Telling add(std::string_view warning);
    /// Bytewise, but those of a kind together, with how many more of it there were behind them: the same for any
    /// number of threads.
    [[nodiscard]] std::vector<std::string> shown() const;
    void clear();

    static constexpr std::size_t kMostOfAKind = 20;
    /// Only these are told apart, the first ones bytewise; a plugin could make up any number of them.
    static constexpr std::size_t kMostKinds = 200;

private:
    std::map<std::string, DistinctSample, std::less<>> kinds_;
    DistinctSample others_{0};  ///< of the kinds beyond
};

}  // namespace rostra::core
