// SPDX-License-Identifier: Apache-2.0
// For readers that have other programs make texts of files. POSIX and Linux.
#pragma once

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace rostra {
inline namespace v0 {

/// What a program may take.
struct ProgramLimits {
    std::int64_t seconds = 60;
    std::int64_t memory = std::int64_t{1} << 30;  ///< bytes of address space
    std::size_t output = std::size_t{256} << 20;  ///< bytes that it may write
};

/// What became of it.
struct ProgramResult {
    enum class End {
        well,      ///< it ended with status 0
        status,    ///< with another status
        signal,    ///< it was killed, or crashed
        too_long,  ///< it took more time than allowed, and was killed
        too_much,  ///< it wrote more than allowed, and was killed
    };
    End end = End::well;
    int code = 0;  ///< the status or the signal
    std::string output;
    std::string complaint;  ///< the first line that it wrote to its standard error
};

namespace program {

inline constexpr std::size_t kLongestComplaint = 4096;
inline constexpr int kAskEvery = 100;  // milliseconds
inline constexpr int kNotRun = 127;    // status of a child whose program could not be run

[[noreturn]] inline void fail(const char* what) {
    throw std::runtime_error(std::string(what) + ": " + std::system_category().message(errno));
}

/// A descriptor, closed with this object.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close_now(); }
    void close_now() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }

private:
    int number_;
};

struct Pipe {
    Descriptor read, write;
    Pipe() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) fail("no pipe to a program");
        read = Descriptor(ends[0]);
        write = Descriptor(ends[1]);
    }
};

/// Bytes as a file that has no name.
inline Descriptor file_of(std::string_view bytes) {
    Descriptor file(::memfd_create("rostra-input", MFD_CLOEXEC));
    if (!file.open()) fail("no memory for a program's input");
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t put = ::write(file.number(), bytes.data() + at, bytes.size() - at);
        if (put < 0 && errno != EINTR) fail("no memory for a program's input");
        if (put > 0) at += static_cast<std::size_t>(put);
    }
    ::lseek(file.number(), 0, SEEK_SET);
    return file;
}

/// A folder of the program's own, removed with all that is in it.
class OwnFolder {
public:
    OwnFolder() {
        const char* base = std::getenv("TMPDIR");
        path_ = std::string(base != nullptr && *base == '/' ? base : "/tmp") + "/rostra-convert-XXXXXX";
        if (::mkdtemp(path_.data()) == nullptr) fail("no folder for a program to work in");
    }
    OwnFolder(OwnFolder&&) = delete;
    ~OwnFolder() {
        constexpr int kOpenAtOnce = 16;
        ::nftw(
            path_.c_str(),
            [](const char* path, const struct stat*, int, struct FTW*) {
                static_cast<void>(::remove(path));
                return 0;
            },
            kOpenAtOnce, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
    }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

inline void limit(int what, std::int64_t most) {
    const rlimit both{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
    ::setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

/// What the child does up to its program: calls that are safe behind a fork of many threads alone.
[[noreturn]] inline void become(const char* path, char* const* arguments, char* const* environment,
                                const char* folder, std::array<int, 3> standard,
                                const ProgramLimits& limits) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_CPU, limits.seconds + 1);
    limit(RLIMIT_FSIZE, static_cast<std::int64_t>(limits.output));
    limit(RLIMIT_CORE, 0);
    for (int i = 0; i < 3; ++i) {
        if (::dup2(standard[static_cast<std::size_t>(i)], i) < 0) ::_exit(kNotRun);
    }
    ::close_range(3, ~0U, 0);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    static_cast<void>(::unshare(CLONE_NEWUSER | CLONE_NEWNET));
    if (::chdir(folder) != 0) ::_exit(kNotRun);
    ::execve(path, arguments, environment);
    ::_exit(kNotRun);
}

inline std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> all;
    for (std::string& string : strings) all.push_back(string.data());
    all.push_back(nullptr);
    return all;
}

/// A program that runs; killed with all of its group, and waited for, with this object at the latest.
class Running {
public:
    explicit Running(pid_t process) : process_(process) {}
    Running(Running&&) = delete;
    /// Kills what still runs.
    ~Running() { static_cast<void>(end()); }
    void kill_group() const {
        ::kill(-process_, SIGKILL);
        ::kill(process_, SIGKILL);  // the group is there only once the child has made it
    }
    /// Whether the program has ended; what it left behind is killed then, while its number cannot be another's.
    [[nodiscard]] bool has_ended() const {
        siginfo_t how{};
        if (::waitid(P_PID, static_cast<id_t>(process_), &how, WEXITED | WNOWAIT | WNOHANG) != 0)
            return false;
        if (how.si_pid != process_) return false;
        ::kill(-process_, SIGKILL);
        return true;
    }
    /// Its status; waits for it.
    int end() {
        if (process_ <= 0) return status_;
        if (!has_ended()) kill_group();
        while (::waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
        }
        process_ = -1;
        return status_;
    }

private:
    pid_t process_;
    int status_ = 0;
};

/// Reads what is there; false: the other end is closed.
inline bool take(const Descriptor& from, std::string& into) {
    std::array<char, std::size_t{1} << 16> block;
    const ssize_t got = ::read(from.number(), block.data(), block.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    into.append(block.data(), static_cast<std::size_t>(got));
    return got > 0;
}

}  // namespace program

/// The path of a program by its name, from the folders of PATH; none where it is not installed.
[[nodiscard]] inline std::optional<std::string> find_program(const std::string& name) {
    if (name.find('/') != std::string::npos)
        return ::access(name.c_str(), X_OK) == 0 ? std::optional(name) : std::nullopt;
    const char* said = std::getenv("PATH");
    const std::string folders = said == nullptr ? "/usr/local/bin:/usr/bin:/bin" : said;
    for (std::size_t at = 0; at <= folders.size();) {
        const std::size_t end = std::min(folders.find(':', at), folders.size());
        const std::string path = folders.substr(at, end - at) + "/" + name;
        if (path[0] == '/' && ::access(path.c_str(), X_OK) == 0) return path;
        at = end + 1;
    }
    return std::nullopt;
}

/// Runs a program in a process group of its own: `input` is its standard input, a file that it can seek in. It gets a folder of its
/// own to work in, which is removed behind it, as HOME and TMPDIR; nothing else of the environment but PATH and a locale of UTF-8; no
/// descriptor but the standard three; no network, where the system lets a user do without. It may not gain rights. When it has ended,
/// been too slow or written too much, all of its group is killed. `asked` is called some times a second; what it throws goes on when
/// the group is killed. Throws std::runtime_error where the system refuses a process.
[[nodiscard]] inline ProgramResult run_limited(const std::string& path,
                                               const std::vector<std::string>& arguments,
                                               std::string_view input, const ProgramLimits& limits,
                                               const std::function<void()>& asked) {
    const program::OwnFolder folder;
    const program::Descriptor source = program::file_of(input);
    program::Pipe out;
    program::Pipe err;
    std::vector<std::string> words = arguments;
    const char* folders = std::getenv("PATH");
    std::vector<std::string> settings = {
        "PATH=" + std::string(folders == nullptr ? "/usr/bin:/bin" : folders), "HOME=" + folder.path(),
        "TMPDIR=" + folder.path(), "LC_ALL=C.UTF-8"};
    const std::vector<char*> argv = program::pointers(words);
    const std::vector<char*> environment = program::pointers(settings);
    const pid_t process = ::fork();
    if (process < 0) program::fail("no process for a program");
    if (process == 0) {
        program::become(path.c_str(), argv.data(), environment.data(), folder.path().c_str(),
                        {source.number(), out.write.number(), err.write.number()}, limits);
    }
    program::Running running(process);
    out.write.close_now();
    err.write.close_now();
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + std::chrono::seconds(limits.seconds);
    ProgramResult result;
    std::string complaint;
    for (bool ended = false; !ended || out.read.open() || err.read.open();) {
        std::array<pollfd, 2> ends = {pollfd{out.read.number(), POLLIN, 0},
                                      pollfd{err.read.number(), POLLIN, 0}};
        const bool open = out.read.open() || err.read.open();
        ::poll(ends.data(), ends.size(), open ? program::kAskEvery : program::kAskEvery / 10);
        if (ends[0].revents != 0 && !program::take(out.read, result.output)) out.read.close_now();
        if (ends[1].revents != 0 && !program::take(err.read, complaint)) err.read.close_now();
        if (complaint.size() > program::kLongestComplaint) complaint.resize(program::kLongestComplaint);
        ended = ended || running.has_ended();
        if (result.output.size() > limits.output) result.end = ProgramResult::End::too_much;
        if (Clock::now() > until) result.end = ProgramResult::End::too_long;
        if (result.end != ProgramResult::End::well) break;
        asked();
    }
    result.complaint = complaint.substr(0, complaint.find('\n'));
    const int status = running.end();
    if (result.end != ProgramResult::End::well) return result;
    if (WIFSIGNALED(status)) {
        result.end = WTERMSIG(status) == SIGXCPU ? ProgramResult::End::too_long : ProgramResult::End::signal;
        result.code = WTERMSIG(status);
    } else if (WEXITSTATUS(status) != 0) {
        result.end = ProgramResult::End::status;
        result.code = WEXITSTATUS(status);
    }
    return result;
}

}  // namespace v0
}  // namespace rostra
