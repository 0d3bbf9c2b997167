// SPDX-License-Identifier: Apache-2.0
// The documents of the run, by title; when they are from; narrowed down by anything that is known of them.
import type { Store } from "./data";
import { count, counted, h, name } from "./dom";
import { grid, type GridColumn } from "./grid";
import { placeAddress } from "./routes";
import { timeline } from "./timeline";
import { describe, type Described } from "./titles";

export async function documentsView(store: Store): Promise<HTMLElement> {
    const titles = await describe(store);
    const all = store.run.documents.map(({ id }) => titles.get(id)).filter((one): one is Described => one !== undefined);
    const some = (of: (one: Described) => unknown) => all.some((one) => of(one));
    const columns: GridColumn[] = [{
        name: "title", title: "Title", wide: true, value: (row) => all[row].title || all[row].id,
        cell: (row) => h("a", { href: placeAddress(all[row].id) }, name(all[row].title || all[row].id)),
    }];
    if (some((one) => one.date)) columns.push({ name: "date", title: "Date", value: (row) => all[row].date });
    if (some((one) => one.publisher)) columns.push({ name: "publisher", title: "Publisher", value: (row) => all[row].publisher });
    if (some((one) => one.tokens)) columns.push({ name: "words", title: "Words", numeric: true, value: (row) => all[row].tokens });
    if (some((one) => one.turns)) columns.push({ name: "turns", title: "Turns", numeric: true, value: (row) => all[row].turns });
    if (some((one) => store.document(one.id)?.language)) {
        columns.push({ name: "language", title: "Language", value: (row) => store.document(all[row].id)?.language ?? "" });
    }
    const shown = new Set(["title", "date", "publisher", "language"]);
    const facts = [...new Set(all.flatMap((one) => one.facts.map(([key]) => key)))].filter((key) => !shown.has(key)).sort();
    for (const key of facts) {
        columns.push({ name: key, value: (row) => all[row].facts.filter(([known]) => known === key).map(([, value]) => value).join("; ") });
    }
    columns.push({ name: "document", title: "File", value: (row) => all[row].id });
    columns.push({ name: "bytes", title: "Bytes", numeric: true, value: (row) => store.document(all[row].id)?.bytes ?? 0 });
    const holder = h("div", {});
    return h("div", {},
        h("h1", {}, "Documents"),
        h("p", { class: "lead" }, `${counted(all.length, "document")}, ${counted(all.reduce((sum, one) => sum + one.tokens, 0), "word")}.`,
            store.run.setAside > 0 ? ` ${count(store.run.setAside)} more could not be read and were set aside: errors.jsonl, beside this page, says why.` : ""),
        holder, grid({
            label: "Documents", file: "documents", rows: all.length, columns, query: true,
            arranged: (order) => holder.replaceChildren(timeline(order.map((row) => all[row])) ?? ""),
        }));
}
