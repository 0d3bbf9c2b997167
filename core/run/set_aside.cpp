// SPDX-License-Identifier: Apache-2.0
#include "run/set_aside.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace rostra::core {

std::string to_json_line(const DocumentFailure& failure) {
    nlohmann::ordered_json line;
    line["document"] = failure.document;
    line["stage"] = failure.stage;
    line["code"] = failure.code;
    line["message"] = failure.message;
    line["begin"] = failure.begin;
    line["end"] = failure.end;
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void SetAsides::add(DocumentFailure failure) {
    const std::lock_guard lock(mutex_);
    failures_.push_back(std::move(failure));
}

void SetAsides::clear() {
    const std::lock_guard lock(mutex_);
    failures_.clear();
}

std::size_t SetAsides::size() const {
    const std::lock_guard lock(mutex_);
    return failures_.size();
}

Result<void> SetAsides::write(OutputFile& file) const {
    const std::lock_guard lock(mutex_);
    std::vector<const DocumentFailure*> ordered;
    for (const DocumentFailure& failure : failures_) ordered.push_back(&failure);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto* a, const auto* b) { return a->ordinal < b->ordinal; });
    for (const DocumentFailure* failure : ordered) {
        if (Result<void> written = file.write(to_json_line(*failure) + '\n'); !written) return written;
    }
    return {};
}

}  // namespace rostra::core
