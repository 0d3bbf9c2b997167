// SPDX-License-Identifier: Apache-2.0
#include "engine/write_again.hpp"

#include <functional>
#include <memory>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/array_store.hpp"
#include "engine/component_instance.hpp"
#include "engine/engine.hpp"
#include "engine/run_corpus.hpp"
#include "engine/scheduler.hpp"
#include "engine/table_store.hpp"
#include "engine/writer_group.hpp"
#include "loader/plugin_data.hpp"

namespace rostra::core {
namespace {

/// Documents and tables on their way from the file to the writers.
class WritingAgain {
public:
    WritingAgain(const Plan& plan, const CallWorld& world, Corpus& corpus, TableStore& tables,
                 WriterGroup& writers)
        : plan_(plan), world_(world), corpus_(corpus), tables_(tables), writers_(writers) {}

    Result<void> documents(Chunk& chunk) {
        if (world_.stop->is_set()) return Error::interrupted();
        chunk.batches.front().layers.resize(plan_.products.size());
        for (const DocumentInFlight& document : chunk.documents) {
            if (Result<void> added = corpus_.add(document); !added) return added;
        }
        return writers_.documents(chunk);
    }

    Result<void> end() {
        if (Result<void> written = writers_.tables(tables_); !written) return written;
        return writers_.commit(EngineOutcome());
    }

private:
    const Plan& plan_;
    const CallWorld& world_;
    Corpus& corpus_;
    TableStore& tables_;
    WriterGroup& writers_;
};

Result<std::vector<std::unique_ptr<ComponentInstance>>> create_writers(const Plan& plan, Modules& modules,
                                                                       const CallWorld& world) {
    std::vector<std::unique_ptr<ComponentInstance>> writers;
    ComponentMaker maker(plan, modules, world);
    for (const StagePlan& writer : plan.output.writers) {
        Result<std::unique_ptr<ComponentInstance>> instance = maker.make(writer, writer.components.front());
        if (!instance) return instance.error();
        writers.push_back(*std::move(instance));
    }
    return writers;
}

}  // namespace

Result<void> write_again(const Plan& plan, Modules& modules, KeptResults& kept, RunHost& host, StopFlag& stop,
                         const std::string& scratch_folder,
                         const std::function<void(std::string_view)>& record) {
    Result<std::unique_ptr<Scratch>> scratch = Scratch::in(scratch_folder);
    if (!scratch) return scratch.error();
    Scheduler scheduler(plan.run.jobs);
    const std::vector<SourceFile> no_inputs(1);  // the texts are in the file, not in inputs
    LostInputs lost;
    Corpus corpus(no_inputs, **scratch, lost, {{}});
    ArrayStore arrays(**scratch, plan.run.memory / 4);
    TableStore tables(plan, arrays);
    HandedOutFiles handed_out;
    const CallWorld world{&host, &stop, &scheduler, &corpus, scratch->get(), &handed_out};
    const Result<std::vector<std::unique_ptr<ComponentInstance>>> writers =
        create_writers(plan, modules, world);
    if (!writers) return writers.error();
    std::vector<const ComponentInstance*> writing;
    for (const std::unique_ptr<ComponentInstance>& writer : *writers) writing.push_back(writer.get());
    WriterGroup group(plan, writing, world);
    if (Result<void> begun = group.begin(); !begun) return begun;
    WritingAgain again(plan, world, corpus, tables, group);
    return kept.read(
        {[&](Chunk& chunk) { return again.documents(chunk); },
         [&](std::size_t product, OwnedArray piece) { return tables.add(product, std::move(piece)); },
         [&](std::string_view told) {
             record(told);
             return again.end();
         }});
}

}  // namespace rostra::core
