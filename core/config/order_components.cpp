// SPDX-License-Identifier: Apache-2.0
#include "config/order_components.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.hpp"

namespace rostra::core {
namespace {

/// The graph of components, whose edges are the products that one makes and the other reads.
class ComponentOrder {
public:
    ComponentOrder(Plan& plan, Diagnostics& errors) : plan_(plan), errors_(errors) {
        for (std::size_t s = 0; s < plan.stages.size(); ++s) {
            first_node_.push_back(steps_.size());
            for (std::size_t c = 0; c < plan.stages[s].components.size(); ++c) steps_.push_back({s, c});
        }
        done_.resize(steps_.size(), false);
        readers_.resize(steps_.size());
        waits_for_.resize(steps_.size(), 0);
        for (std::size_t node = 0; node < steps_.size(); ++node) {
            for (const BoundInput& input : component(steps_[node]).inputs) {
                if (input.product == kNone || plan_.products[input.product].stage == kNone) continue;
                readers_[node_of(plan_.products[input.product])].push_back(node);
                ++waits_for_[node];
            }
            if (waits_for_[node] == 0) ready_.push(node);
        }
    }

    /// Takes what can run, the first of the file first, until all is taken. Where nothing can run there is a circle:
    /// it is said, and taken as run so that what hangs on it is not blamed too.
    std::vector<Step> sorted() {
        while (sorted_.size() < steps_.size()) {
            if (!ready_.empty()) {
                const std::size_t next = ready_.top();
                ready_.pop();
                take(next);
                continue;
            }
            for (const std::size_t node : find_circle()) take(node);
        }
        return std::move(sorted_);
    }

private:
    [[nodiscard]] const ComponentPlan& component(const Step& step) const {
        return plan_.stages[step.stage].components[step.component];
    }

    [[nodiscard]] std::size_t node_of(const Product& product) const {
        return first_node_[product.stage] + product.component;
    }

    void take(std::size_t node) {
        if (done_[node]) return;
        done_[node] = true;
        sorted_.push_back(steps_[node]);
        for (const std::size_t reader : readers_[node]) {
            if (--waits_for_[reader] == 0 && !done_[reader]) ready_.push(reader);
        }
    }

    /// An input of `node` whose producer has not run.
    [[nodiscard]] const BoundInput* waits_for(std::size_t node) const {
        for (const BoundInput& input : component(steps_[node]).inputs) {
            if (input.product == kNone || plan_.products[input.product].stage == kNone) continue;
            if (!done_[node_of(plan_.products[input.product])]) return &input;
        }
        return nullptr;
    }

    /// Every node that is left waits for another: going from one to the next must come back somewhere.
    std::vector<std::size_t> find_circle() {
        std::vector<std::size_t> path;
        std::size_t next =
            static_cast<std::size_t>(std::find(done_.begin(), done_.end(), false) - done_.begin());
        while (std::find(path.begin(), path.end(), next) == path.end()) {
            path.push_back(next);
            next = node_of(plan_.products[waits_for(next)->product]);
        }
        path.erase(path.begin(), std::find(path.begin(), path.end(), next));
        // From the first in the file on, so that the message does not hang on where the search began.
        std::rotate(path.begin(), std::min_element(path.begin(), path.end()), path.end());
        say_circle(path);
        return path;
    }

    void say_circle(const std::vector<std::size_t>& circle) {
        std::string message = "stages need one another in a circle: ";
        for (std::size_t i = 0; i < circle.size(); ++i) {
            const Product& product = plan_.products[waits_for(circle[i])->product];
            message += i == 0 ? "stage " + in_quotes(stage_id(circle[i])) : ", which";
            message += " needs " + std::string(word_for(product.kind)) + " " + in_quotes(product.name) +
                       " of stage " + in_quotes(plan_.stages[product.stage].id);
        }
        errors_.add(plan_.stages[steps_[circle.front()].stage].place, message);
    }

    [[nodiscard]] const std::string& stage_id(std::size_t node) const {
        return plan_.stages[steps_[node].stage].id;
    }

    Plan& plan_;
    Diagnostics& errors_;
    std::vector<Step> steps_;                        // in the file's order; an index is a node
    std::vector<std::size_t> first_node_;            // by stage
    std::vector<std::vector<std::size_t>> readers_;  // of what a node makes, once for each input
    std::vector<std::size_t> waits_for_;             // how many inputs of a node are not there yet
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready_;
    std::vector<bool> done_;
    std::vector<Step> sorted_;
};

/// A layer is there in the phase that makes it; a table once its phase is over, or when an aggregator finishes that does
/// not need it before.
std::size_t first_phase(const ComponentPlan& component, const std::vector<Product>& products) {
    std::size_t phase = 0;
    for (const BoundInput& input : component.inputs) {
        if (input.product == kNone) continue;
        const Product& product = products[input.product];
        const bool waits = product.kind == ProductKind::table &&
                           (component.kind == ComponentKind::analyzer || input.at_open);
        phase = std::max(phase, product.phase + (waits ? 1 : 0));
    }
    return phase;
}

void set_phases(Plan& plan) {
    plan.phases = 1;
    for (const Step& step : plan.order) {
        ComponentPlan& component = plan.stages[step.stage].components[step.component];
        component.phase = first_phase(component, plan.products);
        for (const std::size_t output : component.outputs) plan.products[output].phase = component.phase;
        plan.phases = std::max(plan.phases, component.phase + 1);
    }
    std::stable_sort(plan.order.begin(), plan.order.end(), [&](const Step& a, const Step& b) {
        return plan.stages[a.stage].components[a.component].phase <
               plan.stages[b.stage].components[b.component].phase;
    });
}

/// Stages by their first step; steps and products then speak of their new places.
void sort_stages(Plan& plan) {
    std::vector<std::size_t> order;  // old indices in their new order
    std::vector<bool> placed(plan.stages.size(), false);
    for (const Step& step : plan.order) {
        if (!placed[step.stage]) order.push_back(step.stage);
        placed[step.stage] = true;
    }
    std::vector<std::size_t> place(plan.stages.size());
    std::vector<StagePlan> stages;
    for (const std::size_t old : order) {
        place[old] = stages.size();
        stages.push_back(std::move(plan.stages[old]));
    }
    plan.stages = std::move(stages);
    for (Step& step : plan.order) step.stage = place[step.stage];
    for (Product& product : plan.products) {
        if (product.stage != kNone) product.stage = place[product.stage];
    }
}

void note_readers(Plan& plan) {
    for (const Step& step : plan.order) {
        const ComponentPlan& component = plan.stages[step.stage].components[step.component];
        for (const BoundInput& input : component.inputs) {
            if (input.product == kNone) continue;
            Product& product = plan.products[input.product];
            product.needed_later = product.needed_later || component.phase > product.phase;
        }
    }
    for (StagePlan& writer : plan.output.writers) {
        for (ComponentPlan& component : writer.components) {
            component.phase = plan.phases - 1;
            for (const BoundInput& input : component.inputs) {
                if (input.product != kNone) plan.products[input.product].needed_by_writer = true;
            }
        }
    }
    plan.products[plan.document].phase = plan.phases - 1;
    if (!plan.output.keep) return;
    plan.products[plan.document].needed_by_writer = true;
    for (const std::size_t layer : plan.output.layers) plan.products[layer].needed_by_writer = true;
    for (Product& product : plan.products) {
        if (product.kind == ProductKind::table && !product.internal) product.needed_by_writer = true;
    }
}

}  // namespace

void order_components(Plan& plan, Diagnostics& errors) {
    plan.order = ComponentOrder(plan, errors).sorted();
    set_phases(plan);
    sort_stages(plan);
    note_readers(plan);
}

}  // namespace rostra::core
