// SPDX-License-Identifier: Apache-2.0
// Texts that stand in several documents, and each with all its places.
import type { Store } from "./data";
import { count, counted, h, name, shortened } from "./dom";
import { grid } from "./grid";
import { address, placeAddress } from "./routes";
import { describe, documentLink, label, type Described } from "./titles";

type Titles = Map<string, Described>;

export interface PassageCluster {
    number: number;
    kind: string;
    documents: number;
    earliest: string;
    places: { document: string; begin: number; end: number; date: string }[];
    bytes: number;
    beginning: string;
}

/// Texts that several documents have, by the room they take up: the longest place times the documents.
export async function passageClusters(store: Store): Promise<PassageCluster[]> {
    const table = await store.find("table", "passage_cluster", "cluster", "document", "begin", "end", "kind", "documents");
    if (table === undefined) return [];
    const all = new Map<number, PassageCluster>();
    for (let row = 0; row < table.rows; ++row) {
        const number = table.number("cluster", row);
        let one = all.get(number);
        if (one === undefined) {
            one = { number, kind: table.text("kind", row), documents: table.number("documents", row), earliest: table.text("earliest", row), places: [], bytes: 0, beginning: "" };
            all.set(number, one);
        }
        const place = { document: table.text("document", row), begin: table.number("begin", row), end: table.number("end", row), date: table.text("date", row) };
        one.places.push(place);
        one.bytes = Math.max(one.bytes, place.end - place.begin);
    }
    return [...all.values()].sort((x, y) => y.bytes * y.documents - x.bytes * x.documents || x.number - y.number);
}

export function clusterList(store: Store, clusters: PassageCluster[], titles: Titles): HTMLElement {
    const list = h("div", { class: "clusters" });
    for (const one of clusters) {
        const quote = h("blockquote", { dir: "auto" });
        list.append(h("article", { class: "item" }, quote, h("p", { class: "small" },
            h("a", { href: address("passage", [String(one.number)]) }, `in ${counted(one.documents, "document")}`),
            one.kind === "shared" ? "" : h("span", { class: "tag" }, one.kind),
            one.earliest === "" ? "" : [" · first known in ", documentLink(titles, one.earliest, undefined, undefined, 50)])));
        void excerpt(store, one, 260).then((text) => quote.append(text));
    }
    return list;
}

async function excerpt(store: Store, one: PassageCluster, most: number): Promise<string> {
    const [place] = one.places;
    return shortened((await store.text(place.document)).slice(place.begin, place.end), most);
}

export async function passagesView(store: Store): Promise<HTMLElement> {
    const titles = await describe(store);
    const clusters = await passageClusters(store);
    if (clusters.length === 0) throw new Error("no passage stands in several documents");
    const excerpts = await Promise.all(clusters.map((one) => excerpt(store, one, 240)));
    return h("div", {}, h("p", { class: "crumb" }, h("a", { href: address("compare") }, "Compare"), " ›"), h("h1", {}, "Passages in several documents"),
        grid({
            label: "Passages", file: "passages", rows: clusters.length, query: true, columns: [
                { name: "text", title: "Text", wide: true, value: (row) => excerpts[row], cell: (row) => h("a", { href: address("passage", [String(clusters[row].number)]) }, excerpts[row] || "(not in the page)") },
                { name: "documents", title: "Documents", numeric: true, value: (row) => clusters[row].documents },
                { name: "places", title: "Places", numeric: true, value: (row) => clusters[row].places.length },
                { name: "bytes", title: "Bytes", numeric: true, value: (row) => clusters[row].bytes },
                { name: "kind", title: "Kind", value: (row) => clusters[row].kind },
                { name: "earliest", title: "First known in", value: (row) => clusters[row].earliest, cell: (row) => name(label(titles.get(clusters[row].earliest), clusters[row].earliest, 40)) },
            ],
        }));
}

export async function passageView(store: Store, number: number): Promise<HTMLElement> {
    const titles = await describe(store);
    const one = (await passageClusters(store)).find((cluster) => cluster.number === number);
    if (one === undefined) throw new Error(`there is no passage ${number}`);
    const places = [...one.places].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const items = await Promise.all(places.slice(0, 200).map(async (place) => {
        const text = await store.text(place.document);
        return h("article", { class: "item" },
            h("p", { class: "small" }, documentLink(titles, place.document, place.begin, place.end), place.document === one.earliest ? h("span", { class: "tag" }, "earliest") : null,
                place.document !== places[0].document ? [" · ", h("a", { href: address("pair", [places[0].document, place.document]) }, "beside the first")] : null),
            h("blockquote", { dir: "auto" }, h("span", { class: "soft" }, text.slice(place.begin - 80, place.begin)), h("mark", {}, text.slice(place.begin, place.end)),
                h("span", { class: "soft" }, text.slice(place.end, place.end + 80))));
    }));
    return h("div", {}, h("p", { class: "crumb" }, h("a", { href: address("passages") }, "Passages"), " ›"),
        h("h1", {}, `A passage in ${counted(one.documents, "document")}`),
        h("p", { class: "lead" }, one.earliest === "" ? "Which has it first is not known." : ["First known in ", h("a", { href: placeAddress(one.earliest) }, name(label(titles.get(one.earliest), one.earliest))), "."]),
        items, places.length > 200 ? h("p", { class: "soft" }, `and ${count(places.length - 200)} more places`) : null);
}
