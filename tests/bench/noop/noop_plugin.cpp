// SPDX-License-Identifier: Apache-2.0
#include <rostra/plugin.hpp>

namespace {

class Noop {
public:
    explicit Noop(const rostra::Setup&) {}
    using Output = rostra::LayerBuilder<>;
    void analyze(const rostra::Document&, Output&) const {}
};

}  // namespace

ROSTRA_PLUGIN(rostra::analyzer<Noop>("nothing"))
