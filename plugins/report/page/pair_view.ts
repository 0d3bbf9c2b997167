// SPDX-License-Identifier: Apache-2.0
// Two whole texts beside each other: what both say is linked and aligned, what differs in it is marked, and so is what only one
// says.
import { cutNotice } from "./cut_notice";
import { annotated, isHardWrapped, type Mark } from "./annotated";
import type { Store } from "./data";
import { count, counted, decimal, h, name, percent, svg } from "./dom";
import { people, turnsOf } from "./people";
import { address, note, placeAddress } from "./routes";
import { describe, label } from "./titles";

interface Shared {
    passage: number;
    number: number; // in the order of the left text, from 1
    begin: [number, number]; // left, right
    end: [number, number];
    tokens: number;
    identity: number;
    moved: boolean;
    boilerplate: boolean;
}
interface Edit {
    begin: [number, number];
    end: [number, number];
}

/// Which of these, in the order of the left text, stand in the same order in the right one: the longest such chain. All others
/// have moved.
function inOrder(begins: number[]): Set<number> {
    const tails: number[] = []; // of the chains of each length, the one that ends lowest
    const before: number[] = begins.map(() => -1);
    begins.forEach((begin, at) => {
        let low = 0;
        let high = tails.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (begins[tails[middle]] < begin) low = middle + 1;
            else high = middle;
        }
        if (low > 0) before[at] = tails[low - 1];
        tails[low] = at;
    });
    const kept = new Set<number>();
    for (let at = tails.length > 0 ? tails[tails.length - 1] : -1; at >= 0; at = before[at]) kept.add(at);
    return kept;
}

async function sharedPassages(store: Store, a: string, b: string): Promise<{ shared: Shared[]; edits: Edit[] }> {
    const table = await store.find("table", "passage", "passage", "a", "a_begin", "a_end", "b", "b_begin", "b_end");
    const changes = await store.find("table", "passage_edit", "passage", "a_begin", "a_end", "b_begin", "b_end");
    const shared: Shared[] = [];
    const turned = new Map<number, boolean>(); // passages, and whether their left is our right
    for (let row = 0; table !== undefined && row < table.rows; ++row) {
        const [left, right] = [table.text("a", row), table.text("b", row)];
        const straight = left === a && right === b;
        if (!straight && !(left === b && right === a)) continue;
        const of = (key: "begin" | "end"): [number, number] => {
            const both: [number, number] = [table.number(`a_${key}`, row), table.number(`b_${key}`, row)];
            return straight ? both : [both[1], both[0]];
        };
        const passage = table.number("passage", row);
        turned.set(passage, !straight);
        shared.push({
            passage, number: 0, begin: of("begin"), end: of("end"), tokens: table.number("tokens", row),
            identity: table.has("identity") ? table.number("identity", row) : 1, moved: false, boilerplate: table.text("kind", row) === "boilerplate",
        });
    }
    shared.sort((x, y) => x.begin[0] - y.begin[0] || x.begin[1] - y.begin[1]);
    const kept = inOrder(shared.map((one) => one.begin[1]));
    shared.forEach((one, at) => {
        one.number = at + 1;
        one.moved = !kept.has(at);
    });
    const edits: Edit[] = [];
    for (let row = 0; changes !== undefined && row < changes.rows; ++row) {
        const turn = turned.get(changes.number("passage", row));
        if (turn === undefined) continue;
        const of = (key: string): [number, number] => {
            const both: [number, number] = [changes.number(`a_${key}`, row), changes.number(`b_${key}`, row)];
            return turn ? [both[1], both[0]] : both;
        };
        edits.push({ begin: of("begin"), end: of("end") });
    }
    return { shared, edits };
}

async function onlyHere(store: Store, a: string, b: string): Promise<[number, number][]> {
    const table = await store.find("table", "unshared", "a", "b", "begin", "end");
    const spans: [number, number][] = [];
    for (let row = 0; table !== undefined && row < table.rows; ++row) {
        if (table.text("a", row) === a && table.text("b", row) === b) spans.push([table.number("begin", row), table.number("end", row)]);
    }
    return spans;
}

function marksOf(side: 0 | 1, shared: Shared[], edits: Edit[], only: [number, number][]): Mark[] {
    const marks: Mark[] = [];
    for (const one of shared) {
        marks.push({
            begin: one.begin[side], end: one.end[side], kind: `shared${one.moved ? " moved" : ""}${one.boilerplate ? " boilerplate" : ""}`,
            number: one.moved ? `${one.number} moved ` : String(one.number), source: one,
            label: `Passage ${one.number}: both say it${one.moved ? ", in another order" : ""}${one.identity < 1 ? `, ${percent(one.identity)} the same` : ", word for word"}`,
        });
    }
    for (const { begin, end } of edits) {
        const here = end[side] > begin[side];
        const there = end[1 - side] > begin[1 - side];
        const sign = here && there ? "~" : here ? "+" : "−";
        marks.push({
            begin: begin[side], end: end[side], kind: here && there ? "changed" : here ? "added" : "lacking", number: sign,
            label: here && there ? "Other words on the other side" : here ? "Only here" : "The other side says more here",
        });
    }
    for (const [begin, end] of only) marks.push({ begin, end, kind: "only", label: "Only this text says it" });
    return marks;
}

export async function pairView(store: Store, a: string, b: string, query: URLSearchParams): Promise<HTMLElement> {
    for (const id of [a, b]) {
        if (store.document(id) === undefined) throw new Error(`the run has no document “${id}”`);
    }
    const titles = await describe(store);
    const found = await people(store);
    const ids: [string, string] = [a, b];
    const texts = await Promise.all(ids.map((id) => store.text(id)));
    const { shared, edits } = await sharedPassages(store, a, b);
    const only = [await onlyHere(store, a, b), await onlyHere(store, b, a)];
    let current = -1;
    let panes: HTMLElement[] = [];

    const position = h("output", {});
    function choose(number: number, scroll = true): void {
        if (shared.length === 0) return;
        current = (number + shared.length) % shared.length;
        const one = shared[current];
        note({ passage: one.passage });
        position.textContent = `${current + 1} of ${shared.length}: ${counted(one.tokens, "word")}, ${one.identity < 1 ? `${percent(one.identity)} the same` : "word for word"}${one.moved ? ", moved" : ""}`;
        panes.forEach((pane, side) => {
            pane.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
            const marks = pane.querySelectorAll<HTMLElement>(`[data-passage~="${one.number}"]`);
            marks.forEach((element) => element.classList.add("chosen"));
            const [first] = marks;
            if (first === undefined || !scroll) return;
            pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight * 0.2;
            // Parts that were never drawn have a guessed height until now.
            requestAnimationFrame(() => {
                pane.scrollTop += first.getBoundingClientRect().top - panes[side].getBoundingClientRect().top - pane.clientHeight * 0.2;
            });
        });
        ruler.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
        ruler.querySelector(`[data-passage="${one.number}"]`)?.classList.add("chosen");
    }
    panes = ([0, 1] as const).map((side) => {
        const text = annotated(texts[side], {
            turns: turnsOf(found, ids[side]), joined: isHardWrapped(texts[side].content),
            marks: marksOf(side, shared, edits, only[side]),
            explain: (marks) => {
                const one = marks.map((mark) => mark.source).find((source) => source !== undefined) as Shared | undefined;
                if (one !== undefined) choose(one.number - 1);
            },
        });
        return h("div", { class: "pane", tabindex: 0, role: "region", "aria-label": `${label(titles.get(ids[side]), ids[side])}, scrolls` }, text);
    });
    panes.forEach((pane, side) => tag(pane, shared, side as 0 | 1));
    const ruler = rulerOf(shared, [texts[0].document.bytes, texts[1].document.bytes], (number) => choose(number - 1));

    const button = (title: string, act: () => void) => {
        const made = h("button", { type: "button", disabled: shared.length === 0 }, title);
        made.addEventListener("click", act);
        return made;
    };
    const words = [0, 1].map((side) => {
        const size = Math.max(1, texts[side].document.bytes);
        let covered = 0;
        let last = 0;
        for (const one of [...shared].sort((x, y) => x.begin[side] - y.begin[side])) {
            covered += Math.max(0, one.end[side] - Math.max(last, one.begin[side]));
            last = Math.max(last, one.end[side]);
        }
        return percent(covered / size);
    });
    const heading = (side: number) => h("div", { class: "pane-head" }, h("a", { href: placeAddress(ids[side]), title: ids[side] }, name(label(titles.get(ids[side]), ids[side], 90))),
        h("p", { class: "soft small" }, `${words[side]} of it lies in shared passages`, only[side].length > 0 ? `; ${counted(only[side].length, "sentence")} only here` : ""));
    const view = h("div", { class: "pair" },
        h("p", { class: "crumb" }, h("a", { href: address("compare") }, "Compare"), " ›"),
        h("h1", {}, "Side by side"),
        cutNotice(store, ["table", "passage"], ["table", "passage_edit"], ["table", "unshared"], ["layer", "turn"]),
        h("p", { class: "lead" }, await measures(store, a, b) || "", `${counted(shared.length, "shared passage")}, ${counted(edits.length, "difference")} inside them.`),
        h("div", { class: "bar" }, button("← Previous", () => choose(current - 1)), button("Next →", () => choose(current + 1)), position,
            h("span", { class: "push" }), h("span", { class: "soft small keys" }, "keys: n next, p previous")),
        h("p", { class: "key-line small" }, h("span", { class: "mark shared" }, "both say it"), h("span", { class: "mark shared moved" }, "moved"), h("span", { class: "mark changed" }, "~ other words"),
            h("span", { class: "mark added" }, "+ more here"), h("span", { class: "mark lacking" }, "− more there"), h("span", { class: "mark only" }, "only in this text")),
        h("div", { class: "panes" }, heading(0), h("span", { class: "gutter" }), heading(1), panes[0], ruler, panes[1]));
    const keys = (event: KeyboardEvent) => {
        if (!view.isConnected) {
            document.removeEventListener("keydown", keys);
            return;
        }
        if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
        if (event.key === "n" || event.key === "j") choose(current + 1);
        else if (event.key === "p" || event.key === "k") choose(current - 1);
    };
    // Once the view stands in the page.
    requestAnimationFrame(() => {
        document.addEventListener("keydown", keys);
        const asked = shared.findIndex((one) => String(one.passage) === query.get("passage"));
        if (asked >= 0) choose(asked);
        else if (shared.length > 0) position.textContent = counted(shared.length, "passage");
    });
    return view;
}

/// Says of each stretch which passages it belongs to, so that all of them are found when one is chosen.
function tag(pane: HTMLElement, shared: Shared[], side: 0 | 1): void {
    let active: Shared[] = [];
    for (const span of pane.querySelectorAll<HTMLElement>(".mark.shared")) {
        const begin = span.dataset.at === undefined ? -1 : Number(span.dataset.at);
        if (begin >= 0) active.push(...shared.filter((one) => one.begin[side] === begin && !active.includes(one)));
        const named = span.title;
        active = active.filter((one) => named.includes(`Passage ${one.number}:`));
        span.dataset.passage = active.map((one) => one.number).join(" ");
    }
}

function rulerOf(shared: Shared[], sizes: [number, number], choose: (number: number) => void): SVGElement {
    const y = (byte: number, side: 0 | 1) => (1000 * byte / Math.max(1, sizes[side])).toFixed(1);
    return svg("svg", { class: "ruler", viewBox: "0 0 60 1000", preserveAspectRatio: "none", role: "img", "aria-label": "Where the shared passages stand on both sides" },
        shared.map((one) => {
            const [l0, l1] = [y(one.begin[0], 0), y(Math.max(one.end[0], one.begin[0] + sizes[0] / 400), 0)];
            const [r0, r1] = [y(one.begin[1], 1), y(Math.max(one.end[1], one.begin[1] + sizes[1] / 400), 1)];
            const band = svg("path", {
                class: one.moved ? "band moved" : "band", "data-passage": one.number,
                d: `M0,${l0} C30,${l0} 30,${r0} 60,${r0} L60,${r1} C30,${r1} 30,${l1} 0,${l1} Z`,
            }, svg("title", {}, `Passage ${one.number}: ${count(one.tokens)} words`));
            band.addEventListener("click", () => choose(one.number));
            return band;
        }));
}

async function measures(store: Store, a: string, b: string): Promise<string> {
    const table = await store.find("table", "similarity", "a", "b", "relatedness");
    for (let row = 0; table !== undefined && row < table.rows; ++row) {
        const ids = [table.text("a", row), table.text("b", row)];
        if (!ids.includes(a) || !ids.includes(b)) continue;
        const turned = ids[0] !== a;
        const inOther = (side: "a" | "b") => percent(table.number(`containment_${turned ? (side === "a" ? "b" : "a") : side}`, row));
        return `Relatedness ${decimal(table.number("relatedness", row))}` +
            (table.has("containment_a", "containment_b") ? `; ${inOther("a")} of the left text's runs of words are in the right one, ${inOther("b")} the other way. ` : ". ");
    }
    return "";
}
