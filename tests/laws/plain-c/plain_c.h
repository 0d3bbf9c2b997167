/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of this plugin share. */
#ifndef PLAIN_C_H
#define PLAIN_C_H

#include <rostra/abi/abi.h>

extern const rostra_analyzer plain_c_lines;
extern const rostra_aggregator plain_c_size;

/* Says that memory is used up; the status to return then. */
rostra_status plain_c_no_memory(const rostra_call* call);

/* Makes an array of `length` items with `children` children, all of them empty still, and, where `bytes` is not 0, a
 * buffer of that many bytes behind the validity buffer, which there never is. 0: there is no memory. */
int plain_c_make_array(struct ArrowArray* array, int64_t length, size_t bytes, int64_t children);

/* The buffer of values of an array that was made with one. */
void* plain_c_values(const struct ArrowArray* array);

#endif
