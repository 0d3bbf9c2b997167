// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_view.hpp"

#include <gtest/gtest.h>

#include <string>

#include "manifest/product_json.hpp"
#include "unit/manifest/manifest_errors.hpp"

namespace rostra::core {
namespace {

std::string manifest_with(const std::string& view, const std::string& product = "table = \"t\"",
                          const std::string& kind = "aggregator") {
    return std::string(kHead) + "[[component]]\nname = \"c\"\nkind = \"" + kind +
           "\"\n[[component.output]]\n" + product + "\nview = " + view +
           "\ncolumns = [{ name = \"who\", type = \"string\" }, { name = \"words\", type = \"int64\" }, "
           "{ name = \"share\", type = \"float64\" }]\n";
}

std::string json_of(const std::string& view) {
    const ParsedManifest parsed = parse_manifest(manifest_with(view), "p.rostra.toml");
    if (!parsed.manifest) return render(parsed.errors);
    return view_json(parsed.manifest->components[0].outputs[0].view).dump();
}

/// The first line of what is wrong with a view, without what stands before its column.
std::string error_of(const std::string& view, const std::string& product = "table = \"t\"",
                     const std::string& kind = "aggregator") {
    const std::string errors = errors_of(manifest_with(view, product, kind));
    const std::string head = "p.rostra.toml:10:";
    return errors.starts_with(head) ? errors.substr(head.size(), errors.find('\n') - head.size()) : errors;
}

TEST(ParseView, TellsWhatEachColumnIsFor) {
    EXPECT_EQ(json_of(R"({ kind = "bars", label = "who", value = "words" })"),
              R"({"kind":"bars","label":"who","value":"words"})");
    EXPECT_EQ(json_of(R"({ kind = "scatter", y = "share", x = "words", group = "who" })"),
              R"({"kind":"scatter","x":"words","y":"share","group":"who"})");
    EXPECT_EQ(json_of(R"({ kind = "matrix", row = "who", column = "who", value = "share" })"),
              R"({"kind":"matrix","row":"who","column":"who","value":"share"})");
}

TEST(ParseView, TakesASentenceApart) {
    EXPECT_EQ(
        json_of(
            R"({ sentence = "{who} says {words} of {sum words} words; {different who} speak in {#} rows, {{so." })"),
        R"({"sentence":[{"column":"who"}," says ",{"column":"words"}," of ",{"sum":"words"}," words; ",)"
        R"({"different":"who"}," speak in ",{"rows":true}," rows, {so."]})");
}

TEST(ParseView, LetsLayersNameDocumentAndText) {
    EXPECT_EQ(error_of(R"({ kind = "bars", label = "document", value = "words", sentence = "{text}" })",
                       "layer = \"l\"", "analyzer"),
              "");
    EXPECT_EQ(error_of(R"({ sentence = "{document}" })"),
              "21: error: view of table 't' of component 'c' names column 'document', which is not there");
}

TEST(ParseView, RefusesWhatCannotBeShown) {
    EXPECT_EQ(error_of("{}"), "8: error: view of table 't' of component 'c' needs a 'kind' or a 'sentence'");
    EXPECT_EQ(
        error_of(R"({ kind = "bar" })"),
        "17: error: 'kind' of view of table 't' of component 'c' must be 'bars', 'scatter' or 'matrix', not "
        "'bar'; did you mean 'bars'?");
    EXPECT_EQ(error_of(R"({ kind = "bars", value = "words" })"),
              "8: error: view of table 't' of component 'c' is of kind 'bars' and needs 'label'");
    EXPECT_EQ(error_of(R"({ kind = "bars", label = "who", value = "wrods" })"),
              "48: error: view of table 't' of component 'c' names column 'wrods', which is not there; did "
              "you mean "
              "'words'?");
    EXPECT_EQ(
        error_of(R"({ kind = "bars", label = "who", value = "who" })"),
        "48: error: view of table 't' of component 'c' needs numbers, and column 'who' is of type 'string'");
    EXPECT_EQ(error_of(R"({ kind = "bars", label = "who", value = "words", x = "share" })"),
              "57: error: view of table 't' of component 'c' has no key 'x'; it may have 'kind', 'label', "
              "'value', 'group' or 'sentence'");
}

TEST(ParseView, RefusesSentencesThatSayNothing) {
    EXPECT_EQ(error_of(R"({ sentence = "" })"),
              "21: error: view of table 't' of component 'c' has an empty 'sentence'");
    EXPECT_EQ(
        error_of(R"({ sentence = "{who" })"),
        "21: error: view of table 't' of component 'c' has a 'sentence' with a '{' that no '}' closes; write "
        "'{{' for a brace");
    EXPECT_EQ(
        error_of(R"({ sentence = "{sum who}" })"),
        "21: error: view of table 't' of component 'c' needs numbers, and column 'who' is of type 'string'");
}

}  // namespace
}  // namespace rostra::core
