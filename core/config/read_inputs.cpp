// SPDX-License-Identifier: Apache-2.0
#include "config/read_inputs.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "config/common_settings.hpp"
#include "config/named_readers.hpp"
#include "config/plugin_lookup.hpp"
#include "config/read_renames.hpp"
#include "config/section.hpp"
#include "unicode/encoding_names.hpp"
#include "unicode/language.hpp"

namespace rostra::core {
namespace {

void check_encoding(const Section& section, Diagnostics& errors) {
    const std::string encoding = section.string("encoding");
    if (encoding == "auto" || encoding.empty() || is_encoding(encoding)) return;
    // For `utf` several names are equally near. did_you_mean() suggests the first of them, so UTF-8 stands first.
    std::vector<std::string> names = {"UTF-8"};
    const std::vector<std::string> all = encoding_names();
    names.insert(names.end(), all.begin(), all.end());
    errors.add(section.place("encoding"), "no encoding " + in_quotes(encoding) +
                                              " is known; it is \"auto\" or a name that ICU knows" +
                                              did_you_mean(encoding, names));
}

void check_language(const Section& section, Diagnostics& errors) {
    const std::string language = section.string("language");
    if (language == "auto" || language.empty() || is_language_tag(language)) return;
    errors.add(section.place("language"), "option 'language' of " + section.label() +
                                              " must be \"auto\" or a BCP 47 tag such as \"en\" or "
                                              "\"zh-Hant\", not " +
                                              in_quotes(language));
}

std::vector<InputPath> paths_of_command_line(const PipelineRequest& request) {
    std::vector<InputPath> paths;
    for (const std::string& input : request.inputs) {
        const SourcePlace place{printable(input), 0, 0, 0};
        if (input == "-") {
            paths.push_back({"", request.stdin_name, place, InputPath::Kind::standard_input});
        } else {
            paths.push_back({absolute_path(input, request.working_folder), input, place});
        }
    }
    for (const NamedList& list : request.lists) {
        paths.push_back({request.working_folder,
                         list.shown,
                         {printable(list.shown), 0, 0, 0},
                         InputPath::Kind::list,
                         list.list});
    }
    return paths;
}

std::vector<InputPath> paths_of_file(const Section& section, Diagnostics& errors) {
    std::vector<InputPath> paths;
    const OptionValue* list = section.find("paths");
    if (list == nullptr) return paths;
    const std::string option = "option 'paths' of " + section.label();
    if (list->list().empty()) errors.add(list->place, option + " names nothing to read");
    for (const OptionValue& item : list->list()) {
        if (item.string().empty()) errors.add(item.place, option + " holds an empty path");
        paths.push_back({section.path(item), item.string(), item.place});
    }
    return paths;
}

/// Whether one instance can serve where the pipeline names both.
bool are_the_same(const StagePlan& a, const StagePlan& b) {
    return a.id == b.id && a.by_default == b.by_default && a.renames == b.renames &&
           to_toml(a.options) == to_toml(b.options);
}

/// One [input] or [[input]], which messages call `label`.
class InputReader {
public:
    InputReader(std::string label, const OptionValue* written, const PipelineRequest& request,
                const Catalogue& catalogue, Diagnostics& errors)
        : label_(std::move(label)),
          written_(written),
          request_(request),
          catalogue_(catalogue),
          errors_(errors) {}

    /// Puts its readers among those of the plan.
    InputPlan read(Plan& plan) {
        const std::vector<NamedReader> named = name_readers(label_, written_, request_, catalogue_, errors_);
        std::vector<std::string> elsewhere;
        for (const NamedReader& reader : named) elsewhere.push_back(reader.name);
        const std::vector<std::string> names = elsewhere;
        refuse_unused(written_, "input", PluginUse::reader,
                      (named.size() == 1 ? "the reader is " : "the readers are ") + listed(names, "and"),
                      catalogue_, elsewhere, errors_);
        const std::optional<OptionValue> settings = without(written_, {"reader", "as"});
        const Section section("input", label_, settings ? &*settings : nullptr, request_, errors_, elsewhere);
        for (const std::string_view key : {"root", "encoding", "language", "metadata", "corrections"})
            refuse_empty(section, key, errors_);
        check_encoding(section, errors_);
        check_language(section, errors_);

        InputPlan input = settings_of_input(section, plan);
        add_readers(named, input, plan);
        const OptionValue* treat_as_text = section.find("treat-as-text");
        input.treat_as_text = treat_as_text != nullptr && treat_as_text->boolean();
        input.refuses_formats = input.plain_reader != kNone && !input.treat_as_text;
        if (input.treat_as_text && input.plain_reader == kNone) {
            errors_.add(treat_as_text->place,
                        "option 'treat-as-text' of " + label_ + " is of no use: the " +
                            (named.size() == 1 ? "reader " : "readers ") + listed(names, "and") +
                            (named.size() == 1 ? " makes the texts" : " make the texts"));
        }
        return input;
    }

private:
    InputPlan settings_of_input(const Section& section, Plan& plan) const {
        const bool replaced = request_.names_inputs();
        InputPlan input;
        input.paths = replaced ? paths_of_command_line(request_) : paths_of_file(section, errors_);
        const auto holds = [&](std::string_view key) {
            return !replaced || on_command_line(section.place(key));
        };
        if (holds("root")) {
            input.root = section.path("root");
            input.root_place = section.place("root");
        }
        if (holds("metadata")) {
            input.metadata = section.path("metadata");
            input.metadata_place = section.place("metadata");
        } else if (const std::string file = section.path("metadata"); !file.empty() && !request_.shipped) {
            plan.input_warnings.push_back(
                "the metadata " + in_quotes(file) +
                " is not read, as inputs of the command line take the place of those it is about; "
                "--set input.metadata=FILE names one for them");
        }
        input.corrections = section.path("corrections");
        input.corrections_place = section.place("corrections");
        input.encoding = section.string("encoding");
        input.encoding_place = section.place("encoding");
        input.replace_bad_bytes = section.string("on-bad-bytes") == "replace";
        input.language = section.string("language");
        return input;
    }

    /// Finds the readers that are named, checks their options, and what the input calls their layers.
    void add_readers(const std::vector<NamedReader>& named, InputPlan& input, Plan& plan) const {
        std::vector<StagePlan> readers;
        for (const NamedReader& name : named) {
            StagePlan& reader = readers.emplace_back();
            reader.id = name.name;
            reader.place = name.place;
            reader.by_default = name.by_default;
            reader.plugin = find_plugin(name.name, PluginUse::reader, name.place, catalogue_, errors_);
            if (reader.plugin == nullptr) continue;
            reader.options = plugin_options(*reader.plugin, written_, "reader " + in_quotes(name.name),
                                            name.place, request_, errors_);
        }
        const NamesByPlugin renames{label_, "as", "reader", "reader", "layers", "READER"};
        read_by_plugin(written_, renames, readers, errors_,
                       [&](std::size_t i, const OptionValue& table, const std::string& owner) {
                           if (readers[i].plugin != nullptr)
                               read_renames(table, owner, PluginUse::reader, readers[i], errors_);
                       });
        for (StagePlan& reader : readers) {
            const auto same =
                std::find_if(plan.readers.begin(), plan.readers.end(),
                             [&](const StagePlan& other) { return are_the_same(other, reader); });
            input.readers.push_back(static_cast<std::size_t>(same - plan.readers.begin()));
            if (reader.id == kPlainReader) input.plain_reader = input.readers.back();
            if (same == plan.readers.end()) plan.readers.push_back(std::move(reader));
        }
    }

    std::string label_;
    const OptionValue* written_;
    const PipelineRequest& request_;
    const Catalogue& catalogue_;
    Diagnostics& errors_;
};

/// Settings about which [[input]]s differ, and which would hold for inputs of the command line too.
std::string left_out_text(const std::vector<std::string>& keys) {
    std::vector<std::string> names;
    for (const std::string& key : keys) {
        if (key != "paths" && key != "root") names.push_back(key);
    }
    if (names.empty()) return "";
    return "the [[input]] differ in " + listed(names, "and") +
           (names.size() == 1 ? ", which does" : ", which do") +
           " not hold for inputs of the command line; --set input.KEY=VALUE sets one for them";
}

}  // namespace

void read_inputs(const OptionValue* written, const PipelineRequest& request, const Catalogue& catalogue,
                 Plan& plan, Diagnostics& errors) {
    plan.inputs.clear();
    const auto read = [&](const std::string& label, const OptionValue* table) -> InputPlan& {
        return plan.inputs.emplace_back(InputReader(label, table, request, catalogue, errors).read(plan));
    };
    if (written != nullptr && !written->is_table() && !written->is_list()) {
        errors.add(written->place,
                   "'input' of the pipeline must be a table, [input], or several of them, each "
                   "[[input]], not " +
                       std::string(kind_of(*written)));
        written = nullptr;
    }
    if (written == nullptr || written->is_table()) {
        read("[input]", written);
        return;
    }
    const bool tables =
        !written->list().empty() && std::all_of(written->list().begin(), written->list().end(),
                                                [](const OptionValue& table) { return table.is_table(); });
    if (!tables) {
        errors.add(written->place, "an input is written [[input]], in two brackets");
        read("[input]", nullptr);
        return;
    }
    if (request.names_inputs()) {
        const CommonSettings common = common_settings(written->list());
        const std::string left_out = left_out_text(common.differing);
        if (!left_out.empty()) plan.input_warnings.push_back(left_out);
        read("[[input]]", &common.table);
        return;
    }
    for (const OptionValue& table : written->list()) {
        const InputPlan& input = read("[[input]]", &table);
        if (input.paths.empty() && table.find("paths") == nullptr && written->list().size() > 1)
            errors.add(table.place, "this [[input]] names nothing to read; set `paths`");
    }
}

}  // namespace rostra::core
