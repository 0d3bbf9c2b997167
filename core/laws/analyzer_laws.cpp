// SPDX-License-Identifier: Apache-2.0
#include "laws/analyzer_laws.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>

#include "laws/heap_growth.hpp"
#include "laws/row_difference.hpp"

namespace rostra::laws {

namespace {

using Worker = TestAnalyzer::Worker;
/// What was found in each document: rows by output, without the document's position.
using Found = std::vector<std::vector<Rows>>;

constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t kPartitions = 12;

Found process(AnalyzerTrial& trial, Worker& worker, std::span<const TestDocument> batch) {
    std::vector<Rows> emitted = trial.analyzer.process(worker, batch);
    Found found(batch.size(), std::vector<Rows>(emitted.size()));
    for (std::size_t output = 0; output < emitted.size(); ++output) {
        for (Row& row : emitted[output]) {
            std::vector<Rows>& of_document = found[std::stoul(row.front())];
            row.erase(row.begin());
            of_document[output].push_back(std::move(row));
        }
    }
    return found;
}

/// What a new worker finds in each document alone.
Found one_by_one(AnalyzerTrial& trial) {
    Found found;
    for (const TestDocument& document : trial.documents) {
        Worker worker = trial.analyzer.open(trial.tables);
        found.push_back(process(trial, worker, {&document, 1}).front());
    }
    return found;
}

void require_equal(AnalyzerTrial& trial, const std::vector<Rows>& expected, const std::vector<Rows>& got,
                   const TestDocument& document, const std::string& when) {
    const std::string differs = row_difference(trial.analyzer.setup().outputs, expected, got);
    if (!differs.empty()) throw BrokenLaw("document '" + document.id + "', " + differs + " (" + when + ")");
}

void its_layers_are_as_declared(AnalyzerTrial& trial) {
    one_by_one(trial);
    Worker worker = trial.analyzer.open(trial.tables);
    process(trial, worker, trial.documents);
}

void pieces_of_tables_do_not_show(AnalyzerTrial& trial) {
    const std::vector<ComponentSetup::Input>& inputs = trial.analyzer.setup().inputs;
    const bool reads = std::any_of(inputs.begin(), inputs.end(), [](const ComponentSetup::Input& input) {
        return input.present && input.shape.kind == Shape::Kind::table;
    });
    if (!reads) throw NotApplicable("it reads no table");
    const Found expected = one_by_one(trial);
    trial.host.table_rows = 1;
    const Found got = one_by_one(trial);
    trial.host.table_rows = std::numeric_limits<std::size_t>::max();
    for (std::size_t d = 0; d < got.size(); ++d)
        require_equal(trial, expected[d], got[d], trial.documents[d], "tables in pieces of 1 row");
}

void batches_do_not_show(AnalyzerTrial& trial) {
    const Found expected = one_by_one(trial);
    std::mt19937 random(trial.seed);
    for (std::uint32_t i = 0; i < kPartitions; ++i) {
        Worker worker = trial.analyzer.open(trial.tables);
        for (std::size_t first = 0; first < trial.documents.size();) {
            const std::size_t count = std::min<std::size_t>(
                i == 0 ? trial.documents.size() : 1 + random() % 6, trial.documents.size() - first);
            const Found got = process(trial, worker, trial.documents.subspan(first, count));
            for (std::size_t d = 0; d < count; ++d) {
                require_equal(trial, expected[first + d], got[d], trial.documents[first + d],
                              "number " + std::to_string(d) + " of a batch of " + std::to_string(count));
            }
            first += count;
        }
    }
}

void what_a_worker_saw_before_does_not_show(AnalyzerTrial& trial) {
    const Found expected = one_by_one(trial);
    std::mt19937 random(trial.seed);
    Worker worker = trial.analyzer.open(trial.tables);
    for (std::size_t i = 0; i < 3 * trial.documents.size(); ++i) {
        const std::size_t d = random() % trial.documents.size();
        require_equal(trial, expected[d], process(trial, worker, trial.documents.subspan(d, 1)).front(),
                      trial.documents[d], "by a worker that saw others");
    }
}

void workers_are_independent(AnalyzerTrial& trial) {
    const Found expected = one_by_one(trial);
    std::mutex mutex;
    std::optional<std::string> broken;
    const auto work = [&](std::uint32_t seed) {
        try {
            std::mt19937 random(seed);
            Worker worker = trial.analyzer.open(trial.tables);
            for (std::size_t i = 0; i < 3 * trial.documents.size(); ++i) {
                const std::size_t d = random() % trial.documents.size();
                require_equal(trial, expected[d],
                              process(trial, worker, trial.documents.subspan(d, 1)).front(),
                              trial.documents[d], "by one of four workers at once");
            }
        } catch (const std::exception& error) {
            const std::lock_guard lock(mutex);
            broken = error.what();
        }
    };
    std::vector<std::thread> threads;
    for (std::uint32_t i = 0; i < 4; ++i) threads.emplace_back(work, trial.seed + i);
    for (std::thread& thread : threads) thread.join();
    if (broken) throw BrokenLaw(*broken);
}

void a_dropped_document_leaves_no_trace(AnalyzerTrial& trial) {
    if (trial.documents.size() < 2) throw NotApplicable("there are fewer than two documents");
    const Found expected = one_by_one(trial);
    for (std::size_t dropped = 0; dropped < trial.documents.size();
         dropped += 1 + trial.documents.size() / 4) {
        std::vector<TestDocument> others(trial.documents.begin(), trial.documents.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(dropped));
        Worker worker = trial.analyzer.open(trial.tables);
        process(trial, worker, trial.documents);
        const Found got = process(trial, worker, others);
        for (std::size_t d = 0; d < others.size(); ++d) {
            require_equal(trial, expected[d < dropped ? d : d + 1], got[d], others[d],
                          "without document '" + trial.documents[dropped].id + "'");
        }
    }
}

void it_stops_when_told(AnalyzerTrial& trial) {
    const Found expected = one_by_one(trial);
    Worker worker = trial.analyzer.open(trial.tables);
    trial.host.reset();
    process(trial, worker, trial.documents);
    const std::int64_t questions = trial.host.stop_questions();
    if (questions < static_cast<std::int64_t>(trial.documents.size())) {
        throw BrokenLaw("it asks should_stop " + std::to_string(questions) + " times over " +
                        std::to_string(trial.documents.size()) + " documents; once for each is the least");
    }
    for (std::int64_t after = 0; after < questions; after += 1 + questions / 50) {
        trial.host.reset();
        trial.host.stop_after = after;
        const std::string when = "told to stop at question " + std::to_string(after);
        try {
            process(trial, worker, trial.documents);
        } catch (const ComponentError& error) {
            if (error.status != ROSTRA_STOPPED)
                throw BrokenLaw(std::string(error.what()) + " (" + when + ")");
        }
        trial.host.stop_after = kUnbounded;
    }
    const Found got = process(trial, worker, trial.documents);
    for (std::size_t d = 0; d < got.size(); ++d) {
        require_equal(trial, expected[d], got[d], trial.documents[d], "by a worker that was stopped before");
    }
}

/// A document may be refused, with a word about why; nothing may crash, hang or throw.
void no_text_breaks_it(AnalyzerTrial& trial) {
    Worker worker = trial.analyzer.open(trial.tables);
    for (const TestDocument& document : trial.documents) {
        try {
            process(trial, worker, {&document, 1});
        } catch (const ComponentError& error) {
            const bool refused = error.failure && error.failure->code == ROSTRA_FAIL_DOCUMENT;
            if (!refused)
                throw BrokenLaw(std::string(error.what()) + " (a text of " +
                                std::to_string(document.text.size()) + " bytes)");
        }
    }
}

void a_refused_layer_is_passed_on(AnalyzerTrial& trial) {
    if (trial.analyzer.setup().outputs.empty()) throw NotApplicable("it writes no layer");
    const Found expected = one_by_one(trial);
    Worker worker = trial.analyzer.open(trial.tables);
    const auto refused = [&] {
        try {
            process(trial, worker, trial.documents);
        } catch (const ComponentError& error) {
            if (error.status == ROSTRA_FAILED) return;
            throw BrokenLaw("it returns status " + std::to_string(error.status) +
                            ", not ROSTRA_FAILED, though a layer was refused");
        } catch (const std::runtime_error&) {
            throw BrokenLaw("it returns ROSTRA_OK though a layer was refused");
        }
    };
    trial.host.refuses = true;
    refused();
    require_no_growth(refused);
    trial.host.refuses = false;
    const Found got = process(trial, worker, trial.documents);
    for (std::size_t d = 0; d < got.size(); ++d) {
        require_equal(trial, expected[d], got[d], trial.documents[d], "by a worker that was refused before");
    }
}

constexpr auto kLaws = std::to_array<Law<AnalyzerTrial>>({
    {"its layers are as declared", its_layers_are_as_declared},
    {"it goes without its optional inputs", its_layers_are_as_declared, Given::without_optional},
    {"batches do not show", batches_do_not_show},
    {"pieces of tables do not show", pieces_of_tables_do_not_show},
    {"what a worker saw before does not show", what_a_worker_saw_before_does_not_show},
    {"workers are independent", workers_are_independent},
    {"a dropped document leaves no trace", a_dropped_document_leaves_no_trace},
    {"it stops when told", it_stops_when_told},
    {"no text breaks it", no_text_breaks_it, Given::hard},
    {"a refused layer is passed on", a_refused_layer_is_passed_on},
});

}  // namespace

std::span<const Law<AnalyzerTrial>> analyzer_laws() { return kLaws; }

}  // namespace rostra::laws
