/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: everything. */
#ifndef ROSTRA_ABI_H
#define ROSTRA_ABI_H

#include "aggregator.h"
#include "analyzer.h"
#include "module.h"
#include "reader.h"
#include "runtime.h"
#include "service_corpus.h"
#include "service_data.h"
#include "service_files.h"
#include "service_host.h"
#include "service_log.h"
#include "service_progress.h"
#include "service_scratch.h"
#include "writer.h"

#endif
