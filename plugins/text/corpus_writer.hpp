// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "rostra/services.hpp"
#include "rostra/setup.hpp"
#include "rostra/writer.hpp"

namespace rostra::text {

/// The text without what is marked. A line of which nothing but white space is left goes with it.
[[nodiscard]] std::string without(std::string_view text, const std::vector<Span>& marked);

/// corpus.tar: the texts of the run, each without its noise, and of copies one alone. Which are copies is known once all
/// documents are through, so that until then the noise of each is remembered.
class CorpusWriter {
public:
    explicit CorpusWriter(const Setup& setup);

    class Run {
    public:
        Run(const CorpusWriter& writer, const Call& call);
        void documents(const Call& call, const Batch& batch);
        void table(const Call& call, std::uint32_t input, const TableView& rows);
        void commit(const Call& call);

    private:
        struct Kept {
            std::int64_t ordinal = 0;
            std::size_t first = 0;  // of noise_
            std::size_t count = 0;
        };

        const CorpusWriter& writer_;
        OutputFile file_;
        std::vector<Kept> documents_;
        std::vector<Span> noise_;
        std::unordered_set<std::int64_t> copies_;
        std::int64_t cluster_ = 0;
    };

private:
    friend class Run;
    Input noise_, copies_;
    ColumnInput cluster_, document_, earliest_;
};

}  // namespace rostra::text
