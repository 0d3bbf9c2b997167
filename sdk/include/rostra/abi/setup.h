/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: what a component is created with, and the functions every kind begins with.
 *
 * An instance is made once a stage and component, holds what the options mean, and does not change afterwards:
 * every later call gets it as a pointer to const and may come from many threads at once.
 */
#ifndef ROSTRA_ABI_SETUP_H
#define ROSTRA_ABI_SETUP_H

#include "arrow.h"
#include "call.h"
#include "value.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_LAYER 0u
#define ROSTRA_TABLE 1u

/* One input or output as it is bound in this pipeline. */
typedef struct rostra_binding {
    uint32_t struct_size;
    uint32_t kind;                    /* ROSTRA_LAYER or ROSTRA_TABLE */
    rostra_str declared;              /* its name in the manifest; empty: an option or `every` brings it */
    rostra_str name;                  /* its name in this pipeline: in results and messages */
    const struct ArrowSchema* schema; /* NULL: an optional input that nothing provides */
} rostra_binding;

/* Alive as long as the instance.
 * Inputs stand in the order of the manifest. A declared input has the columns the manifest asks for, in its
 * order (layers: after begin and end) and of a type it allows. An input declared by `option = "…"` stands for the
 * layers that the option's value names: those not declared already follow after all declared ones, in the order they
 * are named; columns it adds to one declared already follow that one's own columns; the value tells which input and
 * columns these are (rostra_named). A writer declared with `every = true` gets all layers and tables the pipeline
 * writes out, with all their columns. */
typedef struct rostra_setup {
    uint32_t struct_size;
    uint32_t reserved;
    const rostra_value* options; /* a ROSTRA_VALUE_TABLE */
    rostra_str stage;            /* the stage's id in the pipeline, for messages */
    rostra_str data_dir;         /* folder `data` beside the plugin, absolute, without a slash at its end */
    uint32_t input_count;
    uint32_t output_count;
    const rostra_binding* const* inputs;
    const rostra_binding* const* outputs;
    rostra_str
        plugin; /* its id: together with `component`, whose instance is made. For functions that several */
    rostra_str component; /* components share, as those of a runtime do */
} rostra_setup;

/* First member of every kind's table of functions; never changes size. Functions that a kind has since 1.0 are always there: a host refuses
 * a table that ends before the kind's last one (ROSTRA_…_MINIMUM). Later ones may be missing, or NULL. */
typedef struct rostra_functions {
    uint32_t struct_size; /* of the kind's whole table */
    uint32_t reserved;

    /* Makes an instance. On ROSTRA_FAILED there is none, and fail's `where` shows the option's line. Files
     * are read here, through the data service; must not start threads. [setup] */
    rostra_status (*create)(const rostra_call* call, const rostra_setup* setup,
                            void** instance) ROSTRA_NOEXCEPT;

    /* Frees it, after everything opened from it was closed. [setup] */
    void (*destroy)(void* instance) ROSTRA_NOEXCEPT;
} rostra_functions;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_binding) == 48);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_setup) == 104);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_functions) == 24);

ROSTRA_EXTERN_C_END

#endif
