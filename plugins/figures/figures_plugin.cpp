// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "column_heads.hpp"
#include "figure_finder.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/plugin.hpp"

namespace rostra::figures {

namespace {

constexpr std::string_view kRoot = "root";

/// Rows of a layer in the order of the text, asked for ascending places: the innermost that holds each.
class Holders {
public:
    explicit Holders(const Spans& spans) : spans_(spans) {}

    /// The last row to begin that holds the place; nothing where none does.
    std::optional<std::size_t> at(std::int32_t place) {
        while (next_ < spans_.size() && spans_[next_].begin <= place) open_.push_back(next_++);
        while (!open_.empty() && spans_[open_.back()].end <= place) open_.pop_back();
        for (auto row = open_.rbegin(); row != open_.rend(); ++row) {
            if (spans_[*row].end > place) return *row;
        }
        return std::nullopt;
    }

private:
    Spans spans_;
    std::vector<std::size_t> open_;
    std::size_t next_ = 0;
};

/// Writes the layer `figure`.
class Figures {
public:
    using Output = LayerBuilder<Dictionary, Nullable<Text>, Nullable<Text>, Nullable<Text>, Text, Dictionary,
                                Dictionary, Dictionary, Dictionary, Dictionary, Dictionary, Nullable<Int32>>;

    Figures(const Setup& setup, const Call& call)
        : sentence_(setup.input("sentence")),
          turn_(setup.input("turn")),
          turn_number_(setup.column("turn", "turn")),
          turn_speaker_(setup.column("turn", "speaker_id")),
          quote_(setup.input("quote")),
          quote_speaker_(setup.column("quote", "speaker_id")) {
        const Data data(setup, call);
        signs_ = std::make_unique<FigureWords>(data);
        for (const std::string_view language : data.folders()) {
            if (language != kRoot)
                words_.emplace(std::string(language), std::make_unique<FigureWords>(*signs_, data, language));
        }
        for (std::size_t i = 0; i < kSortNames.size(); ++i) written_[i] = i < kFigureSorts;
        for (const std::string_view also : setup.options().strings("also")) {
            const auto sort = std::find(kSortNames.begin(), kSortNames.end(), also);
            written_[static_cast<std::size_t>(sort - kSortNames.begin())] = true;
            all_ = true;
        }
    }

    struct Worker {
        std::map<std::string, FigureFinder, std::less<>> finders;
        std::vector<Figure> figures;
    };

    void analyze(const Call& call, const Document& document, Worker& worker, Output& rows) const {
        const std::string language = primary_language(document.language());
        const auto known = words_.find(language);
        const FigureWords& words = known == words_.end() ? *signs_ : *known->second;
        FigureFinder& finder = worker.finders.try_emplace(language, words).first->second;
        std::vector<Figure>& figures = worker.figures;
        figures.clear();
        std::size_t asked = 0;
        for (const Span sentence : document.spans(sentence_)) {
            constexpr std::size_t kEvery = 256;
            if (++asked % kEvery == 0) call.check_stop();
            finder.find(document.text(), sentence, figures, all_);
        }
        ColumnHeads heads(document.text(), words);
        std::erase_if(figures, [&](Figure& figure) { return !heads.complete(figure); });
        Holders turns(turn_.present ? document.spans(turn_) : Spans());
        Holders quotes(quote_.present ? document.spans(quote_) : Spans());
        for (const Figure& figure : figures) {
            if (!written_[static_cast<std::size_t>(figure.sort)]) continue;
            const std::optional<std::size_t> turn = turns.at(figure.span.begin);
            const std::optional<std::size_t> quote = quotes.at(figure.span.begin);
            std::string_view speaker;
            if (turn) speaker = document.dictionary(turn_speaker_)[*turn];
            if (quote) {
                const std::string_view quoted = document.dictionary(quote_speaker_)[*quote];
                if (!quoted.empty()) speaker = quoted;
            }
            const bool is_figure = static_cast<std::size_t>(figure.sort) < kFigureSorts;
            const auto text = [&](const std::optional<ExactDecimal>& number) {
                return is_figure && number ? std::optional(number->text()) : std::nullopt;
            };
            const auto value = text(figure.value), low = text(figure.interval.low),
                       high = text(figure.interval.high);
            rows.add(figure.span, kSortNames[static_cast<std::size_t>(figure.sort)], view_of(value),
                     view_of(low), view_of(high), is_figure ? figure.interval.text() : std::string(),
                     figure.modifier, figure.unit, figure.noun, figure.subject, figure.as_of, speaker,
                     turn ? std::optional(document.values<std::int32_t>(turn_number_)[*turn]) : std::nullopt);
        }
    }

private:
    static std::optional<std::string_view> view_of(const std::optional<std::string>& text) {
        return text ? std::optional<std::string_view>(*text) : std::nullopt;
    }

    std::map<std::string, std::unique_ptr<FigureWords>, std::less<>> words_;
    std::unique_ptr<FigureWords> signs_;
    std::array<bool, kSortNames.size()> written_{};
    bool all_ = false;
    Input sentence_, turn_;
    ColumnInput turn_number_, turn_speaker_;
    Input quote_;
    ColumnInput quote_speaker_;
};

}  // namespace

}  // namespace rostra::figures

ROSTRA_PLUGIN(rostra::analyzer<rostra::figures::Figures>("figures"))
