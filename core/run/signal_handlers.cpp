// SPDX-License-Identifier: Apache-2.0
#include "run/signal_handlers.hpp"

namespace rostra::core {

SignalHandlers::~SignalHandlers() {
    for (auto at = before_.rbegin(); at != before_.rend(); ++at) ::sigaction(at->first, &at->second, nullptr);
}

void SignalHandlers::set(int signal, Handler handler, int flags) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) != 0) return;
    if ((before.sa_flags & SA_SIGINFO) != 0 || before.sa_handler != SIG_DFL) return;
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    if (::sigaction(signal, &action, nullptr) == 0) before_.emplace_back(signal, before);
}

}  // namespace rostra::core
