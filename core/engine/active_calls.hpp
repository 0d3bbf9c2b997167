// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/abi/batch.h"

namespace rostra::core {

/// One call into a plugin that has not come back: whose it is, and what it is about.
struct ActiveCall {
    std::string_view stage;
    std::string_view component;
    const rostra_batch* batch = nullptr;  ///< the documents, where the call has some
    std::string_view document;            ///< else the one input it reads; "" where there is none
    std::int64_t since = 0;               ///< milliseconds of CLOCK_MONOTONIC
};

/// Writes an ActiveCall as people read it: "stage 'qa', component 'pairs', on 'a.txt', 'b.txt' and 10 more". Cut to
/// `size` bytes; how many were written. Takes no memory and no lock.
std::size_t describe_call(const ActiveCall& call, char* into, std::size_t size);

/// The process's calls into plugins, by thread. It is global because those who ask are: a handler of a crash, of exit(),
/// a watchdog. A thread's first call also gives the thread a stack for signal handlers, so that a stack that overflowed
/// can still be told of.
///
///     const ActiveCalls::Scope scope({stage, component, &batch});
///     … the call …
class ActiveCalls {
public:
    /// The call is under way as long as this lives; scopes of a thread nest.
    class Scope {
    public:
        explicit Scope(const ActiveCall& call);
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        ActiveCall outer_;
    };

    /// A call that some thread is in: `number` tells threads apart.
    struct Seen {
        std::size_t number = 0;
        std::int64_t since = 0;
        std::string stage;
        std::string description;
    };
    /// Those that began before `before` (milliseconds of CLOCK_MONOTONIC).
    [[nodiscard]] static std::vector<Seen> older_than(std::int64_t before);

    /// The innermost call of this thread. False where there is none. To be asked in a signal handler, too.
    [[nodiscard]] static bool of_this_thread(ActiveCall& call);
    /// Describes the calls of all threads, a line each. For a signal handler on a thread that is in no call: takes no
    /// memory, and waits for no lock.
    static std::size_t describe_all(char* into, std::size_t size);

    [[nodiscard]] static std::int64_t now();
};

}  // namespace rostra::core
