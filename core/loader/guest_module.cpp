// SPDX-License-Identifier: Apache-2.0
#include "loader/guest_module.hpp"

#include <string>

#include "base/wording.hpp"
#include "rostra/abi/module.h"
#include "rostra/span.hpp"

namespace rostra::core {

namespace {

/// A call that can fail and nothing more.
class PlainCall {
public:
    PlainCall() : call_{sizeof(rostra_call), 0, this, fail, should_stop, emit, parallel_for, service} {}
    PlainCall(const PlainCall&) = delete;
    PlainCall& operator=(const PlainCall&) = delete;

    [[nodiscard]] const rostra_call* get() const { return &call_; }
    [[nodiscard]] const std::string& message() const { return message_; }

private:
    static void fail(const rostra_call* call, const rostra_failure* why) noexcept {
        try {
            static_cast<PlainCall*>(call->host)->message_ = rostra::view(why->message);
        } catch (...) {  // no memory for the message
        }
    }
    static std::int32_t should_stop(const rostra_call*) noexcept { return 0; }
    static rostra_status emit(const rostra_call*, std::uint32_t, ArrowArray* array) noexcept {
        if (array->release != nullptr) array->release(array);
        return ROSTRA_FAILED;
    }
    static rostra_status parallel_for(const rostra_call* call, std::uint64_t count, std::uint64_t grain,
                                      void* argument, rostra_loop_body body) noexcept {
        const std::uint64_t step = grain == 0 ? 1 : grain;
        for (std::uint64_t begin = 0; begin < count; begin += step) {
            const std::uint64_t end = count - begin < step ? count : begin + step;
            const rostra_status status = body(call, argument, begin, end);
            if (status != ROSTRA_OK) return status;
        }
        return ROSTRA_OK;
    }
    static const void* service(const rostra_call*, const char*) noexcept { return nullptr; }

    rostra_call call_;
    std::string message_ = "it did not say why";
};

Error refused(const CatalogueEntry& guest, const std::string& why) {
    return Error::usage("plugin " + in_quotes(guest.manifest.id) + " cannot be run by plugin " +
                        in_quotes(guest.runtime->manifest.id) + ": " + why);
}

}  // namespace

Result<OpenedModule> guest_module(const CatalogueEntry& guest) {
    Result<OpenedModule> opened = open_module(*guest.runtime);
    if (!opened) return opened.error();
    if (Result<void> known = check_abi(*opened); !known) return known.error();
    if (Result<void> same = check_manifest(*opened, guest.runtime->manifest); !same) return same.error();
    const rostra_module* module = opened->module;
    const bool extends = ROSTRA_HAS(module, rostra_module, extension) && module->extension != nullptr;
    const auto* runtime =
        extends ? static_cast<const rostra_runtime*>(module->extension(ROSTRA_RUNTIME)) : nullptr;
    if (runtime == nullptr) return refused(guest, "that one is no runtime (" ROSTRA_RUNTIME ")");

    const PlainCall call;
    const std::string folder = guest.folder.string();
    const rostra_guest described{sizeof(rostra_guest), 0, rostra::str(guest.manifest.id), rostra::str(folder),
                                 rostra::str(guest.manifest.text)};
    const rostra_module* given = nullptr;
    if (runtime->module(call.get(), &described, &given) != ROSTRA_OK) return refused(guest, call.message());
    if (given == nullptr) return refused(guest, "it gave no module");
    return OpenedModule{given, opened->library, nullptr};
}

}  // namespace rostra::core
