// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <malloc.h>

#include <iostream>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "run/last_words.hpp"

namespace {

/// Texts and columns come and go by the megabyte, on many threads. Given back to the system at once they leave no
/// holes; glibc's own threshold grows until they do, and the peak of a long run with it.
void give_back_large_blocks() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 400'000);
    mallopt(M_TRIM_THRESHOLD, 2'000'000);
#endif
}

/// Where one of the standard descriptors is closed, the first file that is opened would take its number, and what is
/// printed would land in it.
void keep_standard_descriptors() {
    for (int descriptor = 0; descriptor <= 2; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY);
    }
}

}  // namespace

int main(int count, char** words) {
    keep_standard_descriptors();
    rostra::core::end_where_memory_runs_out();
    give_back_large_blocks();
    const std::vector<std::string> arguments(words + 1, words + count);
    return rostra::core::run_program(arguments, {std::cout, std::cerr});
}
