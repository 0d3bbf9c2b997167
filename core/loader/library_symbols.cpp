// SPDX-License-Identifier: Apache-2.0
#include "loader/library_symbols.hpp"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <exception>
#include <fstream>
#include <utility>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/library_info.hpp>

namespace rostra::core {

namespace fs = std::filesystem;

namespace {

constexpr int kPatienceMilliseconds = 10'000;
constexpr rlim_t kMemoryToRead = rlim_t{64} << 20;
constexpr char kFound = '+';   // a line that begins so names a symbol
constexpr char kFailed = '!';  // … says what is wrong
constexpr std::size_t kLargestMessage = std::size_t{1} << 30;

// A message between the two processes is its size and its bytes.

/// False where whoever reads it is no longer there.
bool send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool send_message(int socket, std::string_view message) {
    const std::uint64_t size = message.size();
    return send_all(socket, {reinterpret_cast<const char*>(&size), sizeof size}) && send_all(socket, message);
}

enum class Received : std::uint8_t { all, ended, too_slow };

/// Fills `size` bytes; waits `patience` milliseconds for each piece, -1: for ever.
Received receive_all(int socket, char* bytes, std::size_t size, int patience) {
    while (size > 0) {
        pollfd waiting{socket, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, patience);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return Received::too_slow;
        const ssize_t got = ::recv(socket, bytes, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return Received::ended;
        bytes += got;
        size -= static_cast<std::size_t>(got);
    }
    return Received::all;
}

Received receive_message(int socket, std::string& message, int patience) {
    std::uint64_t size = 0;
    const Received head = receive_all(socket, reinterpret_cast<char*>(&size), sizeof size, patience);
    if (head != Received::all) return head;
    if (size > kLargestMessage) return Received::ended;
    message.resize(size);
    return receive_all(socket, message.data(), message.size(), patience);
}

/// A damaged header may ask for any amount of memory; a sound library takes a few times its own size to read.
void limit_memory(const fs::path& library) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(library, error);
    std::uintmax_t pages = 0;  // that this process has already
    if (error || !(std::ifstream("/proc/self/statm") >> pages)) return;
    const rlim_t most = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + 8 * size + kMemoryToRead;
    rlimit limit{};
    ::getrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur = std::min(most, limit.rlim_max);
    ::setrlimit(RLIMIT_AS, &limit);
}

std::string report_of(const fs::path& library, std::string_view prefix) {
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
    return report;
}

/// What the other process does: reads a prefix and a path, answers with the report, until nobody asks any more.
[[noreturn]] void answer(int socket) {
    std::signal(SIGSEGV, SIG_DFL);
    std::signal(SIGABRT, SIG_DFL);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    std::string prefix;
    std::string path;
    while (receive_message(socket, prefix, -1) == Received::all &&
           receive_message(socket, path, -1) == Received::all &&
           send_message(socket, report_of(path, prefix))) {
    }
    ::_exit(0);
}

Error no_library(const fs::path& library, const std::string& why) {
    return Error::usage("'" + library.string() + "' is no shared library that can be used: " + why +
                        "; build it again, or take it and its manifest away");
}

}  // namespace

bool SymbolReader::start() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    FileHandle ours(ends[0]);
    const FileHandle theirs(ends[1]);
    process_ = ::fork();
    if (process_ < 0) return false;
    if (process_ == 0) {
        ours.reset();
        answer(theirs.get());
    }
    child_ = std::move(ours);
    return true;
}

void SymbolReader::stop() {
    // Ends the child's waiting, also where another process has inherited this end.
    if (child_) ::shutdown(child_.get(), SHUT_RDWR);
    child_.reset();
    if (process_ > 0) {
        int status = 0;
        while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
    }
    process_ = -1;
}

Result<std::vector<std::string>> SymbolReader::read(const fs::path& library, const std::string& prefix) {
    std::error_code error;
    if (!fs::is_regular_file(library, error)) return no_library(library, "it is no regular file");
    if (!child_ && !start()) return no_library(library, "no process could be made to look at it");
    std::string report;
    const bool asked = send_message(child_.get(), prefix) && send_message(child_.get(), library.string());
    const Received received =
        asked ? receive_message(child_.get(), report, kPatienceMilliseconds) : Received::ended;
    if (received != Received::all) {
        if (received == Received::too_slow) ::kill(process_, SIGKILL);
        stop();
        return no_library(library, received == Received::too_slow ? "looking at it took too long"
                                                                  : "what looked at it crashed");
    }
    if (report.starts_with(kFailed)) return no_library(library, "it has no readable symbols");

    std::vector<std::string> symbols;
    for (std::size_t at = 0; at < report.size();) {
        const std::size_t end = std::min(report.find('\n', at), report.size());
        symbols.push_back(report.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    return symbols;
}

Result<std::vector<std::string>> library_symbols(const fs::path& library, const std::string& prefix) {
    return SymbolReader().read(library, prefix);
}

}  // namespace rostra::core
