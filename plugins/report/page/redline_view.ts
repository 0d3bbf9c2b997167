// SPDX-License-Identifier: Apache-2.0
// Two versions as one text: − taken out, + put in, ~ other words, and what moved called moved.
import { isHardWrapped } from "./annotated";
import type { Text } from "./data";
import { count, counted, h, shortened, svg } from "./dom";
import { button, rowButtons } from "./files";
import { whilePrinting } from "./grid";
import { redline, type Kind, type Piece } from "./redline";
import type { Shared, Sides } from "./shared_passages";
import { pairKeys } from "./pair_keys";

const kAround = 1; // paragraphs without a change that are shown beside one with a change

interface Paragraph {
    element: HTMLElement;
    changed: boolean;
}
interface Change {
    kind: "+" | "−" | "~" | "moved";
    pieces: Piece[];
    elements: HTMLElement[];
}

export function redlineView(texts: Sides<Text>, shared: Shared[]): HTMLElement {
    const pieces = redline(texts, shared);
    const content = (piece: Piece, around = 0) => texts[piece.side].content.slice(Math.max(0, piece.begin - around), piece.end + around);
    const { found, paragraphs } = drawn(pieces, content);
    const words = (kind: Kind) => pieces.filter((piece) => piece.kind === kind).reduce((sum, piece) => sum + (content(piece).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu)?.length ?? 0), 0);
    const moves = found.filter(({ kind }) => kind === "moved").length / 2;
    let current = -1;
    const position = h("output", {}, counted(found.length, "change"));
    const sheet = h("div", { class: `redline text${isHardWrapped(texts[1].content) ? " joined" : ""}`, lang: texts[1].document.language || undefined });

    const choose = (number: number) => {
        if (found.length === 0) return;
        current = (number + found.length) % found.length;
        const one = found[current];
        sheet.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
        one.elements.forEach((element) => element.classList.add("chosen"));
        one.elements[0]?.scrollIntoView({ block: "center" });
        position.textContent = `${current + 1} of ${count(found.length)}: ${said(one, content)}`;
    };
    const lookUp = new Map(found.flatMap((one, at) => one.elements.map((element) => [element, at] as const)));
    sheet.addEventListener("click", (event) => {
        const element = (event.target as Element).closest<HTMLElement>("del, ins");
        const at = element === null ? undefined : lookUp.get(element);
        if (at !== undefined) choose(at);
    });
    const only = h("input", { type: "checkbox" });
    let printing = false;
    const draw = () => {
        const near = new Set<number>();
        paragraphs.forEach(({ changed }, i) => {
            for (let k = i - kAround; changed && k <= i + kAround; ++k) near.add(k);
        });
        const shown: HTMLElement[] = [];
        let hidden = 0;
        const skip = () => {
            if (hidden > 0) shown.push(h("p", { class: "soft skipped" }, `… ${counted(hidden, "paragraph")} that both have …`));
            hidden = 0;
        };
        paragraphs.forEach(({ element }, i) => {
            if (only.checked && !near.has(i)) {
                ++hidden;
                return;
            }
            skip();
            shown.push(element);
        });
        skip();
        sheet.classList.toggle("whole", printing);
        sheet.replaceChildren(...shown);
    };
    only.addEventListener("change", draw);
    draw();
    whilePrinting(sheet, (begins) => {
        printing = begins;
        draw();
    });
    const view = h("div", { class: "redline-view" },
        h("p", { class: "lead" }, found.length === 0 ? "Both texts have the same words." :
            `From left to right: ${counted(words("in"), "word")} put in, ${counted(words("out"), "word")} taken out${moves > 0 ? `, ${counted(moves, "passage")} moved` : ""}; compared word by word, with its signs, in upper and lower case.`),
        h("div", { class: "bar sticky" }, button("← Previous", () => choose(current - 1)), button("Next →", () => choose(current + 1)), position,
            h("label", { class: "choice" }, only, "only what changed"), h("span", { class: "push" }), h("span", { class: "soft small keys" }, "keys: n next, p previous"),
            rowButtons("changes", "Changes", () => ({
                columns: ["kind", "a_begin", "a_end", "b_begin", "b_end", "text"],
                rows: pieces.filter(({ kind, ends }) => kind !== "same" && !ends).map((piece) => {
                    const text = texts[piece.side];
                    const end = piece.begin + content(piece).trimEnd().length;
                    const span = [text.byte(piece.begin), text.byte(end)];
                    return [{ out: "−", in: "+", away: "moved from", here: "moved to", same: "" }[piece.kind], ...(piece.side === 0 ? [...span, null, null] : [null, null, ...span]), content(piece).trim()];
                }),
            }))),
        h("p", { class: "key-line small" }, h("ins", {}, "+ put in"), h("del", {}, "− taken out"), h("span", {}, h("del", {}, "~ old"), h("ins", {}, "new words")),
            moves > 0 ? [h("del", { class: "move" }, "moved away"), h("ins", { class: "move" }, "moved here")] : null),
        h("div", { class: "redline-frame" }, sheet, overview(found, texts[1].content.length, choose)));
    pairKeys(view, () => choose(current + 1), () => choose(current - 1));
    return view;
}

function said(one: Change, content: (piece: Piece) => string): string {
    const words = (kind: Kind) => shortened(one.pieces.filter((piece) => piece.kind === kind).map((piece) => content(piece)).join(" "), 60);
    if (one.kind === "~") return `“${words("out")}” became “${words("in")}”`;
    if (one.kind === "moved") return one.pieces[0].kind === "away" ? "moved away from here" : "moved to this place";
    return one.kind === "+" ? `put in “${words("in")}”` : `taken out “${words("out")}”`;
}

function drawn(pieces: Piece[], content: (piece: Piece) => string): { found: Change[]; paragraphs: Paragraph[] } {
    const found: Change[] = [];
    const paragraphs: Paragraph[] = [];
    let paragraph = h("p", { dir: "auto" });
    let changed = false;
    const end = () => {
        if (paragraph.childNodes.length > 0) paragraphs.push({ element: paragraph, changed });
        paragraph = h("p", { dir: "auto" });
        changed = false;
    };
    const moves = new Map<string, Change>(); // what moved is one change at each of its two places
    pieces.forEach((piece, i) => {
        if (piece.ends) {
            if (piece.kind === "out" && !isOut(pieces[i - 1]) && !isOut(pieces[i + 1])) {
                paragraph.append(h("del", { title: "The paragraph ended here" }, "¶"), " ");
                changed = true;
            } else {
                end();
            }
            return;
        }
        const text = content(piece);
        const words = text.trimEnd();
        const blank = text.length > words.length ? " " : "";
        if (piece.kind === "same") {
            if (i > 0 && alone(pieces[i - 1], content)) end();
            paragraph.append(h("span", {}, words), blank);
            return;
        }
        const move = piece.kind === "away" || piece.kind === "here";
        const gone = isOut(piece);
        const after = piece.kind === "in" && pieces[i - 1]?.kind === "out" && !pieces[i - 1].ends;
        const before = piece.kind === "out" && pieces[i + 1]?.kind === "in" && !pieces[i + 1].ends;
        if (alone(piece, content) || (i > 0 && !pieces[i - 1].ends && alone(pieces[i - 1], content))) end();
        const key = `${piece.kind} ${piece.move}`;
        const known = move ? moves.get(key) : after ? found[found.length - 1] : undefined;
        const sign = move ? `moved ${piece.move} ` : before ? "~" : gone ? "−" : "+";
        const title = move ? (gone ? "Moved away from here" : "Moved to this place") : gone ? "Taken out" : "Put in";
        const element = h(gone ? "del" : "ins", { class: move ? "move" : undefined, title }, known === undefined ? h("sup", {}, sign) : null, h("span", {}, words));
        paragraph.append(element, blank);
        changed = true;
        if (known !== undefined) {
            known.elements.push(element);
            known.pieces.push(piece);
            return;
        }
        const one: Change = { kind: move ? "moved" : before ? "~" : gone ? "−" : "+", pieces: [piece], elements: [element] };
        found.push(one);
        if (move) moves.set(key, one);
    });
    end();
    return { found, paragraphs };
}

/// A whole paragraph that moved away is one here, too.
function alone(piece: Piece, content: (piece: Piece, around?: number) => string): boolean {
    if (piece.kind !== "away" || piece.ends) return false;
    const around = content(piece, 1);
    return /^\s|^$/.test(around.slice(0, 1)) && /\n\s*$/.test(around);
}

function isOut(piece: Piece | undefined): boolean {
    return piece?.kind === "out" || piece?.kind === "away";
}

/// Where in the whole text something changed.
function overview(found: Change[], size: number, choose: (number: number) => void): SVGElement {
    let last = 0;
    return svg("svg", { class: "overview", viewBox: "0 0 20 1000", preserveAspectRatio: "none", role: "img", "aria-label": `Where the ${count(found.length)} changes stand` },
        svg("rect", { class: "ground", width: 20, height: 1000 }),
        found.map((one, at) => {
            const right = one.pieces.find((piece) => piece.side === 1);
            last = right?.begin ?? last; // what was taken out stands where the text was then
            const style = { "+": "in", "−": "out", "~": "both", moved: "move" }[one.kind];
            const long = right === undefined ? 0 : right.end - right.begin;
            return svg("rect", { class: `tick ${style}`, x: one.kind === "−" ? 0 : one.kind === "+" ? 10 : 0, width: one.kind === "−" || one.kind === "+" ? 10 : 20,
                y: (1000 * last / Math.max(1, size)).toFixed(1), height: Math.max(3, 1000 * long / Math.max(1, size)).toFixed(1), click: () => choose(at) });
        }));
}
