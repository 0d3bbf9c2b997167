// SPDX-License-Identifier: Apache-2.0
// Documents, or groups, that are copies of one another.
import type { Store } from "./data";
import { count, counted, decimal, h, listed, name, percent } from "./dom";
import { pairKey, type Titles } from "./related_groups";
import { address } from "./routes";
import { scopeWords } from "./term_lists";
import { documentLink } from "./titles";

/// Where speakers or other groups were compared, not documents.
async function copiesOfGroups(store: Store, scope: string, how: string): Promise<HTMLElement> {
    const clusters = await store.find("table", "group_duplicate_cluster", "cluster");
    const key = clusters?.has("group") ? "group" : "group_name";
    const sets = new Map<number, string[]>();
    for (let row = 0; clusters !== undefined && row < clusters.rows; ++row) {
        const number = clusters.number("cluster", row);
        sets.set(number, [...(sets.get(number) ?? []), clusters.text(key, row)]);
    }
    return h("section", {}, h("h2", {}, `Copies, ${scopeWords(scope)}`),
        h("p", { class: "lead" }, sets.size === 0 ? "None is a copy of another. " : `${counted(sets.size, "group")} of copies. `, how),
        h("div", { class: "cards" }, [...sets.values()].slice(0, 80).map((names) => h("div", { class: "card" }, listed(names.slice(0, 30).map((one) => name(one || "nobody named")))))));
}

export async function copies(store: Store, titles: Titles): Promise<HTMLElement | null> {
    const search = await store.find("table", "duplicate_search", "compared", "threshold", "miss_chance");
    if (search === undefined || search.rows === 0) return null;
    const how = `Two of the ${count(search.number("compared", 0))} compared count as copies where they share ${percent(search.number("threshold", 0))} of their runs of words; ` +
        `such a pair is missed with a chance of ${decimal(search.number("miss_chance", 0))}.`;
    const scope = search.text("scope", 0);
    if (scope !== "document" && scope !== "") return copiesOfGroups(store, scope, how);
    const clusters = await store.find("table", "duplicate_cluster", "cluster", "document");
    if (clusters === undefined) return null;
    const alike = new Map<string, number>();
    const pairs = await store.find("table", "duplicate", "a", "b", "jaccard");
    for (let row = 0; pairs !== undefined && row < pairs.rows; ++row) {
        const [a, b] = [pairs.text("a", row), pairs.text("b", row)];
        for (const key of [pairKey(a, b), pairKey(b, a)]) alike.set(key, pairs.number("jaccard", row));
    }
    const sets = new Map<number, number[]>();
    for (let row = 0; row < clusters.rows; ++row) {
        const key = clusters.number("cluster", row);
        sets.set(key, [...(sets.get(key) ?? []), row]);
    }
    return h("section", {}, h("h2", {}, "Copies"),
        h("p", { class: "lead" }, sets.size === 0 ? "No document is a copy of another. " : `${counted(sets.size, "group")} of copies. `, how),
        h("div", { class: "cards" }, [...sets.values()].slice(0, 80).map((rows) => h("div", { class: "card" }, h("b", {}, counted(rows.length, "document")),
            h("ul", { class: "plain" }, rows.slice(0, 30).map((row) => {
                const id = clusters.text("document", row);
                const first = clusters.text("document", rows[0]);
                return h("li", {}, documentLink(titles, id), clusters.text("earliest", row) === id ? h("span", { class: "tag" }, "earliest") : null,
                    row === rows[0] ? null : [" ", h("a", { class: "small", href: address("pair", [first, id], { as: "redline" }) },
                        alike.has(pairKey(first, id)) ? `${percent(alike.get(pairKey(first, id)) ?? 0)} the same; what differs` : "what differs")]);
            }))))), sets.size > 80 ? h("p", { class: "soft" }, `and ${count(sets.size - 80)} more; all are in the table.`) : null);
}
