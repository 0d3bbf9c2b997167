// SPDX-License-Identifier: Apache-2.0
#include "laws/test_component.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "laws/named_inputs.hpp"
#include "laws/test_batch.hpp"
#include "loader/plugin_at.hpp"
#include "rostra/span.hpp"

namespace rostra::laws {

namespace {

const core::CatalogueEntry& required(const core::Result<core::CatalogueEntry>& entry) {
    if (!entry) throw std::runtime_error(entry.error().message);
    return *entry;
}

core::Module required(core::Result<core::Module> module) {
    if (!module) throw std::runtime_error(module.error().message);
    return *std::move(module);
}

/// Bytes that come in pieces of changing size, as a stream may hand them on.
class SteppedBytes {
public:
    explicit SteppedBytes(std::string_view bytes) : left_(bytes) {}

    std::size_t read(char* to, std::size_t size) {
        constexpr std::size_t kLongest = 5000;
        step_ = (step_ * 37 + 11) % kLongest;
        const std::size_t count = std::min({size, step_ + 1, left_.size()});
        std::copy_n(left_.data(), count, to);
        left_.remove_prefix(count);
        return count;
    }

private:
    std::string_view left_;
    std::size_t step_ = 0;
};

}  // namespace

core::StateOrigin LoadedModule::origin(std::string_view component) const {
    for (const core::ComponentSpec& spec : components_) {
        if (spec.name == component) return {id_, spec.name, spec.state};
    }
    throw std::runtime_error("plugin '" + id_ + "' has no component '" + std::string(component) + "'");
}

LoadedModule::LoadedModule(const std::string& path) : LoadedModule(required(core::plugin_at(path))) {}

LoadedModule::LoadedModule(const core::CatalogueEntry& entry)
    : id_(entry.manifest.id),
      manifest_(entry.manifest.text),
      components_(entry.manifest.components),
      options_(entry.manifest.options),
      module_(required(core::Module::load(entry))) {}

const rostra_functions& LoadedModule::component(std::string_view name, core::ComponentKind kind) const {
    for (const core::ComponentSpec& component : components_) {
        if (component.name == name && component.kind == kind) {
            return module_.functions<rostra_functions>(component.name);
        }
    }
    throw std::runtime_error("the plugin has no " + std::string(core::word_for(kind)) + " '" +
                             std::string(name) + "'");
}

namespace {

std::string message_of(std::string_view function, rostra_status status,
                       const std::optional<InMemoryHost::Failure>& failure) {
    std::string message(function);
    message += status == ROSTRA_STOPPED ? " stopped" : " failed with status " + std::to_string(status);
    if (failure) message += ": " + failure->message;
    return message;
}

}  // namespace

ComponentError::ComponentError(std::string_view function, rostra_status code,
                               const std::optional<InMemoryHost::Failure>& said)
    : std::runtime_error(message_of(function, code, said)), status(code), failure(said) {}

TestComponent::TestComponent(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                             core::ComponentKind component_kind, ComponentSetup setup)
    : host_(host),
      functions_(module.component(component, component_kind)),
      setup_(std::move(setup)),
      named_(setup_.named ? *setup_.named : named_inputs(module.options(), setup_)),
      options_(setup_.options.tree(), {}, named_),
      plugin_(module.id()),
      component_(component) {
    const auto bind = [this](const Shape& shape, const std::string& declared, bool present) {
        if (present) schemas_.emplace_back(memory_shape(shape));
        const std::uint32_t kind = shape.kind == Shape::Kind::layer ? ROSTRA_LAYER : ROSTRA_TABLE;
        return &bindings_.emplace_back(rostra_binding{sizeof(rostra_binding), kind, str(declared),
                                                      str(shape.name),
                                                      present ? schemas_.back().get() : nullptr});
    };
    for (const ComponentSetup::Input& input : setup_.inputs) {
        const std::string& declared = input.declared ? *input.declared : input.shape.name;
        inputs_.push_back(bind(input.shape, declared, input.present));
    }
    for (const Shape& output : setup_.outputs) outputs_.push_back(bind(output, output.name, true));
    raw_setup_ = {sizeof(rostra_setup),
                  0,
                  options_.root(),
                  str("stage"),
                  str(setup_.data_dir),
                  static_cast<std::uint32_t>(inputs_.size()),
                  static_cast<std::uint32_t>(outputs_.size()),
                  inputs_.data(),
                  outputs_.data(),
                  str(plugin_),
                  str(component_)};
    core::PluginData data(module.id(), setup_.data_dir, module.data_files());
    host_.data = &data;
    const HostCall call(host_, HostCall::Kind::setup, "create");
    const rostra_status status = functions_.create(call.raw(), &raw_setup_, &instance_);
    host_.data = nullptr;
    if (status != ROSTRA_OK) {
        instance_ = nullptr;
    } else if (data.failure()) {
        functions_.destroy(instance_);
    }
    require("create", data.failure() ? ROSTRA_FAILED : status);
    data_read_ = data.files();
}

TestComponent::~TestComponent() {
    if (instance_ != nullptr) functions_.destroy(instance_);
}

void TestComponent::require(std::string_view function, rostra_status status) const {
    if (status == ROSTRA_OK) return;
    throw ComponentError(function, status, host_.failure());
}

TestComponent::Tables::Tables(const ComponentSetup& setup, const std::vector<TestTable>& tables,
                              std::size_t piece_rows, bool at_open) {
    for (const ComponentSetup::Input& input : setup.inputs) {
        inputs_.push_back(nullptr);
        if (!input.present || input.shape.kind == Shape::Kind::layer || (at_open && !input.at_open)) continue;
        const auto given = std::find_if(tables.begin(), tables.end(), [&](const TestTable& table) {
            return table.shape.name == input.shape.name;
        });
        if (given == tables.end()) throw std::logic_error("no table '" + input.shape.name + "' is given");
        add(*given, piece_rows);
        inputs_.back() = &tables_.back();
    }
    raw_ = {sizeof(rostra_tables), 0, inputs_.data()};
}

void TestComponent::Tables::add(const TestTable& table, std::size_t piece_rows) {
    std::vector<const ArrowArray*>& pieces = pieces_.emplace_back();
    for (std::size_t first = 0; first < table.rows.size();) {
        const std::size_t count = std::min(piece_rows, table.rows.size() - first);
        const auto begin = table.rows.begin() + static_cast<std::ptrdiff_t>(first);
        arrays_.push_back(table_array(table.shape, {begin, begin + static_cast<std::ptrdiff_t>(count)}));
        pieces.push_back(arrays_.back().get());
        first += count;
    }
    tables_.push_back({sizeof(rostra_table), 0, static_cast<std::int64_t>(table.rows.size()),
                       static_cast<std::int64_t>(pieces.size()), pieces.data()});
}

TestAnalyzer::TestAnalyzer(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                           ComponentSetup setup)
    : TestComponent(host, module, component, core::ComponentKind::analyzer, std::move(setup)),
      analyzer_(reinterpret_cast<const rostra_analyzer&>(functions_)) {}

TestAnalyzer::Worker TestAnalyzer::open(const std::vector<TestTable>& tables) {
    auto inputs = std::make_unique<Tables>(setup_, tables, host_.table_rows, false);
    void* worker = nullptr;
    const HostCall call(host_, HostCall::Kind::analyzer, "open");
    require("open", analyzer_.open(call.raw(), instance_, inputs->raw(), &worker));
    return {analyzer_, worker, std::move(inputs)};
}

std::vector<Rows> TestAnalyzer::process(Worker& worker, std::span<const TestDocument> documents) {
    const TestBatch batch(setup_, documents);
    std::vector<std::optional<Rows>> results(setup_.outputs.size());
    const HostCall call(host_, HostCall::Kind::analyzer, "process",
                        [&](std::uint32_t output, const ArrowArray& array) {
                            if (output >= results.size())
                                throw std::runtime_error("it emits an output it has not");
                            const Shape& shape = setup_.outputs[output];
                            if (results[output])
                                throw std::runtime_error("it emits layer '" + shape.name + "' twice");
                            results[output] = checked_layer(shape, array, batch.texts());
                        });
    const rostra_status status = analyzer_.process(call.raw(), instance_, worker.raw(), batch.raw());
    if (!call.refused().empty()) throw std::runtime_error(call.refused());
    require("process", status);
    std::vector<Rows> rows;
    for (std::optional<Rows>& result : results) {
        if (!result)
            throw std::runtime_error("it does not emit layer '" + setup_.outputs[rows.size()].name + "'");
        rows.push_back(*std::move(result));
    }
    return rows;
}

std::vector<Rows> TestAnalyzer::run(std::span<const TestDocument> documents, std::size_t batch,
                                    const std::vector<TestTable>& tables) {
    Worker worker = open(tables);
    std::vector<Rows> results(setup_.outputs.size());
    for (std::size_t first = 0; first < documents.size(); first += batch) {
        const auto part = documents.subspan(first, std::min(batch, documents.size() - first));
        std::vector<Rows> emitted = process(worker, part);
        for (std::size_t output = 0; output < emitted.size(); ++output) {
            for (Row& row : emitted[output]) {
                row[0] = std::to_string(first + std::stoul(row[0]));
                results[output].push_back(std::move(row));
            }
        }
    }
    return results;
}

TestAggregator::TestAggregator(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                               ComponentSetup setup)
    : TestComponent(host, module, component, core::ComponentKind::aggregator, std::move(setup)),
      origin_(module.origin(component)),
      aggregator_(reinterpret_cast<const rostra_aggregator&>(functions_)) {}

TestAggregator::State TestAggregator::open(const std::vector<TestTable>& tables) {
    auto inputs = std::make_unique<Tables>(setup_, tables, host_.table_rows, true);
    const HostCall call(host_, HostCall::Kind::aggregator, "open");
    void* state = nullptr;
    require("open", aggregator_.open(call.raw(), instance_, inputs->raw(), &state));
    return {aggregator_, state, std::move(inputs)};
}

void TestAggregator::update(State& state, std::span<const TestDocument> documents) {
    const TestBatch batch(setup_, documents);
    const HostCall call(host_, HostCall::Kind::aggregator, "update");
    require("update", aggregator_.update(call.raw(), instance_, state.raw(), batch.raw()));
}

void TestAggregator::combine(State& into, State& from) {
    const HostCall call(host_, HostCall::Kind::aggregator, "combine");
    require("combine", aggregator_.combine(call.raw(), instance_, into.raw(), from.raw()));
}

std::string TestAggregator::save(const State& state) {
    std::string saved;
    const rostra_sink sink = {sizeof(rostra_sink), 0, &saved,
                              [](void* self, const void* bytes, std::int64_t size) noexcept -> rostra_status {
                                  static_cast<std::string*>(self)->append(static_cast<const char*>(bytes),
                                                                          static_cast<std::size_t>(size));
                                  return ROSTRA_OK;
                              }};
    save(state, sink);
    return saved;
}

void TestAggregator::save(const State& state, const rostra_sink& sink) {
    const HostCall call(host_, HostCall::Kind::aggregator, "save");
    require("save", aggregator_.save(call.raw(), instance_, state.raw(), &sink));
}

TestAggregator::State TestAggregator::load(std::string_view saved, std::int64_t shift,
                                           const std::vector<TestTable>& tables) {
    SteppedBytes bytes(saved);
    const rostra_stream stream = {sizeof(rostra_stream), 0, &bytes,
                                  [](void* self, void* to, std::int64_t size) noexcept -> std::int64_t {
                                      return static_cast<std::int64_t>(static_cast<SteppedBytes*>(self)->read(
                                          static_cast<char*>(to), static_cast<std::size_t>(size)));
                                  }};
    return load(stream, static_cast<std::int64_t>(saved.size()), shift, tables);
}

TestAggregator::State TestAggregator::load(const rostra_stream& bytes, std::int64_t size, std::int64_t shift,
                                           const std::vector<TestTable>& tables) {
    auto inputs = std::make_unique<Tables>(setup_, tables, host_.table_rows, true);
    const rostra_load from = {sizeof(rostra_load), 0, &bytes, size, shift, inputs->raw()};
    const HostCall call(host_, HostCall::Kind::aggregator, "load");
    void* state = nullptr;
    require("load", aggregator_.load(call.raw(), instance_, &from, &state));
    return {aggregator_, state, std::move(inputs)};
}

std::string TestAggregator::in_envelope(std::string_view saved) const {
    std::string envelope;
    core::StateEnvelopeWriter writer(origin_, [&](std::string_view bytes) {
        envelope += bytes;
        return core::Result<void>();
    });
    const rostra_sink& sink = *writer.sink();
    const rostra_status status = sink.write(sink.self, saved.data(), static_cast<std::int64_t>(saved.size()));
    if (status != ROSTRA_OK || !writer.finish())
        throw EnvelopeError("a state could not be put in an envelope");
    return envelope;
}

TestAggregator::State TestAggregator::load_from_envelope(std::string_view envelope, std::int64_t shift,
                                                         const std::vector<TestTable>& tables) {
    SteppedBytes bytes(envelope);
    core::StateEnvelopeReader reader("the saved state", [&](char* to, std::size_t size) {
        return core::Result<std::size_t>(bytes.read(to, size));
    });
    if (const core::Result<void> ours = reader.open(origin_); !ours)
        throw EnvelopeError(ours.error().message);
    std::optional<State> loaded;
    try {
        loaded = load(*reader.stream(), -1, shift, tables);
    } catch (const ComponentError&) {
        if (!reader.failure()) throw;
    }
    if (reader.failure()) {
        if (loaded) throw std::runtime_error("load returns ROSTRA_OK though its stream failed");
        throw EnvelopeError(reader.failure()->message);
    }
    char more = 0;
    if (reader.stream()->read(reader.stream()->self, &more, 1) != 0)
        throw std::runtime_error("load returns ROSTRA_OK and left some of the state unread");
    return *std::move(loaded);
}

std::vector<Rows> TestAggregator::finish(State& state, const std::vector<TestTable>& tables) {
    const Tables inputs(setup_, tables, host_.table_rows, false);
    std::vector<Rows> results(setup_.outputs.size());
    pieces_.assign(setup_.outputs.size(), {});
    const HostCall call(host_, HostCall::Kind::finish, "finish",
                        [&](std::uint32_t output, const ArrowArray& array) {
                            if (output >= results.size())
                                throw std::runtime_error("it emits an output it has not");
                            Rows rows = checked_table(setup_.outputs[output], array);
                            pieces_[output].push_back(rows.size());
                            for (Row& row : rows) results[output].push_back(std::move(row));
                        });
    const rostra_status status = aggregator_.finish(call.raw(), instance_, state.raw(), inputs.raw());
    if (!call.refused().empty()) throw std::runtime_error(call.refused());
    require("finish", status);
    return results;
}

std::vector<Rows> TestAggregator::run(std::span<const TestDocument> documents,
                                      const std::vector<TestTable>& tables) {
    State state = open(tables);
    update(state, documents);
    return finish(state, tables);
}

}  // namespace rostra::laws
