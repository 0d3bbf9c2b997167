// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <exception>
#include <new>
#include <string>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/printable_stream.hpp"
#include "engine/call_host.hpp"
#include "engine/thread_check.hpp"

namespace rostra::core {
namespace {

int run_chosen(const Arguments& arguments, const Terminal& terminal) {
    switch (arguments.command) {
        case Command::run:
        case Command::compare:
            return run_command(arguments, terminal);
        case Command::report:
            return report_command(arguments, terminal);
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
        case Command::show:
            return show_command(arguments, terminal);
        case Command::schema:
            return schema_command(arguments, terminal);
        case Command::doctor:
            return doctor_command(arguments, terminal);
        case Command::version:
            return version_command(arguments, terminal);
    }
    return kRunFailed;
}

/// Whether a command's answer is a file for a program, byte for byte.
bool is_for_programs(const Arguments& arguments) {
    return arguments.json || arguments.command == Command::init || arguments.command == Command::schema;
}

}  // namespace

int run_program(const std::vector<std::string>& words, const Terminal& streams) {
    PrintableStream out(streams.out);
    PrintableStream err(streams.err);
    const Terminal terminal{out, err};
    try {
        const ParsedArguments parsed = parse_arguments(words);
        terminal.out << parsed.help;
        terminal.err << parsed.error;
        int status =
            parsed.arguments
                ? run_chosen(*parsed.arguments,
                             {is_for_programs(*parsed.arguments) ? streams.out : terminal.out, terminal.err})
                : parsed.status;
        terminal.out.flush();
        if (!terminal.out || !streams.out) {
            terminal.err << "error: standard output cannot be written to\n";
            status = kRunFailed;
        }
        return status;
    } catch (const std::bad_alloc&) {
        terminal.err << "error: " << kOutOfMemory << "\n";
        return kRunFailed;
    } catch (const std::system_error& failure) {
        const bool no_thread = failure.code() == std::errc::resource_unavailable_try_again;
        terminal.err << "error: "
                     << (no_thread ? threads_error(failure.code().message()).message : failure.what())
                     << "\n";
        return kRunFailed;
    } catch (const std::exception& failure) {
        terminal.err << "error: " << failure.what() << "\n";
        return kRunFailed;
    }
}

}  // namespace rostra::core
