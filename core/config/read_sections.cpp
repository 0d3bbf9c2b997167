// SPDX-License-Identifier: Apache-2.0
#include "config/read_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "config/pipeline_settings.hpp"
#include "config/plugin_lookup.hpp"
#include "manifest/check_options.hpp"
#include "unicode/encoding_names.hpp"

namespace rostra::core {
namespace {

/// The reader that hands on a file's bytes as they are. Others make texts of what they read.
constexpr std::string_view kPlainReader = "text";

OptionContext context_of(std::string owner, const PipelineRequest& request) {
    return {std::move(owner), request.folder, request.working_folder};
}

/// A checked section; its values are there as the settings say.
class Section {
public:
    Section(std::string_view name, const OptionValue* written, const PipelineRequest& request,
            Diagnostics& errors, const std::vector<std::string>& elsewhere = {})
        : request_(request),
          values_(check_options(settings_of(name), written, {},
                                context_of("[" + std::string(name) + "]", request), errors, elsewhere)) {}

    [[nodiscard]] const OptionValue* find(std::string_view key) const { return values_.find(key); }

    [[nodiscard]] std::string string(std::string_view key) const {
        const OptionValue* value = values_.find(key);
        return value == nullptr ? "" : value->string();
    }

    [[nodiscard]] SourcePlace place(std::string_view key) const {
        const OptionValue* value = values_.find(key);
        return value == nullptr ? SourcePlace{} : value->place;
    }

    /// Absolute; "" where it is absent. From the working folder where it is said on the command line.
    [[nodiscard]] std::string path(std::string_view key) const {
        const OptionValue* value = values_.find(key);
        return value == nullptr ? "" : path(*value);
    }
    [[nodiscard]] std::string path(const OptionValue& value) const {
        return absolute_path(value.string(),
                             on_command_line(value.place) ? request_.working_folder : request_.folder);
    }

private:
    const PipelineRequest& request_;
    OptionValue values_;
};

void refuse_empty(const Section& section, const std::string& name, std::string_view key,
                  Diagnostics& errors) {
    const OptionValue* value = section.find(key);
    if (value == nullptr || !value->is_string() || !value->string().empty()) return;
    errors.add(value->place, "option " + in_quotes(key) + " of [" + name + "] is empty");
}

/// The options of a reader or writer, `[input.READER]` or `[output.FORMAT]`.
OptionValue plugin_options(const CatalogueEntry& entry, const OptionValue* section, const std::string& owner,
                           const SourcePlace& place, const PipelineRequest& request, Diagnostics& errors) {
    const std::string& id = entry.manifest.id;
    const OptionValue* written = section == nullptr ? nullptr : section->find(id);
    if (written != nullptr && !written->is_table()) {
        errors.add(written->place,
                   "the options of " + owner + " must be a table, not " + std::string(kind_of(*written)));
        written = nullptr;
    }
    return check_options(entry.manifest.options, written, place, context_of(owner, request), errors);
}

/// Reports tables of options whose plugin exists and is not in use; `how` says how to use it. Their keys are added to
/// `elsewhere`, so that they are not reported as unknown options again.
void refuse_unused(const OptionValue* section, const std::string& name, PluginUse use, const std::string& how,
                   const Catalogue& catalogue, std::vector<std::string>& elsewhere, Diagnostics& errors) {
    if (section == nullptr) return;
    for (const OptionEntry& entry : section->table()) {
        const CatalogueEntry* plugin = catalogue.find(entry.key);
        const bool used = std::find(elsewhere.begin(), elsewhere.end(), entry.key) != elsewhere.end();
        if (used || plugin == nullptr || !can_be(plugin->manifest, use) || !entry.value.is_table()) continue;
        errors.add(entry.key_place, "[" + name + "." + entry.key + "] is of no use: " + how);
        elsewhere.push_back(entry.key);
    }
}

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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A language of two or three letters and subtags of up to eight letters and digits (RFC 5646, simplified).
bool is_language_tag(std::string_view tag) {
    const std::size_t end = std::min(tag.find('-'), tag.size());
    const std::string_view language = tag.substr(0, end);
    if (language.size() < 2 || language.size() > 3 ||
        !std::all_of(language.begin(), language.end(), is_letter))
        return false;
    for (tag.remove_prefix(end); !tag.empty();) {
        tag.remove_prefix(1);
        const std::size_t length = std::min(tag.find('-'), tag.size());
        const std::string_view subtag = tag.substr(0, length);
        const bool sound = length >= 1 && length <= 8 &&
                           std::all_of(subtag.begin(), subtag.end(),
                                       [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
        if (!sound) return false;
        tag.remove_prefix(length);
    }
    return true;
}

void check_language(const Section& section, Diagnostics& errors) {
    const std::string language = section.string("language");
    if (language == "auto" || language.empty() || is_language_tag(language)) return;
    errors.add(section.place("language"),
               "option 'language' of [input] must be \"auto\" or a BCP 47 tag such as \"en\" or "
               "\"zh-Hant\", not " +
                   in_quotes(language));
}

std::vector<InputPath> read_paths(const Section& section, const PipelineRequest& request,
                                  Diagnostics& errors) {
    std::vector<InputPath> paths;
    if (!request.inputs.empty()) {
        for (const std::string& input : request.inputs) {
            paths.push_back(
                {absolute_path(input, request.working_folder), input, {printable(input), 0, 0, 0}});
        }
        return paths;
    }
    const OptionValue* list = section.find("paths");
    if (list == nullptr) return paths;
    if (list->list().empty()) errors.add(list->place, "option 'paths' of [input] names nothing to read");
    for (const OptionValue& item : list->list()) {
        if (item.string().empty()) errors.add(item.place, "option 'paths' of [input] holds an empty path");
        paths.push_back({section.path(item), item.string(), item.place});
    }
    return paths;
}

/// `place`, or the pipeline as a whole for what is so by default.
SourcePlace known_place(const SourcePlace& place, const PipelineRequest& request) {
    return place == SourcePlace{} ? SourcePlace{request.file, 0, 0, 0} : place;
}

/// A shipped pipeline's folder is no place for results.
std::string output_folder(const Section& section, const PipelineRequest& request) {
    if (request.out) return absolute_path(*request.out, request.working_folder);
    return request.shipped ? absolute_path(section.string("dir"), request.working_folder)
                           : section.path("dir");
}

}  // namespace

std::string read_name(const OptionValue* written, const PipelineRequest& request, Diagnostics& errors) {
    const Section section("pipeline", written, request, errors);
    refuse_empty(section, "pipeline", "name", errors);
    const std::string name = section.string("name");
    return name.empty() ? std::filesystem::path(request.file).stem().string() : name;
}

InputPlan read_input(const OptionValue* written, const PipelineRequest& request, const Catalogue& catalogue,
                     Diagnostics& errors) {
    const OptionValue* named = written == nullptr ? nullptr : written->find("reader");
    const std::string reader =
        named != nullptr && named->is_string() ? named->string() : std::string(kPlainReader);
    std::vector<std::string> elsewhere = {reader};
    refuse_unused(written, "input", PluginUse::reader, "the reader is " + in_quotes(reader), catalogue,
                  elsewhere, errors);
    const Section section("input", written, request, errors, elsewhere);
    for (const std::string_view key : {"root", "encoding", "language", "metadata", "corrections"})
        refuse_empty(section, "input", key, errors);
    check_encoding(section, errors);
    check_language(section, errors);

    InputPlan input;
    input.paths = read_paths(section, request, errors);
    // Inputs of the command line are other documents than the pipeline's; what --set says is meant for them.
    const auto holds = [&](std::string_view key) {
        return request.inputs.empty() || on_command_line(section.place(key));
    };
    if (holds("root")) {
        input.root = section.path("root");
        input.root_place = section.place("root");
    }
    if (holds("metadata")) {
        input.metadata = section.path("metadata");
        input.metadata_place = section.place("metadata");
    } else if (!request.shipped) {
        input.metadata_not_read = section.path("metadata");
    }
    input.corrections = section.path("corrections");
    input.corrections_place = section.place("corrections");
    input.encoding = section.string("encoding");
    input.encoding_place = section.place("encoding");
    input.replace_bad_bytes = section.string("on-bad-bytes") == "replace";
    input.language = section.string("language");
    const OptionValue* treat_as_text = section.find("treat-as-text");
    input.treat_as_text = treat_as_text != nullptr && treat_as_text->boolean();
    input.refuses_formats = reader == kPlainReader && !input.treat_as_text;
    if (input.treat_as_text && reader != kPlainReader) {
        errors.add(treat_as_text->place, "option 'treat-as-text' of [input] is of no use: the reader " +
                                             in_quotes(reader) + " makes the texts");
    }

    input.reader.id = reader;
    input.reader.place = known_place(section.place("reader"), request);
    input.reader.plugin = find_plugin(reader, PluginUse::reader, input.reader.place, catalogue, errors);
    if (input.reader.plugin != nullptr) {
        input.reader.options = plugin_options(*input.reader.plugin, written, "reader " + in_quotes(reader),
                                              input.reader.place, request, errors);
    }
    return input;
}

RunPlan read_run(const OptionValue* written, const PipelineRequest& request, Diagnostics& errors) {
    const Section section("run", written, request, errors);
    RunPlan run;
    if (const OptionValue* jobs = section.find("jobs")) run.jobs = static_cast<std::size_t>(jobs->integer());
    if (const OptionValue* memory = section.find("memory"))
        run.memory = static_cast<std::uint64_t>(memory->integer());
    if (const OptionValue* patience = section.find("patience")) run.patience = patience->integer();
    if (request.jobs) run.jobs = *request.jobs;
    return run;
}

ReadOutput read_output(const OptionValue* written, const PipelineRequest& request, const Catalogue& catalogue,
                       Diagnostics& errors) {
    std::vector<std::string> formats;
    const OptionValue* named = written == nullptr ? nullptr : written->find("formats");
    if (named != nullptr && named->is_list()) {
        for (const OptionValue& item : named->list()) {
            if (item.is_string()) formats.push_back(item.string());
        }
    } else {
        formats = {"csv"};
    }
    refuse_unused(written, "output", PluginUse::writer, "'formats' does not name it", catalogue, formats,
                  errors);
    const Section section("output", written, request, errors, formats);
    refuse_empty(section, "output", "dir", errors);

    ReadOutput output;
    output.plan.dir = output_folder(section, request);
    output.plan.dir_place = section.place("dir");
    if (const OptionValue* layers = section.find("layers")) output.layers = layers->list();

    const OptionValue* list = section.find("formats");
    if (list == nullptr) return output;
    for (const OptionValue& item : list->list()) {
        StagePlan writer;
        writer.id = item.string();
        writer.place = known_place(item.place, request);
        const bool twice = std::any_of(output.plan.writers.begin(), output.plan.writers.end(),
                                       [&](const StagePlan& other) { return other.id == writer.id; });
        if (twice) {
            errors.add(writer.place, "'formats' of [output] names " + in_quotes(writer.id) + " twice");
            continue;
        }
        writer.plugin = find_plugin(writer.id, PluginUse::writer, writer.place, catalogue, errors);
        if (writer.plugin != nullptr) {
            writer.options = plugin_options(*writer.plugin, written, "writer " + in_quotes(writer.id),
                                            writer.place, request, errors);
        }
        output.plan.writers.push_back(std::move(writer));
    }
    return output;
}

}  // namespace rostra::core
