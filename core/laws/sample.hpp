// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "laws/law.hpp"
#include "laws/test_component.hpp"

namespace rostra::laws {

/// A text that a component is shown, with its language.
struct SampleText {
    std::string text;
    std::string language;
};

/// Texts in several scripts, some of them empty, with passages in common. The same seed, the same texts.
[[nodiscard]] std::vector<SampleText> plain_texts(std::uint32_t seed);
/// Texts that break careless code: no byte, one byte, NUL bytes, a line of a hundred thousand, no Latin letter.
[[nodiscard]] std::vector<SampleText> hard_texts();

/// What a component reads: documents with its input layers, and its input tables.
struct Sample {
    TestDocuments documents;
    std::vector<TestTable> tables;
};

/// Makes up all that the inputs of `setup` ask for over these texts. `token` is words, some with an empty norm; other
/// layers are disjoint runs of words with gaps; strings come from a small vocabulary; of a column that may be null, a
/// quarter of the values are. Ordinals have gaps.
[[nodiscard]] Sample make_sample(const ComponentSetup& setup, const std::vector<SampleText>& texts,
                                 std::uint32_t seed);

}  // namespace rostra::laws
