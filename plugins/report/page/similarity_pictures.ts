// SPDX-License-Identifier: Apache-2.0
// Similarity as a graph and as a matrix. Both lead to pairs by the pointer; the list of pairs says the same to keys and screen
// readers.
import { largest, leadsTo } from "./charts";
import { count, counted, decimal, h, svg } from "./dom";
import { figure } from "./figure";
import { rowButtons } from "./files";
import { layout, type Edge, type Place } from "./graph_layout";
import type { Pair, Titles } from "./related_groups";
import { address, placeAddress } from "./routes";
import { documentLink, label } from "./titles";

const kNodes = 300; // of a graph that is still a picture
const kNamed = 48; // of a graph whose nodes have room for names
const kNumbers = 40; // documents of a matrix whose numbers can be read
const kCells = 60_000; // of a matrix that is drawn
const [kWidth, kEdgeX, kEdgeY] = [1200, 170, 40];

const sides = (pairs: Pair[]) => ({ columns: ["a", "b", "relatedness"], rows: pairs.map(({ a, b, relatedness }) => [a, b, relatedness]) });

/// Documents as dots, pairs of the threshold or more as lines, the thicker the more related. `before` keeps where dots stood.
export function graph(sets: string[][], pairs: Pair[], threshold: number, titles: Titles, before: Map<string, Place>): HTMLElement {
    const groups = sets.filter((set) => set.length > 1);
    const alone = sets.reduce((sum, set) => sum + (set.length === 1 ? 1 : 0), 0);
    const shown = groups.flat().slice(0, kNodes);
    const numbers = new Map(shown.map((id, i) => [id, i]));
    const groupOf = new Map(groups.flatMap((set, i) => set.map((id) => [id, i] as const)));
    const lines = pairs.filter((pair) => pair.relatedness >= threshold && numbers.has(pair.a) && numbers.has(pair.b));
    const edges: Edge[] = lines.map(({ a, b, relatedness }) => ({ a: numbers.get(a) ?? 0, b: numbers.get(b) ?? 0, weight: Math.max(relatedness, 1e-6) }));
    const height = shown.length > 14 ? 680 : 440;
    const places = layout(shown.length, edges, kWidth - 2 * kEdgeX, height - 2 * kEdgeY, shown.map((id) => before.get(id)));
    shown.forEach((id, i) => before.set(id, places[i]));
    const heaviest = largest(lines.map((pair) => pair.relatedness), 1e-6);
    const at = (i: number): Place => [kEdgeX + places[i][0], kEdgeY + places[i][1]];
    const radius = shown.length > 120 ? 6 : 10;
    const taken: [number, number, number][] = shown.map((_, i) => [at(i)[0] - radius, at(i)[1], 2 * radius]);
    const names = shown.length > kNamed ? [] : shown.map((id, i) => nodeName(label(titles.get(id), id, 34).replace(/ \([^()]*\)$/, ""), at(i), radius, taken));
    const what = `${counted(shown.length, "document")} in ${counted(groups.length, "group")}, ${counted(lines.length, "pair")} related${threshold > 0 ? ` by ${decimal(threshold)} or more` : " inside them"}`;
    const picture = svg("svg", { class: "graph", viewBox: `0 0 ${kWidth} ${height}`, role: "img", "aria-label": `${what}. The list of pairs below says the same.` },
        lines.map(({ a, b, relatedness }) => {
            const [[x1, y1], [x2, y2]] = [at(numbers.get(a) ?? 0), at(numbers.get(b) ?? 0)];
            return svg("g", leadsTo(address("pair", [a, b])), svg("line", {
                class: "edge", x1: x1.toFixed(1), y1: y1.toFixed(1), x2: x2.toFixed(1), y2: y2.toFixed(1),
                "stroke-width": (0.8 + 5 * relatedness / heaviest).toFixed(1),
            }, svg("title", {}, `${label(titles.get(a), a)} and ${label(titles.get(b), b)}: ${decimal(relatedness)}`)));
        }),
        shown.map((id, i) => svg("g", leadsTo(placeAddress(id)),
            svg("circle", { class: `node s${(groupOf.get(id) ?? 0) % 8}`, cx: at(i)[0].toFixed(1), cy: at(i)[1].toFixed(1), r: radius }, svg("title", {}, label(titles.get(id), id))),
            // The group's number: which group it is must be seen without colour, too.
            radius < 10 ? null : svg("text", { class: "in-node", x: at(i)[0].toFixed(1), y: (at(i)[1] + 3.6).toFixed(1), "text-anchor": "middle", "aria-hidden": "true" }, String((groupOf.get(id) ?? 0) + 1)))),
        names);
    const rest = groups.flat().length - shown.length;
    return figure(picture, "similarity-graph", `${what}.${alone > 0 ? ` ${counted(alone, "document is", "documents are")} related to no other by so much.` : ""}` +
        `${rest > 0 ? ` ${count(rest)} more are in the cards and the list.` : ""} Numbers are those of the groups.`, () => sides(lines), "wide");
}

function nodeName(words: string, [x, y]: Place, radius: number, taken: [number, number, number][]): SVGElement | null {
    const size = words.length * 6.3;
    for (const [left, top] of [[x + radius + 4, y], [x - radius - 4 - size, y], [x - size / 2, y + radius + 13], [x - size / 2, y - radius - 9]]) {
        const crowded = taken.some(([l, t, s]) => left < l + s && l < left + size && Math.abs(t - top) < 13);
        if (crowded || left < 0 || left + size > kWidth) continue;
        taken.push([left, top, size]);
        return svg("text", { class: "label", x: left.toFixed(1), y: (top + 4).toFixed(1) }, words);
    }
    return null;
}

/// Each document beside each, those of a group next to one another.
export function matrix(sets: string[][], pairs: Pair[], threshold: number, titles: Titles): HTMLElement {
    const ids = sets.flat();
    const of = new Map<string, number>();
    for (const { a, b, relatedness } of pairs) {
        of.set(`${a}\n${b}`, relatedness);
        of.set(`${b}\n${a}`, relatedness);
    }
    const highest = largest(pairs.map((pair) => pair.relatedness), 0.001);
    const what = "Relatedness of each two documents";
    if (ids.length > kNumbers) return heatMap(ids, pairs, threshold, highest, titles, what);
    const cells = (a: string) => ids.map((b) => {
        const value = of.get(`${a}\n${b}`);
        if (a === b || value === undefined) return h("td", { class: "none" }, a === b ? "" : "–");
        const cell = h("td", { class: value < threshold ? "below" : "" }, h("a", { href: address("pair", [a, b]), title: `${label(titles.get(a), a)} and ${label(titles.get(b), b)}: ${value.toFixed(3)}` }, value.toFixed(2)));
        cell.style.setProperty("--share", String(value < threshold ? 0 : value / highest));
        return cell;
    });
    return h("div", {},
        h("div", { class: "bar" }, threshold > 0 ? h("span", { class: "soft small" }, `Bare numbers are below ${decimal(threshold)}.`) : null, h("span", { class: "push" }),
            rowButtons("similarity-matrix", what, () => ({ columns: ["document", ...ids], rows: ids.map((a) => [a, ...ids.map((b) => of.get(`${a}\n${b}`) ?? null)]) }))),
        h("div", { class: "frame matrix", tabindex: 0, role: "region", "aria-label": `${what}, scrolls` }, h("table", {},
            h("caption", { class: "unseen" }, what),
            h("thead", {}, h("tr", {}, h("td"), ids.map((id, i) => h("th", { scope: "col", title: label(titles.get(id), id) }, String(i + 1))))),
            h("tbody", {}, ids.map((id, i) => h("tr", {}, h("th", { scope: "row" }, `${i + 1} `, documentLink(titles, id, undefined, undefined, 44)), cells(id)))))));
}

function heatMap(ids: string[], pairs: Pair[], threshold: number, highest: number, titles: Titles, what: string): HTMLElement {
    const numbers = new Map(ids.map((id, i) => [id, i]));
    const shown = pairs.filter((pair) => pair.relatedness >= threshold).sort((x, y) => y.relatedness - x.relatedness).slice(0, kCells / 2);
    const picture = svg("svg", { class: "heat", viewBox: `0 0 ${ids.length} ${ids.length}`, role: "img", "aria-label": `${what}. The list of pairs below says the same.` },
        svg("rect", { class: "ground", width: ids.length, height: ids.length }),
        shown.map(({ a, b, relatedness }) => svg("g", leadsTo(address("pair", [a, b])), [[a, b], [b, a]].map(([x, y]) =>
            svg("rect", { class: "filled", x: numbers.get(x), y: numbers.get(y), width: 1, height: 1, opacity: (0.15 + 0.85 * relatedness / highest).toFixed(2) },
                svg("title", {}, `${label(titles.get(a), a)} and ${label(titles.get(b), b)}: ${decimal(relatedness)}`))))));
    return figure(picture, "similarity-matrix", `${what}, ${counted(ids.length, "document")} in the order of their groups; a square for each pair related by ${decimal(threshold)} or more.`, () => sides(shown));
}
