// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <optional>
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
    OptionMap options = {{"title", "Two speeches"}, {"max-text", 4096}, {"text-in-page", 4096},
                         {"max-rows", 9},           {"max-terms", 9},   {"anonymise", false}};
    TestDocuments documents;
    /// Names of layers and tables that no stage provides.
    std::vector<std::string> absent;
    /// Layers and tables beside those that every sample has.
    std::vector<Shape> more;
    /// Of the tables, by name.
    std::map<std::string, std::vector<Cells>> rows;
    /// What the last page was accompanied by.
    std::vector<std::string> warnings;
    std::map<std::string, std::string> beside;  ///< files, by name

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

    std::string page(Pieces pieces = {}) {
        static const LoadedModule kModule(REPORT_LIBRARY);
        ComponentSetup setup = {options, {}, {}, REPORT_DATA};
        std::vector<TestTable> tables;
        std::vector<Shape> all = shapes();
        all.insert(all.end(), more.begin(), more.end());
        for (const Shape& shape : all) {
            const bool present = std::find(absent.begin(), absent.end(), shape.name) == absent.end();
            const bool by_every = shape.name.starts_with("vendor.") || shape.name == "cue";
            setup.inputs.push_back(
                {shape, present, by_every ? std::optional<std::string>("") : std::nullopt});
            if (shape.kind == Shape::Kind::table) tables.push_back({shape, rows[shape.name]});
        }
        InMemoryHost host(documents);
        TestWriter writer(host, kModule, "page", setup);
        auto files = writer.run(documents, tables, pieces);
        warnings.clear();
        for (const InMemoryHost::LogLine& line : host.log()) warnings.push_back(line.message);
        std::string page = std::move(files.at("report.html"));
        files.erase("report.html");
        beside = std::move(files);
        return page;
    }

    /// A layer and tables under names that the page has views of, and one of each that it has never heard of.
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
                  {"tf_idf", Kind::float64}}},
                {Shape::Kind::table,
                 "vendor.mood",
                 {{"document", Kind::document}, {"mood", Kind::string}, {"score", Kind::int64}}},
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
        {"corpus", "", std::int64_t{1}, "the", std::int64_t{3}, 0.0},
        {"corpus", "", std::int64_t{1}, "bridge", std::int64_t{2}, 0.0},
        {"document", "one.txt", std::int64_t{2}, "good morning", std::int64_t{1}, 0.3},
    };
    sample.rows["vendor.mood"] = {{std::int64_t{0}, "calm", std::int64_t{9'007'199'254'740'993}},
                                  {std::int64_t{2}, "calm", std::int64_t{-4}}};
    return sample;
}

}  // namespace rostra::test
