// SPDX-License-Identifier: Apache-2.0
#include "loader/library_symbols.hpp"

#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <exception>
#include <fstream>
#include <string_view>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/library_info.hpp>

#include "files/file_handle.hpp"

namespace rostra::core {

namespace fs = std::filesystem;

namespace {

constexpr int kPatienceMilliseconds = 10'000;
constexpr rlim_t kMemoryToRead = rlim_t{64} << 20;
constexpr char kFound = '+';   // a line that begins so names a symbol
constexpr char kFailed = '!';  // … says what is wrong

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// A damaged header may ask for any amount of memory; a sound library takes a few times its own size to read.
void limit_memory(const fs::path& library) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(library, error);
    std::uintmax_t pages = 0;  // that this process has already
    if (error || !(std::ifstream("/proc/self/statm") >> pages)) return;
    const rlim_t most = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + 8 * size + kMemoryToRead;
    const rlimit limit{most, most};
    ::setrlimit(RLIMIT_AS, &limit);
}

[[noreturn]] void report_symbols(const fs::path& library, const std::string& prefix, int descriptor) {
    std::signal(SIGSEGV, SIG_DFL);
    std::signal(SIGABRT, SIG_DFL);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    limit_memory(library);
    std::string report;
    try {
        boost::dll::library_info info(library);
        for (const std::string& symbol : info.symbols()) {
            if (symbol.starts_with(prefix)) report += kFound + symbol + '\n';
        }
    } catch (const std::exception& error) {
        report = kFailed + std::string(error.what()) + '\n';
    } catch (...) {
        report = std::string(1, kFailed) + '\n';
    }
    write_all(descriptor, report + '.');
    ::_exit(0);
}

/// All that the child says before it ends; false where it is too slow.
bool read_report(int descriptor, std::string& report) {
    for (;;) {
        pollfd waiting{descriptor, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, kPatienceMilliseconds);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        char buffer[4096];
        const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return true;
        report.append(buffer, static_cast<std::size_t>(got));
    }
}

Error no_library(const fs::path& library, const std::string& why) {
    return Error::usage("'" + library.string() + "' is no shared library that can be used: " + why +
                        "; build it again, or take it and its manifest away");
}

}  // namespace

Result<std::vector<std::string>> library_symbols(const fs::path& library, const std::string& prefix) {
    std::error_code error;
    if (!fs::is_regular_file(library, error)) return no_library(library, "it is no regular file");
    int ends[2];
    if (::pipe(ends) != 0) return no_library(library, "no pipe could be made to look at it");
    FileHandle from_child(ends[0]);
    FileHandle to_parent(ends[1]);
    const pid_t child = ::fork();
    if (child < 0) return no_library(library, "no process could be made to look at it");
    if (child == 0) report_symbols(library, prefix, to_parent.get());
    to_parent.reset();

    std::string report;
    const bool in_time = read_report(from_child.get(), report);
    if (!in_time) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!in_time) return no_library(library, "looking at it took too long");
    if (report.empty() || report.back() != '.') return no_library(library, "what looked at it crashed");
    if (report.front() == kFailed) return no_library(library, "it has no readable symbols");

    std::vector<std::string> symbols;
    for (std::size_t at = 0; report[at] == kFound;) {
        const std::size_t end = report.find('\n', at);
        symbols.push_back(report.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    return symbols;
}

}  // namespace rostra::core
