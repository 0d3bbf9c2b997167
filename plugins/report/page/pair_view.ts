// SPDX-License-Identifier: Apache-2.0
// Two whole texts beside each other: what both say is linked and aligned, what differs in it is marked, and so is what only one
// says. Or both as one text in which changes are marked.
import { cutNotice } from "./cut_notice";
import { annotated, isHardWrapped, type Mark, type Turn } from "./annotated";
import type { Store, Text } from "./data";
import { counted, decimal, h, name, percent } from "./dom";
import { button } from "./files";
import { pairKeys } from "./pair_keys";
import { ribbons } from "./pair_ruler";
import { people, turnsOf } from "./people";
import { redlineView } from "./redline_view";
import { address, note, placeAddress } from "./routes";
import { onlyHere, sharedPassages, type Edit, type Shared, type Sides } from "./shared_passages";
import { describe, label } from "./titles";

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

type Ids = Sides<string>;

export async function pairView(store: Store, a: string, b: string, query: URLSearchParams): Promise<HTMLElement> {
    for (const id of [a, b]) {
        if (store.document(id) === undefined) throw new Error(`the run has no document “${id}”`);
    }
    const titles = await describe(store);
    const ids: Ids = [a, b];
    const texts: Sides<Text> = [await store.text(a), await store.text(b)];
    const { shared, edits } = await sharedPassages(store, a, b);
    const only: Sides<[number, number][]> = [await onlyHere(store, a, b), await onlyHere(store, b, a)];
    const found = await people(store);
    const holder = h("div", {});
    const heading = (side: 0 | 1) => h("div", { class: "pane-head" }, h("a", { href: placeAddress(ids[side]), title: ids[side] }, name(label(titles.get(ids[side]), ids[side], 90))),
        h("p", { class: "soft small" }, `${percent(covered(shared, side, texts[side].document.bytes))} of it lies in shared passages`, only[side].length > 0 ? `; ${counted(only[side].length, "sentence")} only here` : ""));
    const forms: [string, string, () => HTMLElement][] = [
        ["", "Side by side", () => sideBySide(texts, shared, edits, only, [0, 1].map((side) => turnsOf(found, ids[side])), [0, 1].map((side) => label(titles.get(ids[side]), ids[side])), [heading(0), heading(1)], query)],
        ["redline", "As one text, with changes", () => h("div", {}, h("div", { class: "redline-heads" }, h("span", { class: "soft small" }, "− from"), heading(0), h("span", { class: "soft small" }, "+ to"), heading(1)), redlineView(texts, shared))],
    ];
    const buttons = forms.map(([key, title, draw]) => button(title, () => {
        note({ as: key });
        show(draw, key);
    }));
    const show = (draw: () => HTMLElement, key: string) => {
        buttons.forEach((one, i) => one.setAttribute("aria-pressed", String(forms[i][0] === key)));
        holder.replaceChildren(draw());
    };
    const [key, , draw] = forms.find(([one]) => one === query.get("as")) ?? forms[0];
    show(draw, key);
    return h("div", { class: "pair" },
        h("p", { class: "crumb" }, h("a", { href: address("compare") }, "Compare"), " ›"),
        h("h1", {}, "Two texts"),
        cutNotice(store, ["table", "passage"], ["table", "passage_edit"], ["table", "unshared"], ["layer", "turn"]),
        h("p", { class: "lead" }, await measures(store, a, b) || "", `${counted(shared.length, "shared passage")}, ${counted(edits.length, "difference")} inside them.`),
        h("div", { class: "bar" }, h("span", { class: "choices", role: "group", "aria-label": "Shown as" }, buttons),
            h("a", { class: "small", href: address("pair", [b, a], { as: query.get("as") ?? undefined }) }, "⇄ The other way round")),
        holder);
}

function covered(shared: Shared[], side: 0 | 1, size: number): number {
    let bytes = 0;
    let last = 0;
    for (const one of [...shared].sort((x, y) => x.begin[side] - y.begin[side])) {
        bytes += Math.max(0, one.end[side] - Math.max(last, one.begin[side]));
        last = Math.max(last, one.end[side]);
    }
    return bytes / Math.max(1, size);
}

function sideBySide(texts: Sides<Text>, shared: Shared[], edits: Edit[], only: Sides<[number, number][]>, turns: Turn[][], names: string[], headings: HTMLElement[],
    query: URLSearchParams): HTMLElement {
    let current = -1;
    let panes: HTMLElement[] = [];
    const position = h("output", {});
    function choose(number: number): void {
        if (shared.length === 0) return;
        current = (number + shared.length) % shared.length;
        const one = shared[current];
        note({ passage: one.passage });
        position.textContent = `${current + 1} of ${shared.length}: ${counted(one.tokens, "word")}, ${one.identity < 1 ? `${percent(one.identity)} the same` : "word for word"}${one.moved ? ", moved" : ""}`;
        for (const pane of panes) {
            pane.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
            const marks = pane.querySelectorAll<HTMLElement>(`[data-passage~="${one.number}"]`);
            marks.forEach((element) => element.classList.add("chosen"));
            const [first] = marks;
            if (first === undefined) continue;
            const align = () => (pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight * 0.2);
            align();
            requestAnimationFrame(align); // parts that were never drawn have a guessed height until now
        }
        ruler.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
        ruler.querySelector(`[data-passage="${one.number}"]`)?.classList.add("chosen");
    }
    panes = ([0, 1] as const).map((side) => {
        const text = annotated(texts[side], {
            turns: turns[side], joined: isHardWrapped(texts[side].content), marks: marksOf(side, shared, edits, only[side]),
            explain: (marks) => {
                const one = marks.map((mark) => mark.source).find((source) => source !== undefined) as Shared | undefined;
                if (one !== undefined) choose(one.number - 1);
            },
        });
        return h("div", { class: "pane", tabindex: 0, role: "region", "aria-label": `${names[side]}, scrolls` }, text);
    });
    panes.forEach((pane, side) => tag(pane, shared, side as 0 | 1));
    const ruler = ribbons(shared, edits, only, [texts[0].document.bytes, texts[1].document.bytes], panes, (number) => choose(number - 1),
        (side, share) => (panes[side].scrollTop = share * panes[side].scrollHeight - panes[side].clientHeight / 2));
    const step = (title: string, by: number) => {
        const made = button(title, () => choose(current + by));
        made.disabled = shared.length === 0;
        return made;
    };
    const view = h("div", {},
        h("div", { class: "bar" }, step("← Previous", -1), step("Next →", 1), position,
            h("span", { class: "push" }), h("span", { class: "soft small keys" }, "keys: n next, p previous")),
        h("p", { class: "key-line small" }, h("span", { class: "mark shared" }, "both say it"), h("span", { class: "mark shared moved" }, "moved"), h("span", { class: "mark changed" }, "~ other words"),
            h("span", { class: "mark added" }, "+ more here"), h("span", { class: "mark lacking" }, "− more there"), h("span", { class: "mark only" }, "only in this text")),
        h("div", { class: "panes" }, headings[0], h("span", { class: "gutter" }), headings[1], panes[0], ruler, panes[1]));
    pairKeys(view, () => choose(current + 1), () => choose(current - 1));
    requestAnimationFrame(() => {
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
