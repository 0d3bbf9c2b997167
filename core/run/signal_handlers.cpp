// SPDX-License-Identifier: Apache-2.0
#include "run/signal_handlers.hpp"

namespace rostra::core {

SignalHandlers::~SignalHandlers() {
    for (auto at = set_.rbegin(); at != set_.rend(); ++at) {
        struct sigaction now {};
        const bool is_ours = ::sigaction(at->signal, nullptr, &now) == 0 &&
                             (now.sa_flags & SA_SIGINFO) == 0 &&
                             (now.sa_handler == at->handler || now.sa_handler == SIG_DFL);
        if (is_ours) ::sigaction(at->signal, &at->before, nullptr);
    }
}

void SignalHandlers::set(int signal, Handler handler, int flags) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) != 0) return;
    if ((before.sa_flags & SA_SIGINFO) != 0 || before.sa_handler != SIG_DFL) return;
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    if (::sigaction(signal, &action, nullptr) == 0) set_.push_back({signal, handler, before});
}

}  // namespace rostra::core
