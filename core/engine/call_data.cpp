// SPDX-License-Identifier: Apache-2.0
// The data service of a call: files of the plugin.
#include <optional>
#include <string_view>
#include <vector>

#include "engine/call_functions.hpp"
#include "loader/plugin_data.hpp"
#include "rostra/span.hpp"

namespace rostra::core {

namespace {

rostra_status refused(CallHost& host, const Error& error, std::uint32_t where = 0) {
    CallFunctions::say(host, {"io", error.message, where, -1, 0, 0});
    return ROSTRA_FAILED;
}

}  // namespace

rostra_status CallFunctions::data_list(const rostra_call* call, const rostra_str** names,
                                       std::int64_t* count) noexcept {
    CallHost& host = self(call);
    return CallFunctions::guarded(host, ROSTRA_FAILED, [&]() -> rostra_status {
        const Result<std::vector<std::string_view>> found = host.rights_.data->names();
        if (!found) return refused(host, found.error());
        host.data_names_.clear();
        for (const std::string_view name : *found) host.data_names_.push_back(rostra::str(name));
        *names = host.data_names_.data();
        *count = static_cast<std::int64_t>(host.data_names_.size());
        return ROSTRA_OK;
    });
}

rostra_status CallFunctions::data_read(const rostra_call* call, rostra_str name, std::int32_t optional,
                                       rostra_str* text) noexcept {
    CallHost& host = self(call);
    return CallFunctions::guarded(host, ROSTRA_FAILED, [&]() -> rostra_status {
        const Result<std::optional<std::string_view>> read =
            host.rights_.data->read(rostra::view(name), optional != 0);
        if (!read) return refused(host, read.error());
        *text = *read ? rostra::str(**read) : rostra_str{nullptr, 0};
        return ROSTRA_OK;
    });
}

rostra_status CallFunctions::data_read_named(const rostra_call* call, rostra_str path, std::uint32_t where,
                                             rostra_str* text) noexcept {
    CallHost& host = self(call);
    return CallFunctions::guarded(host, ROSTRA_FAILED, [&]() -> rostra_status {
        const Result<std::string_view> read = host.rights_.data->read_named(rostra::view(path));
        if (!read) return refused(host, read.error(), where);
        *text = rostra::str(*read);
        return ROSTRA_OK;
    });
}

}  // namespace rostra::core
