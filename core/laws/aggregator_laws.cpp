// SPDX-License-Identifier: Apache-2.0
#include "laws/aggregator_laws.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace rostra::test {

namespace {

using State = TestAggregator::State;

/// The first line in which two sets of tables differ.
std::string difference(const std::vector<Rows>& expected, const std::vector<Rows>& got) {
    for (std::size_t t = 0; t < expected.size(); ++t) {
        for (std::size_t i = 0; i < std::max(expected[t].size(), got[t].size()); ++i) {
            const Row* a = i < expected[t].size() ? &expected[t][i] : nullptr;
            const Row* b = i < got[t].size() ? &got[t][i] : nullptr;
            if (a != nullptr && b != nullptr && *a == *b) continue;
            return "table " + std::to_string(t) + " row " + std::to_string(i) + ": expected " +
                   (a == nullptr ? "no more\n" : text_of(Rows{*a})) + "  but got " +
                   (b == nullptr ? "no more\n" : text_of(Rows{*b}));
        }
    }
    return {};
}

std::string words_for(const Schedule& schedule) {
    return "seed " + std::to_string(schedule.seed) + (schedule.reload ? ", saved and loaded" : "") + ", " +
           std::to_string(schedule.threads) + " threads, budget " + std::to_string(schedule.budget);
}

}  // namespace

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
    states.push_back(aggregator.open());
    const std::size_t longest_batch = 1 + below(5);
    for (std::size_t first = 0; first < documents.size();) {
        const std::size_t count = std::min(documents.size() - first, 1 + below(longest_batch));
        if (below(3) == 0) states.push_back(aggregator.open());
        aggregator.update(states.back(), documents.subspan(first, count));
        first += count;
    }
    // A state that saw nothing, anywhere.
    states.insert(states.begin() + static_cast<std::ptrdiff_t>(below(states.size() + 1)), aggregator.open());

    const auto reloaded = [&](State& state) {
        if (schedule.reload) state = aggregator.load(aggregator.save(state));
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
    return aggregator.finish(states.front(), tables);
}

std::vector<std::string> broken_laws(InMemoryHost& host, TestAggregator& aggregator,
                                     std::span<const TestDocument> documents, bool commutative,
                                     const std::vector<TestTable>& tables) {
    std::vector<std::string> broken;
    host.threads = 1;
    host.budget = std::numeric_limits<std::int64_t>::max();
    const std::vector<Rows> expected = aggregator.run(documents, tables);

    for (std::uint32_t seed = 1; seed <= 24; ++seed) {
        Schedule schedule{seed, commutative && seed % 2 == 0, seed % 3 == 0, 1 + seed % 4};
        if (seed % 4 == 1) schedule.budget = 0;
        if (seed % 4 == 2) schedule.budget = 20000;
        const std::vector<Rows> got = run_scheduled(host, aggregator, documents, schedule, tables);
        const std::string differs = difference(expected, got);
        if (!differs.empty()) broken.push_back(words_for(schedule) + ": " + differs);
    }
    host.threads = 1;
    host.budget = std::numeric_limits<std::int64_t>::max();

    State state = aggregator.open();
    aggregator.update(state, documents);
    const std::string saved = aggregator.save(state);
    State loaded = aggregator.load(saved);
    if (aggregator.save(loaded) != saved) broken.emplace_back("a loaded state saves other bytes");
    State pieces = aggregator.open();
    for (const TestDocument& document : documents) aggregator.update(pieces, {&document, 1});
    if (aggregator.save(pieces) != saved) broken.emplace_back("batches show in what is saved");

    const auto refused = [&](const std::string& damaged) {
        try {
            const State never = aggregator.load(damaged);
            return false;
        } catch (const ComponentError& error) {
            return error.status == ROSTRA_FAILED;
        }
    };
    const std::size_t step = 1 + saved.size() / 500;
    for (std::size_t i = 0; i < saved.size(); i += step) {
        std::string damaged = saved;
        damaged[i] = static_cast<char>(damaged[i] ^ (1 << i % 8));
        if (!refused(damaged)) broken.push_back("loaded with byte " + std::to_string(i) + " changed");
        if (!refused(saved.substr(0, i)))
            broken.push_back("loaded when cut to " + std::to_string(i) + " bytes");
    }
    if (!refused(saved + '\0')) broken.emplace_back("loaded with a byte too many");
    host.reset();
    return broken;
}

std::vector<std::string> broken_stops(InMemoryHost& host, TestAggregator& aggregator,
                                      std::span<const TestDocument> documents,
                                      const std::vector<TestTable>& tables) {
    std::vector<std::string> broken;
    host.reset();
    const std::vector<Rows> expected = aggregator.run(documents, tables);
    const std::int64_t questions = host.stop_questions();
    if (questions < static_cast<std::int64_t>(documents.size())) {
        broken.push_back("asked " + std::to_string(questions) + " times over " +
                         std::to_string(documents.size()) + " documents");
    }
    for (std::int64_t after = 0; after < questions; after += 1 + questions / 50) {
        host.reset();
        host.stop_after = after;
        try {
            if (aggregator.run(documents, tables) != expected) broken.emplace_back("finished in part");
        } catch (const ComponentError& error) {
            if (error.status != ROSTRA_STOPPED) broken.emplace_back(error.what());
        }
    }
    host.reset();
    host.stop_after = std::numeric_limits<std::int64_t>::max();
    return broken;
}

}  // namespace rostra::test
