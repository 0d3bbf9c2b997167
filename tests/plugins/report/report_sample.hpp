// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"
#include "laws/test_writer.hpp"

namespace rostra::test {

using namespace laws;

/// What the writer `report` is fed, and the page it makes of it.
class ReportSample {
public:
    OptionMap options = {{"title", "Two speeches"}, {"max-documents", 9}, {"max-text", 4096},
                         {"max-terms", 9},          {"max-groups", 9},    {"max-pairs", 9},
                         {"max-clusters", 9},       {"max-members", 9},   {"max-passages", 9},
                         {"max-sentences", 9},      {"max-rows", 9}};
    TestDocuments documents;
    /// Names of layers and tables that no stage provides.
    std::vector<std::string> absent;
    /// Of the tables, by name.
    std::map<std::string, std::vector<Cells>> rows;
    /// What the last page was accompanied by.
    std::vector<std::string> warnings;

    /// Adds a document with ordinals counted by two, as if every other one had been set aside. Valid until the next.
    TestDocument& add(std::string id, std::string text, std::string language = "en") {
        TestDocument& document = documents.emplace_back();
        document.ordinal = static_cast<std::int64_t>(2 * (documents.size() - 1));
        document.id = std::move(id);
        document.text = std::move(text);
        document.language = std::move(language);
        return document;
    }

    /// A turn of what stands between two strings, after a label.
    static void add_turn(TestDocument& document, const std::string& label, const std::string& said,
                         const std::string& person, const std::string& kind = "named",
                         const std::string& role = "") {
        const std::size_t label_at = label.empty() ? document.text.find(said) : document.text.find(label);
        const std::size_t at = document.text.find(said, label_at + label.size());
        const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
        document.layers["turn"].push_back(
            {{static_cast<std::int32_t>(at), static_cast<std::int32_t>(at + said.size())},
             {kind, label, person, role, number(label_at), number(label_at + label.size())}});
    }
    static void add_noise(TestDocument& document, const std::string& noise, const std::string& rule) {
        const auto at = static_cast<std::int32_t>(document.text.find(noise));
        document.layers["noise"].push_back({{at, at + static_cast<std::int32_t>(noise.size())}, {rule}});
    }

    /// A row of `passage`, a text of its own, with `matched` of its tokens equal, or all. Its number.
    std::int64_t add_passage(std::int64_t a, Span in_a, std::int64_t b, Span in_b, std::int64_t tokens,
                             std::int64_t matched = -1) {
        auto& passages = rows["passage"];
        const auto number = static_cast<std::int64_t>(passages.size() + 1);
        if (matched < 0) matched = tokens;
        passages.push_back({number, a, int64_of(in_a.begin), int64_of(in_a.end), b, int64_of(in_b.begin),
                            int64_of(in_b.end), tokens, matched,
                            static_cast<double>(matched) / static_cast<double>(tokens), number, "shared", "",
                            ""});
        return number;
    }
    void add_edit(std::int64_t passage, Span in_a, Span in_b) {
        rows["passage_edit"].push_back(
            {passage, int64_of(in_a.begin), int64_of(in_a.end), int64_of(in_b.begin), int64_of(in_b.end)});
    }
    /// A row of `similarity` with its relatedness, and 0 for all else.
    void add_pair(std::int64_t a, std::int64_t b, double relatedness) {
        rows["similarity"].push_back({a, b, 0.0, 0.0, 0.0, 0.0, kZero, kZero, relatedness});
    }
    /// A row of `passage_cluster`.
    void add_place(std::int64_t text, std::int64_t document, Span span, std::int64_t in_all,
                   const std::string& date = "", const std::string& earliest = "",
                   const std::string& kind = "shared") {
        rows["passage_cluster"].push_back(
            {text, document, int64_of(span.begin), int64_of(span.end), kind, in_all, date, earliest});
    }
    /// Rows about the documents 0 and 2 in every table of comparing, with this text in every string.
    void fill_comparison(const std::string& text) {
        rows["related_group"] = {{kOne, kZero, kTwo, text, text}, {kOne, kTwo, kTwo, text, text}};
        rows["similarity_term"] = {{kZero, kTwo, text, 1.0, kOne, kOne}};
        rows["duplicate_cluster"] = {{kOne, kZero, kTwo, text, text}, {kOne, kTwo, kTwo, "", text}};
        rows["duplicate"] = {{kZero, kTwo, 1.0}};
        rows["duplicate_search"] = {{"document", kTwo, 0.8, 0.01}};
        add_pair(0, 2, 1);
        add_edit(add_passage(0, {0, 7}, 2, {0, 7}, 2, 1), {2, 3}, {2, 2});
        for (const char* kind : {"shared", "boilerplate", "common"}) {
            const auto number = static_cast<std::int64_t>(rows["passage_cluster"].size() + 1);
            add_place(number, 0, {0, 7}, 3, text, text, kind);
            add_place(number, 2, {0, 7}, 3, "", text, kind);
        }
        rows["unshared"] = {{kZero, kTwo, kZero, int64_of(7), kOne, text},
                            {kTwo, kZero, kZero, int64_of(7), kOne, text}};
    }

    static std::int64_t int64_of(std::int32_t number) { return number; }
    static constexpr std::int64_t kZero = 0, kOne = 1, kTwo = 2;

    std::string page(Pieces pieces = {}) {
        static const LoadedModule kModule(REPORT_LIBRARY);
        ComponentSetup setup = {options, {}, {}, REPORT_DATA};
        std::vector<TestTable> tables;
        for (const Shape& shape : shapes()) {
            const bool present = std::find(absent.begin(), absent.end(), shape.name) == absent.end();
            setup.inputs.push_back({shape, present});
            if (shape.kind == Shape::Kind::table) tables.push_back({shape, rows[shape.name]});
        }
        InMemoryHost host(documents);
        TestWriter writer(host, kModule, "page", setup);
        auto files = writer.run(documents, tables, pieces);
        warnings.clear();
        for (const InMemoryHost::LogLine& line : host.log()) warnings.push_back(line.message);
        return files.at("report.html");
    }

    static std::vector<Shape> shapes() {
        using Kind = ColumnKind;
        return {{Shape::Kind::layer,
                 "turn",
                 {{"kind", Kind::dictionary},
                  {"speaker", Kind::dictionary},
                  {"speaker_id", Kind::dictionary},
                  {"role", Kind::dictionary},
                  {"label_begin", Kind::int32},
                  {"label_end", Kind::int32}}},
                {Shape::Kind::layer, "noise", {{"rule", Kind::dictionary}}},
                {Shape::Kind::table,
                 "term_frequency",
                 {{"scope", Kind::dictionary},
                  {"group", Kind::dictionary},
                  {"n", Kind::int32},
                  {"term", Kind::string},
                  {"count", Kind::int64},
                  {"per_million", Kind::float64},
                  {"tf_idf", Kind::float64}}},
                {Shape::Kind::table,
                 "related_group",
                 {{"group", Kind::int64},
                  {"document", Kind::document},
                  {"size", Kind::int64},
                  {"date", Kind::date},
                  {"title", Kind::string}}},
                {Shape::Kind::table,
                 "similarity",
                 {{"a", Kind::document},
                  {"b", Kind::document},
                  {"cosine", Kind::float64},
                  {"jaccard", Kind::float64},
                  {"containment_a", Kind::float64},
                  {"containment_b", Kind::float64},
                  {"shared_tokens", Kind::int64},
                  {"passages", Kind::int64},
                  {"relatedness", Kind::float64}}},
                {Shape::Kind::table,
                 "group_similarity",
                 {{"a", Kind::dictionary},
                  {"b", Kind::dictionary},
                  {"scope", Kind::dictionary},
                  {"cosine", Kind::float64},
                  {"jaccard", Kind::float64},
                  {"containment_a", Kind::float64},
                  {"containment_b", Kind::float64},
                  {"shared_tokens", Kind::int64},
                  {"relatedness", Kind::float64}}},
                {Shape::Kind::table,
                 "similarity_term",
                 {{"a", Kind::document},
                  {"b", Kind::document},
                  {"term", Kind::string},
                  {"share", Kind::float64},
                  {"count_a", Kind::int64},
                  {"count_b", Kind::int64}}},
                {Shape::Kind::table,
                 "group_similarity_term",
                 {{"a", Kind::dictionary},
                  {"b", Kind::dictionary},
                  {"term", Kind::string},
                  {"share", Kind::float64},
                  {"count_a", Kind::int64},
                  {"count_b", Kind::int64}}},
                {Shape::Kind::table,
                 "duplicate_cluster",
                 {{"cluster", Kind::int64},
                  {"document", Kind::document},
                  {"size", Kind::int64},
                  {"date", Kind::date},
                  {"earliest", Kind::dictionary}}},
                {Shape::Kind::table,
                 "group_duplicate_cluster",
                 {{"cluster", Kind::int64}, {"group", Kind::dictionary}, {"size", Kind::int64}}},
                {Shape::Kind::table,
                 "duplicate",
                 {{"a", Kind::document}, {"b", Kind::document}, {"jaccard", Kind::float64}}},
                {Shape::Kind::table,
                 "group_duplicate",
                 {{"a", Kind::dictionary}, {"b", Kind::dictionary}, {"jaccard", Kind::float64}}},
                {Shape::Kind::table,
                 "duplicate_search",
                 {{"scope", Kind::dictionary},
                  {"compared", Kind::int64},
                  {"threshold", Kind::float64},
                  {"miss_chance", Kind::float64}}},
                {Shape::Kind::table,
                 "passage",
                 {{"passage", Kind::int64},
                  {"a", Kind::document},
                  {"a_begin", Kind::int32},
                  {"a_end", Kind::int32},
                  {"b", Kind::document},
                  {"b_begin", Kind::int32},
                  {"b_end", Kind::int32},
                  {"tokens", Kind::int64},
                  {"matched", Kind::int64},
                  {"identity", Kind::float64},
                  {"cluster", Kind::int64},
                  {"kind", Kind::dictionary},
                  {"a_group", Kind::dictionary},
                  {"b_group", Kind::dictionary}}},
                {Shape::Kind::table,
                 "passage_edit",
                 {{"passage", Kind::int64},
                  {"a_begin", Kind::int32},
                  {"a_end", Kind::int32},
                  {"b_begin", Kind::int32},
                  {"b_end", Kind::int32}}},
                {Shape::Kind::table,
                 "passage_cluster",
                 {{"cluster", Kind::int64},
                  {"document", Kind::document},
                  {"begin", Kind::int32},
                  {"end", Kind::int32},
                  {"kind", Kind::dictionary},
                  {"documents", Kind::int64},
                  {"date", Kind::date},
                  {"earliest", Kind::dictionary}}},
                {Shape::Kind::table,
                 "unshared",
                 {{"a", Kind::document},
                  {"b", Kind::document},
                  {"begin", Kind::int32},
                  {"end", Kind::int32},
                  {"tokens", Kind::int64},
                  {"text", Kind::string}}},
                {Shape::Kind::table,
                 "document",
                 {{"document", Kind::document},
                  {"title", Kind::string},
                  {"date", Kind::date},
                  {"tokens", Kind::int64}}}};
    }
};

/// Two speeches with everything a report shows.
inline ReportSample two_speeches() {
    ReportSample sample;
    TestDocument& first = sample.add("one.txt",
                                     "Home > News\n\nMS. DOE: Good morning. The bridge will open in May.\n\n"
                                     "Is it safe?\n\nMS. DOE: It is.\n");
    ReportSample::add_turn(first, "MS. DOE:", "Good morning. The bridge will open in May.", "Jane Doe",
                           "named", "Mayor");
    ReportSample::add_turn(first, "", "Is it safe?", "", "question");
    ReportSample::add_noise(first, "Home > News", "navigation");
    const auto last = static_cast<std::int64_t>(first.text.rfind("MS. DOE:"));
    first.layers["turn"].push_back(
        {{static_cast<std::int32_t>(last + 9), static_cast<std::int32_t>(last + 15)},
         {"named", "MS. DOE:", "Jane Doe", "Mayor", last, last + 8}});
    TestDocument& second = sample.add("two.txt", "John Roe\nThe bridge will open in May,\nthey say.\n");
    ReportSample::add_turn(second, "John Roe", "The bridge will open in May,\nthey say.", "John Roe");
    sample.rows["document"] = {{std::int64_t{0}, "The opening", "2026-03", std::int64_t{14}},
                               {std::int64_t{2}, "", "2026-04", std::int64_t{10}}};
    sample.rows["term_frequency"] = {
        {"corpus", "", std::int64_t{1}, "bridge", std::int64_t{2}, 83333.3, 0.0},
        {"corpus", "", std::int64_t{1}, "the", std::int64_t{3}, 125000.0, 0.0},
        {"document", "one.txt", std::int64_t{2}, "good morning", std::int64_t{1}, 76923.0, 0.3},
        {"turn.speaker_id", "", std::int64_t{1}, "safe", std::int64_t{1}, 333333.0, 0.2},
    };
    sample.rows["similarity"] = {
        {std::int64_t{0}, std::int64_t{2}, 0.5, 0.25, 0.428, 0.6, std::int64_t{6}, std::int64_t{1}, 0.3}};
    sample.add_passage(0, {36, 63}, 2, {9, 36}, 6);
    return sample;
}

}  // namespace rostra::test
