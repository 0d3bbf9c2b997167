// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <system_error>

#include "engine/component_maker.hpp"
#include "engine/document_decoder.hpp"
#include "engine/host_products.hpp"
#include "engine/phase_pass.hpp"
#include "engine/reader_set.hpp"
#include "engine/run_corpus.hpp"
#include "engine/table_store.hpp"
#include "engine/thread_check.hpp"
#include "engine/writer_group.hpp"

namespace rostra::core {

namespace {

class SecondsSince {
public:
    [[nodiscard]] double lap() {
        const auto now = std::chrono::steady_clock::now();
        const double seconds = std::chrono::duration<double>(now - since_).count();
        since_ = now;
        return seconds;
    }

private:
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

/// The components of a plan but for its readers, created.
struct Components {
    std::vector<std::unique_ptr<ComponentInstance>> in_order;  // as Plan::order
    std::vector<std::unique_ptr<ComponentInstance>> writers;
};

/// `read`: what each plugin reads of its data meanwhile.
Result<Components> create_components(const Plan& plan, Modules& modules, const CallWorld& world,
                                     ReaderSet& readers, ReadData& read) {
    Components made;
    ComponentMaker maker(plan, modules, world);
    if (Result<void> named = readers.make_named(maker); !named) return named.error();
    for (const Step& step : plan.order) {
        const StagePlan& stage = plan.stages[step.stage];
        Result<std::unique_ptr<ComponentInstance>> instance =
            maker.make(stage, stage.components[step.component]);
        if (!instance) return instance.error();
        made.in_order.push_back(*std::move(instance));
    }
    for (const StagePlan& writer : plan.output.writers) {
        Result<std::unique_ptr<ComponentInstance>> instance = maker.make(writer, writer.components.front());
        if (!instance) return instance.error();
        made.writers.push_back(*std::move(instance));
    }
    maker.tell(read);
    return made;
}

/// The last phase that reads each layer; -1: nobody. Writers read in the last phase of all, and so does the host, which
/// keeps where the texts come from.
std::vector<std::int64_t> last_readers(const Plan& plan) {
    std::vector<std::int64_t> last(plan.products.size(), -1);
    last[plan.source] = static_cast<std::int64_t>(plan.phases) - 1;
    for (const StagePlan& stage : plan.stages) {
        for (const ComponentPlan& component : stage.components) {
            for (const BoundInput& input : component.inputs) {
                if (input.product == kNone) continue;
                last[input.product] =
                    std::max(last[input.product], static_cast<std::int64_t>(component.phase));
            }
        }
    }
    for (std::size_t i = 0; i < plan.products.size(); ++i) {
        if (plan.products[i].needed_by_writer) last[i] = static_cast<std::int64_t>(plan.phases) - 1;
    }
    return last;
}

/// The first phase in which a layer is there.
std::size_t made_in(const Plan& plan, std::size_t product) { return plan.products[product].phase; }

/// The tables that a component is handed then, in memory.
Result<TablePieces> tables_for(const Plan& plan, const ComponentPlan& component, InputTables::When when,
                               TableStore& tables) {
    TablePieces pieces(plan.products.size());
    for (const BoundInput& input : component.inputs) {
        if (!InputTables::has(component, input, when)) continue;
        Result<std::vector<const ArrowArray*>> all = tables.all(input.product);
        if (!all) return all.error();
        pieces[input.product] = *std::move(all);
    }
    return pieces;
}

Result<Phase> prepare_phase(const Plan& plan, std::size_t number, const Components& components,
                            TableStore& tables, const CallWorld& world) {
    Phase phase;
    phase.number = number;
    phase.last = number + 1 == plan.phases;
    for (const std::unique_ptr<ComponentInstance>& component : components.in_order) {
        if (component->plan().phase != number) continue;
        Result<TablePieces> read = tables_for(plan, component->plan(), InputTables::When::opened, tables);
        if (!read) return read.error();
        if (component->plan().kind == ComponentKind::aggregator) {
            phase.aggregators.push_back(component.get());
            phase.open_tables.push_back(
                std::make_unique<InputTables>(component->plan(), *read, InputTables::When::opened));
            continue;
        }
        phase.analyzers.push_back(std::make_unique<AnalyzerPool>(*component, *read, world));
    }
    const std::vector<std::int64_t> readers = last_readers(plan);
    const auto now = static_cast<std::int64_t>(number);
    for (std::size_t product = 0; product < plan.products.size(); ++product) {
        if (plan.products[product].kind != ProductKind::layer) continue;
        const bool earlier = made_in(plan, product) < number;
        if (earlier && readers[product] >= now) phase.loaded.push_back(product);
        const bool written = plan.products[product].needed_by_writer || product == plan.source;
        const bool needed = phase.last ? written : readers[product] > now;
        if (needed && made_in(plan, product) <= number) phase.kept.push_back(product);
    }
    for (std::size_t product = 0; number == 0 && product < plan.products.size(); ++product) {
        const bool there = plan.products[product].stage == kNone && readers[product] >= 0;
        if (there && plan.products[product].kind == ProductKind::layer) phase.host_layers.push_back(product);
    }
    const auto states = static_cast<std::int64_t>(std::max<std::size_t>(phase.aggregators.size(), 1));
    phase.total_budget = static_cast<std::int64_t>(plan.run.memory) / (2 * states);
    phase.state_budget = phase.total_budget / static_cast<std::int64_t>(world.scheduler->chunks_in_flight());
    return phase;
}

Result<void> finish_aggregator(const Plan& plan, const ComponentInstance& aggregator, void* state,
                               std::int64_t budget, TableStore& tables, const CallWorld& world) {
    const Result<TablePieces> read = tables_for(plan, aggregator.plan(), InputTables::When::finished, tables);
    if (!read) return read.error();
    const InputTables inputs(aggregator.plan(), *read, InputTables::When::finished);
    const std::vector<std::size_t>& outputs = aggregator.plan().outputs;
    auto emit = [&](std::uint32_t output, OwnedArray piece) -> std::optional<CallFailure> {
        if (output >= outputs.size()) {
            return CallFailure{"plugin", "it emitted output " + std::to_string(output) + " and has only " +
                                             std::to_string(outputs.size())};
        }
        return add_piece(plan, outputs[output], std::move(piece), tables);
    };
    const CallHost call(
        world, aggregator.stage(),
        {.parallel = true, .corpus = true, .scratch_budget = budget, .component = aggregator.plan().name},
        emit);
    const rostra_status status = aggregator.functions<rostra_aggregator>().finish(
        call.call(), aggregator.instance(), state, inputs.raw());
    if (world.stop->is_set() && !call.host_failed()) return Error::interrupted();
    if (status != ROSTRA_OK || call.failed()) return stage_error(aggregator.stage(), call.failure());
    return {};
}

/// What lasts for all attempts at a run.
struct Frame {
    const Plan& plan;
    Modules& modules;
    const std::vector<SourceFile>& files;
    RunHost& host;
    StopFlag& stop;
    const EngineOptions& options;
    Scheduler& scheduler;
    Scratch& scratch;
    PagePool& pool;
};

/// Documents and inputs that the next attempt is to do without.
struct Exclusions {
    LateFailures late;
    LostInputs lost;
};

/// One attempt. What is excluded is set aside from the start; where the attempt finds more documents that fail after the
/// first phase, or inputs that could not be read again, it adds them and comes to nothing.
Result<std::optional<EngineOutcome>> attempt(const Frame& frame, Exclusions& excluded) {
    const Plan& plan = frame.plan;
    const DocumentDecoder decoder(plan, frame.host);
    const std::size_t lost_before = excluded.lost.size();
    auto is_void = [&] { return excluded.lost.size() > lost_before; };
    Corpus corpus(frame.files, frame.scratch, excluded.lost, decoder.options());
    ArrayStore arrays(frame.scratch, plan.run.memory / 4);
    TableStore tables(plan, arrays);
    HandedOutFiles handed_out;
    const CallWorld world{&frame.host, &frame.stop, &frame.scheduler, &corpus, &frame.scratch, &handed_out};

    EngineOutcome outcome;
    ReaderSet readers(plan, frame.modules, world, outcome.data);
    Result<Components> components = create_components(plan, frame.modules, world, readers, outcome.data);
    if (!components) return components.error();
    std::vector<const ComponentInstance*> writing;
    for (const std::unique_ptr<ComponentInstance>& writer : components->writers)
        writing.push_back(writer.get());
    WriterGroup writers(plan, writing, world);

    SecondsSince clock;
    DocumentSource source(plan, readers, frame.files, excluded.lost, frame.pool, frame.options.chunks, world);
    std::vector<StoredChunk> stored;
    PassResources resources{plan,   frame.files, decoder,       corpus,        arrays,     writers,
                            source, stored,      excluded.late, excluded.lost, frame.pool, frame.options};
    for (std::size_t number = 0; number < plan.phases; ++number) {
        Result<Phase> phase = prepare_phase(plan, number, *components, tables, world);
        if (!phase) return phase.error();
        if (phase->last) {
            if (Result<void> begun = writers.begin(); !begun) return begun.error();
        }
        PhasePass pass(resources, *phase, world);
        if (Result<void> passed = pass.run(outcome); !passed) return passed.error();
        if (pass.is_void()) return std::optional<EngineOutcome>();
        for (std::size_t i = 0; i < phase->aggregators.size(); ++i) {
            Result<void> finished = finish_aggregator(plan, *phase->aggregators[i], pass.total(i),
                                                      phase->total_budget, tables, world);
            if (is_void()) return std::optional<EngineOutcome>();
            if (!finished) return finished.error();
            pass.close(i);
        }
        outcome.seconds.emplace_back("phase " + std::to_string(number + 1), clock.lap());
    }
    for (const std::optional<ContentDigest>& hash : source.hashes())
        outcome.input_hashes.push_back(hash ? hash->hex() : std::string());
    for (const std::size_t reader : source.chosen())
        outcome.input_readers.push_back(reader == kNone ? std::string() : plan.readers[reader].id);

    auto take = [&](OwnedArray piece) { return tables.add(plan.document, std::move(piece)); };
    if (Result<void> made = document_table(corpus, frame.files, take); !made) return made.error();
    Result<void> written = writers.tables(tables);
    if (written && !is_void()) written = writers.commit(outcome);
    if (is_void()) return std::optional<EngineOutcome>();
    if (!written) return written.error();
    outcome.seconds.emplace_back("writing", clock.lap());
    if (frame.stop.is_set()) return Error::interrupted();
    return std::optional<EngineOutcome>(std::move(outcome));
}

Result<EngineOutcome> run_attempts(const Plan& plan, Modules& modules, const std::vector<SourceFile>& files,
                                   RunHost& host, StopFlag& stop, const EngineOptions& options) {
    Result<std::unique_ptr<Scratch>> scratch = Scratch::in(options.scratch_folder);
    if (!scratch) return scratch.error();
    if (Result<void> there = check_threads(plan.run.jobs); !there) return there.error();
    Scheduler scheduler(plan.run.jobs);
    PagePool pool(scheduler.chunks_in_flight());
    const Frame frame{plan, modules, files, host, stop, options, scheduler, **scratch, pool};
    Exclusions excluded;
    for (;;) {
        Result<std::optional<EngineOutcome>> outcome = attempt(frame, excluded);
        if (!outcome) return outcome.error();
        if (*outcome) {
            (*outcome)->scratch_bytes = (*scratch)->most_bytes();
            return **std::move(outcome);
        }
        host.start_over();
    }
}

}  // namespace

Result<EngineOutcome> run_plan(const Plan& plan, Modules& modules, const std::vector<SourceFile>& files,
                               RunHost& host, StopFlag& stop, const EngineOptions& options) {
    try {
        return run_attempts(plan, modules, files, host, stop, options);
    } catch (const std::bad_alloc&) {
        return Error::failed(kOutOfMemory);
    } catch (const std::system_error& error) {
        if (error.code() != std::errc::resource_unavailable_try_again) throw;
        return threads_error(error.code().message());
    }
}

}  // namespace rostra::core
