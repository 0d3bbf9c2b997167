// SPDX-License-Identifier: Apache-2.0
#include "config/overrides.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "manifest/toml_text.hpp"

namespace rostra::core {
namespace {

constexpr std::array<std::string_view, 4> kSections = {"pipeline", "input", "run", "output"};

OptionValue value_of(std::string_view text, const SourcePlace& place) {
    const TomlText toml = read_toml("value = " + std::string(text), place.file);
    const bool one_value = toml.root && toml.root->table().size() == 1;
    OptionValue value = one_value ? toml.root->table()[0].value : OptionValue{std::string(text), place};
    set_places(value, place);
    return value;
}

/// The table at `key` of a table, made if it is absent; nullptr where something else stands there.
OptionValue* table_at(OptionValue& parent, const std::string& key, const SourcePlace& place) {
    OptionValue* found = parent.find(key);
    if (found == nullptr) {
        parent.table().push_back({key, place, {OptionValue::Table{}, place}});
        found = &parent.table().back().value;
    }
    return found->is_table() ? found : nullptr;
}

void set_key(OptionValue& table, const std::string& key, OptionValue value, const SourcePlace& place) {
    const auto entry = std::find_if(table.table().begin(), table.table().end(),
                                    [&](const OptionEntry& e) { return e.key == key; });
    if (entry == table.table().end()) {
        table.table().push_back({key, place, std::move(value)});
    } else {
        *entry = {key, place, std::move(value)};
    }
}

const std::string* id_of(const OptionValue& stage) {
    const OptionValue* id = stage.find("id");
    if (id == nullptr) id = stage.find("use");
    return id != nullptr && id->is_string() ? &id->string() : nullptr;
}

/// What one --set addresses: its table, and the key in it.
class Override {
public:
    Override(const std::string& setting, OptionValue& pipeline, Diagnostics& errors)
        : setting_(setting),
          pipeline_(pipeline),
          errors_(errors),
          place_{"--set " + printable(setting), 0, 0, 0} {}

    void apply() {
        const std::size_t equals = setting_.find('=');
        const std::string target = setting_.substr(0, equals);
        const std::size_t dot = target.rfind('.');
        if (equals == std::string::npos || dot == std::string::npos || dot == 0 || dot + 1 == target.size()) {
            errors_.add(place_, "--set is written STAGE.OPTION=VALUE");
            return;
        }
        const OptionValue value = value_of(setting_.substr(equals + 1), place_);
        for (OptionValue* table : tables_of(target.substr(0, dot)))
            set_key(*table, target.substr(dot + 1), value, place_);
    }

private:
    /// None where there is none; what stands in its place is of the wrong type then, which is said elsewhere. Several of
    /// `input`, where the pipeline has several.
    std::vector<OptionValue*> tables_of(const std::string& owner) {
        OptionValue* stages = pipeline_.find("stage");
        std::vector<std::string> names;
        if (stages != nullptr && stages->is_list()) {
            for (OptionValue& stage : std::get<OptionValue::List>(stages->data)) {
                const std::string* id = id_of(stage);
                if (id != nullptr && *id == owner) return there(table_at(stage, "with", place_));
                if (id != nullptr) names.push_back(*id);
            }
        }
        const std::string section = owner.substr(0, owner.find('.'));
        if (std::find(kSections.begin(), kSections.end(), section) == kSections.end()) {
            const std::string hint = did_you_mean(owner, names);
            const std::string stages_text = names.empty() ? "" : "; there is " + listed(names, "and");
            errors_.add(place_, "no stage " + in_quotes(owner) + (hint.empty() ? stages_text : hint));
            return {};
        }
        std::vector<OptionValue*> tables;
        for (OptionValue* table : sections(section)) {
            const bool whole = owner.size() == section.size();
            OptionValue* found = whole ? table : table_at(*table, owner.substr(section.size() + 1), place_);
            if (found != nullptr) tables.push_back(found);
        }
        return tables;
    }

    static std::vector<OptionValue*> there(OptionValue* table) {
        return table == nullptr ? std::vector<OptionValue*>() : std::vector<OptionValue*>{table};
    }

    std::vector<OptionValue*> sections(const std::string& name) {
        OptionValue* several = pipeline_.find(name);
        if (name != "input" || several == nullptr || !several->is_list())
            return there(table_at(pipeline_, name, place_));
        std::vector<OptionValue*> tables;
        for (OptionValue& one : std::get<OptionValue::List>(several->data)) {
            if (one.is_table()) tables.push_back(&one);
        }
        return tables;
    }

    const std::string& setting_;
    OptionValue& pipeline_;
    Diagnostics& errors_;
    SourcePlace place_;
};

}  // namespace

void apply_overrides(const std::vector<std::string>& settings, OptionValue& pipeline, Diagnostics& errors) {
    for (const std::string& setting : settings) Override(setting, pipeline, errors).apply();
}

}  // namespace rostra::core
