// SPDX-License-Identifier: Apache-2.0
#include "engine/chunk_runner.hpp"

#include <algorithm>
#include <utility>

#include "config/products.hpp"
#include "document/check_array.hpp"
#include "document/copy_array.hpp"
#include "engine/host_products.hpp"
#include "engine/shapes.hpp"

namespace rostra::core {

/// One go at a chunk.
struct ChunkRunner::Attempt {
    std::vector<AggregatorState> states;
    std::vector<Batch> done;
    std::vector<DocumentFailure> failures;
    std::optional<Error> error;
    bool stopped = false;
    /// An aggregator failed: this document is to be left out of the next attempt, or, where it is not known which
    /// one it was, these documents are to be taken by halves.
    std::optional<std::pair<std::size_t, DocumentFailure>> leave_out;
    std::optional<std::size_t> split_at;

    [[nodiscard]] bool over() const { return stopped || error || leave_out || split_at; }
};

namespace {

std::vector<const ArrowArray*> pointers(const std::vector<SharedArray>& layers) {
    std::vector<const ArrowArray*> out;
    for (const SharedArray& layer : layers) out.push_back(layer ? layer->get() : nullptr);
    return out;
}

}  // namespace

void ChunkRunner::run(Chunk& chunk, std::vector<Batch> batches) const {
    LeftOut left_out;
    std::set<std::size_t> splits;  // documents at which a batch has to begin
    bool tried_each = false;
    for (;;) {
        Attempt attempt;
        const bool open = open_states(attempt);
        for (std::size_t i = 0; open && i < batches.size() && !attempt.over(); ++i) {
            const Batch& batch = batches[i];
            // Runs of documents that are neither left out nor cut by a split.
            for (std::size_t from = 0; from < batch.documents.size() && !attempt.over();) {
                if (left_out.contains(batch.documents[from])) {
                    ++from;
                    continue;
                }
                std::size_t to = from + 1;
                while (to < batch.documents.size() && !left_out.contains(batch.documents[to]) &&
                       !splits.contains(batch.documents[to])) {
                    ++to;
                }
                analyze(chunk, subset(batch, from, to), attempt);
                from = to;
            }
        }
        const bool spoiled = attempt.leave_out || attempt.split_at;
        if (spoiled && !tried_each && (attempt.split_at || !left_out.empty())) {
            tried_each = true;
            if (!try_each(chunk, batches, left_out)) return;
            continue;
        }
        // One document at fault; or one that fails only in the company of others, which is found by going on like this.
        if (attempt.leave_out) {
            left_out.insert(*std::move(attempt.leave_out));
            continue;
        }
        if (attempt.split_at) {
            splits.insert(*attempt.split_at);
            continue;
        }
        chunk.error = std::move(attempt.error);
        if (attempt.stopped && !chunk.error) chunk.error = Error::interrupted();
        chunk.batches = std::move(attempt.done);
        chunk.states = std::move(attempt.states);
        for (DocumentFailure& failure : attempt.failures) chunk.failures.push_back(std::move(failure));
        for (auto& [document, failure] : left_out) chunk.failures.push_back(std::move(failure));
        return;
    }
}

/// False: the run cannot go on, and the chunk says why.
bool ChunkRunner::try_each(Chunk& chunk, const std::vector<Batch>& batches, LeftOut& left_out) const {
    for (const Batch& batch : batches) {
        for (std::size_t i = 0; i < batch.documents.size(); ++i) {
            if (left_out.contains(batch.documents[i])) continue;
            Attempt alone;
            if (open_states(alone)) analyze(chunk, subset(batch, i, i + 1), alone);
            if (alone.stopped && !alone.error) alone.error = Error::interrupted();
            if (alone.error) {
                chunk.error = std::move(alone.error);
                return false;
            }
            if (alone.leave_out) left_out.insert(*std::move(alone.leave_out));
        }
    }
    return true;
}

/// What the machine or the host failed at is no document's fault, whatever the plugin says. So is a file or a service that
/// a plugin names no document for: each other document would fail in the same way.
bool ChunkRunner::ends_run(const std::string& stage, const CallHost& call, rostra_status status,
                           Attempt& attempt) const {
    if (status == ROSTRA_OK && !call.host_failed()) return false;
    const CallFailure failure = call.failure();
    if (!failure.of_host && !(failure.code == "io" && failure.document < 0)) return false;
    attempt.error = stage_error(stage, failure);
    return true;
}

bool ChunkRunner::open_states(Attempt& attempt) const {
    Result<std::vector<AggregatorState>> opened = open_all(phase_, world_, phase_.state_budget);
    if (opened) {
        attempt.states = *std::move(opened);
    } else {
        attempt.error = opened.error();
    }
    return !attempt.error;
}

void ChunkRunner::analyze(Chunk& chunk, Batch batch, Attempt& attempt) const {
    while (!batch.documents.empty() && !attempt.over()) {
        std::optional<Blame> blame = analyze_once(chunk, batch, attempt);
        if (attempt.over()) return;
        if (!blame) {
            if (std::optional<Blame> spoiled = update_states(chunk, batch, attempt)) {
                const std::size_t size = batch.documents.size();
                if (spoiled->position < 0 && size > 1) {
                    attempt.split_at = batch.documents[size / 2];
                } else {
                    const auto at = static_cast<std::size_t>(std::max<std::int64_t>(spoiled->position, 0));
                    spoiled->failure.document = chunk.documents[batch.documents[at]].id;
                    spoiled->failure.ordinal = chunk.documents[batch.documents[at]].ordinal;
                    attempt.leave_out.emplace(batch.documents[at], std::move(spoiled->failure));
                }
                return;
            }
            if (attempt.over()) return;
            drop_layers(batch);
            attempt.done.push_back(std::move(batch));
            return;
        }
        const std::size_t size = batch.documents.size();
        if (blame->position < 0 && size > 1) {
            analyze(chunk, subset(batch, 0, size / 2), attempt);
            batch = subset(batch, size / 2, size);
            continue;
        }
        const auto at = static_cast<std::size_t>(std::max<std::int64_t>(blame->position, 0));
        const DocumentInFlight& document = chunk.documents[batch.documents[at]];
        blame->failure.document = document.id;
        blame->failure.ordinal = document.ordinal;
        attempt.failures.push_back(std::move(blame->failure));
        if (at > 0) analyze(chunk, subset(batch, 0, at), attempt);
        batch = subset(batch, at + 1, size);
    }
}

std::optional<ChunkRunner::Blame> ChunkRunner::analyze_once(Chunk& chunk, Batch& batch,
                                                            Attempt& attempt) const {
    const BatchView view(chunk, batch.documents);
    for (const std::unique_ptr<AnalyzerPool>& pool : phase_.analyzers) {
        if (std::optional<Blame> blame = run_analyzer(*pool, view, batch, attempt)) return blame;
        if (attempt.over()) return std::nullopt;
    }
    auto count = [&](std::size_t product, std::size_t which) {
        const auto* lists = static_cast<const std::int32_t*>((*batch.layers[product])->buffers[1]);
        for (std::size_t i = 0; i < batch.documents.size(); ++i)
            chunk.documents[batch.documents[i]].counts[which] = lists[i + 1] - lists[i];
    };
    for (const std::unique_ptr<AnalyzerPool>& pool : phase_.analyzers) {
        for (const std::size_t product : pool->component().plan().outputs) {
            for (std::size_t which = 0; which < plan_.counted.size(); ++which) {
                if (plan_.counted[which] == product) count(product, which);
            }
            if (product == facts_to_read(plan_)) take_facts(*batch.layers[product], batch.documents, chunk);
        }
    }
    return std::nullopt;
}

std::optional<ChunkRunner::Blame> ChunkRunner::run_analyzer(AnalyzerPool& pool, const BatchView& view,
                                                            Batch& batch, Attempt& attempt) const {
    const ComponentInstance& component = pool.component();
    Result<AnalyzerPool::Borrowed> worker = pool.borrow();
    if (!worker) {
        attempt.error = worker.error();
        return std::nullopt;
    }
    const InputArrays inputs(component.plan(), pointers(batch.layers));
    const rostra_batch boundary = view.with(inputs.data());
    const std::vector<std::size_t>& outputs = component.plan().outputs;
    auto emit = [&](std::uint32_t output, OwnedArray array) -> std::optional<CallFailure> {
        if (output >= outputs.size()) {
            return CallFailure{"plugin", "it emitted output " + std::to_string(output) + " and has only " +
                                             std::to_string(outputs.size())};
        }
        const Product& product = plan_.products[outputs[output]];
        SharedArray& layer = batch.layers[outputs[output]];
        if (layer) return CallFailure{"plugin", "it emitted layer '" + product.name + "' twice in one call"};
        if (auto fault = check_layer(*array.get(), shape_of(product), product.disjoint, view.texts())) {
            const std::int64_t ordinal = fault->document < 0 ? -1 : boundary.ordinal[fault->document];
            return CallFailure{
                "plugin",  "layer '" + product.name + "': " + fault->message, 0, ordinal, fault->begin,
                fault->end};
        }
        layer = std::make_shared<const OwnedArray>(std::move(array));
        return std::nullopt;
    };
    const CallHost call(world_, component.stage(), {.batch = &boundary, .component = component.plan().name},
                        emit);
    const rostra_status status = component.functions<rostra_analyzer>().process(
        call.call(), component.instance(), worker->get(), &boundary);
    if (world_.stop->is_set()) {
        attempt.stopped = true;
        return std::nullopt;
    }
    if (ends_run(component.stage(), call, status, attempt)) return std::nullopt;
    const auto missing = std::find_if(outputs.begin(), outputs.end(),
                                      [&](std::size_t product) { return batch.layers[product] == nullptr; });
    if (status == ROSTRA_OK && missing == outputs.end()) return std::nullopt;
    CallFailure failure = call.failure();
    if (status == ROSTRA_OK && !call.failed()) {
        failure.message = "the plugin did not emit its layer '" + plan_.products[*missing].name + "'";
    }
    // What this phase made is made again, for fewer documents.
    for (const std::unique_ptr<AnalyzerPool>& other : phase_.analyzers) {
        for (const std::size_t product : other->component().plan().outputs) batch.layers[product] = nullptr;
    }
    return blame(view, component.stage(), failure);
}

std::optional<ChunkRunner::Blame> ChunkRunner::update_states(const Chunk& chunk, const Batch& batch,
                                                             Attempt& attempt) const {
    if (phase_.aggregators.empty()) return std::nullopt;
    const BatchView view(chunk, batch.documents);
    const std::vector<const ArrowArray*> layers = pointers(batch.layers);
    for (std::size_t i = 0; i < phase_.aggregators.size(); ++i) {
        const ComponentInstance& aggregator = *phase_.aggregators[i];
        const InputArrays inputs(aggregator.plan(), layers);
        const rostra_batch boundary = view.with(inputs.data());
        const CallHost call(
            world_, aggregator.stage(),
            {.scratch_budget = phase_.state_budget, .batch = &boundary, .component = aggregator.plan().name});
        const rostra_status status = aggregator.functions<rostra_aggregator>().update(
            call.call(), aggregator.instance(), attempt.states[i].get(), &boundary);
        if (world_.stop->is_set()) {
            attempt.stopped = true;
            return std::nullopt;
        }
        if (ends_run(aggregator.stage(), call, status, attempt)) return std::nullopt;
        if (status != ROSTRA_OK) return blame(view, aggregator.stage(), call.failure());
    }
    return std::nullopt;
}

ChunkRunner::Blame ChunkRunner::blame(const BatchView& view, const std::string& stage,
                                      const CallFailure& failure) const {
    const std::int64_t position = failure.document < 0 ? -1 : view.position(failure.document);
    return {position, {0, {}, stage, failure.code, failure.message, failure.begin, failure.end}};
}

Batch ChunkRunner::subset(const Batch& batch, std::size_t from, std::size_t to) const {
    Batch out;
    const bool whole = from == 0 && to == batch.documents.size();
    std::vector<std::size_t> positions;
    for (std::size_t i = from; i < to; ++i) {
        out.documents.push_back(batch.documents[i]);
        positions.push_back(i);
    }
    out.layers.resize(plan_.products.size());
    auto copy = [&](std::size_t product) {
        const SharedArray& layer = batch.layers[product];
        if (layer == nullptr || whole) {
            out.layers[product] = layer;
        } else {
            out.layers[product] = std::make_shared<const OwnedArray>(
                select_documents(*layer->get(), shape_of(plan_.products[product]), positions));
        }
    };
    for (const std::size_t product : phase_.loaded) copy(product);
    for (const std::size_t product : phase_.host_layers) copy(product);
    return out;
}

void ChunkRunner::drop_layers(Batch& batch) const {
    for (std::size_t product = 0; product < batch.layers.size(); ++product) {
        if (std::find(phase_.kept.begin(), phase_.kept.end(), product) == phase_.kept.end()) {
            batch.layers[product] = nullptr;
        }
    }
}

}  // namespace rostra::core
