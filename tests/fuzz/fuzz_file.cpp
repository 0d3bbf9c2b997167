// SPDX-License-Identifier: Apache-2.0
// Hands what the fuzzer makes up to whatever reads a file of the user's. A crash, a hang, a report of a sanitizer, or an
// error that does not say where it is ends it.
//
//     ROSTRA_FUZZED=pipeline fuzz_file CORPUS_FOLDER [-runs=10000]
//
// The kinds are those of kKinds below.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/check_pipeline.hpp"
#include "loader/discover.hpp"
#include "manifest/parse_manifest.hpp"
#include "run/corrections.hpp"
#include "run/metadata.hpp"
#include "run/run_record.hpp"

namespace rostra::fuzz {
namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

/// Errors name their file and can be shown.
void require_told(const std::vector<core::Diagnostic>& errors) {
    for (const core::Diagnostic& error : errors) require(!error.message.empty(), "an error says nothing");
    static_cast<void>(core::render(errors));
}

/// Against the plugins that stand beside the program in the build folder.
void check_pipeline(std::string_view text) {
    static const core::Discovery found = core::discover({{ROSTRA_PLUGIN_FOLDERS, "fuzz"}});
    core::PipelineRequest request;
    request.text = text;
    request.file = "p.toml";
    request.folder = "/srv/analysis";
    request.working_folder = "/home/ana";
    const core::CheckedPipeline checked = core::check_pipeline(request, found.catalogue);
    require(checked.plan.has_value() == checked.errors.empty(), "a plan with errors, or none without");
    require_told(checked.errors);
}

void parse_manifest(std::string_view text) {
    const core::ParsedManifest parsed = core::parse_manifest(std::string(text), "p.rostra.toml");
    require(parsed.manifest.has_value() == parsed.errors.empty(), "a manifest with errors, or none without");
    require_told(parsed.errors);
}

void read_corrections(std::string_view text) {
    core::ReadCorrections read = core::parse_corrections(text, "corrections.toml");
    require_told(read.errors);
    const core::Corrections corrections(std::move(read.corrections));
    const std::string document(text.substr(0, 300));
    for (const core::PlacedCorrection& placed : corrections.place("a.txt", document).corrections) {
        require(0 <= placed.begin && placed.begin <= placed.end &&
                    static_cast<std::size_t>(placed.end) <= document.size(),
                "a correction outside its text");
    }
    static_cast<void>(corrections.unused({}));
}

void read_metadata(std::string_view bytes) {
    const core::ReadMetadata read = core::parse_metadata(bytes, "documents.csv");
    require_told(read.errors);
    const std::string ids[] = {"a.txt", ""};
    for (const std::string& id : ids) {
        const auto row = read.metadata.row(id);
        require(row.empty() || row.size() == read.metadata.facts().size(), "a row of another length");
    }
    for (const std::string& id : ids) static_cast<void>(read.metadata.find(id));
}

void read_run_record(std::string_view text) { static_cast<void>(core::result_names(text, "out/run.json")); }

struct Kind {
    std::string_view name;
    void (*read)(std::string_view);
};

constexpr Kind kKinds[] = {
    {"pipeline", check_pipeline}, {"manifest", parse_manifest},    {"corrections", read_corrections},
    {"metadata", read_metadata},  {"run-record", read_run_record},
};

const Kind& kind() {
    const char* name = std::getenv("ROSTRA_FUZZED");
    const auto* const found = std::find_if(std::begin(kKinds), std::end(kKinds), [name](const Kind& kind) {
        return name != nullptr && kind.name == name;
    });
    if (found == std::end(kKinds)) throw std::runtime_error("ROSTRA_FUZZED names no kind of file");
    return *found;
}

}  // namespace
}  // namespace rostra::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        static const rostra::fuzz::Kind& kind = rostra::fuzz::kind();
        kind.read({reinterpret_cast<const char*>(data), size});
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        std::abort();
    }
    return 0;
}
