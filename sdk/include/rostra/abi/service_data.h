/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the data service, for `create`: the files that a plugin ships and those that its options name.
 *
 * A plugin that opens such a file by itself has to notice a disk that fails, a folder in its place and bytes that are
 * no text, and what it read is not in the record of the run. So the host reads it: a regular file of at most 1 GiB, well-formed UTF-8; a
 * byte-order mark is taken off. Each file is read once a run, whoever asks, so all components of a plugin see the same
 * bytes. run.json lists what was read, with its hash.
 *
 * Where a file cannot be had, the host knows why and the run is not started, whatever `create` returns then: return
 * ROSTRA_FAILED without calling `fail`.
 */
#ifndef ROSTRA_ABI_SERVICE_DATA_H
#define ROSTRA_ABI_SERVICE_DATA_H

#include "call.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_DATA "rostra.data/1"

typedef struct rostra_data {
    uint32_t struct_size;
    uint32_t reserved;

    /* The files of the plugin's data folder and of all folders in it, by their paths below it ("en/months.txt"),
     * ascending bytewise. Those that the plugin was built with (rostra_module.data_files) are among them also where
     * they are not there any more, so that reading them fails. `names` is alive as long as the call. [setup] */
    rostra_status (*list)(const rostra_call* call, const rostra_str** names, int64_t* count) ROSTRA_NOEXCEPT;

    /* The text of a file of the data folder; alive as long as the call. Its `data` is NULL where the file is not there,
     * was not shipped either, and `optional` is not 0; all else that goes wrong is ROSTRA_FAILED. [setup] */
    rostra_status (*read)(const rostra_call* call, rostra_str name, int32_t optional,
                          rostra_str* text) ROSTRA_NOEXCEPT;

    /* The text of a file that an option of type `path` names; alive as long as the call. `where`: the handle of that
     * option, under whose line the host says what went wrong. [setup] */
    rostra_status (*read_named)(const rostra_call* call, rostra_str path, uint32_t where,
                                rostra_str* text) ROSTRA_NOEXCEPT;
} rostra_data;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_data) == 32);

ROSTRA_EXTERN_C_END

#endif
