// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "cli/argument_values.hpp"
#include "run/file_id.hpp"

namespace rostra::core {
namespace {

constexpr std::size_t kMostJobs = 4096;
constexpr std::size_t kMostSeed = 4294967295;
constexpr std::size_t kMostSeconds = 3600;
constexpr std::size_t kMostBytes = 2147483647;
const std::vector<std::string> kProgress = {"auto", "bar", "plain", "none"};
const std::vector<std::string> kLogLevels = {"debug", "info", "warning", "error", "off"};
const std::vector<std::string> kLogFormats = {"text", "json"};

/// The commands and options, and where CLI11 puts what it reads.
class CommandLine {
public:
    CommandLine() {
        app_.set_help_flag("-h,--help", "Shows this");
        app_.footer(
            "Examples:\n"
            "  rostra run press-briefing \"transcripts/*.txt\" --out results\n"
            "  rostra check briefing.toml\n"
            "'rostra COMMAND -h' tells more of each command.");
        add_run();
        add_compare();
        add_report();
        add_check();
        add_init();
        add_plugins();
        add_show();
        add_schema();
        add_doctor();
        add_version();
    }

    ParsedArguments parse(std::vector<std::string> words) {
        if (words.empty()) return {std::nullopt, "", app_.help(), 2};
        if (words.front() == "--version") words.front() = "version";
        if (ParsedArguments wrong = unknown_command(words); wrong.status != 0) return wrong;
        std::reverse(words.begin(), words.end());  // as CLI11 wants them
        try {
            app_.parse(std::move(words));
        } catch (const CLI::CallForHelp&) {
            return {std::nullopt, app_.help(), "", 0};
        } catch (const CLI::ExtrasError& error) {
            return usage_error(unexpected(error), chosen());
        } catch (const CLI::ArgumentMismatch& error) {
            const std::string_view text = error.what();
            return usage_error(std::string(text.substr(0, text.find(':'))) + " needs a value", chosen());
        } catch (const CLI::RequiredError& error) {
            const std::string_view text = error.what();
            return usage_error(std::string(text.substr(0, text.find(' '))) + " is missing", chosen());
        } catch (const CLI::ParseError& error) {
            return usage_error(error.what(), chosen());
        }
        arguments_.command = commands_.at(&chosen());
        if (const std::string wrong = check_values(); !wrong.empty()) return usage_error(wrong, chosen());
        return {arguments_, "", "", 0};
    }

private:
    CLI::App& add(CLI::App& parent, Command command, const std::string& name, const std::string& what,
                  const std::string& examples) {
        CLI::App& added = *parent.add_subcommand(name, what);
        added.footer("Example:\n" + examples);
        commands_[&added] = command;
        return added;
    }

    void add_plugin_path(CLI::App& command) {
        command.add_option("--plugin-path", arguments_.plugin_path, "Looks for plugins in this folder first")
            ->type_name("DIR")
            ->allow_extra_args(false);
    }

    void add_json(CLI::App& command) { command.add_flag("--json", arguments_.json, "For programs: as JSON"); }

    void add_set(CLI::App& command) {
        command.add_option("--set", arguments_.set, "Sets an option of a stage, over what the pipeline says")
            ->type_name("STAGE.OPTION=VALUE")
            ->allow_extra_args(false);
    }

    void add_log(CLI::App& command) {
        command.add_option("--progress", arguments_.progress, "auto, bar, plain or none")->type_name("STYLE");
        command.add_option("--log-level", arguments_.log_level, "debug, info, warning, error or off")
            ->type_name("LEVEL");
        command.add_option("--log-format", arguments_.log_format, "text or json")->type_name("FORMAT");
    }

    void add_input_options(CLI::App& command) {
        command
            .add_option("--files-from", arguments_.files_from,
                        "A list of further files to read, a path a line; '-': standard input")
            ->type_name("FILE")
            ->allow_extra_args(false);
        command.add_flag("-0,--null", arguments_.null,
                         "In these lists a NUL ends each path, as of find -print0");
        command
            .add_option("--stdin-name", arguments_.stdin_name,
                        "What the document '-' is called; its ending tells the reader")
            ->type_name("ID");
    }

    void add_run_options(CLI::App& command) {
        command.add_option("--out", arguments_.out, "Folder for the results")->type_name("DIR");
        add_set(command);
        command
            .add_option("--jobs", jobs_, "Threads; 0: all processors. Results are the same for any number")
            ->type_name("N");
        command.add_flag("--dry-run", arguments_.dry_run,
                         "Checks everything and shows the plan, but runs nothing");
        command.add_flag("--fail-fast", arguments_.fail_fast, "Ends at the first document that fails");
        command.add_flag("--force", arguments_.force,
                         "Writes into a folder that holds something, and replaces an earlier run's results");
        add_log(command);
        add_plugin_path(command);
    }

    void add_report() {
        CLI::App& report = add(app_, Command::report, "report", "Builds the report again from a finished run",
                               "  rostra report out --title \"Two briefings\"\n"
                               "  rostra report out --out elsewhere --set report.max-rows=1000");
        report.add_option("RUN_DIR", arguments_.run, "The folder of results of the run")
            ->required()
            ->type_name("");
        report
            .add_option(
                "--out", arguments_.out,
                "Folder for the report; the run's own, in place of the report there, unless it is set")
            ->type_name("DIR");
        report.add_option("--title", arguments_.title, "The page's title")->type_name("TITLE");
        report.add_option("--set", arguments_.set, "Sets an option of the report, over what the run had")
            ->type_name("report.OPTION=VALUE")
            ->allow_extra_args(false);
        report.add_flag("--force", arguments_.force, "Writes into a folder --out that holds something");
        add_log(report);
        add_plugin_path(report);
    }

    void add_run() {
        CLI::App& run = add(app_, Command::run, "run", "Runs a pipeline",
                            "  rostra run briefing.toml --out results --set terms.ngrams=[1,2]\n"
                            "  rostra run press-briefing \"transcripts/**/*.txt\"\n"
                            "  find minutes -name '*.vtt' -print0 | rostra run terms --files-from - -0");
        run.add_option("PIPELINE", arguments_.pipeline, "A pipeline file, or the name of a shipped one")
            ->required()
            ->type_name("");
        run.add_option("INPUT", arguments_.inputs,
                       "Files or patterns to read instead of those of its [input]; '-': standard input")
            ->type_name("");
        add_input_options(run);
        add_run_options(run);
    }

    void add_compare() {
        CLI::App& compare =
            add(app_, Command::compare, "compare", "Compares documents: runs the shipped pipeline 'compare'",
                "  rostra compare here.txt there.txt --out comparison");
        compare.add_option("INPUT", arguments_.inputs, "Files or patterns to read; '-': standard input")
            ->type_name("");
        add_input_options(compare);
        add_run_options(compare);
    }

    void add_check() {
        CLI::App& check =
            add(app_, Command::check, "check", "Shows every error of a pipeline at once; runs nothing",
                "  rostra check briefing.toml");
        check.add_option("PIPELINE", arguments_.pipeline, "A pipeline file, or the name of a shipped one")
            ->required()
            ->type_name("");
        add_set(check);
        add_json(check);
        add_plugin_path(check);
    }

    void add_init() {
        CLI::App& init =
            add(app_, Command::init, "init", "Writes a commented pipeline with every option and its default",
                "  rostra init > mine.toml\n"
                "  rostra init --from press-briefing > mine.toml");
        init.add_option("--from", arguments_.from, "The stages and settings of this pipeline")
            ->type_name("NAME");
        add_plugin_path(init);
    }

    void add_plugins() {
        CLI::App& plugins = add(app_, Command::plugins, "plugins",
                                "Lists the plugins found, and what could not be used and why",
                                "  rostra plugins --plugin-path build/plugins");
        add_json(plugins);
        add_plugin_path(plugins);
        CLI::App& plugin = *app_.add_subcommand("plugin", "Tells of one plugin");
        plugin.footer("Example:\n  rostra plugin show tokenizer");
        CLI::App& show =
            add(plugin, Command::plugin_show, "show", "Shows its options, and what it reads and writes",
                "  rostra plugin show tokenizer");
        show.add_option("NAME", arguments_.plugin, "The plugin's id")->required()->type_name("");
        add_json(show);
        add_plugin_path(show);
        CLI::App& test =
            add(plugin, Command::plugin_test, "test", "Checks a built plugin against the laws of the ABI",
                "  rostra plugin test build/plugins/tokenizer\n"
                "  rostra plugin test build/plugins/tokenizer --law \"batches do not show\" --seed 7");
        test.add_option("PATH", arguments_.plugin, "Its folder, its manifest or its library")
            ->required()
            ->type_name("");
        test.add_option("--set", arguments_.set, "Sets an option; the others have their defaults")
            ->type_name("OPTION=VALUE")
            ->allow_extra_args(false);
        test.add_option("--law", arguments_.law, "Tries only the laws whose names hold these words")
            ->type_name("WORDS");
        test.add_option("--seed", seed_, "Other documents, handed over in other ways")->type_name("N");
        test.add_option("--seconds", seconds_, "How long one law may take")->type_name("N");
        add_plugin_path(test);
        add_json(test);
    }

    void add_show() {
        CLI::App& show = add(app_, Command::show, "show",
                             "Shows the words at a place of a document, and where they stand in its file",
                             "  rostra show results minutes/may.html 1204 1218");
        show.add_option("RUN", arguments_.run, "A run directory")->required()->type_name("");
        show.add_option("DOCUMENT", arguments_.document, "The document's id")->required()->type_name("");
        show.add_option("BEGIN", begin_, "Its byte that is the first one, as `begin` of a row says")
            ->required()
            ->type_name("");
        show.add_option("END", end_, "The first byte behind it, as `end` says")->required()->type_name("");
        show.add_option("--root", arguments_.root, "The folder of the inputs, where it was moved since")
            ->type_name("DIR");
        add_json(show);
    }

    void add_schema() {
        add_plugin_path(add(app_, Command::schema, "schema",
                            "Writes a JSON Schema of the pipeline file, for editors",
                            "  rostra schema > pipeline.schema.json"));
    }

    void add_doctor() {
        CLI::App& doctor = add(app_, Command::doctor, "doctor",
                               "Tells what is here, what is wrong, and the cure", "  rostra doctor");
        add_json(doctor);
        add_plugin_path(doctor);
    }

    void add_version() {
        add_json(add(app_, Command::version, "version", "Tells the versions of host, ABI, ICU and Unicode",
                     "  rostra version --json"));
    }

    /// The command that was named, as far as it is one.
    [[nodiscard]] const CLI::App& chosen() const {
        const CLI::App* app = &app_;
        while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
        return *app;
    }

    static std::string full_name(const CLI::App& command) {
        const CLI::App* parent = command.get_parent();
        return parent == nullptr ? "rostra" : full_name(*parent) + " " + command.get_name();
    }

    static ParsedArguments usage_error(const std::string& what, const CLI::App& command) {
        const std::string name = full_name(command);
        return {std::nullopt, "", name + ": error: " + what + "\n'" + name + " -h' tells how to use it\n", 2};
    }

    [[nodiscard]] static std::vector<std::string> names_of_commands(const CLI::App& app) {
        std::vector<std::string> names;
        for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
            names.push_back(command->get_name());
        }
        return names;
    }

    /// An error where a command is missing or is none; its status is 0 where all is well.
    [[nodiscard]] ParsedArguments unknown_command(const std::vector<std::string>& words) const {
        const CLI::App* app = &app_;
        for (const std::string& word : words) {
            const std::vector<std::string> names = names_of_commands(*app);
            if (names.empty() || word == "-h" || word == "--help") return {};
            if (std::find(names.begin(), names.end(), word) == names.end()) {
                return usage_error("there is no command " + in_quotes(word) + did_you_mean(word, names),
                                   *app);
            }
            app = app->get_subcommand(word);
        }
        const std::vector<std::string> names = names_of_commands(*app);
        return names.empty() ? ParsedArguments{}
                             : usage_error("a command is missing: " + listed(names), *app);
    }

    /// The word that nothing expected is the last of the message.
    [[nodiscard]] std::string unexpected(const CLI::ExtrasError& error) const {
        const std::string text = error.what();
        std::string word = text.substr(text.find(": ") + 2);
        word = word.substr(0, word.find(' '));
        if (!word.starts_with('-')) return "there is no use for " + in_quotes(word);
        word = word.substr(0, word.find('='));
        std::vector<std::string> names;
        for (const CLI::Option* option : chosen().get_options()) {
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        }
        return "there is no option " + in_quotes(word) + did_you_mean(word, names);
    }

    /// An empty path would be the current folder, or a file's; a variable of a script that is not set, most likely.
    [[nodiscard]] std::string check_paths() const {
        const auto any_empty = [](const std::vector<std::string>& paths) {
            return std::find(paths.begin(), paths.end(), "") != paths.end();
        };
        if (arguments_.out && arguments_.out->empty()) return "--out is empty; it needs the name of a folder";
        if (any_empty(arguments_.plugin_path)) return "--plugin-path is empty; it needs the name of a folder";
        if (any_empty(arguments_.inputs))
            return "an INPUT is empty; it needs the name of a file, or a pattern";
        for (const CLI::Option* option : chosen().get_options()) {
            const std::string name = option->get_name();
            if (name == "--files-from" && any_empty(arguments_.files_from))
                return "--files-from is empty; it needs the name of a file";
            const bool path = name == "PIPELINE" || name == "RUN" || name == "RUN_DIR" ||
                              name == "DOCUMENT" || name == "--root" || name == "NAME" || name == "PATH" ||
                              name == "--from";
            if (path && option->count() > 0 && option->as<std::string>().empty()) return name + " is empty";
        }
        return "";
    }

    /// What the inputs of the command line do not go together with.
    [[nodiscard]] std::string check_inputs() const {
        const auto named = [](const std::vector<std::string>& names) {
            return std::count(names.begin(), names.end(), "-");
        };
        const bool compare = arguments_.command == Command::compare;
        if (compare && arguments_.inputs.empty() && arguments_.files_from.empty()) return "INPUT is missing";
        if (named(arguments_.inputs) + named(arguments_.files_from) > 1)
            return "standard input is named twice, and can be read once";
        if (arguments_.null && arguments_.files_from.empty())
            return "--null is of no use: no --files-from names a list";
        const auto options = chosen().get_options();
        const bool renamed = std::any_of(options.begin(), options.end(), [](const CLI::Option* option) {
            return option->get_name() == "--stdin-name" && option->count() > 0;
        });
        if (renamed && named(arguments_.inputs) == 0) return "--stdin-name is of no use: no INPUT is '-'";
        if (renamed && !is_file_id(arguments_.stdin_name)) {
            return "--stdin-name is the id of a document, a path without '.', '..' and control characters, "
                   "not " +
                   in_quotes(arguments_.stdin_name);
        }
        return "";
    }

    std::string check_values() {
        std::size_t jobs = 0;
        std::string wrong = check_number("--jobs", jobs_, 0, kMostJobs, jobs);
        if (!jobs_.empty()) arguments_.jobs = jobs;
        if (wrong.empty()) wrong = check_paths();
        if (wrong.empty()) wrong = check_inputs();
        if (wrong.empty()) wrong = check_number("--seed", seed_, 0, kMostSeed, arguments_.seed);
        if (wrong.empty()) wrong = check_number("BEGIN", begin_, 0, kMostBytes, arguments_.begin);
        if (wrong.empty()) wrong = check_number("END", end_, 0, kMostBytes, arguments_.end);
        if (wrong.empty()) wrong = check_number("--seconds", seconds_, 1, kMostSeconds, arguments_.seconds);
        if (wrong.empty()) wrong = check_word("--progress", arguments_.progress, kProgress);
        if (wrong.empty()) wrong = check_word("--log-level", arguments_.log_level, kLogLevels);
        if (wrong.empty()) wrong = check_word("--log-format", arguments_.log_format, kLogFormats);
        return wrong;
    }

    CLI::App app_{"Rostra analyses texts with pipelines of plugins.", "rostra"};
    Arguments arguments_;
    std::string jobs_;
    std::string seed_;
    std::string seconds_;
    std::string begin_;
    std::string end_;
    std::map<const CLI::App*, Command> commands_;
};

}  // namespace

ParsedArguments parse_arguments(const std::vector<std::string>& words) { return CommandLine().parse(words); }

}  // namespace rostra::core
