/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: what a component is created with, its options, and the functions every kind begins with.
 *
 * An instance is made once a stage and component, holds what the options mean, and does not change afterwards:
 * every later call gets it as a pointer to const and may come from many threads at once.
 */
#ifndef ROSTRA_ABI_SETUP_H
#define ROSTRA_ABI_SETUP_H

#include "arrow.h"
#include "call.h"

/* -- Options: a tree of plain values.
 *
 * The host has checked the tree against the plugin's manifest and filled in every default before a plugin sees it: a
 * plugin reads, it does not validate what the manifest can say. An option that has no default and was not set is
 * absent from the tree. All memory is the host's and lives as long as the instance it was given to. */

#define ROSTRA_VALUE_BOOL 0u   /* as.integer: 0 or 1 */
#define ROSTRA_VALUE_INT 1u    /* as.integer; option types int and size (bytes) */
#define ROSTRA_VALUE_FLOAT 2u  /* as.number, finite */
#define ROSTRA_VALUE_STRING 3u /* as.string; option types string, choice, path (absolute) */
#define ROSTRA_VALUE_LIST 4u   /* as.list, keys empty */
#define ROSTRA_VALUE_TABLE 5u  /* as.list, each item with its key, sorted bytewise by key */
#define ROSTRA_VALUE_NAMED 6u  /* as.named; option types layer, column, fact */

#define ROSTRA_NAMED_WORD 0u   /* one of the `words` of a column option, such as "corpus" */
#define ROSTRA_NAMED_LAYER 1u  /* a layer: `input` */
#define ROSTRA_NAMED_COLUMN 2u /* a column of a layer: `input` and `child` */
#define ROSTRA_NAMED_FACT 3u   /* a fact of the document: the rows of `input` whose `names` say `fact` */

#define ROSTRA_NO_INPUT UINT32_MAX

/* What the value of an option names, resolved by the host. */
typedef struct rostra_named {
    uint32_t struct_size;
    uint32_t kind;   /* ROSTRA_NAMED_… */
    rostra_str text; /* as the pipeline writes it, for messages and results: "turn.speaker_id" */
    rostra_str fact; /* ROSTRA_NAMED_FACT: the fact's name; else empty */
    uint32_t input;  /* its number in rostra_setup; ROSTRA_NO_INPUT: a word, or not read by this component */
    uint32_t child;  /* which child of the input's struct holds the values */
    uint32_t names;  /* ROSTRA_NAMED_FACT: which child holds the facts' names */
    uint32_t reserved;
} rostra_named;

/* Never changes size. */
typedef struct rostra_value {
    uint32_t type;
    uint32_t where; /* the host's handle of the line and column it was written at; 0: a default */
    rostra_str key; /* inside a table; else empty */
    union {
        int64_t integer;
        double number;
        rostra_str string;
        const rostra_named* named;
        struct {
            const struct rostra_value* items;
            int64_t count;
        } list;
    } as;
} rostra_value;

/* -- What a component is created with. */

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
    /* Whose instance is made, for functions that several components share, as those of a runtime do. */
    rostra_str plugin;    /* the plugin's id */
    rostra_str component; /* the component's name in the manifest */
} rostra_setup;

/* First member of every kind's table of functions; never changes size. Functions that a kind has since 1.0 are always
 * there: a host refuses a table that is smaller than ROSTRA_…_MINIMUM of its kind. Later ones may be missing, or
 * NULL. */
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

#endif
