// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>
#include <vector>

#include "cli/program.hpp"

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    return rostra::core::run_program(arguments, {std::cout, std::cerr});
}
