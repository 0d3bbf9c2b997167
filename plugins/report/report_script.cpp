// SPDX-License-Identifier: Apache-2.0
#include "report_script.hpp"

namespace rostra::report {

namespace {

constexpr char kScript[] = {
#include "report_script.inc"
};
constexpr std::string_view kHash =
#include "report_script_hash.inc"
    ;

}  // namespace

std::string_view page_script() { return {kScript, sizeof kScript}; }

std::string_view page_script_hash() { return kHash; }

}  // namespace rostra::report
