// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "document_edges.hpp"
#include "rostra/plugin.hpp"
#include "sampled_documents.hpp"

namespace rostra::recurring_lines {

namespace {

/// The aggregator `lines`: texts -> recurring_line.
class RecurringLines {
public:
    using State = SampledDocuments;

    explicit RecurringLines(const Setup& setup)
        : share_(setup.options().number("share")), least_(setup.options().integer("min-documents")) {}

    void update(const Call&, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            state.add(document.ordinal(), document.id(), edge_lines(document.text()));
        }
    }

    void finish(const Call& call, State& state, const Tables&) const {
        const auto sampled = static_cast<std::int64_t>(state.sampled());
        if (sampled < state.documents()) {
            call.warn("recurring lines are those of " + std::to_string(sampled) + " of the " +
                      std::to_string(state.documents()) + " documents, chosen by their ids");
        }
        const auto share = static_cast<std::int64_t>(std::ceil(share_ * static_cast<double>(sampled)));
        TableBuilder<Text, Int64> table(call, 0);
        for (const LineCount& count : state.counts(std::max(least_, share))) {
            table.add(count.line, count.documents);
        }
        table.finish();
    }

private:
    double share_;
    std::int64_t least_;
};

}  // namespace

}  // namespace rostra::recurring_lines

ROSTRA_PLUGIN(rostra::aggregator<rostra::recurring_lines::RecurringLines>("lines"))
