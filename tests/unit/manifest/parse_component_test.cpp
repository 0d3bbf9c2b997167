// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_component.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/manifest/manifest_errors.hpp"

namespace rostra::core {
namespace {

TEST(ParseComponent, ChecksComponents) {
    EXPECT_EQ(errors_of(std::string(kHead) + "[[component]]\n"),
              "p.rostra.toml:5:1: error: component needs 'kind'\n"
              "    5 | [[component]]\n      | ^~~~~~~~~~~~~\n"
              "p.rostra.toml:5:1: error: component needs 'name'\n"
              "    5 | [[component]]\n      | ^~~~~~~~~~~~~\n");
    EXPECT_EQ(errors_of_component("kind = \"agregator\"\n"),
              "p.rostra.toml:7:8: error: 'kind' of component 'c' must be 'reader', 'analyzer', 'aggregator' "
              "or 'writer', not "
              "'agregator'; did you mean 'aggregator'?\n"
              "    7 | kind = \"agregator\"\n      |        ^~~~~~~~~~~\n");
    EXPECT_EQ(errors_of_component("kind = \"analyzer\"\ncommutative = true\n"),
              "p.rostra.toml:8:15: error: component 'c' is no aggregator, so it cannot be commutative\n"
              "    8 | commutative = true\n      |               ^~~~\n");
    EXPECT_EQ(errors_of_component("kind = \"analyzer\"\nstate = 2\n"),
              "p.rostra.toml:8:9: error: component 'c' is no aggregator, so it has no 'state' whose version "
              "could be "
              "said\n"
              "    8 | state = 2\n      |         ^\n");
    EXPECT_EQ(errors_of_component("kind = \"aggregator\"\nstate = 0\n"),
              "p.rostra.toml:8:9: error: component 'c' has a 'state' of 0; versions begin at 1\n"
              "    8 | state = 0\n      |         ^\n");
    EXPECT_EQ(errors_of(std::string(kHead) + std::string(kComponent) + std::string(kComponent)),
              "p.rostra.toml:8:1: error: two components are named 'c'\n"
              "    8 | [[component]]\n      | ^~~~~~~~~~~~~\n");
    EXPECT_EQ(errors_of(std::string(kHead) + "[[component]]\nname = \"a\"\nkind = "
                                             "\"writer\"\n[[component]]\nname = \"b\"\nkind = \"writer\"\n"),
              "p.rostra.toml:8:1: error: a plugin has one writer at most\n"
              "    8 | [[component]]\n      | ^~~~~~~~~~~~~\n");
    EXPECT_EQ(errors_of(std::string(kHead) + "component = []\n"),
              "p.rostra.toml:5:13: error: the manifest needs a [[component]]\n"
              "    5 | component = []\n      |             ^~\n");
    EXPECT_EQ(errors_of(std::string(kHead) + "component = [1]\n"),
              "p.rostra.toml:5:14: error: a component must be a table, not a whole number\n"
              "    5 | component = [1]\n      |              ^\n");
}

TEST(ParseComponent, ChecksWhatComponentsRead) {
    const auto errors = [](const std::string& input, const std::string& kind = "analyzer") {
        return errors_of_component("kind = \"" + kind + "\"\ninput = [" + input + "]\n");
    };
    EXPECT_EQ(errors("{ columns = [\"norm\"] }"),
              "p.rostra.toml:8:10: error: component 'c' has an input that must say one of 'layer', 'table', "
              "'option' and 'every'\n"
              "    8 | input = [{ columns = [\"norm\"] }]\n      |          ^~~~~~~~~~~~~~~~~~~~~~\n");
    EXPECT_EQ(errors("{ layer = \"Token\" }"),
              "p.rostra.toml:8:20: error: component 'c' names 'Token', but layers and tables have names of "
              "lower-case letters, "
              "digits and '_'\n"
              "    8 | input = [{ layer = \"Token\" }]\n      |                    ^~~~~~~\n");
    EXPECT_EQ(errors("{ table = \"speaker\" }"),
              "p.rostra.toml:8:20: error: component 'c' names no columns of table 'speaker'\n"
              "    8 | input = [{ table = \"speaker\" }]\n      |                    ^~~~~~~~~\n");
    EXPECT_EQ(
        errors("{ table = \"t\", columns = [{ name = \"x\", type = \"date\" }], at = \"start\" }",
               "aggregator"),
        "p.rostra.toml:8:73: error: component 'c' reads a table at 'start'; that is done at 'open' or at "
        "'finish'\n"
        "    8 | input = [{ table = \"t\", columns = [{ name = \"x\", type = \"date\" }], at = \"start\" }]\n"
        "      |                                                                         ^~~~~~~\n");
    EXPECT_EQ(
        errors("{ table = \"t\", columns = [{ name = \"x\", type = \"date\" }], at = \"open\" }"),
        "p.rostra.toml:8:73: error: component 'c' says 'at', which is for tables that an aggregator reads\n"
        "    8 | input = [{ table = \"t\", columns = [{ name = \"x\", type = \"date\" }], at = \"open\" }]\n"
        "      |                                                                         ^~~~~~\n");
    EXPECT_EQ(
        errors("{ layer = \"a\", at = \"open\" }", "aggregator"),
        "p.rostra.toml:8:30: error: component 'c' says 'at', which is for tables that an aggregator reads\n"
        "    8 | input = [{ layer = \"a\", at = \"open\" }]\n      |                              ^~~~~~\n");
    EXPECT_EQ(errors("{ layer = \"a\" }, { layer = \"a\" }"),
              "p.rostra.toml:8:27: error: component 'c' reads 'a' twice\n"
              "    8 | input = [{ layer = \"a\" }, { layer = \"a\" }]\n      |                           "
              "^~~~~~~~~~~~~~~\n");
    EXPECT_EQ(errors("{ layer = \"a\", columns = [\"b\"] }"),
              "p.rostra.toml:8:36: error: component 'c' needs each column as a table: { name = \"…\", type = "
              "\"…\" }\n"
              "    8 | input = [{ layer = \"a\", columns = [\"b\"] }]\n"
              "      |                                    ^~~\n");
    EXPECT_EQ(
        errors("{ layer = \"a\", columns = [{ name = \"b\", type = \"string\" }, { name = \"b\", type = "
               "\"string\" }] }"),
        "p.rostra.toml:8:69: error: component 'c' lists column 'b' twice\n"
        "    8 | input = [{ layer = \"a\", columns = [{ name = \"b\", type = \"string\" }, { name = "
        "\"b\", type = \"string\" }] }]\n"
        "      |                                                                     "
        "^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n");
    EXPECT_EQ(
        errors("{ layer = \"a\", columns = [{ name = \"b\" }] }"),
        "p.rostra.toml:8:36: error: component 'c' needs 'type', what the column may hold: one or a list of "
        "'int32', 'int64', 'float64', 'string', 'dictionary', 'document', 'decimal', 'date', 'bool', "
        "'float32' and 'timestamp'\n"
        "    8 | input = [{ layer = \"a\", columns = [{ name = \"b\" }] }]\n"
        "      |                                    ^~~~~~~~~~~~~~\n");
    EXPECT_EQ(
        errors("{ layer = \"a\", columns = [{ name = \"b\", type = [\"int32\", \"strin\"] }] }"),
        "p.rostra.toml:8:67: error: component 'c' needs 'type', what the column may hold: one or a list of "
        "'int32', 'int64', 'float64', 'string', 'dictionary', 'document', 'decimal', 'date', 'bool', "
        "'float32' and 'timestamp'; did you mean "
        "'string'?\n"
        "    8 | input = [{ layer = \"a\", columns = [{ name = \"b\", type = [\"int32\", \"strin\"] }] }]\n"
        "      |                                                                   ^~~~~~~\n");
    EXPECT_EQ(errors("{ every = true }"),
              "p.rostra.toml:8:20: error: component 'c' is no writer, so it cannot read 'every'\n"
              "    8 | input = [{ every = true }]\n      |                    ^~~~\n");
    EXPECT_EQ(
        errors("{ every = false, columns = [] }", "writer"),
        "p.rostra.toml:8:20: error: component 'c' has an 'every' that can only be true\n"
        "    8 | input = [{ every = false, columns = [] }]\n      |                    ^~~~~\n"
        "p.rostra.toml:8:37: error: component 'c' reads 'every' with all columns, so it cannot list some\n"
        "    8 | input = [{ every = false, columns = [] }]\n      |                                     "
        "^~\n");
    EXPECT_EQ(errors("{ layer = \"a\" }", "reader"),
              "p.rostra.toml:8:10: error: component 'c' is a reader, which reads no layers or tables\n"
              "    8 | input = [{ layer = \"a\" }]\n      |          ^~~~~~~~~~~~~~~\n");
    EXPECT_EQ(errors("1"),
              "p.rostra.toml:8:10: error: component 'c' has an input that is a whole number, not a table\n"
              "    8 | input = [1]\n      |          ^\n");
}

TEST(ParseComponent, ChecksInputsThatOptionsName) {
    const auto errors = [](const std::string& option, const std::string& input) {
        return errors_of(std::string(kHead) + "[option.by]\n" + option + std::string(kComponent) +
                         "input = [" + input + "]\n");
    };
    EXPECT_EQ(errors("type = \"column\"\ncolumn-types = \"string\"\n", "{ option = \"bye\" }"),
              "p.rostra.toml:5:9: error: option 'by' names a column, but no component reads it: add "
              "[[component.input]] with option = \"by\"\n"
              "    5 | [option.by]\n      |         ^~\n"
              "p.rostra.toml:11:21: error: component 'c' reads what option 'bye' names, but there is no such "
              "option; did you mean "
              "'by'?\n"
              "   11 | input = [{ option = \"bye\" }]\n      |                     ^~~~~\n");
    EXPECT_EQ(errors("type = \"int\"\n", "{ option = \"by\" }"),
              "p.rostra.toml:10:21: error: component 'c' reads what option 'by' names, but that is of type "
              "'int', not 'layer', "
              "'column' or 'fact'\n"
              "   10 | input = [{ option = \"by\" }]\n      |                     ^~~~\n");
    EXPECT_EQ(errors("type = \"column\"\ncolumn-types = \"string\"\n",
                     "{ option = \"by\", columns = [{ name = \"a\", type = \"date\" }] }"),
              "p.rostra.toml:11:37: error: component 'c' cannot list columns here: the value of option 'by' "
              "names them\n"
              "   11 | input = [{ option = \"by\", columns = [{ name = \"a\", type = \"date\" }] }]\n"
              "      |                                     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n");
    EXPECT_EQ(
        errors("type = \"layer\"\n", "{ option = \"by\", columns = [{ name = \"a\", type = \"date\" }] }"),
        "");
}

TEST(ParseComponent, ChecksWhatComponentsWrite) {
    const auto errors = [](const std::string& output, const std::string& kind = "analyzer") {
        return errors_of_component("kind = \"" + kind + "\"\noutput = [" + output + "]\n");
    };
    EXPECT_EQ(
        errors("{ doc = \"\" }"),
        "p.rostra.toml:8:11: error: component 'c' has an output that must say either 'layer' or 'table'\n"
        "    8 | output = [{ doc = \"\" }]\n      |           ^~~~~~~~~~~~\n");
    EXPECT_EQ(errors("{ table = \"t\", columns = [{ name = \"a\", type = \"int64\" }] }"),
              "p.rostra.toml:8:21: error: component 'c' is an analyzer, which writes layers; tables are "
              "written by aggregators\n"
              "    8 | output = [{ table = \"t\", columns = [{ name = \"a\", type = \"int64\" }] }]\n"
              "      |                     ^~~\n");
    EXPECT_EQ(errors("{ layer = \"t\" }", "aggregator"),
              "p.rostra.toml:8:21: error: component 'c' is an aggregator, which writes tables; layers are "
              "written by analyzers\n"
              "    8 | output = [{ layer = \"t\" }]\n      |                     ^~~\n");
    EXPECT_EQ(errors("{ table = \"t\", disjoint = true }", "aggregator"),
              "p.rostra.toml:8:21: error: component 'c' writes table 't' without columns\n"
              "    8 | output = [{ table = \"t\", disjoint = true }]\n      |                     ^~~\n"
              "p.rostra.toml:8:37: error: component 'c' writes table 't', which has no spans to be disjoint\n"
              "    8 | output = [{ table = \"t\", disjoint = true }]\n      |                                "
              "     ^~~~\n");
    EXPECT_EQ(errors("{ layer = \"t\" }", "writer"),
              "p.rostra.toml:8:11: error: component 'c' is a writer, which writes no layers or tables\n"
              "    8 | output = [{ layer = \"t\" }]\n      |           ^~~~~~~~~~~~~~~\n");
    EXPECT_EQ(errors("{ layer = \"t\" }, { layer = \"t\" }"),
              "p.rostra.toml:8:28: error: layer 't' is written twice\n"
              "    8 | output = [{ layer = \"t\" }, { layer = \"t\" }]\n      |                            "
              "^~~~~~~~~~~~~~~\n");
    EXPECT_EQ(errors("{ layer = \"t\", columns = [\"a\"] }"),
              "p.rostra.toml:8:37: error: component 'c' needs each column as a table: { name = \"…\", type = "
              "\"…\", doc = \"…\" }\n"
              "    8 | output = [{ layer = \"t\", columns = [\"a\"] }]\n      |                              "
              "       ^~~\n");
    EXPECT_EQ(errors("{ layer = \"t\", columns = [{ name = \"begin\", type = \"int32\" }] }"),
              "p.rostra.toml:8:46: error: component 'c' lists column 'begin', which every layer has\n"
              "    8 | output = [{ layer = \"t\", columns = [{ name = \"begin\", type = \"int32\" }] }]\n"
              "      |                                              ^~~~~~~\n");
    EXPECT_EQ(errors("{ layer = \"t\", columns = [{ name = \"a\", type = \"int\" }] }"),
              "p.rostra.toml:8:58: error: 'type' of column of component 'c' must be 'int32', 'int64', "
              "'float64', 'string', "
              "'dictionary', 'document', 'decimal', 'date', 'bool', 'float32' or 'timestamp', not 'int'; did "
              "you mean 'int32'?\n"
              "    8 | output = [{ layer = \"t\", columns = [{ name = \"a\", type = \"int\" }] }]\n"
              "      |                                                          ^~~~~\n");
    EXPECT_EQ(errors("{ layer = \"t\", columns = [{ name = \"a\", type = \"date\" }, { name = \"a\", type = "
                     "\"date\" }] }"),
              "p.rostra.toml:8:77: error: component 'c' lists column 'a' twice\n"
              "    8 | output = [{ layer = \"t\", columns = [{ name = \"a\", type = \"date\" }, { name = "
              "\"a\", type = \"date\" }] }]\n"
              "      |                                                                             ^~~\n");
}

TEST(ParseComponent, ChecksTheLengthsOfLists) {
    const auto errors = [](const std::string& column) {
        return errors_of_component(
            "kind = \"analyzer\"\noutput = [{ layer = \"t\", columns = [\n"
            "{ name = \"a\", " +
            column + " },\n] }]\n");
    };
    EXPECT_EQ(errors("type = \"float32\", length = 384, nullable = true"), "");
    EXPECT_EQ(errors("type = \"string\", length = 2"),
              "p.rostra.toml:9:41: error: component 'c' has column 'a' of lists of 'string'; only 'int32', "
              "'int64', 'float32' and 'float64' can have a 'length'\n"
              "    9 | { name = \"a\", type = \"string\", length = 2 },\n"
              "      |                                         ^\n");
    EXPECT_EQ(
        errors("type = \"int32\", length = 0"),
        "p.rostra.toml:9:40: error: component 'c' has column 'a' of lists with a 'length' of 0, not 1 to "
        "65536\n"
        "    9 | { name = \"a\", type = \"int32\", length = 0 },\n"
        "      |                                        ^\n");
}

}  // namespace
}  // namespace rostra::core
