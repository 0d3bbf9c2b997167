// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "batch_norms.hpp"
#include "norm_table.hpp"
#include "rostra/analyzer.hpp"
#include "word_class.hpp"
#include "word_finder.hpp"

namespace rostra::tokenizer {

/// Writes the layer `token`: begin, end, norm.
class Tokenizer {
public:
    Tokenizer(const Setup& setup, const Call& call);

    class Worker {
    public:
        explicit Worker(const Tokenizer& tokenizer)
            : norms(tokenizer.norm_options_, tokenizer.stems_, tokenizer.set_aside_) {}

        std::map<std::string, WordFinder, std::less<>> finders;  ///< by language
        BatchNorms norms;
        WordSpans words;
    };

    void process(const Call& call, Worker& worker, const Batch& batch) const;

private:
    WordFinder& finder(Worker& worker, std::string_view language) const;

    WordClassTable classes_;
    NormOptions norm_options_;
    bool stems_;
    SetAside set_aside_;
    bool with_punctuation_;
    Input noise_;
    bool keeps_noise_;
};

}  // namespace rostra::tokenizer
