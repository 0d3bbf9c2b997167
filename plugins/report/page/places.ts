// SPDX-License-Identifier: Apache-2.0
// Which columns of a table, of whatever plugin, say where something stands.
import type { Column, Table } from "./data";

export interface PlaceColumns {
    label: string; // "": the row's own place
    document: Column;
    begin?: Column; // undefined: the document as a whole
    end?: Column;
}

/// `begin` and `end` belong to the column `document`, or to the first column of documents; `x_begin` and `x_end` to the column
/// of documents `x`, else likewise.
export function placeColumns(table: Table): PlaceColumns[] {
    const documents = table.columns.filter((column) => column.head.type === "document");
    if (documents.length === 0) return [];
    const own = documents.find((column) => column.head.name === "document") ?? documents[0];
    const places: PlaceColumns[] = [];
    const used = new Set<Column>();
    for (const begin of table.columns) {
        const match = /^(?:(.+)_)?begin$/.exec(begin.head.name);
        if (match === null) continue;
        const label = match[1] ?? "";
        const end = table.columns.find((column) => column.head.name === (label === "" ? "end" : `${label}_end`));
        if (end === undefined || begin.head.type !== "int" || end.head.type !== "int") continue;
        const document = documents.find((column) => column.head.name === label) ?? own;
        used.add(document);
        places.push({ label, document, begin, end });
    }
    for (const document of documents) {
        if (!used.has(document)) places.push({ label: document.head.name, document });
    }
    return places;
}
