// SPDX-License-Identifier: Apache-2.0
#include "engine/writer_group.hpp"

#include <atomic>
#include <new>
#include <utility>

#include "document/copy_array.hpp"
#include "engine/batch_view.hpp"
#include "engine/shapes.hpp"

namespace rostra::core {

WriterGroup::WriterGroup(const Plan& plan, std::vector<const ComponentInstance*> writers,
                         const CallWorld& world)
    : plan_(plan), world_(world) {
    for (const ComponentInstance* writer : writers) {
        writers_.push_back({writer, &writer->functions<rostra_writer>()});
    }
}

WriterGroup::~WriterGroup() {
    for (Writing& writer : writers_) {
        if (writer.run == nullptr) continue;
        const CallHost call(world_, writer.component->stage(), rights(writer, false));
        writer.functions->end(call.call(), writer.component->instance(), std::exchange(writer.run, nullptr),
                              0);
    }
}

CallRights WriterGroup::rights(const Writing& writer, bool corpus) const {
    return {.parallel = true,
            .corpus = corpus,
            .files = true,
            .writer = true,
            .component = writer.component->plan().name};
}

Result<void> WriterGroup::result_of(const Writing& writer, const CallHost& call, rostra_status status) const {
    if (status == ROSTRA_OK && !call.host_failed()) return {};
    if (world_.stop->is_set()) return Error::interrupted();
    return stage_error(writer.component->stage(), call.failure());
}

Result<void> WriterGroup::begin() {
    for (Writing& writer : writers_) {
        const CallHost call(world_, writer.component->stage(), rights(writer, false));
        const rostra_status status =
            writer.functions->begin(call.call(), writer.component->instance(), &writer.run);
        if (status != ROSTRA_OK) writer.run = nullptr;
        if (Result<void> begun = result_of(writer, call, status); !begun) return begun;
    }
    if (!plan_.output.keep) return {};
    Result<ResultFile*> file = world_.host->open_result(kKeptResults);
    if (!file) return file.error();
    return kept_.emplace(plan_, **file).begin();
}

Result<void> WriterGroup::side_by_side(const std::function<Result<void>(Writing&)>& write,
                                       const std::function<Result<void>()>& keep) {
    const std::size_t parts = writers_.size() + (kept_ ? 1 : 0);
    std::vector<std::optional<Error>> errors(parts);
    std::atomic<bool> out_of_memory = false;
    world_.scheduler->parallel_for(parts, [&](std::uint64_t part) {
        try {
            const Result<void> done = part < writers_.size() ? write(writers_[part]) : keep();
            if (!done) errors[part] = done.error();
        } catch (const std::bad_alloc&) {
            out_of_memory = true;
        }
    });
    for (const std::optional<Error>& error : errors) {
        if (error) return *error;
    }
    return out_of_memory ? Error::failed(kOutOfMemory) : Result<void>();
}

Result<void> WriterGroup::documents(const Chunk& chunk) {
    return side_by_side([&](const Writing& writer) { return write_documents(writer, chunk); },
                        [&] { return kept_->documents(chunk); });
}

Result<void> WriterGroup::write_documents(const Writing& writer, const Chunk& chunk) const {
    for (const Batch& batch : chunk.batches) {
        const BatchView view(chunk, batch.documents);
        std::vector<const ArrowArray*> layers;
        for (const SharedArray& layer : batch.layers) layers.push_back(layer ? layer->get() : nullptr);
        const InputArrays inputs(writer.component->plan(), layers);
        const rostra_batch boundary = view.with(inputs.data());
        // The documents of the chunk are known by now, and none is added while the writers are at work.
        CallRights call_rights = rights(writer, true);
        call_rights.batch = &boundary;
        const CallHost call(world_, writer.component->stage(), call_rights);
        const rostra_status status =
            writer.functions->documents(call.call(), writer.component->instance(), writer.run, &boundary);
        if (Result<void> written = result_of(writer, call, status); !written) return written;
    }
    return {};
}

Result<void> WriterGroup::write_table(const Writing& writer, std::uint32_t input, TableStore& tables) const {
    const BoundInput& bound = writer.component->plan().inputs[input];
    const OwnedArray none = concatenate({}, shape_of(plan_.products[bound.product]));
    const std::size_t pieces = tables.pieces(bound.product);
    for (std::size_t i = 0; i < std::max<std::size_t>(pieces, 1); ++i) {
        SharedArray piece;
        if (i < pieces) {
            Result<SharedArray> kept = tables.piece(bound.product, i);
            if (!kept) return kept.error();
            piece = *std::move(kept);
        }
        Projection rows(piece == nullptr ? *none.get() : *piece->get(), false, bound.columns);
        const CallHost call(world_, writer.component->stage(), rights(writer, true));
        const rostra_status status =
            writer.functions->table(call.call(), writer.component->instance(), writer.run, input, rows.get());
        if (Result<void> written = result_of(writer, call, status); !written) return written;
    }
    return {};
}

Result<void> WriterGroup::tables(TableStore& tables) {
    return side_by_side([&](const Writing& writer) { return write_tables(writer, tables); },
                        [&] { return keep_tables(tables); });
}

Result<void> WriterGroup::write_tables(const Writing& writer, TableStore& tables) const {
    const std::vector<BoundInput>& inputs = writer.component->plan().inputs;
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
        if (inputs[i].kind != ProductKind::table || inputs[i].product == kNone) continue;
        if (Result<void> written = write_table(writer, i, tables); !written) return written;
    }
    return {};
}

Result<void> WriterGroup::keep_tables(TableStore& tables) {
    for (const std::size_t product : kept_products(plan_)) {
        if (plan_.products[product].kind != ProductKind::table) continue;
        for (std::size_t i = 0; i < tables.pieces(product); ++i) {
            const Result<SharedArray> piece = tables.piece(product, i);
            if (!piece) return piece.error();
            if (Result<void> kept = kept_->table(product, *(*piece)->get()); !kept) return kept;
        }
    }
    return {};
}

Result<void> WriterGroup::commit(const EngineOutcome& outcome) {
    LateRecord record(*world_.host, outcome);
    return side_by_side([&](Writing& writer) { return end(writer, record); },
                        [&] { return kept_->end(record.text()); });
}

Result<void> WriterGroup::end(Writing& writer, LateRecord& record) const {
    CallRights call_rights = rights(writer, true);
    call_rights.record = &record;
    const CallHost call(world_, writer.component->stage(), call_rights);
    const rostra_status status = writer.functions->end(call.call(), writer.component->instance(),
                                                       std::exchange(writer.run, nullptr), 1);
    return result_of(writer, call, status);
}

}  // namespace rostra::core
