// SPDX-License-Identifier: Apache-2.0
// How alike documents are: groups, pairs with their reasons, copies, and passages that stand in several.
import { largest } from "./charts";
import { copies } from "./copies_view";
import { cutNotice } from "./cut_notice";
import type { Store, Table } from "./data";
import { count, counted, decimal, h } from "./dom";
import { button } from "./files";
import { pairList } from "./pair_list";
import { clusterList, passageClusters } from "./passages_view";
import { connected, groupCard, groupsAsMade, pairsOf, termsOfPairs, type Titles } from "./related_groups";
import { address, note } from "./routes";
import { graph, matrix } from "./similarity_pictures";
import { scopeWords } from "./term_lists";
import { describe } from "./titles";

export async function compareView(store: Store, query: URLSearchParams): Promise<HTMLElement> {
    const table = await store.find("table", "similarity", "a", "b", "relatedness");
    const titles = await describe(store);
    const view = h("div", {}, h("h1", {}, "Compare"), cutNotice(store, ["table", "similarity"], ["table", "similarity_term"], ["table", "passage_cluster"]));
    if (table !== undefined && table.rows > 0) view.append(await together(store, table, titles, query));
    view.append(await copies(store, titles) ?? "");
    const clusters = await passageClusters(store);
    if (clusters.length > 0) view.append(h("section", {}, h("h2", {}, "Passages in several documents"), clusterList(store, clusters.slice(0, 8), titles),
        h("p", {}, h("a", { href: address("passages") }, clusters.length === 1 ? "This passage as a table" : `All ${counted(clusters.length, "passage")}`))));
    const grouped = await store.find("table", "group_similarity", "a", "b", "scope", "relatedness");
    if (grouped !== undefined && grouped.rows > 0) {
        view.append(h("section", {}, pairList(grouped, await termsOfPairs(store, "group_similarity_term"), null, `Pairs, ${scopeWords(grouped.text("scope", 0))}`, 0, false)));
    }
    if (view.querySelector("section") === null) throw new Error("no stage of this run compared documents");
    return view;
}

const kForms: [string, string][] = [["cards", "Groups"], ["graph", "Graph"], ["matrix", "Matrix"]];

/// Groups at a threshold that the reader moves, in the form she chooses, and the pairs from that threshold on.
async function together(store: Store, table: Table, titles: Titles, query: URLSearchParams): Promise<HTMLElement> {
    const pairs = pairsOf(table);
    const reasons = await termsOfPairs(store, "similarity_term");
    const made = await groupsAsMade(store);
    const ids = store.run.documents.map(({ id }) => id);
    const highest = largest(pairs.map((pair) => pair.relatedness), 0.01);
    const places = new Map<string, [number, number]>();
    const holder = h("div", {});
    const list = h("div", {});
    const status = h("output", {});
    const input = h("input", { type: "range", min: 0, max: highest.toFixed(3), step: 0.005, "aria-label": "Related from" });
    let form = kForms.some(([key]) => key === query.get("as")) ? query.get("as") ?? "" : kForms[0][0];
    let threshold = query.get("from") === null ? undefined : Number(query.get("from")); // undefined: as the run grouped them
    if (made === undefined) threshold ??= highest * 0.3;
    input.value = String(threshold ?? highest * 0.3);

    function draw(): void {
        const from = threshold ?? 0;
        const sets = threshold === undefined ? made ?? [] : connected(ids, pairs, threshold);
        status.textContent = threshold === undefined ? "as the run grouped them (average linkage)" : `linked by any pair of ${from.toFixed(3)} or more`;
        reset.hidden = made === undefined || threshold === undefined;
        buttons.forEach((one, i) => one.setAttribute("aria-pressed", String(kForms[i][0] === form)));
        const known = new Set(sets.flat());
        const whole = [...sets, ...ids.filter((id) => !known.has(id)).map((id) => [id])];
        // Lines of a graph of the run's own groups are those between their members.
        const groupOf = new Map(sets.flatMap((set, i) => set.map((id) => [id, i] as const)));
        const inside = threshold === undefined ? pairs.filter(({ a, b }) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b)) : pairs;
        if (form === "graph") holder.replaceChildren(graph(whole, inside, from, titles, places));
        else if (form === "matrix") holder.replaceChildren(matrix(whole, pairs, from, titles));
        else holder.replaceChildren(cards(sets.filter((set) => set.length > 1)));
        list.replaceChildren(pairList(table, reasons, titles, threshold === undefined ? "Pairs" : `Pairs related by ${decimal(from)} or more`, from));
    }
    const cards = (sets: string[][]) => sets.length === 0 ? h("p", { class: "soft" }, "No two documents belong together at this threshold.") :
        h("div", { class: "cards" }, sets.slice(0, 60).map((set, i) => groupCard(set, i + 1, pairs, reasons, titles)),
            sets.length > 60 ? h("p", { class: "soft" }, `and ${count(sets.length - 60)} more groups`) : null);
    const buttons = kForms.map(([key, title]) => button(title, () => {
        form = key;
        note({ as: key === kForms[0][0] ? undefined : key });
        draw();
    }));
    const reset = button("As the run has it", () => {
        threshold = undefined;
        note({ from: undefined });
        draw();
    });
    let waiting = 0;
    input.addEventListener("input", () => {
        threshold = Number(input.value);
        clearTimeout(waiting);
        waiting = window.setTimeout(() => {
            note({ from: threshold });
            draw();
        }, 40);
    });
    draw();
    return h("section", {}, h("h2", {}, "Which documents belong together"),
        h("div", { class: "bar" }, h("span", { class: "choices", role: "group", "aria-label": "Shown as" }, buttons),
            h("label", { class: "choice" }, h("span", { class: "soft" }, "Related from"), input), status, reset), holder, list);
}
