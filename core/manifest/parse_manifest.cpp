// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_manifest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <string_view>
#include <utility>

#include "base/wording.hpp"
#include "manifest/key_reader.hpp"
#include "manifest/names.hpp"
#include "manifest/parse_component.hpp"
#include "manifest/parse_option.hpp"
#include "manifest/toml_text.hpp"
#include "rostra/abi/module.h"

namespace rostra::core {
namespace {

constexpr std::int64_t kManifestFormat = 1;

class ManifestParser {
public:
    ManifestParser(const OptionValue& root, Manifest& manifest, Diagnostics& errors)
        : root_(root), manifest_(manifest), errors_(errors) {}

    void parse() {
        KeyReader keys(root_, "the manifest", errors_);
        parse_format(keys);
        manifest_.id = keys.required_string("id");
        if (!manifest_.id.empty() && !is_plugin_name(manifest_.id)) {
            errors_.add(root_.find("id")->place, "a plugin's id is of lower-case letters, digits and '-'");
        }
        manifest_.version = keys.required_string("version");
        parse_abi(keys);
        const OptionValue* provides = keys.list("provides");
        if (provides != nullptr) parse_provides(*provides);
        manifest_.runtime = keys.string("runtime").value_or("");
        if (root_.find("runtime") != nullptr && !is_plugin_name(manifest_.runtime)) {
            errors_.add(root_.find("runtime")->place,
                        "'runtime' is the id of a plugin, of lower-case letters, digits and '-'");
        }
        manifest_.licence = keys.string("licence").value_or("");
        manifest_.summary = keys.string("summary").value_or("");
        const OptionValue* options = keys.table("option");
        const OptionValue* components = keys.list("component");
        keys.finish();
        if (options != nullptr) parse_options(*options);
        parse_components(components);
        check_options_are_read();
    }

private:
    void parse_format(KeyReader& keys) {
        if (root_.find("rostra") == nullptr) {
            errors_.add(root_.place, "the manifest needs 'rostra = 1', the format it is written in");
        }
        const std::optional<std::int64_t> format = keys.integer("rostra");
        if (format && *format != kManifestFormat) {
            errors_.add(root_.find("rostra")->place, "manifests of format " + std::to_string(*format) +
                                                         " are not known here, only of format 1");
        }
    }

    void parse_abi(KeyReader& keys) {
        if (root_.find("abi") == nullptr)
            errors_.add(root_.place, "the manifest needs 'abi', the ABI major it was built for");
        manifest_.abi = keys.integer("abi").value_or(0);
        if (manifest_.abi < 0) errors_.add(root_.find("abi")->place, "an ABI major is not below 0");
    }

    void parse_provides(const OptionValue& provides) {
        for (const OptionValue& id : provides.list()) {
            if (id.is_string() && id.string() == ROSTRA_RUNTIME) {
                manifest_.provides.push_back(id.string());
            } else {
                errors_.add(id.place, "'provides' can only list '" + std::string(ROSTRA_RUNTIME) + "'");
            }
        }
    }

    void parse_options(const OptionValue& options) {
        const std::string folder = std::filesystem::path(manifest_.file).parent_path().string();
        for (const OptionEntry& entry : options.table()) {
            manifest_.options.push_back(parse_option(entry, folder, errors_));
        }
    }

    void parse_components(const OptionValue* components) {
        const OptionValue* written = root_.find("component");
        const bool none = written == nullptr || (components != nullptr && components->list().empty());
        if (none && manifest_.provides.empty()) {
            errors_.add(written == nullptr ? root_.place : written->place,
                        "the manifest needs a [[component]]");
        }
        if (components == nullptr) return;
        for (const OptionValue& item : components->list()) {
            if (!item.is_table()) {
                errors_.add(item.place, "a component must be a table, not " + std::string(kind_of(item)));
                continue;
            }
            manifest_.components.push_back(parse_component(item, manifest_.options, errors_));
            check_siblings();
        }
    }

    /// What an option names is handed over only to a component that says so.
    void check_options_are_read() {
        for (const OptionSpec& option : manifest_.options) {
            if (!option.names_input() || option.place == SourcePlace{} || is_read(option.name)) continue;
            errors_.add(option.place,
                        "option " + in_quotes(option.name) + " names a " +
                            std::string(word_for(option.type)) +
                            ", but no component reads it: add [[component.input]] with option = " +
                            toml_string(option.name));
        }
    }

    [[nodiscard]] bool is_read(const std::string& option) const {
        const auto reads = [&](const InputSpec& input) {
            return input.from == InputSpec::From::option && input.name == option;
        };
        return std::any_of(
            manifest_.components.begin(), manifest_.components.end(),
            [&](const ComponentSpec& c) { return std::any_of(c.inputs.begin(), c.inputs.end(), reads); });
    }

    /// The last component against those before it.
    void check_siblings() {
        const ComponentSpec& last = manifest_.components.back();
        const bool alone = last.kind == ComponentKind::reader || last.kind == ComponentKind::writer;
        for (std::size_t i = 0; i + 1 < manifest_.components.size(); ++i) {
            const ComponentSpec& other = manifest_.components[i];
            if (!last.name.empty() && other.name == last.name) {
                errors_.add(last.place, "two components are named " + in_quotes(last.name));
            }
            if (alone && other.kind == last.kind) {
                errors_.add(last.place, "a plugin has one " + std::string(word_for(last.kind)) + " at most");
            }
        }
        for (const OutputSpec& output : last.outputs) check_output(output);
    }

    void check_output(const OutputSpec& output) {
        for (const ComponentSpec& component : manifest_.components) {
            for (const OutputSpec& other : component.outputs) {
                if (&other == &output) return;
                if (other.kind != output.kind || other.name != output.name) continue;
                errors_.add(output.place, std::string(word_for(output.kind)) + " " + in_quotes(output.name) +
                                              " is written twice");
                return;
            }
        }
    }

    const OptionValue& root_;
    Manifest& manifest_;
    Diagnostics& errors_;
};

}  // namespace

ParsedManifest parse_manifest(std::string text, std::string file) {
    Manifest manifest;
    manifest.text = std::move(text);
    manifest.file = std::move(file);
    TomlText toml = read_toml(manifest.text, manifest.file);
    if (!toml.root) return {std::nullopt, std::move(toml.errors)};
    Diagnostics errors(manifest.file, without_byte_order_mark(manifest.text));
    ManifestParser(*toml.root, manifest, errors).parse();
    if (!errors.empty()) return {std::nullopt, errors.sorted()};
    return {std::move(manifest), {}};
}

}  // namespace rostra::core
