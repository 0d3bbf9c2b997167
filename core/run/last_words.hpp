// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "run/partial_folder.hpp"
#include "run/signal_handlers.hpp"

namespace rostra::core {

/// Says which stage was at work on which documents when the process ends amid a run, and takes the unfinished files away:
///
/// - A crash (a wild pointer, an overflowing stack, abort, an exception that leaves a thread) is told of by a signal
///   handler; then the signal does what it would have done, so a debugger or a core file still shows the place.
/// - exit(), called by a plugin, ends the process with status 3: what called it does not know that results are missing.
///
/// Made before other threads are. One at a time.
class LastWords {
public:
    LastWords();
    ~LastWords();
    LastWords(const LastWords&) = delete;
    LastWords& operator=(const LastWords&) = delete;

    /// What is to be taken away from now on; nullptr: nothing is. It outlives this object, or the next call of this.
    static void protect(const PartialFolder* partial);

private:
    SignalHandlers handlers_;
};

/// Ends the process with status 3 and a message where memory runs out in a place that cannot say so: within a destructor,
/// a library's function that must not throw, or ICU. For the whole program, from its beginning: before ICU is used.
void end_where_memory_runs_out();

}  // namespace rostra::core
