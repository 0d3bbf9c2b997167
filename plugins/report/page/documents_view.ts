// SPDX-License-Identifier: Apache-2.0
// The documents of the run, by title; when they are from.
import { leadsTo } from "./charts";
import type { Store } from "./data";
import { count, counted, h, name, svg } from "./dom";
import { grid, type GridColumn } from "./grid";
import { placeAddress } from "./routes";
import { describe, label, type Described } from "./titles";

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
    for (const key of facts.slice(0, 12)) {
        columns.push({ name: key, value: (row) => all[row].facts.filter(([known]) => known === key).map(([, value]) => value).join("; ") });
    }
    columns.push({ name: "document", title: "File", value: (row) => all[row].id });
    columns.push({ name: "bytes", title: "Bytes", numeric: true, value: (row) => store.document(all[row].id)?.bytes ?? 0 });
    return h("div", {},
        h("h1", {}, "Documents"),
        h("p", { class: "lead" }, `${counted(all.length, "document")}, ${counted(all.reduce((sum, one) => sum + one.tokens, 0), "word")}.`,
            store.run.setAside > 0 ? ` ${count(store.run.setAside)} more could not be read and were set aside: errors.jsonl, beside this page, says why.` : ""),
        timeline(all), grid({ label: "Documents", file: "documents", rows: all.length, columns, query: true }));
}

/// A dot for each document over its date.
export function timeline(all: Described[]): HTMLElement | null {
    const dated = all.map((one) => ({ one, at: Date.parse(one.date.length === 4 ? `${one.date}-07-01` : one.date) }))
        .filter(({ at }) => !Number.isNaN(at)).sort((a, b) => a.at - b.at);
    if (dated.length < 2 || dated[0].at === dated[dated.length - 1].at) return null;
    const [first, last] = [dated[0].at, dated[dated.length - 1].at];
    const [width, size] = [1000, 9];
    const x = (at: number) => 30 + (at - first) / (last - first) * (width - 60);
    const piles = new Map<number, number>();
    const dots = dated.map(({ one, at }) => {
        const slot = Math.round(x(at) / (2.4 * size));
        const height = piles.get(slot) ?? 0;
        piles.set(slot, height + 1);
        return { one, at, height };
    });
    const levels = Math.min(14, Math.max(...piles.values()));
    const base = 14 + levels * 2.2 * size;
    return h("figure", { class: "chart timeline" },
        svg("svg", { viewBox: `0 0 ${width} ${base + 26}`, role: "img", "aria-label": `${dated.length} documents from ${dated[0].one.date} to ${dated[dated.length - 1].one.date}` },
            svg("line", { class: "axis", x1: 10, x2: width - 10, y1: base, y2: base }),
            dots.map(({ one, at, height }) => svg("g", leadsTo(placeAddress(one.id)),
                svg("circle", { class: "filled", cx: x(at).toFixed(1), cy: (base - size - Math.min(height, levels - 1) * 2.2 * size).toFixed(1), r: size * 0.8 },
                    svg("title", {}, `${one.date}: ${label(one, one.id)}`)))),
            svg("text", { x: 10, y: base + 20 }, dated[0].one.date),
            svg("text", { x: width - 10, y: base + 20, "text-anchor": "end" }, dated[dated.length - 1].one.date)));
}
