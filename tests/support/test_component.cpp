// SPDX-License-Identifier: Apache-2.0
#include "support/test_component.hpp"

#include <dlfcn.h>

#include <stdexcept>
#include <utility>

#include "rostra/span.hpp"
#include "support/test_batch.hpp"

namespace rostra::test {

LoadedModule::LoadedModule(const std::string& path) {
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw std::runtime_error(::dlerror());
    void* symbol = ::dlsym(library, ROSTRA_MODULE_SYMBOL);
    if (symbol == nullptr) throw std::runtime_error(path + " exports no " ROSTRA_MODULE_SYMBOL);
    module_ = reinterpret_cast<rostra_module_function>(symbol)();
}

std::string_view LoadedModule::manifest() const { return view(module_->manifest); }

const rostra_functions& LoadedModule::component(std::string_view name, std::string_view kind) const {
    for (std::uint32_t i = 0; i < module_->component_count; ++i) {
        const rostra_component& component = *module_->components[i];
        if (component.name == name && component.kind == kind) return *component.functions;
    }
    throw std::runtime_error("the module has no component " + std::string(name) + " of kind " +
                             std::string(kind));
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

TestComponent::TestComponent(InMemoryHost& host, const rostra_functions& functions, ComponentSetup setup)
    : host_(host), functions_(functions), setup_(std::move(setup)), options_(setup_.options) {
    const auto bind = [this](const Shape& shape, bool present) {
        if (present) schemas_.emplace_back(shape);
        const std::uint32_t kind = shape.kind == Shape::Kind::layer ? ROSTRA_LAYER : ROSTRA_TABLE;
        return rostra_binding{sizeof(rostra_binding), kind, str(shape.name),
                              present ? schemas_.back().raw() : nullptr};
    };
    for (const ComponentSetup::Input& input : setup_.inputs)
        inputs_.push_back(bind(input.shape, input.present));
    for (const Shape& output : setup_.outputs) outputs_.push_back(bind(output, true));
    raw_setup_ = {sizeof(rostra_setup),
                  0,
                  options_.raw(),
                  str("stage"),
                  str(setup_.data_dir),
                  static_cast<std::uint32_t>(inputs_.size()),
                  static_cast<std::uint32_t>(outputs_.size()),
                  inputs_.data(),
                  outputs_.data()};
    const HostCall call(host_, HostCall::Kind::setup);
    require("create", functions_.create(call.raw(), &raw_setup_, &instance_));
}

TestComponent::~TestComponent() {
    if (instance_ != nullptr) functions_.destroy(instance_);
}

void TestComponent::require(std::string_view function, rostra_status status) const {
    if (status == ROSTRA_OK) return;
    throw ComponentError(function, status, host_.failure());
}

class TestComponent::Tables {
public:
    Tables(const ComponentSetup& setup, const std::vector<TestTable>& tables) {
        for (const ComponentSetup::Input& input : setup.inputs) {
            inputs_.push_back(nullptr);
            if (!input.present || input.shape.kind == Shape::Kind::layer) continue;
            for (const TestTable& table : tables) {
                if (table.shape.name != input.shape.name) continue;
                arrays_.push_back(table_array(table.shape, table.rows));
                inputs_.back() = arrays_.back().raw();
            }
            if (inputs_.back() == nullptr)
                throw std::logic_error("the test gives no table " + input.shape.name);
        }
        raw_ = {sizeof(rostra_tables), 0, inputs_.data()};
    }
    Tables(Tables&&) = delete;

    [[nodiscard]] const rostra_tables* raw() const { return &raw_; }

private:
    std::list<OwnedArray> arrays_;
    std::vector<const ArrowArray*> inputs_;
    rostra_tables raw_{};
};

TestAnalyzer::TestAnalyzer(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                           ComponentSetup setup)
    : TestComponent(host, module.component(component, ROSTRA_ANALYZER), std::move(setup)),
      analyzer_(reinterpret_cast<const rostra_analyzer&>(functions_)) {}

std::vector<Rows> TestAnalyzer::run(std::span<const TestDocument> documents, std::size_t batch,
                                    const std::vector<TestTable>& tables) {
    const Tables inputs(setup_, tables);
    void* worker = nullptr;
    const HostCall open(host_, HostCall::Kind::analyzer);
    require("open", analyzer_.open(open.raw(), instance_, inputs.raw(), &worker));
    const std::unique_ptr<void, void (*)(void*)> closed(worker, analyzer_.close);

    std::vector<Rows> results(setup_.outputs.size());
    for (std::size_t first = 0; first < documents.size(); first += batch) {
        const TestBatch part(setup_, documents.subspan(first, std::min(batch, documents.size() - first)));
        std::vector<int> emitted(results.size());
        const HostCall call(
            host_, HostCall::Kind::analyzer, [&](std::uint32_t output, const ArrowArray& array) {
                if (output >= results.size()) throw std::runtime_error("an output the component has not");
                if (++emitted[output] != 1) throw std::runtime_error("a layer emitted twice");
                for (Row& row : checked_layer(setup_.outputs[output], array, part.text_sizes())) {
                    row[0] = std::to_string(first + std::stoul(row[0]));
                    results[output].push_back(std::move(row));
                }
            });
        const rostra_status status = analyzer_.process(call.raw(), instance_, worker, part.raw());
        if (!call.refused().empty()) throw std::runtime_error(call.refused());
        require("process", status);
        for (const int times : emitted) {
            if (times != 1) throw std::runtime_error("a layer that was not emitted");
        }
    }
    return results;
}

TestAggregator::TestAggregator(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                               ComponentSetup setup)
    : TestComponent(host, module.component(component, ROSTRA_AGGREGATOR), std::move(setup)),
      aggregator_(reinterpret_cast<const rostra_aggregator&>(functions_)) {}

TestAggregator::State TestAggregator::open() {
    const HostCall call(host_, HostCall::Kind::aggregator);
    void* state = nullptr;
    require("open", aggregator_.open(call.raw(), instance_, &state));
    return {aggregator_, state};
}

void TestAggregator::update(State& state, std::span<const TestDocument> documents) {
    const TestBatch batch(setup_, documents);
    const HostCall call(host_, HostCall::Kind::aggregator);
    require("update", aggregator_.update(call.raw(), instance_, state.raw(), batch.raw()));
}

void TestAggregator::combine(State& into, State& from) {
    const HostCall call(host_, HostCall::Kind::aggregator);
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
    const HostCall call(host_, HostCall::Kind::aggregator);
    require("save", aggregator_.save(call.raw(), instance_, state.raw(), &sink));
    return saved;
}

TestAggregator::State TestAggregator::load(std::string_view saved) {
    const HostCall call(host_, HostCall::Kind::aggregator);
    void* state = nullptr;
    require("load", aggregator_.load(call.raw(), instance_, str(saved), &state));
    return {aggregator_, state};
}

std::vector<Rows> TestAggregator::finish(State& state, const std::vector<TestTable>& tables) {
    const Tables inputs(setup_, tables);
    std::vector<Rows> results(setup_.outputs.size());
    const HostCall call(host_, HostCall::Kind::finish, [&](std::uint32_t output, const ArrowArray& array) {
        if (output >= results.size()) throw std::runtime_error("an output the component has not");
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

}  // namespace rostra::test
