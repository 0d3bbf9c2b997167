// SPDX-License-Identifier: Apache-2.0
#include "config/pipeline_settings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/assert.hpp"
#include "base/diagnostic.hpp"
#include "manifest/parse_option.hpp"
#include "manifest/toml_text.hpp"

namespace rostra::core {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"pipeline", "input", "run", "output"};

// As [option.…] in a manifest. Paths are strings here: which folder they start at is the reader's to say.
constexpr std::string_view kSections = R"(
[pipeline.name]
type = "string"
doc = "What results call it; the file's name unless it is set."

[input.paths]
type = "string"
list = true
doc = "Files to read, from this file's folder; ** and * as in a shell. Inputs of the command line take their place."

[input.root]
type = "string"
doc = "Documents are known by their path below this folder; the folder that holds all inputs unless it is set."

[input.reader]
type = "string"
default = "auto"
doc = "Plugin that turns files into documents, or a list of plugins from which each file gets its own; 'auto': 'text', and every reader that says which files are its own. The options of each stand in [input.READER]."

[input.as]
type = "table"
doc = "Layers that readers write, by another name: { READER = { LAYER = 'NAME' } }."

[input.treat-as-text]
type = "bool"
default = false
doc = "Reads every file as plain text. Else web pages, PDF, JSON and others that their bytes give away are set aside."

[input.encoding]
type = "string"
default = "auto"
doc = "Encoding of the files, by any name that ICU knows; 'auto' detects it for each."

[input.on-bad-bytes]
type = "choice"
choices = ["error", "replace"]
default = "error"
doc = "A document whose bytes do not fit its encoding is set aside, or read with U+FFFD in their place."

[input.language]
type = "string"
default = "auto"
doc = "BCP 47 tag such as 'en'; 'auto' detects it for each document."

[input.metadata]
type = "string"
doc = "CSV file: the first column is the document's id, each other column becomes a fact of that name."

[input.corrections]
type = "string"
doc = "TOML file of a person's corrections: turns, speakers and noise put right by document and quoted text."

[run.jobs]
type = "int"
min = 0
max = 4096
default = 0
doc = "Threads; 0: all processors. Results are the same for any number."

[run.memory]
type = "size"
min = "1 MiB"
default = "4 GiB"
doc = "What all stages together may hold in memory; beyond it they spill to disk."

[run.unpacked]
type = "size"
default = "64 GiB"
doc = "What the archives among the inputs may unpack to, all together; it stands on the disk while the run goes on."

[run.patience]
type = "int"
min = 0
default = 600
doc = "Seconds after which a call into a plugin that has not come back is told of in the log; 0: never."

[output.dir]
type = "string"
default = "out"
doc = "Folder for the results, from this file's folder; of a shipped pipeline, from the working folder."

[output.formats]
type = "string"
list = true
default = ["csv"]
doc = "Plugins that write results; the options of each stand in [output.FORMAT]."

[output.layers]
type = "string"
list = true
default = []
doc = "Layers written out besides the tables."

[output.keep]
type = "bool"
doc = "Keeps what 'rostra report' builds the report of again, in results.kept; done where 'formats' names 'report', unless this says otherwise."

[output.from]
type = "table"
doc = "Layers and tables that writers read in place of those they ask for: { FORMAT = { LAYER = 'NAME' } }."
)";

std::vector<PipelineSection> read_sections() {
    const TomlText toml = read_toml(kSections, "settings");
    ROSTRA_ASSERT(toml.root.has_value());
    Diagnostics errors("settings", kSections);
    std::vector<PipelineSection> sections;
    for (const std::string_view name : kNames) {
        sections.push_back({name, {}});
        for (const OptionEntry& entry : toml.root->find(name)->table()) {
            OptionSpec setting = parse_option(entry, "", errors);
            setting.place = {};  // this text is no file of anybody's
            if (setting.default_value) set_places(*setting.default_value, {});
            sections.back().settings.push_back(std::move(setting));
        }
    }
    ROSTRA_ASSERT(errors.empty());
    return sections;
}

}  // namespace

const std::vector<PipelineSection>& pipeline_sections() {
    static const std::vector<PipelineSection> sections = read_sections();
    return sections;
}

const std::vector<OptionSpec>& settings_of(std::string_view section) {
    const std::vector<PipelineSection>& sections = pipeline_sections();
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [&](const PipelineSection& s) { return s.name == section; });
    ROSTRA_ASSERT(found != sections.end());
    return found->settings;
}

}  // namespace rostra::core
