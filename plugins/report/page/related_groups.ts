// SPDX-License-Identifier: Apache-2.0
// Which documents belong together: pairs of a table of similarity, and the groups that they make at a threshold.
import type { Store, Table } from "./data";
import { count, counted, decimal, h, listed, name } from "./dom";
import { address } from "./routes";
import { documentLink, label, type Described } from "./titles";

export type Titles = Map<string, Described>;
/// The words that make a pair related, the weightiest first, by the pair.
export type Reasons = Map<string, [string, number][]>;

export interface Pair {
    a: string;
    b: string;
    row: number;
    relatedness: number;
}

export function pairKey(a: string, b: string): string {
    return JSON.stringify([a, b]);
}

export function pairsOf(table: Table): Pair[] {
    return Array.from({ length: table.rows }, (_, row) =>
        ({ a: table.text("a", row), b: table.text("b", row), row, relatedness: table.number("relatedness", row) }));
}

export async function termsOfPairs(store: Store, product: string): Promise<Reasons> {
    const terms: Reasons = new Map();
    const table = await store.find("table", product, "a", "b", "term", "share");
    for (let row = 0; table !== undefined && row < table.rows; ++row) {
        const key = pairKey(table.text("a", row), table.text("b", row));
        const list = terms.get(key) ?? [];
        list.push([table.text("term", row), table.number("share", row)]);
        terms.set(key, list);
    }
    return terms;
}

/// The groups of the run itself; undefined where it made none.
export async function groupsAsMade(store: Store): Promise<string[][] | undefined> {
    const made = await store.find("table", "related_group", "group", "document")
        ?? await store.find("table", "related_group", "group_name", "document");
    if (made === undefined) return undefined;
    const sets = new Map<string, string[]>();
    for (let row = 0; row < made.rows; ++row) {
        const key = made.columns[0].text(row);
        sets.set(key, [...(sets.get(key) ?? []), made.text("document", row)]);
    }
    return [...sets.values()];
}

/// Documents linked by any pair of the threshold or more, the largest sets first; also those that are alone.
export function connected(ids: string[], pairs: Pair[], threshold: number): string[][] {
    const parent = new Map<string, string>();
    const root = (id: string): string => {
        let at = id;
        while ((parent.get(at) ?? at) !== at) at = parent.get(at) ?? at;
        parent.set(id, at);
        return at;
    };
    for (const { a, b, relatedness } of pairs) {
        if (relatedness >= threshold && root(a) !== root(b)) parent.set(root(a), root(b));
    }
    const sets = new Map<string, string[]>();
    for (const id of ids) {
        const key = root(id);
        const set = sets.get(key);
        if (set === undefined) sets.set(key, [id]);
        else set.push(id);
    }
    return [...sets.values()].sort((x, y) => y.length - x.length);
}

/// What makes documents belong together: how related they are on average, by which words, and the closest to each.
export function groupCard(set: string[], number: number, pairs: Pair[], reasons: Reasons, titles: Titles): HTMLElement {
    const members = new Set(set);
    const inside = pairs.filter(({ a, b }) => members.has(a) && members.has(b));
    const weights = new Map<string, number>();
    const closest = new Map<string, Pair>();
    for (const pair of inside) {
        for (const [term, share] of reasons.get(pairKey(pair.a, pair.b)) ?? []) {
            weights.set(term, (weights.get(term) ?? 0) + share * pair.relatedness);
        }
        for (const id of [pair.a, pair.b]) {
            if (pair.relatedness > (closest.get(id)?.relatedness ?? -1)) closest.set(id, pair);
        }
    }
    const terms = [...weights].sort((x, y) => y[1] - x[1]).slice(0, 5);
    const mean = inside.reduce((sum, pair) => sum + pair.relatedness, 0) / Math.max(1, inside.length);
    return h("div", { class: "card" },
        h("p", { class: "card-head" }, h("span", { class: `badge s${(number - 1) % 8}` }, String(number)), h("b", {}, counted(set.length, "document")),
            h("span", { class: "soft small" }, `related by ${decimal(mean)} on average`)),
        terms.length === 0 ? null : h("p", { class: "small soft" }, "by ", listed(terms.map(([term]) => h("a", { href: address("term", [term]) }, name(term))))),
        h("ul", { class: "plain" }, set.slice(0, 25).map((id) => {
            const near = closest.get(id);
            const other = near === undefined ? "" : near.a === id ? near.b : near.a;
            return h("li", {}, documentLink(titles, id), near === undefined ? null : [" ",
                h("a", { class: "small soft", href: address("pair", [id, other]), title: `Side by side with ${label(titles.get(other), other)}` }, `closest ${decimal(near.relatedness)}`)]);
        }), set.length > 25 ? h("li", { class: "soft" }, `and ${count(set.length - 25)} more`) : null));
}
