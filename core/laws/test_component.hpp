// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
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
#include "engine/state_envelope.hpp"
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
    explicit LoadedModule(const core::CatalogueEntry& entry);

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] std::string_view manifest() const { return manifest_; }
    [[nodiscard]] const std::vector<core::OptionSpec>& options() const { return options_; }
    /// Whose states an aggregator saves. Throws where the module has no component of that name.
    [[nodiscard]] core::StateOrigin origin(std::string_view component) const;
    /// Throws where the module has no such component of that kind.
    [[nodiscard]] const rostra_functions& component(std::string_view name, core::ComponentKind kind) const;
    /// The files of its data folder that it was built with.
    [[nodiscard]] std::vector<std::string> data_files() const { return module_.data_files(); }

private:
    std::string id_;
    std::string manifest_;
    std::vector<core::ComponentSpec> components_;
    std::vector<core::OptionSpec> options_;
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
        bool present = true;                       ///< false: an optional input that nothing provides
        std::optional<std::string> declared = {};  ///< its name in the manifest; none: the shape's
        bool at_open = false;                      ///< a table that is there when a state is opened
    };
    Options options;
    std::vector<Input> inputs;
    std::vector<Shape> outputs;
    std::string data_dir;
    /// The input by whose shape the rows of an input's layer or table are given: the first of that name.
    [[nodiscard]] const Input& given_by(const Input& input) const {
        for (const Input& other : inputs) {
            if (other.present && other.shape.kind == input.shape.kind && other.shape.name == input.shape.name)
                return other;
        }
        return input;
    }
    /// What values of options name among the inputs, as the host binds it; none: what has that name.
    std::optional<std::vector<core::NamedInput>> named = {};
};

/// What a host would run into: the failed call's status and the message it left, if it left one.
struct ComponentError : std::runtime_error {
    ComponentError(std::string_view function, rostra_status status,
                   const std::optional<InMemoryHost::Failure>& failure);
    rostra_status status;
    std::optional<InMemoryHost::Failure> failure;
};

/// The host does not hand a saved state on, and why.
struct EnvelopeError : std::runtime_error {
    using std::runtime_error::runtime_error;
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
    /// Input tables.
    class Tables {
    public:
        /// `piece_rows`: how many rows a piece has at most. `at_open`: those alone that are there when a state is opened.
        Tables(const ComponentSetup& setup, const std::vector<TestTable>& tables, std::size_t piece_rows,
               bool at_open);
        Tables(Tables&&) = delete;
        [[nodiscard]] const rostra_tables* raw() const { return &raw_; }

    private:
        void add(const TestTable& table, std::size_t piece_rows);

        std::list<core::OwnedArray> arrays_;
        std::list<std::vector<const ArrowArray*>> pieces_;
        std::list<rostra_table> tables_;
        std::vector<const rostra_table*> inputs_;
        rostra_tables raw_{};
    };

    void require(std::string_view function, rostra_status status) const;

    InMemoryHost& host_;
    const rostra_functions& functions_;
    ComponentSetup setup_;
    std::vector<core::NamedInput> named_;
    core::OptionTree options_;
    std::deque<core::OwnedSchema> schemas_;
    std::deque<rostra_binding> bindings_;
    std::vector<const rostra_binding*> inputs_, outputs_;
    std::string plugin_, component_;
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
    /// A state, closed with this object; the tables it was opened with live as long.
    class State {
    public:
        State(const rostra_aggregator& aggregator, void* state, std::unique_ptr<Tables> tables)
            : tables_(std::move(tables)), aggregator_(&aggregator), state_(state) {}
        State(State&& other) noexcept
            : tables_(std::move(other.tables_)),
              aggregator_(other.aggregator_),
              state_(std::exchange(other.state_, nullptr)) {}
        State& operator=(State&& other) noexcept {
            std::swap(tables_, other.tables_);
            std::swap(aggregator_, other.aggregator_);
            std::swap(state_, other.state_);
            return *this;
        }
        ~State() {
            if (state_ != nullptr) aggregator_->close(state_);
        }
        [[nodiscard]] void* raw() const { return state_; }

    private:
        std::unique_ptr<Tables> tables_;
        const rostra_aggregator* aggregator_;
        void* state_;
    };

    TestAggregator(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                   ComponentSetup setup);

    /// `tables`: those that its states are opened with are looked for among these.
    [[nodiscard]] State open(const std::vector<TestTable>& tables = {});
    void update(State& state, std::span<const TestDocument> documents);
    void combine(State& into, State& from);
    [[nodiscard]] std::int64_t memory(const State& state) const { return aggregator_.memory(state.raw()); }
    /// The plugin's own bytes, without an envelope.
    [[nodiscard]] std::string save(const State& state);
    [[nodiscard]] State load(std::string_view saved, std::int64_t shift = 0,
                             const std::vector<TestTable>& tables = {});
    // The same from where not all bytes are in memory. `size`: -1 where it is not known.
    void save(const State& state, const rostra_sink& sink);
    [[nodiscard]] State load(const rostra_stream& bytes, std::int64_t size, std::int64_t shift = 0,
                             const std::vector<TestTable>& tables = {});
    [[nodiscard]] const core::StateOrigin& origin() const { return origin_; }
    /// Such bytes in the host's envelope, and a state out of one; throws EnvelopeError where the host refuses it.
    [[nodiscard]] std::string in_envelope(std::string_view saved) const;
    [[nodiscard]] State load_from_envelope(std::string_view envelope, std::int64_t shift = 0,
                                           const std::vector<TestTable>& tables = {});
    /// The rows of each output.
    [[nodiscard]] std::vector<Rows> finish(State& state, const std::vector<TestTable>& tables = {});
    /// By output, the numbers of rows of the pieces that the last `finish` emitted.
    [[nodiscard]] const std::vector<std::vector<std::size_t>>& pieces() const { return pieces_; }

    /// Everything in one state and one batch.
    [[nodiscard]] std::vector<Rows> run(std::span<const TestDocument> documents,
                                        const std::vector<TestTable>& tables = {});

private:
    core::StateOrigin origin_;
    const rostra_aggregator& aggregator_;
    std::vector<std::vector<std::size_t>> pieces_;
};

}  // namespace rostra::laws
