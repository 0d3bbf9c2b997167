// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.hpp"
#include "cli/terminal.hpp"

namespace rostra::core {

// Each does one command and returns the exit status.

int run_command(const Arguments& arguments, const Terminal& terminal);  ///< run and compare
int report_command(const Arguments& arguments, const Terminal& terminal);
int check_command(const Arguments& arguments, const Terminal& terminal);
int init_command(const Arguments& arguments, const Terminal& terminal);
int plugins_command(const Arguments& arguments, const Terminal& terminal);
int plugin_show_command(const Arguments& arguments, const Terminal& terminal);
int plugin_test_command(const Arguments& arguments, const Terminal& terminal);
int show_command(const Arguments& arguments, const Terminal& terminal);
int schema_command(const Arguments& arguments, const Terminal& terminal);
int doctor_command(const Arguments& arguments, const Terminal& terminal);
int version_command(const Arguments& arguments, const Terminal& terminal);

}  // namespace rostra::core
