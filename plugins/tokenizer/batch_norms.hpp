// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "language_form.hpp"
#include "norm_table.hpp"
#include "rostra/buffer.hpp"
#include "word_spans.hpp"

namespace rostra::tokenizer {

/// The norms of a batch whose documents may be in several languages. Words are looked up as they come; what a language
/// makes of a norm is asked once for each different one, when the batch is whole.
class BatchNorms {
public:
    /// `set_aside` outlives this.
    BatchNorms(NormOptions options, bool stems, const SetAside& set_aside);

    /// Begins a batch.
    void begin();
    /// Begins a document of this language.
    void begin_document(std::string_view language);
    /// Adds the codes of words of the document's text.
    void add(std::string_view text, const WordSpans& words);

    /// Hands over the codes of all words and their dictionary, and so ends the batch.
    void take(Buffer<std::int32_t>& codes, StringBuffer& dictionary);

private:
    /// The words of one document, up to those of the next.
    struct Part {
        LanguageForm* form;
        std::size_t first;
    };

    NormOptions options_;
    bool stems_;
    const SetAside& set_aside_;
    NormTable norms_;
    NormTable cased_;  // for languages that fold by themselves
    std::map<std::string, LanguageForm, std::less<>> forms_;
    std::vector<Part> parts_;
    Buffer<std::int32_t> codes_;
};

}  // namespace rostra::tokenizer
