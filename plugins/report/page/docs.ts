// SPDX-License-Identifier: Apache-2.0
// What manifests say of layers, tables and columns: told with the run, or else of the plugins that come with Rostra, gathered when
// the page is bundled.
import type { ProductHead, Store } from "./data";
import manifests from "manifests";

const kHost: Record<string, string> = {
    document: "The document's id: its path below the folder of inputs.",
    begin: "Where it begins, in bytes of the document's text.",
    end: "Where it ends: the first byte that is no part of it.",
};

// Of the table that the host itself writes.
const kDocument: Record<string, string> = {
    uri: "The input it came from: its path below the folder of inputs.",
    title: "The fact of this name; empty where there is none.",
    date: "The fact of this name; empty where there is none.",
    language: "BCP 47, as set or found out; empty where it is not known.",
    bytes: "Of its text.",
    tokens: "Rows that it has in the layer token.",
    turns: "Rows that it has in the layer turn.",
    xxh128: "Hash of its text (XXH3, 128 bits).",
};

export function productDoc(store: Store, head: ProductHead): string {
    const known = head.role === "" ? head.name : head.role;
    const host = head.kind === "table" && known === "document" ? "Every document that was not set aside, in order." : "";
    return store.recorded(head)?.doc ?? manifests[`${head.kind} ${known}`]?.doc ?? host;
}
export function columnDoc(store: Store, head: ProductHead, column: string): string {
    const known = head.role === "" ? head.name : head.role;
    const host = head.kind === "table" && known === "document" ? kDocument[column] : undefined;
    const told = store.recorded(head)?.columns?.find(({ name }) => name === column);
    const doc = told?.doc ?? "";
    if (doc !== "") return doc + (told?.unit ? ` [${told.unit}]` : "");
    return manifests[`${head.kind} ${known}`]?.columns[column] ?? host ?? kHost[column] ?? "";
}
