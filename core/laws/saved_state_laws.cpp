// SPDX-License-Identifier: Apache-2.0
#include "laws/saved_state_laws.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "laws/law.hpp"

namespace rostra::laws {

namespace {

using State = TestAggregator::State;

std::string with_a_changed_byte(std::string bytes, std::size_t at) {
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
    return bytes;
}

/// The same document in another run: what tells documents from each other counts from elsewhere.
TestDocument renumbered(const AggregatorTrial& trial, TestDocument document, std::int64_t shift) {
    document.ordinal -= shift;
    for (const ComponentSetup::Input& input : trial.aggregator.setup().inputs) {
        const auto layer = document.layers.find(input.shape.name);
        if (!input.present || input.shape.kind != Shape::Kind::layer || layer == document.layers.end())
            continue;
        for (LayerRow& row : layer->second) {
            for (std::size_t i = 0; i < input.shape.columns.size(); ++i) {
                if (input.shape.columns[i].kind == ColumnKind::document)
                    row.cells[i] = std::get<std::int64_t>(row.cells[i]) - shift;
            }
        }
    }
    return document;
}

/// Layers speak of their own document alone, since a run knows no other run's.
TestDocuments speaking_of_themselves(const AggregatorTrial& trial) {
    TestDocuments documents;
    for (TestDocument document : trial.documents) {
        for (const ComponentSetup::Input& input : trial.aggregator.setup().inputs) {
            const auto layer = document.layers.find(input.shape.name);
            if (!input.present || input.shape.kind != Shape::Kind::layer || layer == document.layers.end())
                continue;
            for (LayerRow& row : layer->second) {
                for (std::size_t i = 0; i < input.shape.columns.size(); ++i) {
                    if (input.shape.columns[i].kind == ColumnKind::document) row.cells[i] = document.ordinal;
                }
            }
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

}  // namespace

void saving_and_loading_changes_nothing(AggregatorTrial& trial) {
    require_equal_on(trial, {.reload = true});
    require_equal_on(trial, {.reload = true, .budget = 0});
    const std::string saved = trial.aggregator.save(state_of(trial, trial.documents));
    const State loaded = trial.aggregator.load(saved, 0, trial.tables);
    if (trial.aggregator.save(loaded) != saved) throw BrokenLaw("a loaded state saves other bytes");
    State pieces = trial.aggregator.open(trial.tables);
    for (const TestDocument& document : trial.documents) trial.aggregator.update(pieces, {&document, 1});
    if (trial.aggregator.save(pieces) != saved)
        throw BrokenLaw("how documents fell into batches shows in what is saved");
}

void a_damaged_state_is_refused(AggregatorTrial& trial) {
    const std::string saved =
        trial.aggregator.in_envelope(trial.aggregator.save(state_of(trial, trial.documents)));
    const auto require_refusal = [&](const std::string& damaged, const std::string& how) {
        try {
            const State never = trial.aggregator.load_from_envelope(damaged, 0, trial.tables);
        } catch (const EnvelopeError&) {
            return;
        } catch (const ComponentError& error) {
            if (error.status == ROSTRA_FAILED) return;
        }
        throw BrokenLaw("a saved state of " + std::to_string(saved.size()) + " bytes is loaded " + how);
    };
    const std::size_t step = 1 + saved.size() / 300;
    for (std::size_t i = 0; i < saved.size(); i += step) {
        require_refusal(with_a_changed_byte(saved, i), "with byte " + std::to_string(i) + " changed");
        require_refusal(saved.substr(0, i), "when cut to " + std::to_string(i) + " bytes");
    }
    require_refusal(saved + '\0', "with a byte too many");
}

void a_forged_state_is_not_trusted(AggregatorTrial& trial) {
    const std::string saved = trial.aggregator.save(state_of(trial, trial.documents));
    const auto is_loaded = [&](const std::string& forged) {
        try {
            const State loaded = trial.aggregator.load(forged, 0, trial.tables);
            static_cast<void>(trial.aggregator.memory(loaded));
            static_cast<void>(trial.aggregator.save(loaded));
            return true;
        } catch (const ComponentError& error) {
            if (error.status == ROSTRA_FAILED && error.failure && !error.failure->message.empty())
                return false;
            throw BrokenLaw("a forged state is refused without a word");
        }
    };
    const std::size_t step = 1 + saved.size() / 300;
    for (std::size_t i = 0; i < saved.size(); i += step) {
        static_cast<void>(is_loaded(with_a_changed_byte(saved, i)));
        if (is_loaded(saved.substr(0, i))) {
            throw BrokenLaw("a saved state of " + std::to_string(saved.size()) +
                            " bytes is loaded when cut to " + std::to_string(i));
        }
    }
    if (is_loaded(saved + '\0')) throw BrokenLaw("a saved state is loaded with a byte too many");
}

void states_of_two_runs_are_put_together(AggregatorTrial& trial) {
    const TestDocuments documents = speaking_of_themselves(trial);
    if (documents.size() < 2) throw NotApplicable("there are fewer than two documents");
    const std::vector<Rows> expected = plainly(trial, documents);
    for (const std::int64_t budget : {kUnbounded, std::int64_t{0}}) {
        for (std::size_t cut = 1; cut < documents.size(); cut += 1 + documents.size() / 4) {
            const std::int64_t shift = documents[cut].ordinal;
            TestDocuments later;
            for (std::size_t i = cut; i < documents.size(); ++i)
                later.push_back(renumbered(trial, documents[i], shift));
            trial.host.budget = budget;
            const State one = state_of(trial, std::span(documents).first(cut));
            const State other = state_of(trial, later);
            State first = trial.aggregator.load(trial.aggregator.save(one), 0, trial.tables);
            State second = trial.aggregator.load_from_envelope(
                trial.aggregator.in_envelope(trial.aggregator.save(other)), shift, trial.tables);
            trial.aggregator.combine(first, second);
            std::vector<Rows> rows = trial.aggregator.finish(first, trial.tables);
            trial.host.budget = kUnbounded;
            require_equal(trial, expected, rows,
                          "a run of " + std::to_string(cut) +
                              " documents, and one of the others loaded with shift " + std::to_string(shift));
        }
    }
}

}  // namespace rostra::laws
