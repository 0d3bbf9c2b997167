// SPDX-License-Identifier: Apache-2.0
// What a report shows, gathered while the run hands it over: never more than the limits allow, however large the run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "best.hpp"
#include "report_comparison.hpp"
#include "report_inputs.hpp"
#include "report_layer_rows.hpp"
#include "report_limits.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/span.hpp"

namespace rostra::report {

/// Who speaks: a person by name, or those without one by the kind of their turns ("question", "unknown").
struct Speaker {
    std::string_view name;
    std::string_view kind;  ///< where there is no name

    friend auto operator<=>(const Speaker&, const Speaker&) = default;
};

struct Turn {
    Span said;
    Span label;
    Speaker speaker;
};

struct Noise {
    Span span;
    std::string_view rule;
};

/// What one speaker said, in a document or in the run.
struct Share {
    std::string_view role;
    std::int64_t turns = 0;
    std::int64_t characters = 0;  ///< without white space and noise
    std::int64_t documents = 0;
    std::int64_t first_document = -1;  ///< place of the first turn
    std::int32_t first_begin = 0;
};

class Shares {
public:
    /// Adds up; role and first place of who came first stay.
    void add(const Speaker& speaker, const Share& share);
    /// By characters, most first; then by name.
    [[nodiscard]] std::vector<std::pair<Speaker, Share>> ranked() const;
    [[nodiscard]] std::int64_t characters() const { return characters_; }
    [[nodiscard]] std::int64_t turns() const { return turns_; }
    [[nodiscard]] const std::map<Speaker, Share>& all() const { return shares_; }

private:
    std::map<Speaker, Share> shares_;
    std::int64_t characters_ = 0;
    std::int64_t turns_ = 0;
};

/// A document that is listed.
struct ListedDocument {
    std::int64_t ordinal;
    std::string id, language, title, date;
    std::int64_t bytes, tokens = 0, turns = 0;
    std::int32_t shown;  ///< so many bytes of its text are shown
    Shares shares;
    std::vector<Turn> turn;
    std::vector<Noise> noise;
};

struct Term {
    std::string text;
    std::int64_t count;
    double per_million;
    double tf_idf;
};

/// The terms of one length in one group.
struct TermList {
    TermList(std::int64_t words, std::size_t limit) : n(words), frequent(limit), typical(limit) {}
    std::int64_t n;
    Best<Term> frequent;  ///< by count
    Best<Term> typical;   ///< by tf-idf, where that is above 0
};

struct TermGroup {
    std::string name;
    std::vector<TermList> lists;  ///< by n
};

struct TermScope {
    std::string name;
    std::vector<TermGroup> groups;  ///< as they came
    std::int64_t left_out = 0;      ///< groups
};

/// Everything that goes into one report.
class Findings {
public:
    Findings(const ReportInputs& inputs, const Limits& limits);

    void take_documents(const Call& call, const Batch& batch);
    void take_table(std::uint32_t input, const TableView& rows);

    /// The listed document of this ordinal, or nullptr.
    [[nodiscard]] const ListedDocument* listed(std::int64_t ordinal) const;

    const ReportInputs& inputs;
    const Limits& limits;
    std::int64_t documents = 0;                    ///< of the run
    std::int64_t bytes = 0;                        ///< of their texts
    std::int64_t tokens = 0;                       ///< of those in the table `document`
    std::vector<ListedDocument> listed_documents;  ///< by ordinal
    Shares shares;                                 ///< of the run
    std::vector<TermScope> scopes;
    std::vector<LayerRows> layers;
    Comparison comparison;

private:
    [[nodiscard]] Speaker speaker_of(std::string_view kind, std::string_view printed,
                                     std::string_view person);
    ListedDocument* list_document(const Document& document);
    void take_document_table(const TableView& rows);
    void take_terms(const TableView& rows);
    [[nodiscard]] TermList* list_for(std::string_view scope, std::string_view group, std::int64_t n);
    [[nodiscard]] std::string_view kept(std::string_view text);

    std::size_t text_left_;
    std::set<std::string, std::less<>> strings_;  // what views into names, kinds and roles point at
    std::string left_out_group_;
};

}  // namespace rostra::report
