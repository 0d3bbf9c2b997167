// SPDX-License-Identifier: Apache-2.0
#include "run/run_record.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <nlohmann/json.hpp>

#include "base/wording.hpp"
#include "files/content_hash.hpp"
#include "files/read_file.hpp"

namespace rostra::core {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json, int indent = -1) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

/// An object of many members, most of them short and some of a million elements, which are written one by one
/// and a line each, and never stand in memory as JSON values.
class Members {
public:
    Members() = default;
    /// With members that are there already, the brace before them among it.
    explicit Members(std::string_view begun) : text_(begun) {}

    void add(std::string_view name, const Json& value) { begin(name) += text_of(value); }

    /// A value that is a JSON text already; indented to fit.
    void add_object(std::string_view name, const Json& value) {
        std::string& text = begin(name);
        for (const char c : text_of(value, 2)) {
            text += c;
            if (c == '\n') text += "  ";
        }
    }

    template <class List, class AsJson>
    void add_list(std::string_view name, const List& list, const AsJson& as_json) {
        std::string& text = begin(name);
        const char* before = "[\n    ";
        for (const auto& element : list) {
            text += before + text_of(as_json(element));
            before = ",\n    ";
        }
        text += list.empty() ? "[]" : "\n  ]";
    }

    std::string finish() { return text_ + "\n}\n"; }

private:
    std::string& begin(std::string_view name) {
        text_ += text_.empty() ? "{\n  " : ",\n  ";
        return text_ += text_of(Json(name)) + ": ";
    }

    std::string text_;
};

Json result_json(const FileSummary& file) {
    return {{"name", file.name}, {"bytes", file.bytes}, {"xxh128", file.xxh128}};
}

Error no_record(std::string_view shown) {
    return Error::usage(
        fmt::format("{} is not the record of a run; move it away, or choose another folder with --out",
                    in_quotes(shown)));
}

template <class Value>
Json as_object(const std::vector<std::pair<std::string, Value>>& pairs) {
    Json object = Json::object();
    for (const auto& [name, value] : pairs) object[name] = value;
    return object;
}

}  // namespace

std::string to_json(const RunRecord& record) {
    Members members;
    members.add("rostra", record.host_version);
    members.add("abi", record.abi);
    members.add("icu", record.icu_version);
    members.add("unicode", record.unicode_version);
    members.add("machine", record.machine);
    members.add("started", record.started);
    members.add_object("seconds", as_object(record.seconds));
    members.add_object("counts", as_object(record.counts));
    members.add_list("warnings", record.warnings, [](const std::string& warning) { return Json(warning); });
    members.add("pipeline_xxh128", content_hash(record.pipeline));
    members.add_object("pipeline", Json::parse(record.pipeline));
    members.add_list("plugins", record.plugins, [](const RunRecord::Plugin& plugin) {
        Json data = Json::array();
        for (const DataFile& file : plugin.data)
            data.push_back({{"name", file.name}, {"xxh128", file.xxh128}});
        Json json = {{"id", plugin.id}, {"version", plugin.version}};
        if (!plugin.runtime.empty())
            json["runtime"] = {{"id", plugin.runtime}, {"version", plugin.runtime_version}};
        json["path"] = plugin.path;
        json["xxh128"] = plugin.xxh128;
        json["data"] = std::move(data);
        return json;
    });
    members.add("root", record.root);
    members.add_list("inputs", record.inputs, [](const RunRecord::Input& input) {
        Json json = {{"id", input.id}, {"bytes", input.bytes}, {"xxh128", input.xxh128}};
        if (!input.reader.empty()) json["reader"] = input.reader;
        if (!input.root.empty()) json["root"] = input.root;
        if (input.standard_input) json["standard_input"] = true;
        if (!input.archive.empty()) json["archive"] = input.archive;
        return json;
    });
    members.add_list("results", record.results, result_json);
    return members.finish();
}

Result<std::vector<std::string>> result_names(std::string_view run_json, std::string_view shown) {
    simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(run_json);
    std::vector<std::string> names;
    const auto read = [&]() -> simdjson::error_code {
        simdjson::ondemand::document document;
        if (const auto error = parser.iterate(padded).get(document)) return error;
        simdjson::ondemand::array results;
        if (const auto error = document["results"].get_array().get(results)) return error;
        for (auto result : results) {
            std::string_view name;
            if (const auto error = result["name"].get_string().get(name)) return error;
            names.emplace_back(name);
        }
        return simdjson::SUCCESS;
    };
    if (read() != simdjson::SUCCESS) return no_record(shown);
    return names;
}

Result<std::vector<std::string>> results_listed_in(int folder, const std::string& name) {
    const Result<Bytes> bytes = read_file_in(folder, name, name);
    if (!bytes) return bytes.error();
    return result_names(bytes->view(), name);
}

Result<std::vector<FileSummary>> results_of(std::string_view run_json, std::string_view shown) {
    const Json record = Json::parse(run_json, nullptr, false);
    std::vector<FileSummary> results;
    try {
        for (const Json& result : record.at("results")) {
            results.push_back({result.at("name").get<std::string>(), result.at("bytes").get<std::uint64_t>(),
                               result.at("xxh128").get<std::string>()});
        }
    } catch (const Json::exception&) {
        return no_record(shown);
    }
    return results;
}

Result<std::string> with_results(std::string_view run_json, const std::vector<FileSummary>& results,
                                 std::string_view shown) {
    // They stand last, as to_json wrote them.
    const std::string_view head = ",\n  \"results\": [";
    const std::size_t at = run_json.rfind(head);
    if (at == std::string_view::npos) return no_record(shown);
    Members members(run_json.substr(0, at));
    members.add_list("results", results, result_json);
    return members.finish();
}

bool is_json(std::string_view bytes) { return Json::accept(bytes); }

}  // namespace rostra::core
