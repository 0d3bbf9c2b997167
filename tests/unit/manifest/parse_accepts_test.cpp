// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_accepts.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>

#include "manifest/describe_plugin.hpp"
#include "unit/manifest/manifest_errors.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Manifest manifest_of(const std::string& lines) {
    ParsedManifest parsed = parse_manifest(
        std::string(kHead) + "[[component]]\nname = \"c\"\nkind = \"reader\"\n" + lines, "p.rostra.toml");
    if (!parsed.manifest) throw std::invalid_argument(render(parsed.errors));
    return *std::move(parsed.manifest);
}

std::string errors(const std::string& accepts, const std::string& kind = "reader") {
    return errors_of_component("kind = \"" + kind + "\"\naccepts = " + accepts + "\n");
}

TEST(ParseAccepts, KnowsInputsByNameAndByWhatTheyBeginWith) {
    const Manifest manifest = manifest_of(
        "accepts = { extensions = [\"srt\", \"tar.gz\"], begins = [\"WEBVTT\"], begins-hex = [\"fFd8\"] }\n");
    const AcceptedInputs& accepts = manifest.components[0].accepts;
    EXPECT_THAT(accepts.extensions, ElementsAre("srt", "tar.gz"));
    EXPECT_THAT(accepts.begins, ElementsAre("WEBVTT"));
    EXPECT_THAT(accepts.begins_hex, ElementsAre("\xFF\xD8"));
    EXPECT_FALSE(accepts.everything());
    EXPECT_TRUE(manifest_of("").components[0].accepts.everything());
}

TEST(ParseAccepts, IsTold) {
    const Manifest manifest =
        manifest_of("accepts = { extensions = [\"srt\"], begins = [\"WEBVTT\"], begins-hex = [\"ffd8\"] }\n");
    EXPECT_THAT(describe_plugin(manifest),
                HasSubstr("Reader 'c'\n    accepts *.srt and what begins with 'WEBVTT' or the bytes ffd8\n"));
    EXPECT_EQ(nlohmann::json::parse(describe_plugin_json(manifest))["components"][0]["accepts"],
              nlohmann::json::parse(
                  R"({"extensions": ["srt"], "begins": ["WEBVTT"], "begins-hex": ["ffd8"], "formats": []})"));
    EXPECT_FALSE(
        nlohmann::json::parse(describe_plugin_json(manifest_of("")))["components"][0].contains("accepts"));
    EXPECT_EQ(describe_accepts({}), "every input");
    EXPECT_EQ(describe_accepts({{"a", "b"}, {}, {}}), "*.a, *.b");
    EXPECT_EQ(describe_accepts({{}, {}, {"%P"}}), "what begins with the bytes 2550");
    EXPECT_EQ(describe_accepts({{"a"}, {}, {}, {"html", "xml"}}), "*.a and what looks like 'html' or 'xml'");
}

TEST(ParseAccepts, RefusesWhatNoInputCanBeToldBy) {
    EXPECT_EQ(errors("{ extensions = [\".srt\"] }"),
              "p.rostra.toml:8:27: error: 'accepts' of component 'c' needs extensions of lower-case letters "
              "and digits, "
              "without a dot before them, not '.srt'\n"
              "    8 | accepts = { extensions = [\".srt\"] }\n      |                           ^~~~~~\n");
    EXPECT_EQ(errors("{ extensions = [1] }"),
              "p.rostra.toml:8:27: error: 'extensions' of 'accepts' of component 'c' must hold strings, not "
              "a whole "
              "number\n"
              "    8 | accepts = { extensions = [1] }\n      |                           ^\n");
    EXPECT_EQ(
        errors("{ begins = [\"\"] }"),
        "p.rostra.toml:8:23: error: 'accepts' of component 'c' names nothing that a text could begin with\n"
        "    8 | accepts = { begins = [\"\"] }\n      |                       ^~\n");
    EXPECT_EQ(errors("{ begins-hex = [\"255\"] }"),
              "p.rostra.toml:8:27: error: 'accepts' of component 'c' needs bytes of two hexadecimal digits "
              "each, such as "
              "\"25504446\", not '255'\n"
              "    8 | accepts = { begins-hex = [\"255\"] }\n      |                           ^~~~~\n");
    EXPECT_EQ(
        errors("{ formats = [\"htm\"] }"),
        "p.rostra.toml:8:24: error: 'accepts' of component 'c' names a format that the host does not tell, "
        "'htm'; did you mean 'html'?\n"
        "    8 | accepts = { formats = [\"htm\"] }\n      |                        ^~~~~\n");
    EXPECT_EQ(errors("{}"),
              "p.rostra.toml:8:11: error: 'accepts' of component 'c' names no input; leave it out where the "
              "reader takes "
              "every input\n"
              "    8 | accepts = {}\n      |           ^~\n");
    EXPECT_EQ(
        errors("{ extension = [\"srt\"], begins = [\"x\"] }"),
        "p.rostra.toml:8:13: error: 'accepts' of component 'c' has no key 'extension'; did you mean "
        "'extensions'?\n"
        "    8 | accepts = { extension = [\"srt\"], begins = [\"x\"] }\n      |             ^~~~~~~~~\n");
    EXPECT_EQ(
        errors("{ begins = [\"x\"] }", "writer"),
        "p.rostra.toml:8:11: error: component 'c' is no reader, so there are no inputs that it accepts\n"
        "    8 | accepts = { begins = [\"x\"] }\n      |           ^~~~~~~~~~~~~~~~~~\n");
}

TEST(ParseAccepts, AReaderWritesLayersAndNoTables) {
    const Manifest manifest = manifest_of("output = [{ layer = \"turn\" }]\n");
    EXPECT_EQ(manifest.components[0].outputs.at(0).name, "turn");
    EXPECT_EQ(
        errors_of_component("kind = \"reader\"\noutput = [{ table = \"t\", columns = [{ name = \"a\", type = "
                            "\"string\" }] }]\n"),
        "p.rostra.toml:8:21: error: component 'c' is a reader, which writes layers; tables are written by "
        "aggregators\n"
        "    8 | output = [{ table = \"t\", columns = [{ name = \"a\", type = \"string\" }] }]\n"
        "      |                     ^~~\n");
}

}  // namespace
}  // namespace rostra::core
