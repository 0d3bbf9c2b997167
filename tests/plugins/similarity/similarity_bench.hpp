// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

inline const LoadedModule& similarity_module() {
    static const LoadedModule module(SIMILARITY_LIBRARY);
    return module;
}

inline const Shape kPassageTable = {
    Shape::Kind::table, "passage", {{"a", ColumnKind::document}, {"b", ColumnKind::document}}};

enum class WithPassages { no, yes };

inline ComponentSetup similarity_setup(std::int64_t shingle, double min_cosine = 0,
                                       WithPassages passages = WithPassages::no) {
    return {{{"shingle", shingle}, {"min-cosine", min_cosine}},
            {{kTokenLayer}, {kPassageTable, passages == WithPassages::yes}},
            {{Shape::Kind::table,
              "similarity",
              {{"a", ColumnKind::document},
               {"b", ColumnKind::document},
               {"cosine", ColumnKind::float64},
               {"jaccard", ColumnKind::float64},
               {"containment_a", ColumnKind::float64},
               {"containment_b", ColumnKind::float64},
               {"shared_tokens", ColumnKind::int64},
               {"passages", ColumnKind::int64}}}},
            {}};
}

}  // namespace rostra::test
