// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "line_patterns.hpp"
#include "named_marks.hpp"
#include "noise_lists.hpp"
#include "noise_page.hpp"
#include "noise_rules.hpp"
#include "noise_text.hpp"
#include "recurring_lines.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/plugin.hpp"

namespace rostra::noise {

namespace {

/// A rule of the person who wrote the pipeline.
struct UserRule {
    std::string name;
    LinePattern pattern;
};

std::vector<UserRule> user_rules(const Options& options) {
    std::vector<UserRule> rules;
    for (const auto& [name, pattern] : options.table("patterns")) {
        const std::uint32_t where = options.where("patterns", name);
        const std::string named = "pattern '" + std::string(name) + "': ";
        if (name.empty() || std::find(kRuleNames.begin(), kRuleNames.end(), name) != kRuleNames.end()) {
            throw OptionError(named + "a rule of the plugin is called so; choose another name", where);
        }
        try {
            rules.push_back({std::string(name), LinePattern(pattern)});
        } catch (const PatternError& error) {
            throw OptionError(named + error.what(), where);
        }
    }
    return rules;
}

/// The analyzer `noise`: one layer, one row a mark.
class NoiseAnalyzer {
public:
    using Output = LayerBuilder<Dictionary>;

    NoiseAnalyzer(const Setup& setup, const Call& call)
        : lists_(NoiseLists::load(Data(setup, call))),
          user_rules_(user_rules(setup.options())),
          line_(setup.column("recurring_line", "line")),
          correction_(setup.input("correction")),
          corrected_layer_(setup.column("correction", "layer")),
          corrected_(setup.column("correction", "name")),
          correct_(setup.column("correction", "value")),
          given_(setup.column("boilerplate", "rule")) {
        const bool text = line_.type == ColumnType::string || line_.type == ColumnType::dictionary;
        if (line_.input.present && !text) {
            throw OptionError("column 'line' of table 'recurring_line' holds no text");
        }
        for (const std::string_view name : setup.options().strings("rules")) {
            const auto* at = std::find(kRuleNames.begin(), kRuleNames.end(), name);
            rules_.add(static_cast<Rule>(at - kRuleNames.begin()));
        }
    }

    /// Patterns of its own, as an expression keeps what it is matching; and the lines of the run, where a stage looked
    /// for them.
    struct Worker {
        Worker(const NoiseAnalyzer& analyzer, const Call&, const Tables& tables)
            : user_rules(analyzer.user_rules_) {
            if (!analyzer.line_.input.present) {
                return;
            }
            const bool repeats = analyzer.line_.type == ColumnType::dictionary;
            for (const TableView piece : tables[analyzer.line_.input]) {
                const DictionaryColumn words =
                    repeats ? piece.dictionary(analyzer.line_) : DictionaryColumn();
                const Strings lines = repeats ? words.strings : piece.strings(analyzer.line_);
                for (std::int64_t row = 0; row < piece.size(); ++row) {
                    lines_of_run.insert(repeats ? words[static_cast<std::size_t>(row)] : lines[row]);
                }
            }
        }
        std::vector<UserRule> user_rules;
        RecurringLines lines_of_run;
    };

    void analyze(const Call& call, const Document& document, Worker& worker, Output& output) const {
        const std::string_view text = document.text();
        std::vector<NamedMark> marks;
        for (const Mark& mark : mark_noise(text, lists_, rules_, worker.lines_of_run)) {
            marks.push_back({mark.span, kRuleNames[static_cast<std::size_t>(mark.rule)]});
        }
        if (given_.input.present) {
            marks = lay_over(text, marks_given(document), marks);
        }
        if (!worker.user_rules.empty()) {
            marks = lay_over(text, marks_of_patterns(text, worker), marks);
        }
        if (correction_.present) {
            marks = corrected(call, document, std::move(marks));
        }
        for (const NamedMark& mark : marks) {
            output.add(mark.span, mark.rule);
        }
    }

private:
    /// What the document's reader says stands beside the text: it has seen the page.
    [[nodiscard]] std::vector<NamedMark> marks_given(const Document& document) const {
        const Spans spans = document.spans(given_.input);
        const DictionaryColumn rules = document.dictionary(given_);
        std::vector<NamedMark> marks;
        for (std::size_t row = 0; row < spans.size(); ++row) {
            const Span said = trimmed(document.text(), spans[row]);
            if (!said.empty()) {
                marks.push_back({said, rules[row]});
            }
        }
        return marks;
    }

    /// Of two that overlap, the rule whose name is first has its way.
    static std::vector<NamedMark> marks_of_patterns(std::string_view text, Worker& worker) {
        const std::vector<Line> lines = split_lines(text);
        std::vector<NamedMark> marks;
        for (UserRule& rule : worker.user_rules) {
            std::vector<NamedMark> found;
            try {
                for (const Span span : rule.pattern.find(text, lines)) {
                    const Span said = trimmed(text, span);
                    if (!said.empty()) {
                        found.push_back({said, rule.name});
                    }
                }
            } catch (const PatternError& error) {
                throw DocumentError("pattern '" + rule.name + "': " + error.what());
            }
            marks = lay_over(text, marks, found);
        }
        return marks;
    }

    /// What a person says is noise, by a rule, or by none is not.
    std::vector<NamedMark> corrected(const Call& call, const Document& document,
                                     std::vector<NamedMark> marks) const {
        const Spans places = document.spans(correction_);
        const DictionaryColumn layers = document.dictionary(corrected_layer_);
        const DictionaryColumn names = document.dictionary(corrected_);
        const Strings values = document.strings(correct_);
        for (std::size_t row = 0; row < places.size(); ++row) {
            if (layers[row] != "noise") {
                continue;
            }
            if (names[row] != "rule") {
                call.warn(
                    "noise has no '" + std::string(names[row]) + "' that a correction could set; it has rule",
                    document.ordinal());
                continue;
            }
            marks = lay_over(document.text(), {{places[row], values[static_cast<std::int64_t>(row)]}}, marks);
        }
        std::erase_if(marks, [](const NamedMark& mark) { return mark.rule.empty(); });
        return marks;
    }

    NoiseLists lists_;
    std::vector<UserRule> user_rules_;
    ColumnInput line_;
    Input correction_;
    ColumnInput corrected_layer_, corrected_, correct_;
    ColumnInput given_;
    RuleChoice rules_;
};

}  // namespace

}  // namespace rostra::noise

ROSTRA_PLUGIN(rostra::analyzer<rostra::noise::NoiseAnalyzer>("noise"))
