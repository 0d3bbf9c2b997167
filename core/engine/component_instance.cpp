// SPDX-License-Identifier: Apache-2.0
#include "engine/component_instance.hpp"

#include <utility>

#include "engine/shapes.hpp"
#include "rostra/span.hpp"

namespace rostra::core {

ComponentInstance::ComponentInstance(const Plan& plan, const StagePlan& stage, const ComponentPlan& component,
                                     const Module& module)
    : stage_(stage),
      component_(component),
      options_(stage.options, stage.plugin->manifest.file, component.named),
      data_dir_((stage.plugin->folder / "data").string()),
      functions_(&module.functions<rostra_functions>(component.name)) {
    auto bind = [this](const std::string& declared, const std::string& name, ProductKind kind,
                       const ArrowSchema* schema) {
        return &bindings_.emplace_back(
            rostra_binding{sizeof(rostra_binding), kind == ProductKind::layer ? ROSTRA_LAYER : ROSTRA_TABLE,
                           rostra::str(declared), rostra::str(name), schema});
    };
    for (const BoundInput& input : component.inputs) {
        const ArrowSchema* schema = nullptr;
        if (input.product != kNone) {
            schema = schemas_.emplace_back(shape_of(plan.products[input.product], input.columns)).get();
        }
        inputs_.push_back(bind(input.declared, input.name, input.kind, schema));
    }
    const Manifest& manifest = stage.plugin->manifest;
    const ComponentSpec& spec = manifest.components[component.index];
    for (std::size_t i = 0; i < component.outputs.size(); ++i) {
        const Product& product = plan.products[component.outputs[i]];
        outputs_.push_back(bind(spec.outputs[i].name, product.name, product.kind,
                                schemas_.emplace_back(shape_of(product)).get()));
    }
    setup_ = {sizeof(rostra_setup),
              0,
              options_.root(),
              rostra::str(stage.id),
              rostra::str(data_dir_),
              static_cast<std::uint32_t>(inputs_.size()),
              static_cast<std::uint32_t>(outputs_.size()),
              inputs_.data(),
              outputs_.data(),
              rostra::str(manifest.id),
              rostra::str(component.name)};
}

ComponentInstance::~ComponentInstance() {
    if (instance_ != nullptr) functions_->destroy(instance_);
}

Result<std::unique_ptr<ComponentInstance>> ComponentInstance::create(const Plan& plan, const StagePlan& stage,
                                                                     const ComponentPlan& component,
                                                                     const Module& module, PluginData& data,
                                                                     const CallWorld& world) {
    std::unique_ptr<ComponentInstance> made(new ComponentInstance(plan, stage, component, module));
    const CallHost call(world, stage.id, {.component = component.name, .data = &data});
    const rostra_status status = made->functions_->create(call.call(), &made->setup_, &made->instance_);
    if (status != ROSTRA_OK) made->instance_ = nullptr;
    if (call.host_failed() && !data.failure()) return stage_error(stage.id, call.failure());
    if (status == ROSTRA_OK && !data.failure()) return made;
    CallFailure failure = call.failure();
    if (data.failure()) failure.message = data.failure()->message;
    Error error = Error::usage(stage_error(stage.id, failure).message, made->place(failure.where));
    if (data.failure()) error.kind = data.failure()->kind;
    if (error.place.file.empty()) error.place = stage.place;
    return error;
}

Error stage_error(const std::string& stage, const CallFailure& failure) {
    return Error::failed("stage '" + stage + "': " + failure.message);
}

InputArrays::InputArrays(const ComponentPlan& component, const std::vector<const ArrowArray*>& layers) {
    for (const BoundInput& input : component.inputs) {
        const bool there =
            input.kind == ProductKind::layer && input.product != kNone && layers[input.product] != nullptr;
        pointers_.push_back(
            there ? projections_.emplace_back(*layers[input.product], true, input.columns).get() : nullptr);
    }
}

InputTables::InputTables(const ComponentPlan& component, const TablePieces& tables, When when) {
    for (const BoundInput& input : component.inputs) {
        inputs_.push_back(nullptr);
        if (!has(component, input, when)) continue;
        std::vector<const ArrowArray*>& pieces = pieces_.emplace_back();
        std::int64_t rows = 0;
        for (const ArrowArray* piece : tables[input.product]) {
            pieces.push_back(projections_.emplace_back(*piece, false, input.columns).get());
            rows += piece->length;
        }
        tables_.push_back(
            {sizeof(rostra_table), 0, rows, static_cast<std::int64_t>(pieces.size()), pieces.data()});
        inputs_.back() = &tables_.back();
    }
    raw_ = {sizeof(rostra_tables), 0, inputs_.data()};
}

}  // namespace rostra::core
