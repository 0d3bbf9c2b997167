// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_component.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "manifest/column_types.hpp"
#include "manifest/key_reader.hpp"
#include "manifest/manifest_words.hpp"
#include "manifest/names.hpp"
#include "manifest/parse_accepts.hpp"
#include "manifest/parse_view.hpp"

namespace rostra::core {
namespace {

constexpr std::int64_t kLongestList = 65536;  // numbers in a row's list

class ComponentParser {
public:
    ComponentParser(const OptionValue& table, const std::vector<OptionSpec>& options, Diagnostics& errors)
        : table_(table), options_(options), errors_(errors) {}

    ComponentSpec parse() {
        const OptionValue* named = table_.find("name");
        subject_ = "component";
        if (named != nullptr && named->is_string()) subject_ += " " + in_quotes(named->string());

        KeyReader keys(table_, subject_, errors_);
        component_.place = table_.place;
        component_.name = keys.required_string("name");
        if (named != nullptr && !component_.name.empty() && !is_plugin_name(component_.name)) {
            fail(named->place, "must have a name of lower-case letters, digits and '-'");
        }
        const std::optional<std::size_t> kind = keys.required_word("kind", kComponentKinds);
        component_.commutative = keys.flag("commutative");
        const std::optional<std::int64_t> state = keys.integer("state");
        const OptionValue* inputs = keys.list("input");
        const OptionValue* outputs = keys.list("output");
        const OptionValue* accepts = keys.table("accepts");
        keys.finish();
        if (!kind) return component_;  // what it may read and write depends on it

        component_.kind = static_cast<ComponentKind>(*kind);
        if (component_.commutative && component_.kind != ComponentKind::aggregator) {
            fail(table_.find("commutative")->place, "is no aggregator, so it cannot be commutative");
        }
        if (state) parse_state(*state);
        if (inputs != nullptr) parse_inputs(*inputs);
        if (outputs != nullptr) parse_outputs(*outputs);
        if (accepts != nullptr && component_.kind != ComponentKind::reader) {
            fail(accepts->place, "is no reader, so there are no inputs that it accepts");
        } else if (accepts != nullptr) {
            component_.accepts = parse_accepts(*accepts, subject_, errors_);
        }
        return component_;
    }

private:
    void fail(const SourcePlace& place, const std::string& what) {
        errors_.add(place, subject_ + " " + what);
    }

    void parse_state(std::int64_t state) {
        const SourcePlace& place = table_.find("state")->place;
        component_.state = state;
        if (component_.kind != ComponentKind::aggregator) {
            fail(place, "is no aggregator, so it has no 'state' whose version could be said");
        } else if (state < 1) {
            fail(place, "has a 'state' of " + std::to_string(state) + "; versions begin at 1");
        }
    }

    bool is_table(const OptionValue& item, std::string_view what) {
        if (item.is_table()) return true;
        fail(item.place,
             "has an " + std::string(what) + " that is " + std::string(kind_of(item)) + ", not a table");
        return false;
    }

    void parse_inputs(const OptionValue& inputs) {
        if (component_.kind == ComponentKind::reader && !inputs.list().empty()) {
            fail(inputs.list().front().place, "is a reader, which reads no layers or tables");
            return;
        }
        for (const OptionValue& item : inputs.list()) {
            if (is_table(item, "input")) parse_input(item);
        }
    }

    void parse_input(const OptionValue& table) {
        KeyReader keys(table, "input of " + subject_, errors_);
        InputSpec input;
        input.place = table.place;
        const OptionValue* layer = keys.text("layer");
        const OptionValue* product_table = keys.text("table");
        const OptionValue* option = keys.text("option");
        const OptionValue* every = keys.any("every");
        const OptionValue* columns = keys.list("columns");
        input.optional = keys.flag("optional");
        const OptionValue* at = keys.text("at");
        keys.finish();
        const auto said = std::count_if(table.table().begin(), table.table().end(), [](const OptionEntry& e) {
            return e.key == "layer" || e.key == "table" || e.key == "option" || e.key == "every";
        });
        if (said != 1) {
            fail(table.place, "has an input that must say one of 'layer', 'table', 'option' and 'every'");
            return;
        }
        if (columns != nullptr) input.columns = input_columns(*columns);
        if (every != nullptr) {
            check_every(*every, columns);
            input.from = InputSpec::From::every;
        } else if (option != nullptr) {
            input.from = InputSpec::From::option;
            input.name = option->string();
            check_option_input(*option, columns);
        } else if (layer != nullptr || product_table != nullptr) {
            const OptionValue& name = layer != nullptr ? *layer : *product_table;
            input.from = layer != nullptr ? InputSpec::From::layer : InputSpec::From::table;
            input.name = name.string();
            check_product_name(name);
            if (layer == nullptr && input.columns.empty())
                fail(name.place, "names no columns of table " + in_quotes(input.name));
        } else {
            return;  // of the wrong type, which was said
        }
        if (at != nullptr) parse_at(*at, input);
        const bool twice = std::any_of(
            component_.inputs.begin(), component_.inputs.end(),
            [&](const InputSpec& other) { return other.from == input.from && other.name == input.name; });
        if (twice)
            fail(table.place,
                 "reads " + (input.name.empty() ? "every layer" : in_quotes(input.name)) + " twice");
        component_.inputs.push_back(std::move(input));
    }

    void parse_at(const OptionValue& at, InputSpec& input) {
        input.at_open = at.string() == "open";
        if (!input.at_open && at.string() != "finish") {
            fail(at.place,
                 "reads a table at " + in_quotes(at.string()) + "; that is done at 'open' or at 'finish'");
        } else if (component_.kind != ComponentKind::aggregator || input.from != InputSpec::From::table) {
            fail(at.place, "says 'at', which is for tables that an aggregator reads");
        }
    }

    void check_every(const OptionValue& every, const OptionValue* columns) {
        if (component_.kind != ComponentKind::writer)
            fail(every.place, "is no writer, so it cannot read 'every'");
        if (!every.is_bool() || !every.boolean()) fail(every.place, "has an 'every' that can only be true");
        if (columns != nullptr)
            fail(columns->place, "reads 'every' with all columns, so it cannot list some");
    }

    void check_option_input(const OptionValue& name, const OptionValue* columns) {
        const auto option = std::find_if(options_.begin(), options_.end(),
                                         [&](const OptionSpec& o) { return o.name == name.string(); });
        if (option == options_.end()) {
            std::vector<std::string> names(options_.size());
            std::transform(options_.begin(), options_.end(), names.begin(),
                           [](const OptionSpec& o) { return o.name; });
            fail(name.place, "reads what option " + in_quotes(name.string()) +
                                 " names, but there is no such option" + did_you_mean(name.string(), names));
            return;
        }
        if (!option->names_input()) {
            fail(name.place, "reads what option " + in_quotes(name.string()) +
                                 " names, but that is of type " + in_quotes(word_for(option->type)) +
                                 ", not 'layer', 'column' or 'fact'");
        } else if (columns != nullptr && option->type != OptionType::layer) {
            fail(columns->place,
                 "cannot list columns here: the value of option " + in_quotes(name.string()) + " names them");
        }
    }

    std::vector<InputColumn> input_columns(const OptionValue& list) {
        std::vector<InputColumn> columns;
        for (const OptionValue& item : list.list()) {
            if (!item.is_table()) {
                fail(item.place, "needs each column as a table: { name = \"…\", type = \"…\" }");
                continue;
            }
            KeyReader keys(item, "column of " + subject_, errors_);
            InputColumn column;
            column.name = keys.required_string("name");
            const OptionValue* types = keys.any("type");
            column.nullable = keys.flag("nullable");
            const std::optional<std::int64_t> length = keys.integer("length");
            keys.finish();
            column.types = column_types(types, "type", item.place, subject_, errors_);
            for (const ColumnType type : column.types) {
                if (length)
                    column.length = list_length(*item.find("length"), *length, {column.name, type, {}, {}});
            }
            if (column.name.empty()) continue;
            if (!is_column_name(column.name)) {
                fail(item.place, "needs names of columns: lower-case letters, digits and '_'");
            } else if (std::any_of(columns.begin(), columns.end(),
                                   [&](const InputColumn& other) { return other.name == column.name; })) {
                fail(item.place, "lists column " + in_quotes(column.name) + " twice");
            } else {
                columns.push_back(std::move(column));
            }
        }
        return columns;
    }

    void check_product_name(const OptionValue& name) {
        if (is_product_name(name.string())) return;
        fail(name.place, "names " + in_quotes(name.string()) +
                             ", but layers and tables have names of lower-case letters, digits and '_'");
    }

    void parse_outputs(const OptionValue& outputs) {
        if (component_.kind == ComponentKind::writer && !outputs.list().empty()) {
            fail(outputs.list().front().place, "is a writer, which writes no layers or tables");
            return;
        }
        for (const OptionValue& item : outputs.list()) {
            if (is_table(item, "output")) parse_output(item);
        }
    }

    void parse_output(const OptionValue& table) {
        KeyReader keys(table, "output of " + subject_, errors_);
        OutputSpec output;
        output.place = table.place;
        const OptionValue* layer = keys.text("layer");
        const OptionValue* product_table = keys.text("table");
        output.disjoint = keys.flag("disjoint");
        output.internal = keys.flag("internal");
        output.doc = keys.string("doc").value_or("");
        const OptionValue* columns = keys.list("columns");
        const OptionValue* view = keys.table("view");
        keys.finish();
        if ((table.find("layer") != nullptr) == (table.find("table") != nullptr)) {
            fail(table.place, "has an output that must say either 'layer' or 'table'");
            return;
        }
        if (layer == nullptr && product_table == nullptr) return;  // of the wrong type, which was said
        const OptionValue& name = layer != nullptr ? *layer : *product_table;
        output.kind = layer != nullptr ? ProductKind::layer : ProductKind::table;
        output.name = name.string();
        check_product_name(name);
        check_output_kind(output, name, table);
        if (columns != nullptr) parse_columns(*columns, output);
        if (output.kind == ProductKind::table && (columns == nullptr || columns->list().empty())) {
            fail(name.place, "writes table " + in_quotes(output.name) + " without columns");
        }
        if (view != nullptr) output.view = parse_view(*view, output, subject_, errors_);
        component_.outputs.push_back(std::move(output));
    }

    void check_output_kind(const OutputSpec& output, const OptionValue& name, const OptionValue& table) {
        if (component_.kind == ComponentKind::analyzer && output.kind == ProductKind::table) {
            fail(name.place, "is an analyzer, which writes layers; tables are written by aggregators");
        }
        if (component_.kind == ComponentKind::reader && output.kind == ProductKind::table) {
            fail(name.place, "is a reader, which writes layers; tables are written by aggregators");
        }
        if (component_.kind == ComponentKind::aggregator && output.kind == ProductKind::layer) {
            fail(name.place, "is an aggregator, which writes tables; layers are written by analyzers");
        }
        if (output.disjoint && output.kind == ProductKind::table) {
            fail(table.find("disjoint")->place,
                 "writes table " + in_quotes(output.name) + ", which has no spans to be disjoint");
        }
    }

    void parse_columns(const OptionValue& list, OutputSpec& output) {
        for (const OptionValue& item : list.list()) {
            if (!item.is_table()) {
                fail(item.place, "needs each column as a table: { name = \"…\", type = \"…\", doc = \"…\" }");
                continue;
            }
            KeyReader keys(item, "column of " + subject_, errors_);
            ColumnSpec column;
            column.name = keys.required_string("name");
            const std::optional<std::size_t> type = keys.required_word("type", kColumnTypes);
            column.type = static_cast<ColumnType>(type.value_or(0));
            column.unit = keys.string("unit").value_or("");
            column.doc = keys.string("doc").value_or("");
            column.nullable = keys.flag("nullable");
            const std::optional<std::int64_t> length = keys.integer("length");
            keys.finish();
            if (column.name.empty()) continue;
            if (length && type) column.length = list_length(*item.find("length"), *length, column);
            check_column_name(*item.find("name"), output);
            output.columns.push_back(std::move(column));
        }
    }

    std::int32_t list_length(const OptionValue& place, std::int64_t length, const ColumnSpec& column) {
        const bool numbers = column.type == ColumnType::int32 || column.type == ColumnType::int64 ||
                             column.type == ColumnType::float32 || column.type == ColumnType::float64;
        const std::string what = "has column " + in_quotes(column.name) + " of lists ";
        if (!numbers) {
            fail(place.place, what + "of " + in_quotes(word_for(column.type)) +
                                  "; only 'int32', 'int64', 'float32' and 'float64' can have a 'length'");
        } else if (length < 1 || length > kLongestList) {
            fail(place.place, what + "with a 'length' of " + std::to_string(length) + ", not 1 to " +
                                  std::to_string(kLongestList));
        } else {
            return static_cast<std::int32_t>(length);
        }
        return 0;
    }

    void check_column_name(const OptionValue& name, const OutputSpec& output) {
        const std::string& text = name.string();
        if (!is_column_name(text))
            fail(name.place, "needs names of columns: lower-case letters, digits and '_'");
        if (output.kind == ProductKind::layer && (text == "begin" || text == "end")) {
            fail(name.place, "lists column " + in_quotes(text) + ", which every layer has");
        }
        const bool twice = std::any_of(output.columns.begin(), output.columns.end(),
                                       [&](const ColumnSpec& c) { return c.name == text; });
        if (twice) fail(name.place, "lists column " + in_quotes(text) + " twice");
    }

    const OptionValue& table_;
    const std::vector<OptionSpec>& options_;
    Diagnostics& errors_;
    std::string subject_;
    ComponentSpec component_;
};

}  // namespace

ComponentSpec parse_component(const OptionValue& table, const std::vector<OptionSpec>& options,
                              Diagnostics& errors) {
    return ComponentParser(table, options, errors).parse();
}

}  // namespace rostra::core
