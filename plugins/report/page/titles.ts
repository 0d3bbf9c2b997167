// SPDX-License-Identifier: Apache-2.0
// What documents are called: a title and where it is from before the name of a file.
import { Store } from "./data";
import { h, name, shortened } from "./dom";
import { placeAddress } from "./routes";

export interface Described {
    id: string;
    title: string; // empty: none is known
    date: string;
    publisher: string;
    tokens: number;
    turns: number;
    facts: [string, string][];
    alike: boolean; // another document is called the same
}

const kPublishers = ["publisher", "source", "outlet", "author"];
let described: Map<string, Described> | null = null;

/// What is known of each document, from the table `document` and the facts.
export async function describe(store: Store): Promise<Map<string, Described>> {
    if (described !== null) return described;
    const all = new Map<string, Described>();
    for (const { id } of store.run.documents) {
        all.set(id, { id, title: "", date: "", publisher: "", tokens: 0, turns: 0, facts: [], alike: false });
    }
    const table = await store.find("table", "document", "document");
    for (let row = 0; table !== undefined && row < table.rows; ++row) {
        const one = all.get(table.text("document", row));
        if (one === undefined) continue;
        const title = table.text("title", row);
        one.title = title === one.id ? "" : title;
        one.date = table.text("date", row);
        one.tokens = table.number("tokens", row);
        one.turns = table.number("turns", row);
    }
    const facts = await store.find("layer", "fact", "name", "value");
    for (let row = 0; facts !== undefined && row < facts.rows; ++row) {
        const one = all.get(facts.text("document", row));
        const key = facts.text("name", row);
        const value = facts.text("value", row);
        if (one === undefined || value === "") continue;
        one.facts.push([key, value]);
        if (one.title === "" && key === "title" && value !== one.id) one.title = value;
        if (one.date === "" && key === "date") one.date = value;
    }
    for (const one of all.values()) {
        for (const key of kPublishers) {
            const fact = one.facts.find(([known]) => known === key);
            if (one.publisher === "" && fact !== undefined) one.publisher = fact[1];
        }
    }
    const seen = new Map<string, Described>();
    for (const one of all.values()) {
        const key = JSON.stringify([one.title, one.publisher, one.date]);
        const other = seen.get(key);
        if (other !== undefined && one.title !== "") one.alike = other.alike = true;
        seen.set(key, one);
    }
    described = all;
    return all;
}

/// A document in a line of text: "Bridge opens (Courier, 2026-03-26)", or its id.
export function label(one: Described | undefined, id: string, letters = 70): string {
    if (one === undefined || one.title === "") return [id, one?.date].filter((part) => part).join(", ");
    const title = shortened(one.title, letters);
    const from = [one.publisher, one.date, one.alike ? id : ""].filter((part) => part !== "").join(", ");
    return from === "" ? title : `${title} (${from})`;
}

/// The same, linked to the document or a place in it.
export function documentLink(
    all: Map<string, Described>, id: string, begin?: number, end?: number, letters = 70): HTMLElement {
    return h("a", { href: placeAddress(id, begin, end), title: id }, name(label(all.get(id), id, letters)));
}
