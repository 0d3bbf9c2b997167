// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/owned_schema.hpp"
#include "engine/option_tree.hpp"
#include "laws/in_memory_host.hpp"
#include "laws/test_columns.hpp"
#include "laws/test_options.hpp"
#include "loader/module.hpp"
#include "manifest/catalogue.hpp"
#include "rostra/abi/abi.h"

namespace rostra::laws {

/// A built plugin, opened by the host's own loader and never closed.
class LoadedModule {
public:
    /// `path`: its folder, manifest or library. Throws std::runtime_error with the host's words.
    explicit LoadedModule(const std::string& path);

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] std::string_view manifest() const { return manifest_; }
    /// Throws where the module has no such component of that kind.
    [[nodiscard]] const rostra_functions& component(std::string_view name, core::ComponentKind kind) const;
    /// The files of its data folder that it was built with.
    [[nodiscard]] std::vector<std::string> data_files() const { return module_.data_files(); }

private:
    LoadedModule(const core::CatalogueEntry& entry);

    std::string id_;
    std::string manifest_;
    std::vector<core::ComponentSpec> components_;
    core::Module module_;
};

/// A table that another component would have made.
struct TestTable {
    Shape shape;
    std::vector<Cells> rows;
};

/// What a component is created with, as a pipeline would bind it.
struct ComponentSetup {
    struct Input {
        Shape shape;
        bool present = true;  ///< false: an optional input that nothing provides
    };
    Options options;
    std::vector<Input> inputs;
    std::vector<Shape> outputs;
    std::string data_dir;
};

/// What a host would run into: the failed call's status and the message it left, if it left one.
struct ComponentError : std::runtime_error {
    ComponentError(std::string_view function, rostra_status status,
                   const std::optional<InMemoryHost::Failure>& failure);
    rostra_status status;
    std::optional<InMemoryHost::Failure> failure;
};

/// An instance of a component with the inputs it is fed. Its functions throw ComponentError where the
/// component fails or stops, and std::runtime_error where it breaks a promise of the ABI.
class TestComponent {
public:
    TestComponent(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                  core::ComponentKind kind, ComponentSetup setup);
    TestComponent(TestComponent&&) = delete;
    ~TestComponent();

    [[nodiscard]] const ComponentSetup& setup() const { return setup_; }
    /// The data that it read while it was made, by name.
    [[nodiscard]] const std::vector<core::DataFile>& data_read() const { return data_read_; }

protected:
    /// Input tables, whole.
    class Tables {
    public:
        Tables(const ComponentSetup& setup, const std::vector<TestTable>& tables);
        Tables(Tables&&) = delete;
        [[nodiscard]] const rostra_tables* raw() const { return &raw_; }

    private:
        std::list<core::OwnedArray> arrays_;
        std::vector<const ArrowArray*> inputs_;
        rostra_tables raw_{};
    };

    void require(std::string_view function, rostra_status status) const;

    InMemoryHost& host_;
    const rostra_functions& functions_;
    ComponentSetup setup_;
    core::OptionTree options_;
    std::vector<core::OwnedSchema> schemas_;
    std::vector<rostra_binding> inputs_, outputs_;
    rostra_setup raw_setup_{};
    std::vector<core::DataFile> data_read_;
    void* instance_ = nullptr;
};

class TestAnalyzer : public TestComponent {
public:
    TestAnalyzer(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                 ComponentSetup setup);

    /// A worker, closed with this object; its tables live as long.
    class Worker;

    [[nodiscard]] Worker open(const std::vector<TestTable>& tables = {});
    /// One batch; the rows of each output, the document's position in the batch first.
    std::vector<Rows> process(Worker& worker, std::span<const TestDocument> documents);

    /// Runs a new worker over the documents in batches of `batch` and gives the rows of each output, the
    /// document's position first.
    std::vector<Rows> run(std::span<const TestDocument> documents, std::size_t batch,
                          const std::vector<TestTable>& tables = {});

private:
    const rostra_analyzer& analyzer_;
};

class TestAnalyzer::Worker {
public:
    Worker(const rostra_analyzer& analyzer, void* worker, std::unique_ptr<Tables> tables)
        : tables_(std::move(tables)), worker_(worker, analyzer.close) {}
    [[nodiscard]] void* raw() const { return worker_.get(); }

private:
    std::unique_ptr<Tables> tables_;
    std::unique_ptr<void, void (*)(void*)> worker_;
};

class TestAggregator : public TestComponent {
public:
    /// A state, closed with this object.
    class State {
    public:
        State(const rostra_aggregator& aggregator, void* state) : aggregator_(&aggregator), state_(state) {}
        State(State&& other) noexcept
            : aggregator_(other.aggregator_), state_(std::exchange(other.state_, nullptr)) {}
        State& operator=(State&& other) noexcept {
            std::swap(aggregator_, other.aggregator_);
            std::swap(state_, other.state_);
            return *this;
        }
        ~State() {
            if (state_ != nullptr) aggregator_->close(state_);
        }
        [[nodiscard]] void* raw() const { return state_; }

    private:
        const rostra_aggregator* aggregator_;
        void* state_;
    };

    TestAggregator(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                   ComponentSetup setup);

    [[nodiscard]] State open();
    void update(State& state, std::span<const TestDocument> documents);
    void combine(State& into, State& from);
    [[nodiscard]] std::int64_t memory(const State& state) const { return aggregator_.memory(state.raw()); }
    [[nodiscard]] std::string save(const State& state);
    [[nodiscard]] State load(std::string_view saved);
    /// The rows of each output.
    [[nodiscard]] std::vector<Rows> finish(State& state, const std::vector<TestTable>& tables = {});

    /// Everything in one state and one batch.
    [[nodiscard]] std::vector<Rows> run(std::span<const TestDocument> documents,
                                        const std::vector<TestTable>& tables = {});

private:
    const rostra_aggregator& aggregator_;
};

}  // namespace rostra::laws
