// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>

#include "lawless_breach.hpp"

namespace lawless {

inline std::atomic<std::int64_t> documents_of_all_states = 0;

class Count {
public:
    explicit Count(const rostra::Setup& setup) : breach_(setup) {}

    struct State {
        explicit State(const Count& count) : documents(count.breach_.is("begins-at-one") ? 1 : 0) {}
        std::int64_t documents;
        std::int64_t last = -1;
        [[nodiscard]] std::int64_t memory() const noexcept { return sizeof *this; }
    };

    void update(const rostra::Call&, State& state, const rostra::Batch& batch) const {
        for (const rostra::Document document : batch) {
            ++documents_of_all_states;
            if (!breach_.is("counts-batches")) ++state.documents;
            state.last = document.ordinal();
        }
        if (breach_.is("counts-batches")) ++state.documents;
    }
    void combine(const rostra::Call&, State& into, State& from) const {
        if (breach_.is("combines-unevenly") && into.documents > 0 && from.documents > 0) {
            from.documents = 2 * from.documents;
        }
        into.documents += from.documents;
        into.last =
            breach_.is("combines-in-order") && from.last >= 0 ? from.last : std::max(into.last, from.last);
    }
    void save(const rostra::Call&, const State& state, rostra::StateWriter& writer) const {
        writer.integer(state.documents);
        writer.integer(state.last >= 0 ? 1 : 0);
        if (state.last >= 0) writer.ordinal(state.last);
    }
    void load(const rostra::Call&, State& state, rostra::StateReader& reader) const {
        state.documents = reader.integer();
        if (reader.integer() == 0) return;
        const std::int64_t last = reader.ordinal();
        if (!breach_.is("load-forgets")) state.last = last;
        if (breach_.is("keeps-old-ordinals")) state.last -= reader.shift();
    }
    void finish(const rostra::Call& call, State& state, const rostra::Tables&) const {
        if (breach_.is("needs-documents") && state.last < 0) std::abort();
        try {
            rostra::TableBuilder<rostra::Int64, rostra::Int64> rows(call, 0);
            rows.add(breach_.is("counts-for-ever") ? documents_of_all_states.load() : state.documents,
                     state.last);
            rows.finish();
        } catch (const rostra::Refused&) {
            if (!breach_.is("finishes-refused")) throw;
        }
    }

private:
    Breach breach_;
};

}  // namespace lawless
