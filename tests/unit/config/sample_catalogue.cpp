// SPDX-License-Identifier: Apache-2.0
#include "unit/config/sample_catalogue.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>

#include "base/diagnostic.hpp"
#include "manifest/parse_manifest.hpp"

namespace rostra::core {
namespace {

constexpr std::string_view kText = R"(
[option.separator]
type = "string"
[[component]]
name = "files"
kind = "reader"
)";

constexpr std::string_view kTokenizer = R"(
[option.min-length]
type = "int"
default = 1
min = 1
[[component]]
name = "words"
kind = "analyzer"
output = [{ layer = "token", disjoint = true, columns = [
    { name = "text", type = "string" }, { name = "norm", type = "dictionary" }] }]
)";

constexpr std::string_view kSpeakers = R"(
[option.aliases]
type = "table"
[[component]]
name = "labels"
kind = "analyzer"
output = [{ layer = "label", internal = true, columns = [{ name = "name", type = "dictionary" }] }]
[[component]]
name = "people"
kind = "aggregator"
input = [{ layer = "label", columns = [{ name = "name", type = "dictionary" }] }]
output = [{ table = "speaker", columns = [{ name = "name", type = "string" }, { name = "id", type = "string" }] }]
[[component]]
name = "turns"
kind = "analyzer"
input = [{ layer = "label", columns = [{ name = "name", type = "dictionary" }] }, { table = "speaker", columns = [{ name = "id", type = "string" }, { name = "name", type = "string" }] }]
output = [{ layer = "turn", columns = [
    { name = "speaker", type = "string" }, { name = "speaker_id", type = "dictionary" }] }]
)";

constexpr std::string_view kTerms = R"(
[option.ngrams]
type = "int"
list = true
default = [1]
min = 1
max = 8
unit = "tokens"
[option.by]
type = "column"
column-types = ["string", "dictionary", "int64"]
list = true
words = ["corpus", "document"]
default = ["corpus", "document"]
[option.form]
type = "choice"
choices = ["norm", "text"]
default = "norm"
[option.scale]
type = "float"
default = 1.5
[option.spill]
type = "size"
default = "64 MiB"
[option.stop-words]
type = "path"
[option.within]
type = "layer"
[option.dated-by]
type = "fact"
[[component]]
name = "counts"
kind = "aggregator"
commutative = true
input = [{ layer = "token", columns = [{ name = "norm", type = "dictionary" }] }, { layer = "turn", columns = [{ name = "speaker", type = "string" }], optional = true },
    { option = "by" }, { option = "within" }, { option = "dated-by" }]
output = [{ table = "term", columns = [{ name = "term", type = "string" }, { name = "count", type = "int64" }] }]
)";

constexpr std::string_view kCsv = R"(
[option.delimiter]
type = "string"
default = ","
[[component]]
name = "files"
kind = "writer"
input = [{ every = true }]
)";

constexpr std::string_view kReportManifest = R"(
[option.title]
type = "string"
required = true
[[component]]
name = "page"
kind = "writer"
input = [{ layer = "turn", columns = [{ name = "speaker_id", type = "dictionary" }], optional = true }, { table = "document", columns = [{ name = "title", type = "string" }] },
    { table = "speaker", columns = [{ name = "id", type = "string" }], optional = true }, { layer = "token", columns = [{ name = "text", type = "string" }] }]
)";

}  // namespace

std::string manifest_head(const std::string& id) {
    return "rostra = 1\nid = \"" + id + "\"\nversion = \"1.0.0\"\nabi = 0\n";
}

Catalogue catalogue_of(const std::vector<std::string>& manifests) {
    Catalogue catalogue;
    for (const std::string& text : manifests) {
        ParsedManifest parsed = parse_manifest(text, "/plugins/p.rostra.toml");
        if (!parsed.manifest) throw std::invalid_argument(render(parsed.errors));
        const std::string folder = "/plugins/" + parsed.manifest->id;
        catalogue.plugins.push_back({*std::move(parsed.manifest), folder});
    }
    return catalogue;
}

const Catalogue& sample_catalogue() {
    static const Catalogue catalogue = catalogue_of({
        manifest_head("csv") + std::string(kCsv),
        manifest_head("report") + std::string(kReportManifest),
        manifest_head("speakers") + std::string(kSpeakers),
        manifest_head("terms") + std::string(kTerms),
        manifest_head("text") + std::string(kText),
        manifest_head("tokenizer") + std::string(kTokenizer),
    });
    return catalogue;
}

PipelineRequest request_for(std::string_view text) {
    PipelineRequest request;
    request.text = text;
    request.file = "p.toml";
    request.folder = "/home/analysis";
    request.working_folder = "/home/ana";
    return request;
}

std::string errors_of(const PipelineRequest& request, const Catalogue& catalogue) {
    const CheckedPipeline checked = check_pipeline(request, catalogue);
    EXPECT_NE(checked.plan.has_value(), !checked.errors.empty());
    return render(checked.errors);
}

std::string errors_of(std::string_view text) { return errors_of(request_for(text)); }

Plan plan_of(const PipelineRequest& request, const Catalogue& catalogue) {
    CheckedPipeline checked = check_pipeline(request, catalogue);
    if (!checked.plan) throw std::invalid_argument(render(checked.errors));
    return *std::move(checked.plan);
}

Plan plan_of(std::string_view text) { return plan_of(request_for(text)); }

}  // namespace rostra::core
