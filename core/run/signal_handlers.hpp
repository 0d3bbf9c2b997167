// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <vector>

namespace rostra::core {

/// Handlers of signals, as long as this lives; then what was before is back, but where another handler has come since. A
/// program that is started meanwhile has none of them, as exec takes handlers away; an ignored signal would stay ignored.
class SignalHandlers {
public:
    using Handler = void (*)(int signal);

    SignalHandlers() = default;
    ~SignalHandlers();
    SignalHandlers(const SignalHandlers&) = delete;
    SignalHandlers& operator=(const SignalHandlers&) = delete;

    /// Sets a handler, where nobody has set one or had the signal ignored; `flags` as of sigaction.
    void set(int signal, Handler handler, int flags);

private:
    struct Set {
        int signal;
        Handler handler;
        struct sigaction before;
    };
    std::vector<Set> set_;
};

}  // namespace rostra::core
