// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <vector>

#include "question_pairs.hpp"
#include "rostra/plugin.hpp"

namespace rostra::qa {
namespace {

/// The analyzer `qa`: turn -> qa.
class QuestionAnalyzer {
public:
    using Output = LayerBuilder<Int32, Dictionary, Dictionary, Int32, Int32, Int32, Dictionary, Dictionary>;

    explicit QuestionAnalyzer(const Setup& setup)
        : layer_(setup.input("turn")),
          turn_(setup.column("turn", "turn")),
          kind_(setup.column("turn", "kind")),
          speaker_(setup.column("turn", "speaker")),
          speaker_id_(setup.column("turn", "speaker_id")) {}

    void analyze(const Document& document, Output& rows) const {
        const Spans spans = document.spans(layer_);
        const auto numbers = document.values<std::int32_t>(turn_);
        const DictionaryColumn kinds = document.dictionary(kind_);
        const DictionaryColumn speakers = document.dictionary(speaker_);
        const DictionaryColumn ids = document.dictionary(speaker_id_);

        std::vector<Said> turns;
        turns.reserve(spans.size());
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const std::string_view who = ids[i].empty() && kinds[i] != "question" ? speakers[i] : ids[i];
            turns.push_back({kinds[i], who, document.text(spans[i])});
        }
        for (const Pair& pair : pair_questions(turns)) {
            const std::size_t question = pair.question;
            const Span asked = spans[question];
            if (pair.answer == Pair::kNone) {
                rows.add(asked, numbers[question], speakers[question], ids[question], 0, asked.end, asked.end,
                         "", "");
                continue;
            }
            const Span answer = spans[pair.answer];
            rows.add(asked, numbers[question], speakers[question], ids[question], numbers[pair.answer],
                     answer.begin, answer.end, speakers[pair.answer], ids[pair.answer]);
        }
    }

private:
    Input layer_;
    ColumnInput turn_, kind_, speaker_, speaker_id_;
};

}  // namespace
}  // namespace rostra::qa

ROSTRA_PLUGIN(rostra::analyzer<rostra::qa::QuestionAnalyzer>("qa"))
