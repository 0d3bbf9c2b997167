// SPDX-License-Identifier: Apache-2.0
#include "conllu_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "conllu_print.hpp"

namespace rostra::conllu {

namespace {

std::vector<Span> spans_of(const Document& document, Input input) {
    std::vector<Span> all;
    if (!input.present) return all;
    const Spans spans = document.spans(input);
    for (std::size_t i = 0; i < spans.size(); ++i) all.push_back(spans[i]);
    return all;
}

}  // namespace

ConlluWriter::ConlluWriter(const Setup& setup)
    : sentence_(setup.input("sentence")),
      token_(setup.input("token")),
      turn_(setup.input("turn")),
      noise_(setup.input("noise")) {
    if (!turn_.present) return;
    speaker_ = setup.column("turn", "speaker_id");
    label_begin_ = setup.column("turn", "label_begin");
    label_end_ = setup.column("turn", "label_end");
}

ConlluWriter::Run::Run(const ConlluWriter& writer, const Call& call)
    : writer_(writer), file_(Files(call).open("corpus.conllu")) {}

void ConlluWriter::Run::documents(const Call& /*call*/, const Batch& batch) {
    for (const Document document : batch) {
        PrintedDocument printed;
        printed.id = document.id();
        printed.text = document.text();
        printed.sentences = spans_of(document, writer_.sentence_);
        printed.tokens = spans_of(document, writer_.token_);
        printed.noise = spans_of(document, writer_.noise_);
        if (writer_.turn_.present) {
            const Spans spans = document.spans(writer_.turn_);
            const DictionaryColumn speaker = document.dictionary(writer_.speaker_);
            const auto label_begin = document.values<std::int32_t>(writer_.label_begin_);
            const auto label_end = document.values<std::int32_t>(writer_.label_end_);
            for (std::size_t i = 0; i < spans.size(); ++i) {
                printed.turns.emplace_back(spans[i], speaker[i]);
                // The colon goes with its label, as the file says who speaks.
                if (label_begin[i] < label_end[i] && label_end[i] <= spans[i].begin)
                    printed.noise.push_back({label_begin[i], spans[i].begin});
            }
            std::sort(printed.noise.begin(), printed.noise.end());
        }
        file_.write(to_conllu(printed));
    }
}

}  // namespace rostra::conllu
