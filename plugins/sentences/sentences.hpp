// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "language_lists.hpp"
#include "rostra/analyzer.hpp"
#include "sentence_class.hpp"

namespace rostra::sentences {

/// Writes the layers `sentence` and `paragraph`: begin, end.
class Sentences {
public:
    Sentences(const Setup& setup, const Call& call);

    struct Worker {};
    void process(const Call& call, Worker& worker, const Batch& batch) const;

private:
    [[nodiscard]] const LanguageLists& lists_of(std::string_view language) const;

    SentenceClasses classes_;
    std::string lines_;
    std::map<std::string, LanguageLists, std::less<>> lists_;  ///< by language, each with the lists for all
    LanguageLists lists_for_all_;
    Input noise_;
    bool keeps_noise_;
};

}  // namespace rostra::sentences
