// SPDX-License-Identifier: Apache-2.0
#include "laws/aggregator_laws.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "laws/heap_growth.hpp"
#include "laws/saved_state_laws.hpp"

namespace rostra::laws {

namespace {

using State = TestAggregator::State;

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
    State whole = state_of(trial, trial.documents);
    State after = trial.aggregator.open(trial.tables);
    trial.aggregator.combine(whole, after);
    State before = trial.aggregator.open(trial.tables);
    trial.aggregator.combine(before, whole);
    require_equal(trial, expected, trial.aggregator.finish(before, trial.tables),
                  "empty states combined with");
}

void threads_do_not_show(AggregatorTrial& trial) {
    require_equal_on(trial, {.threads = 4});
    plainly(trial, trial.documents);
    const std::vector<std::vector<std::size_t>> pieces = trial.aggregator.pieces();
    trial.host.threads = 4;
    static_cast<void>(trial.aggregator.run(trial.documents, trial.tables));
    if (trial.aggregator.pieces() != pieces)
        throw BrokenLaw("how its tables fall into pieces depends on the number of threads");
}

void the_scratch_budget_does_not_show(AggregatorTrial& trial) {
    require_equal_on(trial, {.threads = 2, .budget = 0});
    require_equal_on(trial, {.budget = 20000});
}

void pieces_of_tables_do_not_show(AggregatorTrial& trial) {
    const std::vector<ComponentSetup::Input>& inputs = trial.aggregator.setup().inputs;
    const bool reads = std::any_of(inputs.begin(), inputs.end(), [](const ComponentSetup::Input& input) {
        return input.present && input.shape.kind == Shape::Kind::table;
    });
    if (!reads) throw NotApplicable("it reads no table");
    const std::vector<Rows> expected = plainly(trial, trial.documents);
    for (const std::size_t rows : {std::size_t{1}, std::size_t{3}}) {
        trial.host.table_rows = rows;
        require_equal(trial, expected, plainly(trial, trial.documents),
                      "tables in pieces of " + std::to_string(rows) + (rows == 1 ? " row" : " rows"));
    }
}

/// What the host does with a document that failed: the state is dropped, and built again without the document.
void a_dropped_document_leaves_no_trace(AggregatorTrial& trial) {
    if (trial.documents.size() < 2) throw NotApplicable("there are fewer than two documents");
    for (std::size_t i = 0; i < trial.documents.size(); i += 1 + trial.documents.size() / 4) {
        std::vector<TestDocument> others(trial.documents.begin(), trial.documents.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        const std::vector<Rows> expected = plainly(trial, others);
        const State dropped = state_of(trial, trial.documents);
        State built_again = trial.aggregator.open(tables_about(others, trial.tables));
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
    State state = trial.aggregator.open(trial.tables);
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
    {"a forged state is not trusted", a_forged_state_is_not_trusted},
    {"states of two runs are put together", states_of_two_runs_are_put_together},
    {"pieces of tables do not show", pieces_of_tables_do_not_show},
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
        host.table_rows = std::numeric_limits<std::size_t>::max();
        host.reset();
    }
    return broken;
}

}  // namespace rostra::laws
