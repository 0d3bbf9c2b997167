// SPDX-License-Identifier: Apache-2.0
#include "laws/own_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>

#include "files/file_handle.hpp"
#include "files/write_all.hpp"

namespace rostra::laws {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostPrinted = 4096;  // bytes that are kept of what it prints

/// Memory that a process and its copies see alike.
class SharedDoing {
public:
    SharedDoing()
        : page_(::mmap(nullptr, sizeof(Doing), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)),
          doing_(page_ == MAP_FAILED ? &own_ : new(page_) Doing(nullptr)) {}
    ~SharedDoing() {
        if (page_ != MAP_FAILED) ::munmap(page_, sizeof(Doing));
    }
    SharedDoing(const SharedDoing&) = delete;
    SharedDoing& operator=(const SharedDoing&) = delete;

    Doing& operator*() { return *doing_; }

private:
    Doing own_ = nullptr;
    void* page_;
    Doing* doing_;
};

struct Pipe {
    core::FileHandle from, to;

    bool open() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) return false;
        from = core::FileHandle(ends[0]);
        to = core::FileHandle(ends[1]);
        return true;
    }
};

[[noreturn]] void do_work(const std::function<std::string(Doing&)>& work, Doing& doing, int report,
                          int printed) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    ::dup2(printed, STDOUT_FILENO);
    ::dup2(printed, STDERR_FILENO);
    std::string said;
    try {
        said = work(doing);
    } catch (const std::exception& error) {
        said = error.what();
    }
    std::fflush(nullptr);
    // The last byte says that what stands before it is whole.
    static_cast<void>(core::write_all(report, said + '.'));
    ::_exit(0);
}

/// Appends what there is to read; false at the end.
bool read_some(int descriptor, std::string& into, std::size_t most) {
    char buffer[4096];
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got < 0) return errno == EINTR;
    if (got == 0) return false;
    into.append(buffer, static_cast<std::size_t>(got));
    if (into.size() > most) into.resize(most);
    return true;
}

/// Reads both until they end; false where that takes longer.
bool read_both(int report, int printed, Clock::time_point until, ProcessEnd& end) {
    pollfd ends[] = {{report, POLLIN, 0}, {printed, POLLIN, 0}};
    while (ends[0].fd >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) return false;
        if (::poll(ends, 2, static_cast<int>(left)) < 0 && errno != EINTR) return false;
        if (ends[0].revents != 0 && !read_some(report, end.report, static_cast<std::size_t>(-1)))
            ends[0].fd = -1;
        if (ends[1].revents != 0 && !read_some(printed, end.printed, kMostPrinted)) ends[1].fd = -1;
    }
    while (::poll(ends + 1, 1, 0) > 0 && read_some(printed, end.printed, kMostPrinted)) {
    }
    return true;
}

std::string words_for(int status) {
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        return "crashed with signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ")";
    }
    return "ended the process with status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

ProcessEnd in_own_process(const std::function<std::string(Doing&)>& work, unsigned seconds) {
    ProcessEnd end;
    SharedDoing doing;
    Pipe report;
    Pipe printed;
    const bool ready = report.open() && printed.open();
    std::fflush(nullptr);
    const pid_t child = ready ? ::fork() : -1;
    if (child < 0) {
        end.how = std::string("could not be given a process: ") + std::strerror(errno);
        return end;
    }
    if (child == 0) do_work(work, *doing, report.to.get(), printed.to.get());
    report.to.reset();
    printed.to.reset();

    end.in_time =
        read_both(report.from.get(), printed.from.get(), Clock::now() + std::chrono::seconds(seconds), end);
    ::kill(-child, SIGKILL);  // and whatever it started
    ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    end.whole = end.in_time && end.report.ends_with('.');
    if (const char* last = *doing; last != nullptr) end.doing = last;
    if (end.whole) {
        end.report.pop_back();
    } else {
        end.how = end.in_time ? words_for(status) : "did not end within " + std::to_string(seconds) + " s";
    }
    return end;
}

}  // namespace rostra::laws
