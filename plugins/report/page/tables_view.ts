// SPDX-License-Identifier: Apache-2.0
// Every table and layer of the run, of whatever plugin.
import type { ProductHead, Store, Table } from "./data";
import { cutNotice } from "./cut_notice";
import { columnDoc, productDoc } from "./docs";
import { count, counted, h, name } from "./dom";
import { formulas } from "./formulas";
import { grid, shown, type GridColumn } from "./grid";
import { hinted } from "./hinted_view";
import { placeColumns, type PlaceColumns } from "./places";
import { address, placeAddress } from "./routes";
import { describe, label } from "./titles";

export function tablesView(store: Store): HTMLElement {
    const part = (kind: "layer" | "table", title: string, lead: string) => {
        const heads = store.run.products.filter((one) => one.kind === kind);
        return heads.length === 0 ? null : h("section", {},
            h("h2", {}, title), h("p", { class: "lead" }, lead),
            h("ul", { class: "cards" }, heads.map((head) => card(store, head))));
    };
    return h("div", {},
        h("h1", {}, "All tables"),
        part("table", "Tables", "What was counted and compared over the whole run."),
        part("layer", "Layers", "What was found in the texts, place by place."));
}

function card(store: Store, head: ProductHead): HTMLElement {
    const doc = productDoc(store, head);
    return h("li", { class: "card" },
        h("a", { href: address(head.kind, [head.name]), class: "card-title" }, name(head.name)),
        h("span", { class: "soft" }, counted(head.of, "row"), head.rows < head.of ? `, ${count(head.rows)} in this page` : ""),
        doc === "" ? null : h("p", {}, doc),
        h("p", { class: "soft small" }, head.columns.map((column) => column.name).join(", ")));
}

export async function tableView(store: Store, kind: string, wanted: string): Promise<HTMLElement> {
    const head = store.run.products.find((one) => one.kind === kind && one.name === wanted);
    if (head === undefined) throw new Error(`the run wrote no ${kind} “${wanted}”`);
    const table = await store.rows(head);
    const titles = await describe(store);
    const places = placeColumns(table);
    const place = places.find((one) => one.begin !== undefined);
    const columns: GridColumn[] = table.columns.map((column) => {
        const { name: title, type } = column.head;
        return {
            name: title,
            doc: columnDoc(store, head, title) || undefined,
            numeric: ["int", "float", "decimal", "timestamp"].includes(type) && column.head.length === undefined,
            wide: ["text", "value", "line", "left", "right"].includes(title),
            value: (row) => column.at(row),
            cell: type === "document" ? (row) => {
                const id = column.text(row);
                const own = places.find((one) => one.document === column && one.begin !== undefined);
                return h("a", { href: placeAddress(id, own?.begin?.number(row), own?.end?.number(row)),
                    title: label(titles.get(id), id, 200) }, name(id));
            } : type === "timestamp" ? (row) => time(column.at(row)) : undefined,
        };
    });
    if (kind === "layer" && place !== undefined && !table.has("text")) columns.push(await coveredText(store, place));
    const doc = productDoc(store, head);
    return h("div", {},
        h("p", { class: "crumb" }, h("a", { href: address("tables") }, "All tables"), " ›"),
        h("h1", {}, name(head.name)),
        doc === "" ? null : h("p", { class: "lead" }, doc),
        cutNotice(store, [kind, wanted]),
        hinted(store, head, table),
        grid({
            label: `${kind} ${head.name}`, file: head.name, rows: table.rows, columns, query: true,
            details: (row) => details(store, table, places, columns, row),
        }),
        h("details", { class: "columns" }, h("summary", {}, "What the columns say"),
            h("dl", {}, columns.map((column) => [h("dt", {}, column.name),
                h("dd", {}, column.doc ?? "Its manifest does not say.")]))));
}

/// What a layer's rows cover, found in the texts, which all have to be open for that.
async function coveredText(store: Store, place: PlaceColumns): Promise<GridColumn> {
    const texts = new Map(await Promise.all(
        [...new Set(place.document.distinct)].map(async (id) => [id, await store.text(id)] as const)));
    return {
        name: "text", wide: true, doc: "The text it covers.",
        value: (row) => texts.get(place.document.text(row))
            ?.slice(place.begin?.number(row) ?? 0, place.end?.number(row) ?? 0) ?? null,
    };
}

/// h:mm:ss.mmm, or a day where it is one.
function time(value: unknown): string {
    if (typeof value !== "number") return "–";
    if (value > 1e11) return new Date(value).toISOString();
    const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
    const rest = (value % 60000) / 1000;
    return `${Math.floor(value / 3600000)}:${two(value / 60000 % 60)}:${two(rest)}.${String(Math.round(value % 1000)).padStart(3, "0")}`;
}

function details(store: Store, table: Table, places: PlaceColumns[], columns: GridColumn[], row: number): HTMLElement {
    const box = h("div", {}, h("h3", {}, `Row ${count(row + 1)}`));
    for (const place of places) {
        const id = place.document.text(row);
        const begin = place.begin?.number(row);
        const end = place.end?.number(row);
        if (id === "" || begin === undefined || end === undefined || end <= begin) continue;
        const quote = h("blockquote", { dir: "auto" });
        store.text(id).then((text) => {
            quote.append(h("span", { class: "soft" }, text.slice(begin - 120, begin)), h("mark", {}, text.slice(begin, Math.min(end, begin + 1200))),
                end > begin + 1200 ? " … " : "", h("span", { class: "soft" }, text.slice(end, end + 120)));
        }).catch(() => quote.remove());
        box.append(h("p", {}, h("a", { href: placeAddress(id, begin, end) }, place.label === "" ? "Read it in its document" : `Read ${place.label}`)),
            quote);
    }
    const why = formulas(table, row);
    if (why !== null) box.append(h("h3", {}, "Why?"), why);
    box.append(h("dl", {}, columns.map((column) => {
        const value = column.value(row);
        return [h("dt", { title: column.doc }, column.name),
            h("dd", { dir: "auto" }, typeof value === "string" ? value : typeof value === "number" ? String(value) : shown(value))];
    })));
    return box;
}
