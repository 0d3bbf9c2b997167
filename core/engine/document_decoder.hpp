// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "config/plan.hpp"
#include "engine/chunk.hpp"
#include "unicode/decode.hpp"

namespace rostra::core {

/// Makes a document's text of its bytes, and finds out what the host itself says of it: language, facts, hash.
/// Used by many threads at once.
class DocumentDecoder {
public:
    DocumentDecoder(const InputPlan& input, const RunHost& host);

    /// How bytes are decoded where a reader says nothing else. Borrows from the plan.
    [[nodiscard]] const DecodeOptions& options() const { return options_; }

    /// Text that has to be converted goes into `pages`. The failure where the document cannot be used.
    [[nodiscard]] std::optional<DocumentFailure> decode(DocumentInFlight& document, TextPages& pages) const;

private:
    const InputPlan& input_;
    const RunHost& host_;
    DecodeOptions options_;
};

}  // namespace rostra::core
