// SPDX-License-Identifier: Apache-2.0
#include "engine/phase_pass.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <utility>

#include "document/check_array.hpp"
#include "engine/host_products.hpp"
#include "engine/reader_output.hpp"
#include "engine/shapes.hpp"

namespace rostra::core {

namespace {

/// In the largest unit that leaves at least two digits; rounded up.
std::string about(std::uint64_t bytes) {
    constexpr std::array kUnits = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    std::size_t unit = 0;
    std::uint64_t in_unit = bytes;
    for (; in_unit >= 10 * 1024 && unit + 1 < kUnits.size(); ++unit) in_unit = (in_unit + 1023) / 1024;
    return std::to_string(in_unit) + ' ' + kUnits[unit];
}

/// What threads hand on of an exception. Words take memory: where there is none, the error is without, and gets its words
/// once the threads have ended. What is thrown among them would lose what they have in hand.
Error caught(const std::exception& error) noexcept {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return {};
    try {
        return Error::failed(error.what());
    } catch (const std::bad_alloc&) {
        return {};
    }
}

}  // namespace

PhasePass::PhasePass(PassResources& resources, Phase& phase, const CallWorld& world)
    : resources_(resources),
      phase_(phase),
      world_(world),
      runner_(resources.plan, phase, world),
      late_before_(resources.late.size()),
      lost_before_(resources.lost.size()),
      last_words_(std::make_unique<Chunk>()) {
    last_words_->error = Error::failed(kOutOfMemory);
}

Result<void> PhasePass::open_totals() {
    Result<std::vector<AggregatorState>> opened = open_all(phase_, world_, phase_.total_budget);
    if (!opened) return opened.error();
    totals_ = *std::move(opened);
    return {};
}

Result<void> PhasePass::run(EngineOutcome& outcome) {
    const std::size_t phases = resources_.plan.phases;
    std::uint64_t bytes = 0;
    for (const SourceFile& file : resources_.files) bytes += file.bytes;
    const std::string label =
        phases == 1 ? "reading"
                    : "phase " + std::to_string(phase_.number + 1) + " of " + std::to_string(phases);
    // How many documents the files hold is known once they were read.
    world_.host->pass_begins(label, phase_.number == 0 ? 0 : outcome.documents, bytes);
    if (Result<void> opened = open_totals(); !opened) return opened;
    world_.scheduler->pipeline([this] { return next(); }, [this](Chunk& chunk) { work(chunk); },
                               [&](std::unique_ptr<Chunk> chunk) { drain(*chunk, outcome); });
    world_.host->pass_ends();
    if (error_) return error_->message.empty() ? Error::failed(kOutOfMemory) : *error_;
    if (world_.stop->is_set()) return Error::interrupted();
    return {};
}

std::unique_ptr<Chunk> PhasePass::next() {
    if (world_.stop->is_set() || last_words_ == nullptr) return nullptr;
    try {
        if (phase_.number == 0) return resources_.source.next();
        if (next_stored_ == resources_.stored.size()) return nullptr;
        auto chunk = std::make_unique<Chunk>();
        chunk->number = next_stored_++;
        chunk->pages = std::make_shared<TextPages>(resources_.pool);
        return chunk;
    } catch (const std::exception&) {
        // Of all that is done here only memory can be short.
        return std::move(last_words_);
    }
}

void PhasePass::work(Chunk& chunk) const {
    if (chunk.error) return;
    try {
        std::vector<Batch> batches;
        if (phase_.number == 0) {
            decode(chunk, batches);
        } else {
            Result<std::vector<Batch>> loaded = load(chunk);
            if (!loaded) {
                chunk.error = loaded.error();
                return;
            }
            batches = *std::move(loaded);
        }
        chunk.pages->seal();
        runner_.run(chunk, std::move(batches));
    } catch (const std::exception& error) {
        chunk.error = caught(error);
    }
}

void PhasePass::decode(Chunk& chunk, std::vector<Batch>& batches) const {
    const ChunkLimits& limits = resources_.options.chunks;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < chunk.documents.size(); ++i) {
        DocumentInFlight& document = chunk.documents[i];
        if (world_.stop->is_set()) return;
        if (const auto late = resources_.late.find(document.id); late != resources_.late.end()) {
            chunk.failures.push_back(late->second);
            chunk.failures.back().ordinal = document.ordinal;
            continue;
        }
        std::optional<DocumentFailure> failure = check_reader_output(resources_.plan, document);
        if (!failure) failure = resources_.decoder.decode(document, *chunk.pages);
        if (failure) {
            chunk.failures.push_back(*std::move(failure));
            continue;
        }
        if (batches.empty() || bytes + document.text.size() > limits.batch_bytes ||
            batches.back().documents.size() == limits.batch_documents) {
            batches.emplace_back().layers.resize(resources_.plan.products.size());
            bytes = 0;
        }
        batches.back().documents.push_back(i);
        bytes += document.text.size();
    }
    for (Batch& batch : batches) {
        for (const std::size_t product : phase_.host_layers) {
            batch.layers[product] = std::make_shared<const OwnedArray>(first_layer(product, chunk, batch));
        }
    }
    for (DocumentInFlight& document : chunk.documents) {
        document.layers.clear();
        document.pieces.clear();
    }
}

OwnedArray PhasePass::first_layer(std::size_t product, const Chunk& chunk, const Batch& batch) const {
    const Plan& plan = resources_.plan;
    if (product == plan.fact) return fact_layer(chunk, batch.documents);
    if (product == plan.correction) return correction_layer(chunk, batch.documents, *world_.host);
    if (product == plan.source) return source_layer(chunk, batch.documents);
    return reader_layer(plan, product, chunk, batch.documents);
}

Result<std::vector<Batch>> PhasePass::load(Chunk& chunk) const {
    std::vector<Batch> batches;
    Corpus::Reader texts(resources_.corpus);
    const auto room = [&](std::size_t size) { return chunk.pages->take(size); };
    bool lost = false;
    for (const StoredChunk::StoredBatch& stored : resources_.stored[chunk.number].batches) {
        Batch& batch = batches.emplace_back();
        for (const std::int64_t ordinal : stored.ordinals) {
            if (world_.stop->is_set()) return Error::interrupted();
            std::string converted;
            const Result<std::string_view> text = texts.text(ordinal, room, converted);
            if (!text && !resources_.corpus.is_lost(ordinal)) return text.error();
            lost = lost || !text;
            // The others are asked for all the same, to find all that are lost in one go.
            if (lost) continue;
            const Corpus::Entry& entry = *resources_.corpus.find(ordinal);
            DocumentInFlight document;
            document.ordinal = ordinal;
            document.file = entry.file;
            document.id = entry.id;
            document.language = resources_.corpus.language(entry);
            document.bytes = converted.empty() ? *text : chunk.pages->keep(*text);
            document.text = document.bytes;
            std::copy(entry.counts.begin(), entry.counts.end(), document.counts.begin());
            chunk.bytes += document.bytes.size();
            batch.documents.push_back(chunk.documents.size());
            chunk.documents.push_back(std::move(document));
        }
        batch.layers.resize(resources_.plan.products.size());
        if (lost) continue;
        for (const std::size_t product : phase_.loaded) {
            Result<SharedArray> layer =
                resources_.arrays.get(stored.layers[product], shape_of(resources_.plan.products[product]));
            if (!layer) return layer.error();
            batch.layers[product] = *std::move(layer);
        }
    }
    if (lost) batches.clear();
    return batches;
}

void PhasePass::drain(Chunk& chunk, EngineOutcome& outcome) {
    if (error_) return;
    try {
        if (Result<void> accepted = accept(chunk, outcome); !accepted) error_ = accepted.error();
    } catch (const std::exception& error) {
        error_ = caught(error);
    }
    if (error_) world_.stop->set();
}

Result<void> PhasePass::accept(Chunk& chunk, EngineOutcome& outcome) {
    if (chunk.error) return std::move(*chunk.error);
    if (world_.stop->is_set()) return Error::interrupted();
    if (Result<void> told = set_aside(chunk, outcome); !told) return told;
    if (is_void()) {
        // Nothing of the attempt will be used; it goes on to find all others to start over without.
        world_.host->pass_advances(chunk.documents.size(), chunk.bytes);
        return {};
    }
    if (Result<void> kept = keep_documents(chunk, outcome); !kept) return kept;
    if (Result<void> combined = combine(chunk); !combined) return combined;
    if (phase_.last) {
        for (const Batch& batch : chunk.batches) {
            const SharedArray& layer = batch.layers[resources_.plan.source];
            if (Result<void> kept =
                    keep_sources(*layer, batch.documents, chunk, resources_.files, *world_.host);
                !kept)
                return kept;
        }
        // A writer that asked for a text of an input that was changed may have failed for that.
        if (Result<void> written = resources_.writers.documents(chunk); !written && !is_void())
            return written;
    } else {
        if (Result<void> stored = store(chunk); !stored) return stored;
    }
    world_.host->pass_advances(chunk.documents.size(), chunk.bytes);
    return {};
}

Result<void> PhasePass::set_aside(Chunk& chunk, EngineOutcome& outcome) {
    std::sort(chunk.failures.begin(), chunk.failures.end(),
              [](const DocumentFailure& a, const DocumentFailure& b) { return a.ordinal < b.ordinal; });
    for (DocumentFailure& failure : chunk.failures) {
        const std::string why =
            "document '" + failure.document + "', " + failure.stage + ": " + failure.message;
        if (resources_.options.fail_fast) return Error::failed(why);
        if (phase_.number > 0) {
            std::string document = failure.document;
            resources_.late.emplace(std::move(document), std::move(failure));
        } else {
            ++outcome.set_aside;
            world_.host->set_aside(std::move(failure));
        }
    }
    return {};
}

Result<void> PhasePass::keep_documents(const Chunk& chunk, EngineOutcome& outcome) {
    for (const Batch& batch : chunk.batches) {
        for (const std::size_t i : batch.documents) {
            const DocumentInFlight& document = chunk.documents[i];
            if (phase_.number > 0) {
                resources_.corpus.update(document);
                continue;
            }
            if (Result<void> added = resources_.corpus.add(document); !added) return added;
            // What stands in no input as it is must stand somewhere, since offsets of all results point into it.
            const SourceFile& file = resources_.files[document.file];
            const bool passing = file.passing || file.packed != nullptr;
            if (document.differs || document.source_begin < 0 || passing) {
                if (Result<void> kept = world_.host->keep_text(document.id, document.text); !kept)
                    return kept;
            }
            ++outcome.documents;
            outcome.bytes += document.text.size();
            outcome.replaced += document.replaced;
        }
    }
    return {};
}

Result<void> PhasePass::combine(Chunk& chunk) {
    for (std::size_t i = 0; i < phase_.aggregators.size(); ++i) {
        const ComponentInstance& aggregator = *phase_.aggregators[i];
        const CallHost call(
            world_, aggregator.stage(),
            {.parallel = true, .scratch_budget = phase_.total_budget, .component = aggregator.plan().name});
        const rostra_status status = aggregator.functions<rostra_aggregator>().combine(
            call.call(), aggregator.instance(), totals_[i].get(), chunk.states[i].get());
        if (world_.stop->is_set()) return Error::interrupted();
        if (status != ROSTRA_OK || call.host_failed()) return stage_error(aggregator.stage(), call.failure());
        chunk.states[i] = AggregatorState();
    }
    return check_memory();
}

Result<void> PhasePass::check_memory() const {
    std::uint64_t held = 0;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < totals_.size(); ++i) {
        held += static_cast<std::uint64_t>(std::max<std::int64_t>(totals_[i].memory(), 0));
        if (totals_[i].memory() > totals_[largest].memory()) largest = i;
    }
    if (held <= resources_.plan.run.memory) return {};
    const std::string& stage = phase_.aggregators[largest]->stage();
    return Error::failed("the states of this run hold " + about(held) + ", more than the budget of " +
                         about(resources_.plan.run.memory) + "; stage '" + stage + "' holds " +
                         about(static_cast<std::uint64_t>(totals_[largest].memory())) +
                         " of it: set a larger [run] memory, or have '" + stage + "' keep less");
}

Result<void> PhasePass::store(const Chunk& chunk) {
    StoredChunk stored;
    for (const Batch& batch : chunk.batches) {
        StoredChunk::StoredBatch& kept = stored.batches.emplace_back();
        for (const std::size_t i : batch.documents) kept.ordinals.push_back(chunk.documents[i].ordinal);
        kept.layers.resize(resources_.plan.products.size());
        for (const std::size_t product : phase_.kept) {
            Result<ArrayStore::Kept> put =
                resources_.arrays.put(batch.layers[product], shape_of(resources_.plan.products[product]));
            if (!put) return put.error();
            kept.layers[product] = *std::move(put);
        }
    }
    if (phase_.number == 0) {
        resources_.stored.push_back(std::move(stored));
    } else {
        resources_.stored[chunk.number] = std::move(stored);
    }
    return {};
}

std::optional<CallFailure> add_piece(const Plan& plan, std::size_t product, OwnedArray piece,
                                     TableStore& tables) {
    const Product& table = plan.products[product];
    if (std::optional<ArrayFault> fault = check_table(*piece.get(), shape_of(table))) {
        return CallFailure{"plugin", "table '" + table.name + "': " + fault->message};
    }
    if (Result<void> added = tables.add(product, std::move(piece)); !added) {
        return CallFailure{"io", added.error().message, 0, -1, 0, 0, true};
    }
    return std::nullopt;
}

}  // namespace rostra::core
