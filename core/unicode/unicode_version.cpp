// SPDX-License-Identifier: Apache-2.0
#include "unicode/unicode_version.hpp"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace rostra::core {

namespace {

std::string as_text(const UVersionInfo& version) {
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_versionToString(version, text);
    return text;
}

}  // namespace

std::string icu_version() {
    UVersionInfo version;
    u_getVersion(version);
    return as_text(version);
}

std::string unicode_version() {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    return as_text(version);
}

}  // namespace rostra::core
