// SPDX-License-Identifier: Apache-2.0
#include "engine/thread_check.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

namespace rostra::core {

Error threads_error(const std::string& why) {
    return Error::failed(
        "cannot start the threads of the run: " + why +
        "; set a smaller [run] jobs, or raise the limits on processes and memory (ulimit -u, "
        "ulimit -v)");
}

Result<void> check_threads(std::size_t jobs) {
    const std::size_t wanted =
        jobs != 0 ? jobs : std::max<std::size_t>(1, std::thread::hardware_concurrency());
    std::mutex mutex;
    std::condition_variable changed;
    bool over = false;
    std::vector<std::thread> threads;
    threads.reserve(wanted);
    std::string why;
    bool out_of_memory = false;
    try {
        // All at once, so each waits until the last has started.
        while (threads.size() + 1 < wanted) {
            threads.emplace_back([&] {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return over; });
            });
        }
    } catch (const std::system_error& error) {
        why = error.code().message();
    } catch (const std::bad_alloc&) {
        out_of_memory = true;
    }
    {
        const std::scoped_lock lock(mutex);
        over = true;
    }
    changed.notify_all();
    for (std::thread& thread : threads) thread.join();
    if (out_of_memory) throw std::bad_alloc();
    return why.empty() ? Result<void>() : threads_error(why);
}

}  // namespace rostra::core
