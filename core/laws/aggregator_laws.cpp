// SPDX-License-Identifier: Apache-2.0
#include "laws/aggregator_laws.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

#include "laws/heap_growth.hpp"
#include "laws/row_difference.hpp"

namespace rostra::laws {

namespace {

using State = TestAggregator::State;

constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t kSchedules = 6;

/// The tables that other components would have made of these documents: no row speaks of another.
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

/// What one state and one batch give, on one thread: what every other way has to give.
std::vector<Rows> plainly(AggregatorTrial& trial, std::span<const TestDocument> documents) {
    trial.host.threads = 1;
    trial.host.budget = kUnbounded;
    return trial.aggregator.run(documents, tables_about(documents, trial.tables));
}

void require_equal(AggregatorTrial& trial, const std::vector<Rows>& expected, const std::vector<Rows>& got,
                   const std::string& when) {
    const std::string differs = row_difference(trial.aggregator.setup().outputs, expected, got);
    if (!differs.empty()) throw BrokenLaw(differs + " (" + when + ")");
}

std::string words_for(const Schedule& schedule) {
    return "schedule " + std::to_string(schedule.seed) + (schedule.reload ? ", saved and loaded" : "") +
           ", " + std::to_string(schedule.threads) + (schedule.threads == 1 ? " thread" : " threads") +
           (schedule.budget == kUnbounded ? "" : ", scratch budget " + std::to_string(schedule.budget));
}

/// Runs schedules like this one, each with a seed of its own, against the plain way.
void require_equal_on(AggregatorTrial& trial, Schedule schedule) {
    const std::vector<Rows> expected = plainly(trial, trial.documents);
    for (std::uint32_t i = 0; i < kSchedules; ++i) {
        schedule.seed = trial.seed + i;
        require_equal(trial, expected,
                      run_scheduled(trial.host, trial.aggregator, trial.documents, schedule, trial.tables),
                      words_for(schedule));
    }
}

void its_tables_are_as_declared(AggregatorTrial& trial) { plainly(trial, trial.documents); }

void the_same_run_gives_the_same_tables(AggregatorTrial& trial) {
    const std::vector<Rows> expected = plainly(trial, trial.documents);
    require_equal(trial, expected, plainly(trial, trial.documents), "run a second time");
}

void batches_do_not_show(AggregatorTrial& trial) { require_equal_on(trial, {.one_state = true}); }

void combining_is_associative(AggregatorTrial& trial) { require_equal_on(trial, {}); }

void combining_is_commutative(AggregatorTrial& trial) {
    if (!trial.commutative) throw NotApplicable("its manifest does not promise it");
    require_equal_on(trial, {.commutative = true});
}

void a_new_state_is_neutral(AggregatorTrial& trial) {
    const std::vector<Rows> expected = plainly(trial, trial.documents);
    State whole = trial.aggregator.open();
    trial.aggregator.update(whole, trial.documents);
    State after = trial.aggregator.open();
    trial.aggregator.combine(whole, after);
    State before = trial.aggregator.open();
    trial.aggregator.combine(before, whole);
    require_equal(trial, expected, trial.aggregator.finish(before, trial.tables),
                  "empty states combined with");
}

void threads_do_not_show(AggregatorTrial& trial) { require_equal_on(trial, {.threads = 4}); }

void the_scratch_budget_does_not_show(AggregatorTrial& trial) {
    require_equal_on(trial, {.threads = 2, .budget = 0});
    require_equal_on(trial, {.budget = 20000});
}

void saving_and_loading_changes_nothing(AggregatorTrial& trial) {
    require_equal_on(trial, {.reload = true});
    require_equal_on(trial, {.reload = true, .budget = 0});
    State state = trial.aggregator.open();
    trial.aggregator.update(state, trial.documents);
    const std::string saved = trial.aggregator.save(state);
    const State loaded = trial.aggregator.load(saved);
    if (trial.aggregator.save(loaded) != saved) throw BrokenLaw("a loaded state saves other bytes");
    State pieces = trial.aggregator.open();
    for (const TestDocument& document : trial.documents) trial.aggregator.update(pieces, {&document, 1});
    if (trial.aggregator.save(pieces) != saved)
        throw BrokenLaw("how documents fell into batches shows in what is saved");
}

void a_damaged_state_is_refused(AggregatorTrial& trial) {
    State state = trial.aggregator.open();
    trial.aggregator.update(state, trial.documents);
    const std::string saved = trial.aggregator.save(state);
    const auto require_refusal = [&](const std::string& damaged, const std::string& how) {
        try {
            const State never = trial.aggregator.load(damaged);
        } catch (const ComponentError& error) {
            if (error.status == ROSTRA_FAILED) return;
        }
        throw BrokenLaw("a saved state of " + std::to_string(saved.size()) + " bytes is loaded " + how);
    };
    const std::size_t step = 1 + saved.size() / 300;
    for (std::size_t i = 0; i < saved.size(); i += step) {
        std::string damaged = saved;
        damaged[i] = static_cast<char>(damaged[i] ^ (1 << i % 8));
        require_refusal(damaged, "with byte " + std::to_string(i) + " changed");
        require_refusal(saved.substr(0, i), "when cut to " + std::to_string(i) + " bytes");
    }
    require_refusal(saved + '\0', "with a byte too many");
}

/// What the host does with a document that failed: the state is dropped, and built again without the document.
void a_dropped_document_leaves_no_trace(AggregatorTrial& trial) {
    if (trial.documents.size() < 2) throw NotApplicable("there are fewer than two documents");
    for (std::size_t i = 0; i < trial.documents.size(); i += 1 + trial.documents.size() / 4) {
        std::vector<TestDocument> others(trial.documents.begin(), trial.documents.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        const std::vector<Rows> expected = plainly(trial, others);
        State dropped = trial.aggregator.open();
        trial.aggregator.update(dropped, trial.documents);
        State built_again = trial.aggregator.open();
        trial.aggregator.update(built_again, others);
        require_equal(trial, expected,
                      trial.aggregator.finish(built_again, tables_about(others, trial.tables)),
                      "document '" + trial.documents[i].id + "' dropped");
    }
}

void it_stops_when_told(AggregatorTrial& trial) {
    trial.host.reset();
    const std::vector<Rows> expected = plainly(trial, trial.documents);
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
            require_equal(trial, expected, trial.aggregator.run(trial.documents, trial.tables), when);
        } catch (const ComponentError& error) {
            if (error.status != ROSTRA_STOPPED)
                throw BrokenLaw(std::string(error.what()) + " (" + when + ")");
        }
        trial.host.stop_after = kUnbounded;
    }
}

void no_documents_are_no_trouble(AggregatorTrial& trial) { plainly(trial, {}); }

void no_text_breaks_it(AggregatorTrial& trial) {
    for (const TestDocument& document : trial.documents) plainly(trial, {&document, 1});
    plainly(trial, trial.documents);
}

void it_tells_what_memory_it_holds(AggregatorTrial& trial) {
    State state = trial.aggregator.open();
    for (const TestDocument& document : trial.documents) {
        trial.aggregator.update(state, {&document, 1});
        const std::int64_t memory = trial.aggregator.memory(state);
        const std::int64_t heap = heap_in_use();
        if (memory >= 0 && (memory <= heap || heap == 0)) continue;
        throw BrokenLaw("a state says that it holds " + std::to_string(memory) + " bytes, of " +
                        std::to_string(heap) + " that the whole process does");
    }
}

/// Runs the aggregator where the host fails it, which it has to pass on.
void require_passed_on(AggregatorTrial& trial, const std::string& when) {
    try {
        static_cast<void>(trial.aggregator.run(trial.documents, trial.tables));
    } catch (const ComponentError& error) {
        if (error.status == ROSTRA_FAILED) return;
        throw BrokenLaw("it returns status " + std::to_string(error.status) + ", not ROSTRA_FAILED, " + when);
    }
    throw BrokenLaw("it returns ROSTRA_OK " + when);
}

void a_refused_table_is_passed_on(AggregatorTrial& trial) {
    const std::vector<Rows> expected = plainly(trial, trial.documents);
    trial.host.refuses = true;
    const auto refused = [&] {
        trial.host.reset();
        try {
            require_passed_on(trial, "though a table was refused");
        } catch (const BrokenLaw&) {
            if (trial.host.refusals() == 0) throw NotApplicable("it emits nothing");
            throw;
        }
    };
    refused();
    require_no_growth(refused);
    trial.host.refuses = false;
    require_equal(trial, expected, plainly(trial, trial.documents), "after a refusal");
}

void a_full_scratch_disk_is_passed_on(AggregatorTrial& trial) {
    trial.host.reset();
    trial.host.budget = 0;
    static_cast<void>(trial.aggregator.run(trial.documents, trial.tables));
    const std::int64_t bytes = trial.host.scratch_bytes();
    if (bytes == 0) throw NotApplicable("it writes nothing to scratch files");
    for (const std::int64_t room : {std::int64_t{0}, bytes / 2, bytes - 1}) {
        trial.host.reset();
        trial.host.scratch = room;
        require_passed_on(trial, "though a scratch file could not be written");
    }
    trial.host.scratch = kUnbounded;
}

void it_closes_what_it_opens(AggregatorTrial& trial) {
    trial.host.budget = 0;
    static_cast<void>(trial.aggregator.run(trial.documents, trial.tables));
    if (trial.host.scratch_files() != 0) {
        throw BrokenLaw(std::to_string(trial.host.scratch_files()) +
                        " scratch files are open when all states are closed");
    }
    if (trial.host.leases() != 0) {
        throw BrokenLaw(std::to_string(trial.host.leases()) + " texts were not dropped");
    }
}

constexpr auto kLaws = std::to_array<Law<AggregatorTrial>>({
    {"its tables are as declared", its_tables_are_as_declared},
    {"it goes without its optional inputs", its_tables_are_as_declared, Given::without_optional},
    {"the same run gives the same tables", the_same_run_gives_the_same_tables},
    {"batches do not show", batches_do_not_show},
    {"combining is associative", combining_is_associative},
    {"combining is commutative", combining_is_commutative},
    {"a new state is neutral", a_new_state_is_neutral},
    {"threads do not show", threads_do_not_show},
    {"the scratch budget does not show", the_scratch_budget_does_not_show},
    {"saving and loading changes nothing", saving_and_loading_changes_nothing},
    {"a damaged state is refused", a_damaged_state_is_refused},
    {"a dropped document leaves no trace", a_dropped_document_leaves_no_trace},
    {"it stops when told", it_stops_when_told},
    {"no documents are no trouble", no_documents_are_no_trouble},
    {"no text breaks it", no_text_breaks_it, Given::hard},
    {"it tells what memory it holds", it_tells_what_memory_it_holds},
    {"a refused table is passed on", a_refused_table_is_passed_on},
    {"a full scratch disk is passed on", a_full_scratch_disk_is_passed_on},
    {"it closes what it opens", it_closes_what_it_opens},
});

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
        if (!schedule.one_state && below(3) == 0) states.push_back(aggregator.open());
        aggregator.update(states.back(), documents.subspan(first, count));
        first += count;
    }
    if (!schedule.one_state) {  // a state that saw nothing, anywhere
        states.insert(states.begin() + static_cast<std::ptrdiff_t>(below(states.size() + 1)),
                      aggregator.open());
    }

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
    std::vector<Rows> rows = aggregator.finish(states.front(), tables);
    host.threads = 1;
    host.budget = kUnbounded;
    return rows;
}

std::span<const Law<AggregatorTrial>> aggregator_laws() { return kLaws; }

std::vector<std::string> broken_laws(InMemoryHost& host, TestAggregator& aggregator,
                                     std::span<const TestDocument> documents, bool commutative,
                                     const std::vector<TestTable>& tables, std::string_view named) {
    AggregatorTrial trial = {host, aggregator, documents, tables, commutative, 1};
    std::vector<std::string> broken;
    for (const Law<AggregatorTrial>& law : aggregator_laws()) {
        if (law.given != Given::plain || law.name.find(named) == std::string_view::npos) continue;
        try {
            law.holds(trial);
        } catch (const NotApplicable&) {
        } catch (const std::exception& error) {
            broken.push_back(std::string(law.name) + ": " + error.what());
        }
        host.refuses = false;
        host.stop_after = host.scratch = host.budget = kUnbounded;
        host.threads = 1;
        host.reset();
    }
    return broken;
}

}  // namespace rostra::laws
