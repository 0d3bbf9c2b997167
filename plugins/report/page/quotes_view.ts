// SPDX-License-Identifier: Apache-2.0
// What people are quoted as saying.
import { cutNotice } from "./cut_notice";
import type { Store, Table } from "./data";
import { count, counted, h, name, percent } from "./dom";
import { grid, type GridColumn } from "./grid";
import { people } from "./people";
import { address, placeAddress } from "./routes";
import { describe, documentLink, label, type Described } from "./titles";

/// The document of a layer's row, as a column.
function documentColumn(table: Table, titles: Map<string, Described>): GridColumn {
    const id = (row: number) => table.text("document", row);
    return {
        name: "document", title: "Document", value: id,
        cell: (row) => h("a", { href: placeAddress(id(row), table.number("begin", row), table.number("end", row)) },
            name(label(titles.get(id(row)), id(row), 50))),
    };
}

/// The text that a row of a table covers.
export async function textsOf(store: Store, table: Table): Promise<(row: number, begin?: string, end?: string) => string> {
    const ids = [...new Set(table.column("document").distinct)];
    const texts = new Map(await Promise.all(ids.map(async (id) => [id, await store.text(id)] as const)));
    return (row, begin = "begin", end = "end") =>
        texts.get(table.text("document", row))?.slice(table.number(begin, row), table.number(end, row)) ?? "";
}

export async function quotesView(store: Store): Promise<HTMLElement> {
    const table = await store.find("layer", "quote", "type", "speaker", "speaker_id", "cue");
    if (table === undefined) throw new Error("no stage of this run looked for quotations");
    const titles = await describe(store);
    const found = await people(store);
    const text = await textsOf(store, table);
    const by = new Map<string, number>();
    let unknown = 0;
    for (let row = 0; row < table.rows; ++row) {
        const person = table.text("speaker_id", row);
        if (person === "") ++unknown;
        else by.set(person, (by.get(person) ?? 0) + 1);
    }
    const columns: GridColumn[] = [
        { name: "quote", title: "Quotation", wide: true, value: (row) => text(row) },
        {
            name: "speaker", title: "Said by", value: (row) => table.text("speaker_id", row) || table.text("speaker", row),
            cell: (row) => {
                const id = table.text("speaker_id", row);
                if (id !== "") return h("a", { href: address("speaker", [id]) }, name(id));
                const printed = table.text("speaker", row) || "not said nearby";
                const perhaps = table.text("candidate", row);
                return h("span", { class: "soft" }, printed, perhaps === "" ? "" : ` (perhaps ${perhaps})`);
            },
        },
        { name: "type", title: "Type", value: (row) => table.text("type", row) },
        { name: "cue", title: "Cue", value: (row) => table.text("cue", row) },
    ];
    if (table.has("confidence")) columns.push({ name: "confidence", title: "How sure", numeric: true, value: (row) => table.number("confidence", row) });
    columns.push(documentColumn(table, titles));
    return h("div", {},
        h("h1", {}, "Quotations"),
        cutNotice(store, ["layer", "quote"]),
        h("p", { class: "lead" }, `${counted(table.rows, "quotation")}; of ${count(unknown)} (${percent(unknown / Math.max(1, table.rows))}) it is not certain who said it. `,
            store.has("table", "quote_match") ? h("a", { href: address("checks") }, "Do they stand in their sources?") : ""),
        h("p", { class: "chips" }, [...by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 14).map(([person, times]) =>
            h("a", { class: `chip s${found?.of(person, "")?.colour ?? -1}`, href: address("speaker", [person]) }, name(person), h("span", { class: "soft" }, ` ${times}`)))),
        grid({
            label: "Quotations", file: "quotations", rows: table.rows, columns, query: true,
            details: (row) => h("div", {}, h("blockquote", { dir: "auto" }, text(row)),
                h("p", {}, documentLink(titles, table.text("document", row), table.number("begin", row), table.number("end", row))),
                h("dl", {}, table.columns.map((column) => [h("dt", {}, column.head.name), h("dd", { dir: "auto" }, column.text(row))]))),
        }));
}
