/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the host service, which host this is; in every call. */
#ifndef ROSTRA_ABI_SERVICE_HOST_H
#define ROSTRA_ABI_SERVICE_HOST_H

#include "call.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_HOST "rostra.host/1"

/* For messages, and to leave alone what a host is known to do badly; never to find out what a host can do, which
 * ROSTRA_HAS and services that are there or not tell. Alive as long as the process. */
typedef struct rostra_host {
    uint32_t struct_size;
    uint32_t abi_minor; /* ROSTRA_ABI_MINOR of the headers it was built with */
    rostra_str name;    /* "rostra" */
    rostra_str version; /* "0.3.0" */
} rostra_host;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_host) == 40);

ROSTRA_EXTERN_C_END

#endif
