// SPDX-License-Identifier: Apache-2.0
#include "unit/engine/recording_host.hpp"

#include <fmt/format.h>

namespace rostra::core {

class RecordingHost::InMemory : public ResultFile {
public:
    explicit InMemory(std::string& bytes) : bytes_(bytes) {}
    [[nodiscard]] Result<void> write(std::string_view bytes) override {
        bytes_ += bytes;
        return {};
    }

private:
    std::string& bytes_;
};

std::vector<std::pair<std::string_view, std::string_view>> RecordingHost::facts(std::string_view document,
                                                                                std::size_t /*input*/) const {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    const auto found = known.find(std::string(document));
    if (found == known.end()) return out;
    for (const auto& [name, value] : found->second) out.emplace_back(name, value);
    return out;
}

void RecordingHost::set_aside(DocumentFailure failure) {
    failures_.push_back(fmt::format("{} {} {} {} {} {}: {}", failure.ordinal, failure.document, failure.stage,
                                    failure.code, failure.begin, failure.end, failure.message));
}

void RecordingHost::start_over() {
    results_.clear();
    texts_.clear();
    open_.clear();
    failures_.clear();
    ++started_over_;
}

Result<void> RecordingHost::keep_text(std::string_view document, std::string_view text) {
    texts_.emplace(document, text);
    return {};
}

Result<ResultFile*> RecordingHost::open_result(std::string_view name) {
    return open_.emplace_back(std::make_unique<InMemory>(results_[std::string(name)])).get();
}

Result<std::string> RecordingHost::reserve_result(std::string_view name) {
    return Error::failed("no library may write '" + std::string(name) + "' here");
}

void RecordingHost::log(LogSeverity severity, std::string_view stage, std::string_view message,
                        const LogPlace& place) {
    const std::scoped_lock lock(mutex_);
    lines_.push_back(fmt::format("{} {} {}: {}", static_cast<int>(severity), stage, place.document, message));
}

std::vector<std::string> RecordingHost::lines() const {
    const std::scoped_lock lock(mutex_);
    return lines_;
}

void RecordingHost::pass_begins(std::string_view label, std::uint64_t, std::uint64_t) {
    passes_.emplace_back(label);
    on_begin();
}

void RecordingHost::pass_advances(std::uint64_t, std::uint64_t) { on_advance(); }

}  // namespace rostra::core
