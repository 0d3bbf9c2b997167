// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <exception>
#include <new>

#include "cli/commands.hpp"

namespace rostra::core {
namespace {

int run_chosen(const Arguments& arguments, const Terminal& terminal) {
    switch (arguments.command) {
        case Command::run:
        case Command::compare:
            return run_command(arguments, terminal);
        case Command::check:
            return check_command(arguments, terminal);
        case Command::init:
            return init_command(arguments, terminal);
        case Command::plugins:
            return plugins_command(arguments, terminal);
        case Command::plugin_show:
            return plugin_show_command(arguments, terminal);
        case Command::plugin_test:
            return plugin_test_command(arguments, terminal);
        case Command::schema:
            return schema_command(arguments, terminal);
        case Command::doctor:
            return doctor_command(arguments, terminal);
        case Command::version:
            return version_command(arguments, terminal);
    }
    return kRunFailed;
}

}  // namespace

int run_program(const std::vector<std::string>& words, const Terminal& terminal) {
    try {
        const ParsedArguments parsed = parse_arguments(words);
        terminal.out << parsed.help;
        terminal.err << parsed.error;
        int status = parsed.arguments ? run_chosen(*parsed.arguments, terminal) : parsed.status;
        terminal.out.flush();
        if (!terminal.out) {
            terminal.err << "error: standard output cannot be written to\n";
            status = kRunFailed;
        }
        return status;
    } catch (const std::bad_alloc&) {
        terminal.err << "error: out of memory; free some, or raise the limit (ulimit -v)\n";
        return kRunFailed;
    } catch (const std::exception& failure) {
        terminal.err << "error: " << failure.what() << "\n";
        return kRunFailed;
    }
}

}  // namespace rostra::core
