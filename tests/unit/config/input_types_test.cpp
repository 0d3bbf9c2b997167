// SPDX-License-Identifier: Apache-2.0
// A pipeline that passes the check gives no component a column of another type than its manifest says.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "config/bind_inputs.hpp"
#include "manifest/manifest_words.hpp"
#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

Catalogue sample_and(const std::vector<std::string>& manifests) {
    Catalogue all = sample_catalogue();
    for (CatalogueEntry& entry : catalogue_of(manifests).plugins) all.plugins.push_back(std::move(entry));
    return all;
}

std::string marks_of(const std::string& type) {
    return manifest_head("marks") +
           "[[component]]\nname = \"c\"\nkind = \"analyzer\"\n"
           "output = [{ layer = \"mark\", columns = [{ name = \"kind\", type = \"" +
           type + "\" }] }]\n";
}

std::string uses_of(const std::string& types) {
    return manifest_head("uses") +
           "[[component]]\nname = \"c\"\nkind = \"analyzer\"\n"
           "input = [{ layer = \"mark\", columns = [{ name = \"kind\", type = " +
           types + " }] }]\n";
}

constexpr const char* kMarksAndUses = "rostra = 1\n[[stage]]\nuse = \"marks\"\n[[stage]]\nuse = \"uses\"\n";

TEST(InputTypes, AreThoseOfTheManifestOrTheStageIsRefused) {
    EXPECT_EQ(
        errors_of(request_for(kMarksAndUses), sample_and({marks_of("string"), uses_of("\"dictionary\"")})),
        "p.toml:5:7: error: stage 'uses' needs column 'kind' of layer 'mark', which plugin 'uses' reads as "
        "dictionary; plugin 'marks' (stage 'marks', line 3) writes it as string\n"
        "    5 | use = \"uses\"\n      |       ^~~~~~\n");
    EXPECT_EQ(errors_of(request_for(kMarksAndUses),
                        sample_and({marks_of("string"), uses_of("[\"dictionary\", \"string\"]")})),
              "");
}

TEST(InputTypes, OfColumnsThatOptionsNameAreThoseOfTheOption) {
    EXPECT_EQ(
        errors_of(request_for("rostra = 1\n[[stage]]\nuse = \"marks\"\n[[stage]]\nuse = \"tokenizer\"\n"
                              "[[stage]]\nuse = \"terms\"\n[stage.with]\nby = [\"mark.kind\"]\n"),
                  sample_and({marks_of("float64")})),
        "p.toml:9:7: error: option 'by' of stage 'terms' names column 'kind' of layer 'mark', which plugin "
        "'terms' reads as string, dictionary or int64; plugin 'marks' (stage 'marks', line 3) writes it as "
        "float64\n"
        "    9 | by = [\"mark.kind\"]\n      |       ^~~~~~~~~~~\n");
}

TEST(InputTypes, HoldForAnyTwoManifests) {
    std::mt19937 numbers(5);
    int accepted = 0;
    for (int round = 0; round < 300; ++round) {
        const std::string written(kColumnTypes[numbers() % kColumnTypes.size()]);
        std::vector<std::string> wanted;
        for (const std::string_view type : kColumnTypes) {
            if (numbers() % 3 == 0) wanted.push_back("\"" + std::string(type) + "\"");
        }
        if (wanted.empty()) continue;
        std::string types = "[";
        for (const std::string& type : wanted) types += (types.size() > 1 ? ", " : "") + type;
        const Catalogue catalogue = sample_and({marks_of(written), uses_of(types + "]")});
        const CheckedPipeline checked = check_pipeline(request_for(kMarksAndUses), catalogue);
        const bool fits = std::find(wanted.begin(), wanted.end(), "\"" + written + "\"") != wanted.end();
        EXPECT_EQ(checked.plan.has_value(), fits) << written << " read as " << types;
        accepted += fits ? 1 : 0;
    }
    EXPECT_GT(accepted, 20);
}

}  // namespace
}  // namespace rostra::core
