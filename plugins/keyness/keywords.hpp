// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "keyness_measures.hpp"
#include "p_adjustment.hpp"

namespace rostra::keyness {

enum class G2Form { two_cell, four_cell };
inline constexpr std::array<std::string_view, 2> kG2FormNames = {"two-cell", "four-cell"};

enum class Direction { positive, negative, both };
inline constexpr std::array<std::string_view, 3> kDirectionNames = {"positive", "negative", "both"};

/// A term in a target. `shared`: of its documents, in how many it stands in another group too.
struct Use {
    std::uint32_t term = 0;
    std::int64_t count = 0;
    std::uint32_t documents = 0;
    std::uint32_t shared = 0;
};

/// The terms of a group, or of some put together; ascending by term.
struct Target {
    std::vector<Use> uses;
    std::int64_t size = 0;  ///< of all counts
};

/// What targets are compared with.
struct Reference {
    struct Use {
        std::int64_t count = 0;
        std::int64_t documents = 0;
    };
    std::vector<Use> uses;  ///< by term
    std::int64_t size = 0;
    bool holds_target = false;  ///< it is everything, and a target is taken from it
};

/// A term in both.
struct Keyword {
    std::uint32_t term = 0;
    bool positive = false;
    std::int64_t target_count = 0, reference_count = 0;
    std::int64_t target_range = 0, reference_range = 0;
    double g2 = 0;
    double p = 1, p_adjusted = 1;
    std::int64_t rank = 0;
};

/// How terms are tested and which are listed.
struct Listing {
    G2Form form = G2Form::four_cell;
    Adjustment adjustment = Adjustment::holm;
    Direction direction = Direction::both;
    std::int64_t min_count = 1;
    std::size_t top = 0;  ///< of each direction; 0: all
};

/// Tests every term that stands in target or reference and gives those that are listed: positive ones from the highest G2
/// down, then negative ones from the lowest up, bytewise where it is equal. `order`: by term, its place bytewise; `tested`:
/// how many were. None where target or reference is empty.
std::vector<Keyword> keywords_of(const Target& target, const Reference& reference, const Listing& listing,
                                 std::span<const std::uint32_t> order, std::int64_t& tested);

/// How large the reference is beside a target of this size.
inline std::int64_t size_beside(const Reference& reference, std::int64_t target_size) {
    return reference.size - (reference.holds_target ? target_size : 0);
}

}  // namespace rostra::keyness
