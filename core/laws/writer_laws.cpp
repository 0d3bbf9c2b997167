// SPDX-License-Identifier: Apache-2.0
#include "laws/writer_laws.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <string>

namespace rostra::laws {

namespace {

using Files = std::map<std::string, std::string>;

constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();

Files written(WriterTrial& trial, Pieces pieces = {}) {
    return trial.writer.run(trial.documents, trial.tables, pieces);
}

void require_equal(const Files& expected, const Files& got, const std::string& when) {
    for (const auto& [name, contents] : expected) {
        const auto found = got.find(name);
        if (found == got.end()) throw BrokenLaw("file '" + name + "' is not written (" + when + ")");
        if (found->second == contents) continue;
        const auto at =
            std::mismatch(contents.begin(), contents.end(), found->second.begin(), found->second.end()).first;
        throw BrokenLaw("file '" + name + "' has other bytes, from byte " +
                        std::to_string(at - contents.begin()) + " on (" + when + ")");
    }
    if (got.size() != expected.size()) throw BrokenLaw("a file more is written (" + when + ")");
}

void it_writes_what_it_is_given(WriterTrial& trial) { written(trial); }

void the_same_run_gives_the_same_bytes(WriterTrial& trial) {
    const Files expected = written(trial);
    require_equal(expected, written(trial), "written a second time");
}

void pieces_do_not_show(WriterTrial& trial) {
    const Files expected = written(trial);
    for (const Pieces pieces : {Pieces{1, 1}, Pieces{1, 2}, Pieces{2, 1}, Pieces{3, 3}}) {
        require_equal(expected, written(trial, pieces),
                      "batches of " + std::to_string(pieces.documents) + ", pieces of tables of " +
                          std::to_string(pieces.rows));
    }
}

void threads_do_not_show(WriterTrial& trial) {
    const Files expected = written(trial);
    trial.host.threads = 4;
    require_equal(expected, written(trial), "4 threads");
}

void an_abandoned_run_is_left_as_it_is(WriterTrial& trial) {
    const Files expected = written(trial);
    const std::int64_t bytes = trial.writer.abandon(trial.documents, trial.tables);
    if (bytes != 0)
        throw BrokenLaw("it writes " + std::to_string(bytes) + " bytes when told that the run failed");
    require_equal(expected, written(trial), "after a run that was given up");
}

void no_documents_are_no_trouble(WriterTrial& trial) {
    std::vector<TestTable> empty = trial.tables;
    for (TestTable& table : empty) table.rows.clear();
    trial.writer.run({}, empty);
}

void a_full_disk_is_passed_on(WriterTrial& trial) {
    const Files expected = written(trial);
    for (const std::int64_t room : {std::int64_t{0}, std::int64_t{1}, std::int64_t{100}}) {
        trial.host.disk = room;
        try {
            written(trial);
        } catch (const ComponentError& error) {
            if (error.status == ROSTRA_FAILED) continue;
            throw BrokenLaw("it returns status " + std::to_string(error.status) +
                            ", not ROSTRA_FAILED, on a full disk");
        }
        if (trial.host.disk == room) throw NotApplicable("it writes its files itself, by path");
        if (trial.host.disk < 0) throw BrokenLaw("it returns ROSTRA_OK though the disk is full");
    }
    trial.host.disk = kUnbounded;
    require_equal(expected, written(trial), "after a full disk");
}

void it_stops_when_told(WriterTrial& trial) {
    const Files expected = written(trial);
    trial.host.reset();
    written(trial);
    const std::int64_t questions = trial.host.stop_questions();
    for (std::int64_t after = 0; after < questions; after += 1 + questions / 50) {
        trial.host.reset();
        trial.host.stop_after = after;
        try {
            require_equal(expected, written(trial), "told to stop at question " + std::to_string(after));
        } catch (const ComponentError& error) {
            if (error.status != ROSTRA_STOPPED) throw BrokenLaw(error.what());
        }
        trial.host.stop_after = kUnbounded;
    }
    if (questions < static_cast<std::int64_t>(trial.documents.size())) {
        throw BrokenLaw("it asks should_stop " + std::to_string(questions) + " times over " +
                        std::to_string(trial.documents.size()) + " documents; once for each is the least");
    }
}

void it_drops_the_texts_it_asks_for(WriterTrial& trial) {
    written(trial);
    if (trial.host.leases() != 0)
        throw BrokenLaw(std::to_string(trial.host.leases()) + " texts were not dropped");
}

constexpr auto kLaws = std::to_array<Law<WriterTrial>>({
    {"it writes what it is given", it_writes_what_it_is_given},
    {"it goes without its optional inputs", it_writes_what_it_is_given, Given::without_optional},
    {"the same run gives the same bytes", the_same_run_gives_the_same_bytes},
    {"pieces do not show", pieces_do_not_show},
    {"threads do not show", threads_do_not_show},
    {"an abandoned run is left as it is", an_abandoned_run_is_left_as_it_is},
    {"no documents are no trouble", no_documents_are_no_trouble},
    {"no text breaks it", it_writes_what_it_is_given, Given::hard},
    {"it stops when told", it_stops_when_told},
    {"a full disk is passed on", a_full_disk_is_passed_on},
    {"it drops the texts it asks for", it_drops_the_texts_it_asks_for},
});

}  // namespace

std::span<const Law<WriterTrial>> writer_laws() { return kLaws; }

}  // namespace rostra::laws
