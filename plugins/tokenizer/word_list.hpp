// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace rostra::tokenizer {

/// The lines of a word list, one word each, without comments (`#` to the end of the line) and white space
/// around them. Throws rostra::IoError where the file cannot be read.
std::vector<std::string> read_word_list(const std::string& path);

}  // namespace rostra::tokenizer
