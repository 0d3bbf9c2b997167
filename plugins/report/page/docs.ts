// SPDX-License-Identifier: Apache-2.0
// What the manifests of the plugins that come with Rostra say of layers, tables and columns, gathered when the page is bundled.
// The page is not told what other plugins' manifests say.
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

export function productDoc(kind: string, name: string): string {
    const host = kind === "table" && name === "document" ? "Every document that was not set aside, in order." : "";
    return manifests[`${kind} ${name}`]?.doc ?? host;
}
export function columnDoc(kind: string, product: string, column: string): string {
    const host = kind === "table" && product === "document" ? kDocument[column] : undefined;
    return manifests[`${kind} ${product}`]?.columns[column] ?? host ?? kHost[column] ?? "";
}
