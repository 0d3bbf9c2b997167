// SPDX-License-Identifier: Apache-2.0
#include "config/default_readers.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/products.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {
namespace {

std::string name_after_renaming(const StagePlan& stage, const std::string& written) {
    for (const auto& [before, after] : stage.renames) {
        if (before == written) return after;
    }
    return written;
}

/// Calls take(name, output) for what a plugin writes under a name that others see, as a reader or as a stage.
template <class Take>
void each_output(const StagePlan& stage, bool as_reader, Take take) {
    if (stage.plugin == nullptr) return;
    for (const ComponentSpec& component : stage.plugin->manifest.components) {
        if ((component.kind == ComponentKind::reader) != as_reader) continue;
        for (const OutputSpec& output : component.outputs) {
            if (!output.internal) take(name_after_renaming(stage, output.name), output);
        }
    }
}

class LayerOwners {
public:
    explicit LayerOwners(const Plan& plan) {
        for (const Product& product : {fact_product(), source_product(), correction_product()})
            taken_[product.name] = nullptr;
        for (const StagePlan& stage : plan.stages)
            each_output(stage, false,
                        [&](const std::string& name, const OutputSpec&) { taken_[name] = nullptr; });
    }

    /// Whether a reader may write all that it writes; takes it then.
    bool take(const StagePlan& reader) {
        bool free = true;
        each_output(reader, true, [&](const std::string& name, const OutputSpec& output) {
            const auto found = taken_.find(name);
            free =
                free && (found == taken_.end() || (found->second != nullptr && same(*found->second, output)));
        });
        if (free || !reader.by_default) {
            each_output(reader, true, [&](const std::string& name, const OutputSpec& output) {
                taken_.emplace(name, &output);
            });
        }
        return free;
    }

private:
    static bool same(const OutputSpec& a, const OutputSpec& b) {
        return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                          is_same_column);
    }

    std::map<std::string, const OutputSpec*> taken_;  // nullptr: by a stage, or the host
};

/// The readers that are none of this input's own.
void note_other_readers(InputPlan& input, const std::vector<StagePlan>& readers, const Catalogue& catalogue) {
    for (const CatalogueEntry& entry : catalogue.plugins) {
        const bool used = std::any_of(input.readers.begin(), input.readers.end(), [&](std::size_t reader) {
            return readers[reader].id == entry.manifest.id;
        });
        if (used) continue;
        for (const ComponentSpec& component : entry.manifest.components) {
            if (component.kind == ComponentKind::reader && !component.accepts.everything())
                input.other_readers.push_back({entry.manifest.id, component.accepts});
        }
    }
}

}  // namespace

void settle_default_readers(Plan& plan, const Catalogue& catalogue) {
    LayerOwners owners(plan);
    std::vector<StagePlan> kept;
    std::vector<std::size_t> now;  // where each reader stands among those that are kept; kNone: it is not
    for (StagePlan& reader : plan.readers) {
        const bool keep = owners.take(reader) || !reader.by_default;
        now.push_back(keep ? kept.size() : kNone);
        if (keep) kept.push_back(std::move(reader));
    }
    plan.readers = std::move(kept);
    for (InputPlan& input : plan.inputs) {
        for (std::size_t& reader : input.readers) reader = now[reader];
        std::erase(input.readers, kNone);
        if (input.plain_reader != kNone) input.plain_reader = now[input.plain_reader];
        note_other_readers(input, plan.readers, catalogue);
    }
}

void mark_incidental_layers(Plan& plan, const Catalogue& catalogue) {
    for (Product& product : plan.products) {
        const bool by_default =
            !product.readers.empty() &&
            std::all_of(product.readers.begin(), product.readers.end(),
                        [&](std::size_t reader) { return plan.readers[reader].by_default; });
        if (!by_default) continue;
        for (const CatalogueEntry& entry : catalogue.plugins) {
            StagePlan stage;
            stage.plugin = &entry;
            each_output(stage, false, [&](const std::string& name, const OutputSpec& output) {
                product.incidental =
                    product.incidental || (output.kind == product.kind && name == product.name);
            });
        }
    }
}

}  // namespace rostra::core
