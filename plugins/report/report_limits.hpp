// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace rostra::report {

/// How much a page shows at most, as the options say.
struct Limits {
    std::size_t documents;
    std::size_t text;  ///< bytes
    std::size_t terms;
    std::size_t groups;
    std::size_t pairs;
    std::size_t clusters;  ///< groups of related documents, of copies, and texts in several documents, each
    std::size_t members;   ///< documents of such a group, places of such a text
    std::size_t passages;
    std::size_t sentences;  ///< that only one of two documents has
    std::size_t rows;       ///< of each layer that is listed
};

}  // namespace rostra::report
