// SPDX-License-Identifier: Apache-2.0
#include "unit/engine/engine_run.hpp"

#include <array>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "base/diagnostic.hpp"
#include "config/check_pipeline.hpp"
#include "loader/discover.hpp"

namespace rostra::core {

const Catalogue& probe_catalogue() {
    static const Discovery found = discover({{PROBES, "test"}});
    return found.catalogue;
}

void EngineTest::add(const std::string& id, std::string_view content) {
    files_.push_back({id, folder_.write("inputs/" + id, content), content.size()});
}

std::string EngineTest::many(std::size_t first, std::size_t last) {
    constexpr std::array<const char*, 5> kWords = {"one", "two", "three", "four", "five"};
    std::string lines;
    for (std::size_t i = first; i <= last; ++i) {
        lines += "d" + std::to_string(i);
        for (std::size_t k = 0; k <= i % 4; ++k)
            lines += std::string(" ") + kWords[(i * 3 + k) % kWords.size()];
        lines += '\n';
    }
    return lines;
}

Plan EngineTest::plan(const RunSettings& settings) const {
    PipelineRequest request;
    request.text =
        "rostra = 1\n[input]\nreader = \"probe\"\nlanguage = \"en\"\n"
        "[[stage]]\nuse = \"probe\"\n[stage.with]\nclaims = \"" +
        settings.claims + "\"\n" + (settings.ranks ? "[[stage]]\nuse = \"probe-ranks\"\n" : "") +
        (settings.prune ? "[[stage]]\nuse = \"probe-prune\"\n" : "") +
        "[output]\nformats = [\"probe\"]\nlayers = [\"probe.word\"" +
        (settings.ranks ? ", \"probe.rank\"" : "") + settings.more_layers + "]\n";
    request.file = "p.toml";
    request.folder = request.working_folder = folder_.path();
    request.jobs = settings.jobs;
    CheckedPipeline checked = check_pipeline(request, probe_catalogue());
    if (!checked.plan) throw std::runtime_error(render(checked.errors));
    checked.plan->run.memory = settings.memory;
    return *std::move(checked.plan);
}

Modules& EngineTest::modules() const {
    RunSettings all;
    all.ranks = all.prune = true;
    static Result<Modules> loaded = Modules::load(plan(all));
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

EngineTest::Ran EngineTest::run(const RunSettings& settings, std::unique_ptr<RecordingHost> host) {
    Ran ran;
    ran.host = host ? std::move(host) : std::make_unique<RecordingHost>();
    const Plan checked = plan(settings);
    EngineOptions options;
    options.fail_fast = settings.fail_fast;
    options.scratch_folder = folder_.path();
    options.chunks = settings.chunks;
    const Result<EngineOutcome> outcome = run_plan(checked, modules(), files_, *ran.host, *stop_, options);
    stop_ = std::make_unique<StopFlag>();
    if (outcome) {
        ran.outcome = *outcome;
        std::istringstream lines(ran.host->results().at("probe.txt"));
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("document ")) {
                ran.document_table.push_back(line);
            } else {
                ran.text += line + '\n';
            }
        }
    } else {
        ran.error = outcome.error().message;
        ran.kind = outcome.error().kind;
    }
    return ran;
}

}  // namespace rostra::core
