/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: everything. */
#ifndef ROSTRA_ABI_H
#define ROSTRA_ABI_H

#include "aggregator.h"
#include "analyzer.h"
#include "module.h"
#include "reader.h"
#include "services.h"
#include "writer.h"

#endif
