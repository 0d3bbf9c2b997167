// SPDX-License-Identifier: Apache-2.0
#include "laws/test_component.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

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

}  // namespace

LoadedModule::LoadedModule(const std::string& path) : LoadedModule(required(core::plugin_at(path))) {}

LoadedModule::LoadedModule(const core::CatalogueEntry& entry)
    : id_(entry.manifest.id),
      manifest_(entry.manifest.text),
      components_(entry.manifest.components),
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
      options_(setup_.options.tree(), {}) {
    const auto bind = [this](const Shape& shape, bool present) {
        if (present) schemas_.emplace_back(memory_shape(shape));
        const std::uint32_t kind = shape.kind == Shape::Kind::layer ? ROSTRA_LAYER : ROSTRA_TABLE;
        return rostra_binding{sizeof(rostra_binding), kind, str(shape.name),
                              present ? schemas_.back().get() : nullptr};
    };
    for (const ComponentSetup::Input& input : setup_.inputs)
        inputs_.push_back(bind(input.shape, input.present));
    for (const Shape& output : setup_.outputs) outputs_.push_back(bind(output, true));
    raw_setup_ = {sizeof(rostra_setup),
                  0,
                  options_.root(),
                  str("stage"),
                  str(setup_.data_dir),
                  static_cast<std::uint32_t>(inputs_.size()),
                  static_cast<std::uint32_t>(outputs_.size()),
                  inputs_.data(),
                  outputs_.data()};
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

TestComponent::Tables::Tables(const ComponentSetup& setup, const std::vector<TestTable>& tables) {
    for (const ComponentSetup::Input& input : setup.inputs) {
        inputs_.push_back(nullptr);
        if (!input.present || input.shape.kind == Shape::Kind::layer) continue;
        for (const TestTable& table : tables) {
            if (table.shape.name != input.shape.name) continue;
            arrays_.push_back(table_array(table.shape, table.rows));
            inputs_.back() = arrays_.back().get();
        }
        if (inputs_.back() == nullptr) throw std::logic_error("no table '" + input.shape.name + "' is given");
    }
    raw_ = {sizeof(rostra_tables), 0, inputs_.data()};
}

TestAnalyzer::TestAnalyzer(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                           ComponentSetup setup)
    : TestComponent(host, module, component, core::ComponentKind::analyzer, std::move(setup)),
      analyzer_(reinterpret_cast<const rostra_analyzer&>(functions_)) {}

TestAnalyzer::Worker TestAnalyzer::open(const std::vector<TestTable>& tables) {
    auto inputs = std::make_unique<Tables>(setup_, tables);
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
      aggregator_(reinterpret_cast<const rostra_aggregator&>(functions_)) {}

TestAggregator::State TestAggregator::open() {
    const HostCall call(host_, HostCall::Kind::aggregator, "open");
    void* state = nullptr;
    require("open", aggregator_.open(call.raw(), instance_, &state));
    return {aggregator_, state};
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
    const HostCall call(host_, HostCall::Kind::aggregator, "save");
    require("save", aggregator_.save(call.raw(), instance_, state.raw(), &sink));
    return saved;
}

TestAggregator::State TestAggregator::load(std::string_view saved) {
    const HostCall call(host_, HostCall::Kind::aggregator, "load");
    void* state = nullptr;
    require("load", aggregator_.load(call.raw(), instance_, str(saved), &state));
    return {aggregator_, state};
}

std::vector<Rows> TestAggregator::finish(State& state, const std::vector<TestTable>& tables) {
    const Tables inputs(setup_, tables);
    std::vector<Rows> results(setup_.outputs.size());
    const HostCall call(host_, HostCall::Kind::finish, "finish",
                        [&](std::uint32_t output, const ArrowArray& array) {
                            if (output >= results.size())
                                throw std::runtime_error("it emits an output it has not");
                            for (Row& row : checked_table(setup_.outputs[output], array))
                                results[output].push_back(std::move(row));
                        });
    const rostra_status status = aggregator_.finish(call.raw(), instance_, state.raw(), inputs.raw());
    if (!call.refused().empty()) throw std::runtime_error(call.refused());
    require("finish", status);
    return results;
}

std::vector<Rows> TestAggregator::run(std::span<const TestDocument> documents,
                                      const std::vector<TestTable>& tables) {
    State state = open();
    update(state, documents);
    return finish(state, tables);
}

}  // namespace rostra::laws
