// SPDX-License-Identifier: Apache-2.0
#include "engine/reader_set.hpp"

#include <utility>

namespace rostra::core {

ReaderSet::ReaderSet(const Plan& plan, Modules& modules, const CallWorld& world, ReadData& read)
    : plan_(plan), modules_(modules), world_(world), read_(read), made_(plan.readers.size()) {}

Result<void> ReaderSet::make_named(ComponentMaker& maker) {
    for (std::size_t i = 0; i < made_.size(); ++i) {
        const StagePlan& reader = plan_.readers[i];
        if (reader.by_default) continue;
        Result<std::unique_ptr<ComponentInstance>> made = maker.make(reader, reader.components.front());
        if (!made) return made.error();
        made_[i] = *std::move(made);
    }
    return {};
}

Result<const ComponentInstance*> ReaderSet::get(std::size_t reader) {
    if (made_[reader] == nullptr) {
        ComponentMaker maker(plan_, modules_, world_);
        const StagePlan& stage = plan_.readers[reader];
        Result<std::unique_ptr<ComponentInstance>> made = maker.make(stage, stage.components.front());
        maker.tell(read_);
        if (!made) {
            // The run has begun; that nothing was run is no longer true.
            Error error = made.error();
            error.kind = ErrorKind::failed;
            if (error.place.file.empty()) error.place = stage.place;
            return error;
        }
        made_[reader] = *std::move(made);
    }
    return made_[reader].get();
}

}  // namespace rostra::core
