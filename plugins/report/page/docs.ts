// SPDX-License-Identifier: Apache-2.0
// What manifests say of layers, tables and columns, as the run tells it.
import type { ProductHead, Store } from "./data";

// Columns of every layer, which no manifest lists.
const kPlace: Record<string, string> = {
    document: "The document's id: its path below the folder of inputs.",
    begin: "Where it begins, in bytes of the document's text.",
    end: "Where it ends: the first byte that is no part of it.",
};

export function productDoc(store: Store, head: ProductHead): string {
    return store.recorded(head)?.doc ?? "";
}
export function columnDoc(store: Store, head: ProductHead, column: string): string {
    const told = store.recorded(head)?.columns?.find(({ name }) => name === column);
    const doc = told?.doc ?? "";
    if (doc !== "") return doc + (told?.unit ? ` [${told.unit}]` : "");
    return head.kind === "layer" ? kPlace[column] ?? "" : "";
}
