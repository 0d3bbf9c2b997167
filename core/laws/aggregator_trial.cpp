// SPDX-License-Identifier: Apache-2.0
#include "laws/aggregator_trial.hpp"

#include <algorithm>
#include <cstddef>
#include <random>
#include <utility>

#include "laws/law.hpp"
#include "laws/row_difference.hpp"

namespace rostra::laws {

namespace {

using State = TestAggregator::State;

constexpr std::uint32_t kSchedules = 6;

std::string words_for(const Schedule& schedule) {
    return "schedule " + std::to_string(schedule.seed) + (schedule.reload ? ", saved and loaded" : "") +
           ", " + std::to_string(schedule.threads) + (schedule.threads == 1 ? " thread" : " threads") +
           (schedule.budget == kUnbounded ? "" : ", scratch budget " + std::to_string(schedule.budget));
}

}  // namespace

std::vector<TestTable> tables_about(std::span<const TestDocument> documents, std::vector<TestTable> tables) {
    const auto is_there = [&](const Cell& cell) {
        return std::any_of(documents.begin(), documents.end(),
                           [&](const TestDocument& document) { return Cell(document.ordinal) == cell; });
    };
    for (TestTable& table : tables) {
        std::erase_if(table.rows, [&](const Cells& row) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (table.shape.columns[i].kind == ColumnKind::document && !is_there(row[i])) return true;
            }
            return false;
        });
    }
    return tables;
}

std::vector<Rows> plainly(AggregatorTrial& trial, std::span<const TestDocument> documents) {
    trial.host.threads = 1;
    trial.host.budget = kUnbounded;
    return trial.aggregator.run(documents, tables_about(documents, trial.tables));
}

TestAggregator::State state_of(AggregatorTrial& trial, std::span<const TestDocument> documents) {
    State state = trial.aggregator.open(trial.tables);
    trial.aggregator.update(state, documents);
    return state;
}

void require_equal(AggregatorTrial& trial, const std::vector<Rows>& expected, const std::vector<Rows>& got,
                   const std::string& when) {
    const std::string differs = row_difference(trial.aggregator.setup().outputs, expected, got);
    if (!differs.empty()) throw BrokenLaw(differs + " (" + when + ")");
}

void require_equal_on(AggregatorTrial& trial, Schedule schedule) {
    const std::vector<Rows> expected = plainly(trial, trial.documents);
    for (std::uint32_t i = 0; i < kSchedules; ++i) {
        schedule.seed = trial.seed + i;
        require_equal(trial, expected,
                      run_scheduled(trial.host, trial.aggregator, trial.documents, schedule, trial.tables),
                      words_for(schedule));
    }
}

std::vector<Rows> run_scheduled(InMemoryHost& host, TestAggregator& aggregator,
                                std::span<const TestDocument> documents, const Schedule& schedule,
                                const std::vector<TestTable>& tables) {
    std::mt19937 random(schedule.seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    host.threads = schedule.threads;
    host.budget = schedule.budget;

    std::vector<State> states;
    states.push_back(aggregator.open(tables));
    const std::size_t longest_batch = 1 + below(5);
    for (std::size_t first = 0; first < documents.size();) {
        const std::size_t count = std::min(documents.size() - first, 1 + below(longest_batch));
        if (!schedule.one_state && below(3) == 0) states.push_back(aggregator.open(tables));
        aggregator.update(states.back(), documents.subspan(first, count));
        first += count;
    }
    if (!schedule.one_state) {  // a state that saw nothing, anywhere
        states.insert(states.begin() + static_cast<std::ptrdiff_t>(below(states.size() + 1)),
                      aggregator.open(tables));
    }

    const auto reloaded = [&](State& state) {
        if (!schedule.reload) return;
        const std::string saved = aggregator.save(state);
        state = schedule.seed % 2 == 0
                    ? aggregator.load(saved, 0, tables)
                    : aggregator.load_from_envelope(aggregator.in_envelope(saved), 0, tables);
    };
    if (schedule.commutative) std::shuffle(states.begin(), states.end(), random);
    while (states.size() > 1) {
        const std::size_t i = below(states.size() - 1);
        reloaded(states[i]);
        reloaded(states[i + 1]);
        aggregator.combine(states[i], states[i + 1]);
        states.erase(states.begin() + static_cast<std::ptrdiff_t>(i + 1));
    }
    reloaded(states.front());
    std::vector<Rows> rows = aggregator.finish(states.front(), tables);
    host.threads = 1;
    host.budget = kUnbounded;
    return rows;
}

}  // namespace rostra::laws
