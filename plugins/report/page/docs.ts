// SPDX-License-Identifier: Apache-2.0
// What the manifests of the plugins that come with Rostra say of layers, tables and columns, gathered when the page is bundled.
// The page is not told what other plugins' manifests say.
import manifests from "manifests";

const kHost: Record<string, string> = {
    document: "The document's id: its path below the folder of inputs.",
    begin: "Where it begins, in bytes of the document's text.",
    end: "Where it ends: the first byte that is no part of it.",
};

export function productDoc(kind: string, name: string): string {
    return manifests[`${kind} ${name}`]?.doc ?? "";
}
export function columnDoc(kind: string, product: string, column: string): string {
    return manifests[`${kind} ${product}`]?.columns[column] ?? kHost[column] ?? "";
}
