// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rostra/analysis/state/string_table.hpp"
#include "rostra/services.hpp"

namespace rostra::keyness {

/// How often terms stand in a corpus that is not at hand.
struct ReferenceList {
    std::string name;  ///< of the file, without its folder
    StringTable terms;
    std::vector<std::int64_t> counts;  ///< by term
    std::int64_t size = 0;             ///< of the corpus, in terms
};

/// Reads a list, a line a term:
///
///     #total  6187267         how large the corpus is; without it, the sum of the counts
///     the     376290
///     of      180612
///
/// A tab or a comma between, as the first line with either has it; fields between commas may be quoted as in CSV. A first line that
/// names columns says which of them are `term` and `count`. Empty lines and others that begin with # say nothing.
/// `size`: of the corpus, whatever the file says; 0: not known otherwise. Throws OptionError that names file and line, at
/// option `where`.
ReferenceList read_reference_list(const DataText& text, std::int64_t size, std::uint32_t where);

}  // namespace rostra::keyness
