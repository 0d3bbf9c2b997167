// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/plan.hpp"
#include "engine/chunk.hpp"
#include "unicode/decode.hpp"
#include "unicode/format_probe.hpp"

namespace rostra::core {

/// Makes a document's text of its bytes, and finds out what the host itself says of it: language, facts, hash.
/// Used by many threads at once.
class DocumentDecoder {
public:
    DocumentDecoder(const Plan& plan, RunHost& host);

    /// How bytes are decoded where a reader says nothing else, by Plan::inputs. Borrows from the plan.
    [[nodiscard]] const std::vector<DecodeOptions>& options() const { return options_; }

    /// Text that has to be converted goes into `pages`. The failure where the document cannot be used.
    [[nodiscard]] std::optional<DocumentFailure> decode(DocumentInFlight& document, TextPages& pages) const;

private:
    /// Why a document is set aside that is something else than prose; a warning where that is not sure.
    [[nodiscard]] std::optional<DocumentFailure> judge(const FoundFormat& format,
                                                       const DocumentInFlight& document) const;

    const Plan& plan_;
    RunHost& host_;
    std::vector<DecodeOptions> options_;
};

}  // namespace rostra::core
