// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rostra::core {

/// Has `without_memory`, which must not return, called where ICU gets no memory. ICU (72) goes on with objects that it could
/// not make whole: its CharsetDetector reads and frees what was never set. To be called once, before ICU is used.
void end_where_icu_gets_no_memory(void (*without_memory)());

}  // namespace rostra::core
