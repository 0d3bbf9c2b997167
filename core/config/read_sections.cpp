// SPDX-License-Identifier: Apache-2.0
#include "config/read_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <utility>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "config/named_readers.hpp"
#include "config/pipeline_settings.hpp"
#include "config/plugin_lookup.hpp"
#include "config/read_renames.hpp"
#include "manifest/check_options.hpp"
#include "unicode/encoding_names.hpp"
#include "unicode/language.hpp"

namespace rostra::core {
namespace {

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

/// A shipped pipeline's folder is no place for results.
std::string output_folder(const Section& section, const PipelineRequest& request) {
    if (request.out) return absolute_path(*request.out, request.working_folder);
    return request.shipped ? absolute_path(section.string("dir"), request.working_folder)
                           : section.path("dir");
}

/// The section without these keys, which are no plain options.
std::optional<OptionValue> without(const OptionValue* written, std::initializer_list<std::string_view> keys) {
    if (written == nullptr) return std::nullopt;
    OptionValue settings = *written;
    std::erase_if(settings.table(), [&](const OptionEntry& entry) {
        return std::find(keys.begin(), keys.end(), entry.key) != keys.end();
    });
    return settings;
}

/// How the messages of a table of names speak of it that a section has for several plugins: `as` of [input], `from` of
/// [output].
struct NamesByPlugin {
    std::string_view section;
    std::string_view key;
    std::string_view plugin;      ///< what the plugins are in this section
    std::string_view named_in;    ///< the key that names them
    std::string_view names_what;  ///< what a plugin's table is of
    std::string_view example;     ///< stands for the id of one
};
constexpr NamesByPlugin kReaderRenames = {"input", "as", "reader", "reader", "layers", "READER"};
constexpr NamesByPlugin kWriterRedirections = {"output", "from", "writer", "formats", "layers and tables",
                                               "FORMAT"};

/// Calls read(i, table, owner) for the table of the i-th of `plugins`.
template <class Read>
void read_by_plugin(const OptionValue* section, const NamesByPlugin& wording,
                    const std::vector<StagePlan>& plugins, Diagnostics& errors, Read read) {
    const OptionValue* tables = section == nullptr ? nullptr : section->find(wording.key);
    if (tables == nullptr) return;
    const std::string key(wording.key);
    const std::string plugin(wording.plugin);
    const std::string subject = in_quotes(key) + " of [" + std::string(wording.section) + "]";
    const auto form = [&](const std::string& name) {
        return ": " + key + " = { " + name + " = { LAYER = \"NAME\" } }";
    };
    if (!tables->is_table()) {
        errors.add(tables->place, "option " + subject + " must be a table by " + plugin + ", not " +
                                      std::string(kind_of(*tables)) + form(std::string(wording.example)));
        return;
    }
    std::vector<std::string> names;
    for (const StagePlan& one : plugins) names.push_back(one.id);
    for (const OptionEntry& entry : tables->table()) {
        const auto found = std::find(names.begin(), names.end(), entry.key);
        const std::string owner = plugin + " " + in_quotes(entry.key);
        if (found == names.end()) {
            const std::string near = did_you_mean(entry.key, names);
            const std::string all = names.empty() ? "; it names none" : "; it names " + listed(names, "and");
            errors.add(entry.key_place, subject + " is about " + owner + ", which " +
                                            in_quotes(wording.named_in) + " does not name" +
                                            (near.empty() ? all : near));
        } else if (!entry.value.is_table()) {
            errors.add(entry.value.place, subject + " needs a table of " + std::string(wording.names_what) +
                                              " for " + owner + ", not " + std::string(kind_of(entry.value)) +
                                              form(toml_key(entry.key)));
        } else {
            read(static_cast<std::size_t>(found - names.begin()), entry.value, owner);
        }
    }
}

/// Finds the readers that are named, checks their options, and what [input] calls their layers.
void read_readers(const std::vector<NamedReader>& named, const OptionValue* written, InputPlan& input,
                  const PipelineRequest& request, const Catalogue& catalogue, Diagnostics& errors) {
    for (const NamedReader& name : named) {
        if (name.name == kPlainReader) input.plain_reader = input.readers.size();
        StagePlan& reader = input.readers.emplace_back();
        reader.id = name.name;
        reader.place = name.place;
        reader.by_default = name.by_default;
        reader.plugin = find_plugin(name.name, PluginUse::reader, name.place, catalogue, errors);
        if (reader.plugin == nullptr) continue;
        reader.options = plugin_options(*reader.plugin, written, "reader " + in_quotes(name.name), name.place,
                                        request, errors);
    }
    read_by_plugin(written, kReaderRenames, input.readers, errors,
                   [&](std::size_t i, const OptionValue& table, const std::string& owner) {
                       StagePlan& reader = input.readers[i];
                       if (reader.plugin != nullptr)
                           read_renames(table, owner, PluginUse::reader, reader, errors);
                   });
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
    const std::vector<NamedReader> readers = name_readers(written, request, catalogue, errors);
    std::vector<std::string> elsewhere;
    for (const NamedReader& reader : readers) elsewhere.push_back(reader.name);
    const std::vector<std::string> names = elsewhere;
    refuse_unused(written, "input", PluginUse::reader,
                  (readers.size() == 1 ? "the reader is " : "the readers are ") + listed(elsewhere, "and"),
                  catalogue, elsewhere, errors);
    const std::optional<OptionValue> settings = without(written, {"reader", "as"});
    const Section section("input", settings ? &*settings : nullptr, request, errors, elsewhere);
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
    read_readers(readers, written, input, request, catalogue, errors);
    input.refuses_formats = input.plain_reader != kNone && !input.treat_as_text;
    if (input.treat_as_text && input.plain_reader == kNone) {
        errors.add(treat_as_text->place, "option 'treat-as-text' of [input] is of no use: the " +
                                             std::string(readers.size() == 1 ? "reader " : "readers ") +
                                             listed(names, "and") +
                                             (readers.size() == 1 ? " makes the texts" : " make the texts"));
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
    const std::optional<OptionValue> settings = without(written, {"from"});
    const Section section("output", settings ? &*settings : nullptr, request, errors, formats);
    refuse_empty(section, "output", "dir", errors);

    ReadOutput output;
    output.plan.dir = output_folder(section, request);
    output.plan.dir_place = section.place("dir");
    if (const OptionValue* layers = section.find("layers")) output.layers = layers->list();
    const OptionValue* keep = section.find("keep");
    output.plan.keep = keep != nullptr ? keep->boolean()
                                       : std::find(formats.begin(), formats.end(), kReport) != formats.end();

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
    read_by_plugin(written, kWriterRedirections, output.plan.writers, errors,
                   [&](std::size_t i, const OptionValue& table, const std::string& owner) {
                       StagePlan& writer = output.plan.writers[i];
                       if (writer.plugin != nullptr)
                           read_redirections(table, owner, PluginUse::writer, writer, errors);
                   });
    return output;
}

}  // namespace rostra::core
