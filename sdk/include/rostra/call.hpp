// SPDX-License-Identifier: Apache-2.0
// The context of a call, and what a plugin throws. The layer catches everything at the boundary.
#pragma once

#include <algorithm>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "rostra/abi/abi.h"
#include "rostra/span.hpp"

namespace rostra::inline v0 {

/// This document cannot be worked on: it is set aside with this message and the run goes on.
/// `begin` and `end` are bytes of its text; `ordinal` may be left out where one document is worked on at a time.
/// `code`: a short word for programs, of lower-case letters, digits and '-'; it lives as long as the program.
class DocumentError : public std::runtime_error {
public:
    explicit DocumentError(const std::string& message, std::int32_t from = 0, std::int32_t to = 0,
                           std::int64_t document = -1, const char* word = ROSTRA_FAIL_DOCUMENT)
        : std::runtime_error(message), begin(from), end(to), ordinal(document), code(word) {}
    std::int32_t begin, end;
    std::int64_t ordinal;
    const char* code;
};

/// The options contradict each other or the inputs. `where` is Options::where(name): the message is then shown
/// under the option's line in the pipeline file.
class OptionError : public std::runtime_error {
public:
    explicit OptionError(const std::string& message, std::uint32_t option = 0)
        : std::runtime_error(message), where(option) {}
    std::uint32_t where;
};

/// A file or a service failed, and no document is at fault: the run ends.
class IoError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Thrown by Call::check_stop and by whatever waits: leave, freeing what was made. Not an error.
struct Stopped {};

/// The host refused something and knows why: leave.
struct Refused {};
namespace detail {

/// Runs `body`, turning whatever it throws into a status and a message: nothing thrown crosses the boundary.
template <class Body>
rostra_status guard(const rostra_call* call, std::int64_t document, Body&& body) noexcept {
    auto fail = [call](const char* code, const char* message, std::uint32_t where, std::int64_t ordinal,
                       std::int32_t begin, std::int32_t end) {
        const rostra_failure why{sizeof(rostra_failure), where, str(code), str(message), ordinal, begin, end};
        call->fail(call, &why);
        return ROSTRA_FAILED;
    };
    try {
        if constexpr (std::is_void_v<decltype(body())>) {
            body();
            return ROSTRA_OK;
        } else {
            return body();
        }
    } catch (const Stopped&) {
        return ROSTRA_STOPPED;
    } catch (const Refused&) {
        return ROSTRA_FAILED;
    } catch (const DocumentError& error) {
        const std::int64_t ordinal = error.ordinal >= 0 ? error.ordinal : document;
        return fail(error.code, error.what(), 0, ordinal, error.begin, error.end);
    } catch (const OptionError& error) {
        return fail(ROSTRA_FAIL_OPTION, error.what(), error.where, -1, 0, 0);
    } catch (const IoError& error) {
        return fail(ROSTRA_FAIL_IO, error.what(), 0, -1, 0, 0);
    } catch (const std::bad_alloc&) {
        return fail(ROSTRA_FAIL_MEMORY, "out of memory", 0, document, 0, 0);
    } catch (const std::exception& error) {
        return fail(ROSTRA_FAIL_BUG, error.what(), 0, document, 0, 0);
    } catch (...) {
        return fail(ROSTRA_FAIL_BUG, "an exception that is no std::exception", 0, document, 0, 0);
    }
}

/// For what the host answered to something asked of it.
inline void require(rostra_status status) {
    if (status == ROSTRA_STOPPED) throw Stopped();
    if (status != ROSTRA_OK) throw Refused();
}

}  // namespace detail

/// The context of a call: stopping, emitting, parallel loops, logging, services. Valid during the call.
class Call {
public:
    explicit Call(const rostra_call* call) : call_(call) {}

    [[nodiscard]] bool should_stop() const { return call_->should_stop(call_) != 0; }
    /// Throws Stopped once the run is to stop. Ask at least once a document, and every few milliseconds.
    void check_stop() const {
        if (should_stop()) throw Stopped();
    }

    /// Moves an output to the host, by its number in the manifest.
    void emit(std::uint32_t output, ArrowArray array) const {
        detail::require(call_->emit(call_, output, &array));
    }

    /// Calls body(begin, end) over [0, count) in pieces of `grain`, in parallel where threads are free. The pieces
    /// depend on count and grain alone. What a body throws fails this call.
    template <class Body>
    void parallel_for(std::uint64_t count, std::uint64_t grain, Body body) const {
        auto piece = [](const rostra_call* call, void* argument, std::uint64_t begin,
                        std::uint64_t end) noexcept -> rostra_status {
            return detail::guard(call, -1, [&] { (*static_cast<Body*>(argument))(begin, end); });
        };
        detail::require(call_->parallel_for(call_, count, std::max<std::uint64_t>(grain, 1), &body, piece));
    }

    /// `where`: bytes of the document's text; `code`: a short word for programs, of lower-case letters, digits and '-'.
    void log(std::int32_t level, std::string_view message, std::int64_t document = -1, Span where = {},
             std::string_view code = {}) const {
        const auto* log = static_cast<const rostra_log*>(call_->service(call_, ROSTRA_LOG));
        if (log == nullptr) return;
        const rostra_log_line line{
            sizeof(rostra_log_line), level, str(code), str(message), document, where.begin, where.end};
        log->write(call_, &line);
    }
    /// Something was capped, dropped or left undecided: told to the person and kept in run.json.
    void warn(std::string_view message, std::int64_t document = -1, Span where = {},
              std::string_view code = {}) const {
        log(ROSTRA_LOG_WARNING, message, document, where, code);
    }

    /// What takes seconds says how far it is.
    void progress(std::string_view what, std::uint64_t done, std::uint64_t total) const {
        const auto* progress = static_cast<const rostra_progress*>(call_->service(call_, ROSTRA_PROGRESS));
        if (progress != nullptr) progress->report(call_, str(what), done, total);
    }

    /// A service by its id; throws IoError where this call has none.
    template <class Service>
    [[nodiscard]] const Service& service(const char* id) const {
        const void* service = call_->service(call_, id);
        if (service == nullptr) throw IoError(std::string("the host has no service ") + id + " in this call");
        return *static_cast<const Service*>(service);
    }

    [[nodiscard]] const rostra_call* raw() const { return call_; }

private:
    const rostra_call* call_;
};

}  // namespace rostra::inline v0
