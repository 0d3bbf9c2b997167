// SPDX-License-Identifier: Apache-2.0
// What the host tells of the run. Everything may be missing: pages of other versions say less.

export type SentencePart = string | { column?: string; sum?: string; different?: string; rows?: boolean };

/// How a manifest would show a table: each role with its column.
export interface ViewHint {
    kind?: "bars" | "scatter" | "matrix";
    label?: string;
    value?: string;
    group?: string;
    x?: string;
    y?: string;
    row?: string;
    column?: string;
    document?: string;
    text?: string;
    sentence?: SentencePart[];
}
export interface RecordedProduct {
    name: string;
    kind: "layer" | "table";
    plugin?: string;
    stage?: string;
    doc?: string;
    columns?: { name: string; unit?: string; doc?: string }[];
    view?: ViewHint;
}
export interface RunRecord {
    rostra?: string;
    icu?: string;
    unicode?: string;
    started?: string;
    counts?: { documents?: number; set_aside?: number; bytes?: number; replaced?: number };
    warnings?: string[];
    pipeline?: unknown;
    pipeline_xxh128?: string;
    plugins?: { id: string; version: string; summary?: string }[];
    inputs?: { id: string; bytes: number; xxh128?: string }[];
    products?: RecordedProduct[];
}
