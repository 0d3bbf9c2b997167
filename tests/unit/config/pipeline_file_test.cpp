// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PipelineFile, NeedsNoMoreThanItsFormat) {
    const Plan plan = plan_of("rostra = 1\n");
    EXPECT_EQ(plan.name, "p");
    EXPECT_EQ(plan.file, "p.toml");
    EXPECT_EQ(plan.text, "rostra = 1\n");
    EXPECT_TRUE(plan.inputs[0].paths.empty());
    EXPECT_EQ(plan.inputs[0].root, "");
    EXPECT_EQ(plan.inputs[0].encoding, "auto");
    EXPECT_FALSE(plan.inputs[0].replace_bad_bytes);
    EXPECT_EQ(plan.inputs[0].language, "auto");
    EXPECT_EQ(plan.inputs[0].metadata, "");
    EXPECT_EQ(plan.readers.at(0).plugin->manifest.id, "text");
    EXPECT_EQ(plan.run.jobs, 0U);
    EXPECT_EQ(plan.run.memory, std::uint64_t{4} << 30);
    EXPECT_EQ(plan.output.dir, "/home/analysis/out");
    ASSERT_EQ(plan.output.writers.size(), 1U);
    EXPECT_EQ(plan.output.writers[0].id, "csv");
    EXPECT_TRUE(plan.stages.empty());
    EXPECT_EQ(plan.phases, 1U);
}

TEST(PipelineFile, SaysAllThatAPlanHolds) {
    const Plan plan = plan_of(R"(rostra = 1
[pipeline]
name = "briefing"
[input]
paths = ["transcripts/**/*.txt", "/data/more"]
root = "."
reader = "text"
encoding = "windows-1252"
on-bad-bytes = "replace"
language = "zh-Hant"
metadata = "../documents.csv"
[input.text]
separator = "=="
[run]
jobs = 3
memory = "512 MiB"
[[stage]]
use = "tokenizer"
[[stage]]
use = "terms"
id = "counts"
[stage.with]
ngrams = [1, 2]
scale = 2
stop-words = "lists/stop.txt"
[output]
dir = "results"
formats = ["csv", "report"]
layers = ["token", "fact"]
[output.report]
title = "Terms"
)");
    EXPECT_EQ(plan.name, "briefing");
    ASSERT_EQ(plan.inputs[0].paths.size(), 2U);
    EXPECT_EQ(plan.inputs[0].paths[0].path, "/home/analysis/transcripts/**/*.txt");
    EXPECT_EQ(plan.inputs[0].paths[0].written, "transcripts/**/*.txt");
    EXPECT_EQ(plan.inputs[0].paths[0].place, (SourcePlace{"p.toml", 5, 10, 22}));
    EXPECT_EQ(plan.inputs[0].paths[1].path, "/data/more");
    EXPECT_EQ(plan.inputs[0].root, "/home/analysis");
    EXPECT_EQ(plan.inputs[0].encoding, "windows-1252");
    EXPECT_TRUE(plan.inputs[0].replace_bad_bytes);
    EXPECT_EQ(plan.inputs[0].language, "zh-Hant");
    EXPECT_EQ(plan.inputs[0].metadata, "/home/documents.csv");
    EXPECT_EQ(to_toml(plan.readers.at(0).options), "{ separator = \"==\" }");
    EXPECT_EQ(plan.run.jobs, 3U);
    EXPECT_EQ(plan.run.memory, std::uint64_t{512} << 20);
    EXPECT_EQ(plan.output.dir, "/home/analysis/results");
    ASSERT_EQ(plan.output.writers.size(), 2U);
    EXPECT_EQ(to_toml(plan.output.writers[0].options), "{ delimiter = \",\" }");
    EXPECT_EQ(to_toml(plan.output.writers[1].options), "{ title = \"Terms\" }");
    ASSERT_EQ(plan.output.layers.size(), 2U);
    EXPECT_EQ(plan.products[plan.output.layers[0]].name, "token");
    EXPECT_EQ(plan.products[plan.output.layers[1]].name, "fact");
    ASSERT_EQ(plan.stages.size(), 2U);
    EXPECT_EQ(plan.stages[1].id, "counts");
    EXPECT_EQ(plan.stages[1].options.find("ngrams")->place, (SourcePlace{"p.toml", 23, 10, 6}));
    EXPECT_EQ(plan.stages[1].options.find("by")->place, SourcePlace{}) << "a default";
    EXPECT_EQ(plan.stages[1].options.find("by")->list()[0].place, SourcePlace{});
    EXPECT_EQ(plan.stages[1].plugin->folder, "/plugins/terms");
    EXPECT_EQ(
        to_toml(plan.stages[1].options),
        "{ ngrams = [1, 2], by = [\"corpus\", \"document\"], form = \"norm\", scale = 2.0, spill = 67108864, "
        "stop-words = \"/home/analysis/lists/stop.txt\" }");
}

TEST(PipelineFile, ReportsASyntaxErrorAlone) {
    EXPECT_EQ(errors_of("rostra = 1\n[input\npaths = 3\n"),
              "p.toml:2:7: error: not valid TOML: error while parsing table header: expected ']', saw '\\n'\n"
              "    2 | [input\n      |       ^\n");
}

TEST(PipelineFile, NeedsAFormatItKnows) {
    EXPECT_EQ(errors_of("# empty\n"),
              "p.toml:1:1: error: the pipeline needs 'rostra = 1', the format it is written in\n"
              "    1 | # empty\n      | ^\n");
    EXPECT_EQ(errors_of("rostra = 2\n"),
              "p.toml:1:10: error: pipelines of format 2 are not known here, only of format 1\n"
              "    1 | rostra = 2\n      |          ^\n");
    EXPECT_EQ(errors_of("rostra = \"1\"\n"),
              "p.toml:1:10: error: 'rostra' of the pipeline must be a whole number, not a string\n"
              "    1 | rostra = \"1\"\n      |          ^~~\n");
}

TEST(PipelineFile, KnowsWhichSectionWasMeant) {
    EXPECT_EQ(errors_of("rostra = 1\n[inputs]\n[colours]\n"),
              "p.toml:2:2: error: the pipeline has no key 'inputs'; did you mean 'input'?\n"
              "    2 | [inputs]\n      |  ^~~~~~\n"
              "p.toml:3:2: error: the pipeline has no key 'colours'; it may have 'rostra', 'pipeline', "
              "'input', 'run', 'stage' or "
              "'output'\n"
              "    3 | [colours]\n      |  ^~~~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\nrun = 5\n"),
              "p.toml:2:7: error: 'run' of the pipeline must be a table, not a whole number\n"
              "    2 | run = 5\n      |       ^\n");
}

TEST(PipelineFile, KnowsWhichKeyOfASectionWasMeant) {
    EXPECT_EQ(errors_of("rostra = 1\n[input]\npath = \"a\"\ncolours = \"c.toml\"\n[run]\njob = 1\n"),
              "p.toml:3:1: error: [input] has no option 'path'; did you mean 'paths'?\n"
              "    3 | path = \"a\"\n      | ^~~~\n"
              "p.toml:4:1: error: [input] has no option 'colours'; it has 'paths', 'root', 'reader', 'as', "
              "'treat-as-text', "
              "'encoding', 'on-bad-bytes', "
              "'language', 'metadata', 'corrections' and 'text'\n"
              "    4 | colours = \"c.toml\"\n      | ^~~~~~~\n"
              "p.toml:6:1: error: [run] has no option 'job'; did you mean 'jobs'?\n"
              "    6 | job = 1\n      | ^~~\n");
}

TEST(PipelineFile, ChecksWhatSectionsSay) {
    EXPECT_EQ(
        errors_of(
            "rostra = 1\n[pipeline]\nname = \"\"\n[input]\npaths = [\"a\", 1]\non-bad-bytes = \"eror\"\n"
            "[run]\njobs = -1\nmemory = \"lots\"\n"),
        "p.toml:3:8: error: option 'name' of [pipeline] is empty\n"
        "    3 | name = \"\"\n      |        ^~\n"
        "p.toml:5:15: error: option 'paths' of [input] must be a list of strings, but holds a whole number\n"
        "    5 | paths = [\"a\", 1]\n      |               ^\n"
        "p.toml:6:16: error: option 'on-bad-bytes' of [input] must be 'error' or 'replace', not 'eror'; did "
        "you mean 'error'?\n"
        "    6 | on-bad-bytes = \"eror\"\n      |                ^~~~~~\n"
        "p.toml:8:8: error: option 'jobs' of [run] must be between 0 and 4096, not -1\n"
        "    8 | jobs = -1\n      |        ^~\n"
        "p.toml:9:10: error: option 'memory' of [run] must be a number of bytes or a size such as \"64 "
        "MiB\", not 'lots'\n"
        "    9 | memory = \"lots\"\n      |          ^~~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[input]\npaths = []\n"),
              "p.toml:3:9: error: option 'paths' of [input] names nothing to read\n"
              "    3 | paths = []\n      |         ^~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[input]\npaths = [\"\"]\n"),
              "p.toml:3:10: error: option 'paths' of [input] holds an empty path\n"
              "    3 | paths = [\"\"]\n      |          ^~\n");
}

TEST(PipelineFile, KnowsEncodingsAndLanguages) {
    EXPECT_EQ(errors_of("rostra = 1\n[input]\nencoding = \"utf8\"\nlanguage = \"de-AT\"\n"), "");
    EXPECT_EQ(errors_of("rostra = 1\n[input]\nencoding = \"windows-1255x\"\nlanguage = \"English\"\n"),
              "p.toml:3:12: error: no encoding 'windows-1255x' is known; it is \"auto\" or a name that ICU "
              "knows; did you mean "
              "'windows-1255'?\n"
              "    3 | encoding = \"windows-1255x\"\n      |            ^~~~~~~~~~~~~~~\n"
              "p.toml:4:12: error: option 'language' of [input] must be \"auto\" or a BCP 47 tag such as "
              "\"en\" or \"zh-Hant\", not "
              "'English'\n"
              "    4 | language = \"English\"\n      |            ^~~~~~~~~\n");
    for (const char* tag : {"e", "en-", "en--US", "e1", "en-toolongsubtag", "en_US"}) {
        EXPECT_NE(errors_of("rostra = 1\n[input]\nlanguage = \"" + std::string(tag) + "\"\n"), "") << tag;
    }
}

TEST(PipelineFile, NamesAReaderThatIsOne) {
    EXPECT_EQ(errors_of("rostra = 1\n[input]\nreader = \"txt\"\n"),
              "p.toml:3:10: error: no plugin 'txt' was found; did you mean 'text'?\n"
              "    3 | reader = \"txt\"\n      |          ^~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[input]\nreader = \"tokenizer\"\n"),
              "p.toml:3:10: error: plugin 'tokenizer' is no reader; it is used by a [[stage]]\n"
              "    3 | reader = \"tokenizer\"\n      |          ^~~~~~~~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[input.text]\nseparater = \"==\"\n"),
              "p.toml:3:1: error: reader 'text' has no option 'separater'; did you mean 'separator'?\n"
              "    3 | separater = \"==\"\n      | ^~~~~~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[input]\ntext = 5\n"),
              "p.toml:3:8: error: the options of reader 'text' must be a table, not a whole number\n"
              "    3 | text = 5\n      |        ^\n");
}

TEST(PipelineFile, RefusesFormatsWhereThePlainReaderIsToReadProse) {
    EXPECT_TRUE(plan_of("rostra = 1\n").inputs[0].refuses_formats);
    EXPECT_TRUE(plan_of("rostra = 1\n[input]\nreader = \"text\"\n").inputs[0].refuses_formats);
    EXPECT_FALSE(plan_of("rostra = 1\n[input]\ntreat-as-text = true\n").inputs[0].refuses_formats);
    const Catalogue catalogue =
        catalogue_of({manifest_head("pages") + "[[component]]\nname = \"r\"\nkind = \"reader\"\n",
                      manifest_head("csv") + "[[component]]\nname = \"w\"\nkind = \"writer\"\n"});
    const std::string other = "rostra = 1\n[input]\nreader = \"pages\"\n";
    EXPECT_FALSE(plan_of(request_for(other), catalogue).inputs[0].refuses_formats);
    EXPECT_EQ(errors_of(request_for(other + "treat-as-text = true\n"), catalogue),
              "p.toml:4:17: error: option 'treat-as-text' of [input] is of no use: the reader 'pages' makes "
              "the texts\n"
              "    4 | treat-as-text = true\n      |                 ^~~~\n");
}

TEST(PipelineFile, NamesWritersThatAreWriters) {
    EXPECT_EQ(
        errors_of("rostra = 1\n[output]\nformats = [\"cvs\", \"parquet\", \"text\", \"csv\", \"csv\"]\n"),
        "p.toml:3:12: error: no plugin 'cvs' was found; did you mean 'csv'?\n"
        "    3 | formats = [\"cvs\", \"parquet\", \"text\", \"csv\", \"csv\"]\n      |            ^~~~~\n"
        "p.toml:3:19: error: no plugin 'parquet' was found; 'rostra plugins' lists what was found and where "
        "it looked\n"
        "    3 | formats = [\"cvs\", \"parquet\", \"text\", \"csv\", \"csv\"]\n      |                   "
        "^~~~~~~~~\n"
        "p.toml:3:30: error: plugin 'text' is no writer; it is a reader, named by 'reader' of [input]\n"
        "    3 | formats = [\"cvs\", \"parquet\", \"text\", \"csv\", \"csv\"]\n      |                       "
        "       ^~~~~~\n"
        "p.toml:3:45: error: 'formats' of [output] names 'csv' twice\n"
        "    3 | formats = [\"cvs\", \"parquet\", \"text\", \"csv\", \"csv\"]\n"
        "      |                                             ^~~~~\n");
}

TEST(PipelineFile, HasNoUseForOptionsOfWhatIsNotUsed) {
    EXPECT_EQ(errors_of("rostra = 1\n[output.report]\ntitle = \"x\"\n[output.cvs]\n"),
              "p.toml:2:9: error: [output.report] is of no use: 'formats' does not name it\n"
              "    2 | [output.report]\n      |         ^~~~~~\n"
              "p.toml:4:9: error: [output] has no option 'cvs'; did you mean 'csv'?\n"
              "    4 | [output.cvs]\n      |         ^~~\n");
}

TEST(PipelineFile, NamesItselfWhereADefaultCannotBeHad) {
    const Catalogue empty;
    EXPECT_EQ(errors_of(request_for("rostra = 1\n"), empty),
              "p.toml: error: no plugin 'csv' was found; 'rostra plugins' lists what was found and where it "
              "looked\n"
              "p.toml: error: no plugin 'text' was found; 'rostra plugins' lists what was found and where it "
              "looked\n");
}

TEST(PipelineFile, ChecksStages) {
    EXPECT_EQ(
        errors_of(
            "rostra = 1\n[[stage]]\n[[stage]]\nuse = \"tokeniser\"\nwth = {}\n[[stage]]\nuse = \"csv\"\n"),
        "p.toml:2:1: error: a stage needs 'use'\n"
        "    2 | [[stage]]\n      | ^~~~~~~~~\n"
        "p.toml:4:7: error: no plugin 'tokeniser' was found; did you mean 'tokenizer'?\n"
        "    4 | use = \"tokeniser\"\n      |       ^~~~~~~~~~~\n"
        "p.toml:5:1: error: a stage has no key 'wth'; did you mean 'with'?\n"
        "    5 | wth = {}\n      | ^~~\n"
        "p.toml:7:7: error: plugin 'csv' is no stage; it is a writer, named in 'formats' of [output]\n"
        "    7 | use = \"csv\"\n      |       ^~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[stage]\nuse = \"tokenizer\"\n"),
              "p.toml:2:1: error: a stage is written [[stage]], in two brackets\n"
              "    2 | [stage]\n      | ^~~~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[[stage]]\nuse = \"tokenizer\"\n[[stage]]\nuse = \"tokenizer\"\nas = { "
                        "token = \"word\" }\n"),
              "p.toml:5:7: error: two stages are named 'tokenizer', this one and that of line 3; give one an "
              "'id' of its own\n"
              "    5 | use = \"tokenizer\"\n      |       ^~~~~~~~~~~\n");
    EXPECT_EQ(
        errors_of("rostra = 1\n[[stage]]\nuse = \"tokenizer\"\nid = \"My words\"\n"),
        "p.toml:4:6: error: the id of a stage is of lower-case letters, digits and '-', not 'My words'\n"
        "    4 | id = \"My words\"\n      |      ^~~~~~~~~~\n");
}

TEST(PipelineFile, ChecksTheOptionsOfStages) {
    EXPECT_EQ(
        errors_of(R"(rostra = 1
[[stage]]
use = "tokenizer"
[[stage]]
use = "terms"
id = "counts"
[stage.with]
ngram = [2]
colour = "red"
ngrams = [0, "two"]
form = "norms"
scale = "big"
)"),
        "p.toml:8:1: error: stage 'counts' has no option 'ngram'; did you mean 'ngrams'?\n"
        "    8 | ngram = [2]\n      | ^~~~~\n"
        "p.toml:9:1: error: stage 'counts' has no option 'colour'; it has 'ngrams', 'by', 'form', "
        "'scale', 'spill', "
        "'stop-words', 'within' and 'dated-by'\n"
        "    9 | colour = \"red\"\n      | ^~~~~~\n"
        "p.toml:10:11: error: option 'ngrams' of stage 'counts' must be between 1 and 8 tokens, not 0\n"
        "   10 | ngrams = [0, \"two\"]\n      |           ^\n"
        "p.toml:10:14: error: option 'ngrams' of stage 'counts' must be a list of whole numbers, but holds "
        "a string\n"
        "   10 | ngrams = [0, \"two\"]\n      |              ^~~~~\n"
        "p.toml:11:8: error: option 'form' of stage 'counts' must be 'norm' or 'text', not 'norms'; "
        "did you mean 'norm'?\n"
        "   11 | form = \"norms\"\n      |        ^~~~~~~\n"
        "p.toml:12:9: error: option 'scale' of stage 'counts' must be a number, not a string\n"
        "   12 | scale = \"big\"\n      |         ^~~~~\n");
}

TEST(PipelineFile, AsksForRequiredOptions) {
    EXPECT_EQ(errors_of("rostra = 1\n[[stage]]\nuse = \"tokenizer\"\n[output]\nformats = [\"report\"]\n"),
              "p.toml:5:12: error: writer 'report' needs option 'title': a string\n"
              "    5 | formats = [\"report\"]\n      |            ^~~~~~~~\n");
}

TEST(PipelineFile, RenamesOnlyWhatAStageWrites) {
    EXPECT_EQ(
        errors_of(
            "rostra = 1\n[[stage]]\nuse = \"tokenizer\"\nas = { tokn = \"a\", token = \"My token\" }\n"),
        "p.toml:4:8: error: stage 'tokenizer' writes no layer or table 'tokn'; did you mean 'token'?\n"
        "    4 | as = { tokn = \"a\", token = \"My token\" }\n      |        ^~~~\n"
        "p.toml:4:28: error: 'as' of stage 'tokenizer' needs a name of lower-case letters, digits and '_' "
        "for 'token'\n"
        "    4 | as = { tokn = \"a\", token = \"My token\" }\n      |                            "
        "^~~~~~~~~~\n");
}

TEST(PipelineFile, PutsInputsOfTheCommandLineInPlaceOfItsOwn) {
    PipelineRequest request = request_for(
        "rostra = 1\n[input]\npaths = [\"a\"]\nroot = \"b\"\nmetadata = \"c\"\nlanguage = "
        "\"de\"\n[run]\njobs = 2\n");
    request.inputs = {"x.txt", "../y.txt"};
    request.out = "results";
    request.jobs = 7;
    const Plan plan = plan_of(request);
    ASSERT_EQ(plan.inputs[0].paths.size(), 2U);
    EXPECT_EQ(plan.inputs[0].paths[0].path, "/home/ana/x.txt");
    EXPECT_EQ(plan.inputs[0].paths[1].path, "/home/y.txt");
    EXPECT_EQ(plan.inputs[0].paths[1].written, "../y.txt");
    EXPECT_EQ(plan.inputs[0].paths[1].place, (SourcePlace{"../y.txt", 0, 0, 0}));
    EXPECT_EQ(plan.inputs[0].root, "");
    EXPECT_EQ(plan.inputs[0].metadata, "");
    EXPECT_THAT(
        plan.input_warnings,
        ElementsAre(
            "the metadata '/home/analysis/c' is not read, as inputs of the command line take the place "
            "of those it is about; --set input.metadata=FILE names one for them"));
    EXPECT_EQ(plan.inputs[0].language, "de");
    EXPECT_EQ(plan.output.dir, "/home/ana/results");
    EXPECT_EQ(plan.run.jobs, 7U);
    request.set = {"input.root=\"..\"", "input.metadata=\"d\""};
    EXPECT_EQ(plan_of(request).inputs[0].root, "/home");
    EXPECT_EQ(plan_of(request).inputs[0].metadata, "/home/ana/d");
    EXPECT_THAT(plan_of(request).input_warnings, IsEmpty());
}

TEST(PipelineFile, ShippedWithTheHostWritesIntoTheWorkingFolder) {
    PipelineRequest request = request_for("rostra = 1\n[input]\npaths = [\"samples/*.txt\"]\n");
    request.shipped = true;
    const Plan plan = plan_of(request);
    EXPECT_EQ(plan.output.dir, "/home/ana/out");
    EXPECT_EQ(plan.inputs[0].paths[0].path, "/home/analysis/samples/*.txt");
}

}  // namespace
}  // namespace rostra::core
