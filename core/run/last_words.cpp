// SPDX-License-Identifier: Apache-2.0
#include "run/last_words.hpp"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "engine/active_calls.hpp"
#include "unicode/icu_memory.hpp"

namespace rostra::core {

namespace {

constexpr int kExitFailed = 3;
constexpr std::chrono::milliseconds kErasePatience{1000};

std::atomic<bool> running = false;
std::atomic<const PartialFolder*> unfinished = nullptr;

void say(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// "rostra: WHAT in stage 'x', on 'a.txt'", and what it means.
void say_where(std::string_view what) {
    char text[2048];
    ActiveCall call;
    say("\nrostra: ");
    say(what);
    if (ActiveCalls::of_this_thread(call)) {
        say(" in ");
        say({text, describe_call(call, text, sizeof text)});
        say("\n");
    } else if (const std::size_t size = ActiveCalls::describe_all(text, sizeof text); size > 0) {
        say(" in a thread that is not the host's; at work were\n");
        say({text, size});
    } else {
        say(" outside any plugin's work\n");
    }
    say("rostra: the run ends here and leaves no result; leave out the stage or these documents, and tell "
        "whoever made "
        "the plugin\n");
}

void erase_unfinished() {
    if (const PartialFolder* partial = unfinished.exchange(nullptr)) partial->erase_now(kErasePatience);
}

std::string_view name_of(int signal) {
    switch (signal) {
        case SIGSEGV:
            return "crash (a wild pointer, or a stack that overflowed: SIGSEGV)";
        case SIGBUS:
            return "crash (a file that shrank, or a bad address: SIGBUS)";
        case SIGILL:
            return "crash (an illegal instruction: SIGILL)";
        case SIGFPE:
            return "crash (a division by zero: SIGFPE)";
        case SIGABRT:
            return "crash (abort, or an exception that nobody caught: SIGABRT)";
        default:
            return "crash";
    }
}

void on_crash(int signal) {
    // Its handler is gone by SA_RESETHAND: once this returns, or crashes itself, the signal has its usual effect.
    static std::atomic<bool> told = false;
    if (told.exchange(true)) return;
    say_where(name_of(signal));
    erase_unfinished();
    ::raise(signal);
}

void on_exit() {
    if (!running.exchange(false)) return;
    say_where("exit() was called");
    erase_unfinished();
    ::_exit(kExitFailed);
}

[[noreturn]] void end_without_memory() {
    say("error: out of memory; free some, or raise the limit (ulimit -v)\n");
    running = false;
    erase_unfinished();
    ::_exit(kExitFailed);
}

std::atomic<bool> memory_ran_out = false;
std::terminate_handler before_terminate = std::abort;

void on_terminate() {
    if (!memory_ran_out) before_terminate();  // which aborts, and says what was thrown
    end_without_memory();
}

[[noreturn]] void on_failed_allocation() {
    memory_ran_out = true;
    throw std::bad_alloc();
}

}  // namespace

void end_where_memory_runs_out() {
    std::set_new_handler(on_failed_allocation);
    end_where_icu_gets_no_memory(end_without_memory);
    before_terminate = std::set_terminate(on_terminate);
}

LastWords::LastWords() {
    static const int registered = std::atexit(on_exit) + std::at_quick_exit(on_exit);
    static_cast<void>(registered);
    running = true;
    for (const int signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT})
        handlers_.set(signal, on_crash, static_cast<int>(SA_ONSTACK | SA_RESETHAND));
}

LastWords::~LastWords() {
    running = false;
    unfinished = nullptr;
}

void LastWords::protect(const PartialFolder* partial) { unfinished = partial; }

}  // namespace rostra::core
