// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rostra::core {

enum class Command : std::uint8_t {
    run,
    compare,
    report,
    check,
    init,
    plugins,
    plugin_show,
    plugin_test,
    show,
    schema,
    doctor,
    version
};

/// What the command line asks for. Each command has its own part of it.
struct Arguments {
    Command command = Command::version;
    std::string pipeline;                 ///< run, check: a file, or the name of a shipped one
    std::vector<std::string> inputs;      ///< run, compare; "-" is standard input
    std::vector<std::string> files_from;  ///< run, compare: lists of further inputs; "-" is standard input
    bool null = false;                    ///< paths of the lists end in NUL, not in a line break
    std::string stdin_name = "stdin";     ///< run, compare: the id of what standard input holds
    std::string run;                      ///< report, show: the folder of a finished run
    std::optional<std::string> title;     ///< report
    std::optional<std::string> out;
    std::vector<std::string> set;  ///< "STAGE.OPTION=VALUE"; plugin test: "OPTION=VALUE"
    std::optional<std::size_t> jobs;
    bool dry_run = false;
    bool fail_fast = false;
    bool force = false;
    std::string progress = "auto";
    std::string log_level = "info";
    std::string log_format = "text";
    std::string document;    ///< show: an id
    std::int64_t begin = 0;  ///< show: bytes of the document's text
    std::int64_t end = 0;    ///< show
    std::string root;        ///< show: the folder of inputs, where they were moved; empty: they were not
    std::string from;        ///< init: a shipped pipeline or a file
    std::string plugin;      ///< plugin show: an id; plugin test: a path
    std::string law;         ///< plugin test: words of the laws to try; empty: all
    std::uint32_t seed = 1;  ///< plugin test
    unsigned seconds = 30;   ///< plugin test: that one law may take
    bool json = false;       ///< for programs
    std::vector<std::string> plugin_path;  ///< folders
};

/// Arguments, or what to print instead and the exit status to end with.
struct ParsedArguments {
    std::optional<Arguments> arguments;
    std::string help;   ///< for stdout, as it was asked for
    std::string error;  ///< for stderr
    int status = 0;
};

/// `words` is what follows the program's name.
[[nodiscard]] ParsedArguments parse_arguments(const std::vector<std::string>& words);

}  // namespace rostra::core
