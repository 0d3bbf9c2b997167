// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <utility>
#include <vector>

namespace rostra::core {

/// Handlers of signals, as long as this lives; then what was before is back. A program that is started meanwhile has none
/// of them, as exec takes handlers away; an ignored signal would stay ignored there.
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
    std::vector<std::pair<int, struct sigaction>> before_;
};

}  // namespace rostra::core
