// SPDX-License-Identifier: Apache-2.0
#include "engine/document_decoder.hpp"

#include <algorithm>
#include <utility>

#include "files/content_hash.hpp"
#include "unicode/language.hpp"

namespace rostra::core {

DocumentDecoder::DocumentDecoder(const InputPlan& input, const RunHost& host) : input_(input), host_(host) {
    options_.encoding = input.encoding;
    options_.bad_bytes = input.replace_bad_bytes ? BadBytes::replace : BadBytes::error;
}

std::optional<DocumentFailure> DocumentDecoder::decode(DocumentInFlight& document, TextPages& pages) const {
    DecodeOptions options = options_;
    if (!document.encoding.empty()) options.encoding = document.encoding;
    Result<Decoded> decoded = core::decode(document.bytes, options);
    if (!decoded) {
        const Error& why = decoded.error();
        return DocumentFailure{document.ordinal, document.id, "decode", "bad-bytes",
                               why.message,      why.begin,   why.end};
    }
    document.differs = decoded->differs();
    document.replaced = decoded->replaced;
    document.text =
        decoded->converted ? pages.keep(*decoded->converted) : document.bytes.substr(decoded->skip);
    document.language = input_.language == "auto" ? detect_language(document.text) : input_.language;
    document.hash = content_digest(document.text);
    // What a person says in the metadata wins over what the reader found.
    for (const auto& [name, value] : host_.facts(document.id)) {
        const auto same = std::find_if(document.facts.begin(), document.facts.end(),
                                       [&](const auto& fact) { return fact.first == name; });
        if (same != document.facts.end()) {
            same->second = value;
        } else {
            document.facts.emplace_back(name, value);
        }
    }
    return std::nullopt;
}

}  // namespace rostra::core
