// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "config/plan.hpp"
#include "document/owned_schema.hpp"
#include "document/projection.hpp"
#include "engine/call_host.hpp"
#include "engine/option_tree.hpp"
#include "loader/module.hpp"
#include "loader/plugin_data.hpp"
#include "rostra/abi/batch.h"
#include "rostra/abi/module.h"

namespace rostra::core {

/// A component of a stage, created with its options and bindings; destroyed with this object.
class ComponentInstance {
public:
    /// Everything referred to outlives the instance, but for `data`, what it reads while it is made. Fails where that
    /// cannot be read, whatever the component makes of it, and where the component refuses its options; the error's
    /// place is then the option's line.
    [[nodiscard]] static Result<std::unique_ptr<ComponentInstance>> create(
        const Plan& plan, const StagePlan& stage, const ComponentPlan& component, const Module& module,
        PluginData& data, const CallWorld& world);
    ~ComponentInstance();
    ComponentInstance(const ComponentInstance&) = delete;
    ComponentInstance& operator=(const ComponentInstance&) = delete;

    template <class Functions>
    [[nodiscard]] const Functions& functions() const {
        return *reinterpret_cast<const Functions*>(functions_);
    }
    [[nodiscard]] const void* instance() const { return instance_; }
    [[nodiscard]] const ComponentPlan& plan() const { return component_; }
    [[nodiscard]] const std::string& stage() const { return stage_.id; }
    /// The place a failure's `where` stands for.
    [[nodiscard]] SourcePlace place(std::uint32_t where) const { return options_.place(where); }

private:
    ComponentInstance(const Plan& plan, const StagePlan& stage, const ComponentPlan& component,
                      const Module& module);

    const StagePlan& stage_;
    const ComponentPlan& component_;
    OptionTree options_;
    std::string data_dir_;
    std::deque<OwnedSchema> schemas_;
    std::deque<rostra_binding> bindings_;
    std::vector<const rostra_binding*> inputs_;
    std::vector<const rostra_binding*> outputs_;
    rostra_setup setup_{};
    const rostra_functions* functions_;
    void* instance_ = nullptr;
};

/// A failure of the whole run or of its set-up, as a person reads it: "stage 'terms': …".
[[nodiscard]] Error stage_error(const std::string& stage, const CallFailure& failure);

/// A component's layers for one call, projected; NULL where absent or a table.
class InputArrays {
public:
    /// `layers` by product; entries that are not needed may be nullptr.
    InputArrays(const ComponentPlan& component, const std::vector<const ArrowArray*>& layers);
    [[nodiscard]] const ArrowArray* const* data() const { return pointers_.data(); }

private:
    std::deque<Projection> projections_;
    std::vector<const ArrowArray*> pointers_;
};

/// By product, the pieces of the tables that a component reads.
using TablePieces = std::vector<std::vector<const ArrowArray*>>;

/// A component's tables, projected; NULL where absent, a layer, or not there yet.
class InputTables {
public:
    enum class When { opened, finished };

    /// The pieces outlive this. `when`: an aggregator whose state is opened has those tables alone that it asks for then;
    /// an analyzer has all, as an aggregator that finishes.
    InputTables(const ComponentPlan& component, const TablePieces& tables, When when);
    InputTables(const InputTables&) = delete;
    [[nodiscard]] static bool has(const ComponentPlan& component, const BoundInput& input, When when) {
        return input.kind == ProductKind::table && input.product != kNone &&
               (when == When::finished || component.kind != ComponentKind::aggregator || input.at_open);
    }
    InputTables& operator=(const InputTables&) = delete;
    [[nodiscard]] const rostra_tables* raw() const { return &raw_; }

private:
    std::deque<Projection> projections_;
    std::deque<std::vector<const ArrowArray*>> pieces_;
    std::deque<rostra_table> tables_;
    std::vector<const rostra_table*> inputs_;
    rostra_tables raw_{};
};

}  // namespace rostra::core
