// SPDX-License-Identifier: Apache-2.0
// Everything that holds some words: people, documents, places in the texts, rows of every table and layer.
import { concordance } from "./concordance";
import type { ProductHead, Store, Table } from "./data";
import { count, counted, h, name } from "./dom";
import { people } from "./people";
import { address, placeAddress } from "./routes";
import { personLink } from "./speakers_view";
import { describe, documentLink, label } from "./titles";

const kShown = 12; // of each kind
const kPlaces = 8;
const kAtOnce = 4000; // rows that are searched in one go

export function searchBox(value: string, words = "Search everything"): HTMLElement {
    const input = h("input", { type: "search", value, placeholder: words, "aria-label": words });
    const form = h("form", { role: "search", class: "bar" }, input, h("button", {}, "Search"));
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (input.value.trim() !== "") location.hash = address("search", [input.value.trim()]);
    });
    return form;
}

function part(title: string, ...content: (Node | string | null)[]): HTMLElement {
    return h("section", {}, h("h2", {}, title), content);
}

export async function searchView(store: Store, words: string): Promise<HTMLElement> {
    const wanted = words.toLocaleLowerCase();
    const titles = await describe(store);
    const found = await people(store);
    const persons = (found?.all ?? []).filter((one) => one.named && one.name.toLocaleLowerCase().includes(wanted));
    const documents = [...titles.values()].filter((one) => [one.title, one.publisher, one.id, ...one.facts.map(([, value]) => value)].some((text) => text.toLocaleLowerCase().includes(wanted)));
    const places = await concordance(store, words);
    const tables = h("ul", { class: "plain" });
    const status = h("p", { class: "soft", role: "status" }, "Searching tables and layers …");
    const view = h("div", {}, h("h1", {}, name(words)), searchBox(words),
        persons.length === 0 ? null : part("Speakers", h("ul", { class: "plain" }, persons.slice(0, kShown).map((one) => h("li", {}, personLink(one, ""), h("span", { class: "soft" }, ` ${counted(one.turns.length, "turn")}`)))), rest(persons.length)),
        documents.length === 0 ? null : part("Documents", h("ul", { class: "plain" }, documents.slice(0, kShown).map((one) => h("li", {}, documentLink(titles, one.id)))), rest(documents.length)),
        part("In the texts", places.all === 0 ? h("p", {}, "It stands in none of the texts.") : h("p", {}, h("a", { href: address("term", [words]) }, counted(places.all, "place")), ` in ${counted(places.byDocument.size, "document")}`),
            h("ul", { class: "plain places" }, places.hits.slice(0, kPlaces).map((hit) => h("li", { dir: "auto" }, h("span", { class: "soft" }, `… ${line(hit.left).slice(-70)}`),
                h("a", { href: placeAddress(hit.document, hit.begin, hit.end) }, h("b", {}, line(hit.node))), h("span", { class: "soft" }, `${line(hit.right).slice(0, 70)} …`), " ",
                h("span", { class: "small soft" }, name(label(titles.get(hit.document), hit.document, 40))))))),
        part("In tables and layers", tables, status));
    void searchTables(store, wanted, words, tables, status, view);
    return view;
}

const rest = (all: number) => (all > kShown ? h("p", { class: "soft" }, `and ${count(all - kShown)} more`) : null);
const line = (text: string) => text.replace(/\s+/g, " ");

async function searchTables(store: Store, wanted: string, words: string, list: HTMLElement, status: HTMLElement, view: HTMLElement): Promise<void> {
    let all = 0;
    for (const head of store.run.products) {
        const rows = await matching(await store.rows(head), wanted);
        if (all > 0 && !view.isConnected) return; // the reader went on
        all += rows;
        if (rows > 0) list.append(h("li", {}, h("a", { href: address(head.kind, [head.name], { q: words }) }, name(head.name)), h("span", { class: "soft" }, ` ${counted(rows, "row")} of ${kind(head)}`)));
    }
    status.textContent = all === 0 ? "It stands in no table or layer." : "";
}

const kind = (head: ProductHead) => (head.rows < head.of ? `${count(head.rows)} that the page holds of this ${head.kind}` : `this ${head.kind}`);

async function matching(table: Table, wanted: string): Promise<number> {
    // Of a column of text each different value is looked at once.
    const tests = table.columns.map((column) => {
        const values = column.distinct;
        if (values.length === 0) return (row: number) => column.text(row).toLocaleLowerCase().includes(wanted);
        const hits = new Set(values.filter((value) => value.toLocaleLowerCase().includes(wanted)));
        return hits.size === 0 ? null : (row: number) => hits.has(column.text(row));
    }).filter((test): test is (row: number) => boolean => test !== null);
    let rows = 0;
    for (let row = 0; row < table.rows; ++row) {
        if (tests.some((test) => test(row))) ++rows;
        if (row % kAtOnce === kAtOnce - 1) await new Promise((next) => setTimeout(next));
    }
    return rows;
}
