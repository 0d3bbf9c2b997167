// SPDX-License-Identifier: Apache-2.0
// A text with turns and marks: cut into paragraphs and stretches, each of which knows what covers it.
import type { Text } from "./data";
import { h } from "./dom";

/// A stretch of bytes that something is said of.
export interface Mark {
    begin: number;
    end: number;
    kind: string; // words of CSS
    label: string; // for screen readers, and as a tip
    number?: string; // printed before its first letter
    source?: unknown; // what it was made of, for `explain`
}
export interface Turn {
    begin: number;
    end: number;
    labelBegin: number;
    labelEnd: number;
    who: string; // the person, or what is known instead
    printed: string; // the label
    colour: number; // -1: nobody is named
}
export interface TextChoices {
    turns: Turn[];
    marks: Mark[];
    joined: boolean; // lines of a paragraph flow into one another
    explain?(marks: Mark[], element: HTMLElement): void;
}

interface Placed {
    mark: Mark;
    begin: number; // letters of the script's strings
    end: number;
    begun: boolean;
}

/// Whether a text was broken into lines of one width, which a page of another width should not keep.
export function isHardWrapped(text: string): boolean {
    const lines = text.slice(0, 20_000).split("\n");
    let inside = 0;
    let full = 0;
    for (let i = 0; i + 1 < lines.length; ++i) {
        if (lines[i].trim() === "" || lines[i + 1].trim() === "") continue;
        ++inside;
        if (lines[i].length >= 45 && lines[i].length <= 110) ++full;
    }
    return inside >= 6 && full >= inside * 0.6;
}

class Painter {
    private readonly waiting: Placed[];
    private active: Placed[] = [];
    private next = 0;

    constructor(private readonly text: Text, private readonly choices: TextChoices) {
        this.waiting = choices.marks
            .map((mark) => ({ mark, begin: text.index(mark.begin), end: text.index(mark.end), begun: false }))
            .sort((a, b) => a.begin - b.begin || b.end - a.end);
    }

    /// The paragraphs between two places. Called from the beginning of the text to its end.
    paragraphs(from: number, to: number): HTMLElement[] {
        const { content } = this.text;
        const made: HTMLElement[] = [];
        const blank = /\n[^\S\n]*\n\s*/g;
        let begin = from;
        while (begin < to && /\s/.test(content[begin])) {
            if (content[begin] === "\n") from = begin + 1;
            ++begin;
        }
        begin = from;
        blank.lastIndex = begin;
        while (begin < to) {
            const match = blank.exec(content);
            const end = match === null || match.index >= to ? to : match.index;
            if (content.slice(begin, end).trim() !== "") made.push(this.paragraph(begin, end));
            begin = match === null || match.index >= to ? to : match.index + match[0].length;
            blank.lastIndex = begin;
        }
        return made;
    }

    private paragraph(from: number, to: number): HTMLElement {
        const paragraph = h("p", { dir: "auto", "data-begin": this.text.byte(from) });
        let at = from;
        for (;;) {
            this.enter(at);
            this.active = this.active.filter((one) => one.end > at || (one.begin === one.end && one.begin === at && !one.begun));
            for (const gap of this.active.filter((one) => one.begin === one.end)) {
                gap.begun = true;
                paragraph.append(this.stretch("‸", [gap], true));
            }
            this.active = this.active.filter((one) => one.end > at);
            if (at >= to) break;
            let end = to;
            for (const one of this.active) end = Math.min(end, one.end);
            if (this.next < this.waiting.length) end = Math.min(end, Math.max(this.waiting[this.next].begin, at + 1));
            const words = this.text.content.slice(at, end);
            if (this.active.length === 0) paragraph.append(h("span", {}, words));
            else paragraph.append(this.stretch(words, this.active, false));
            at = end;
        }
        return paragraph;
    }

    private enter(at: number): void {
        while (this.next < this.waiting.length && this.waiting[this.next].begin <= at) {
            this.active.push(this.waiting[this.next++]);
        }
    }

    private stretch(words: string, placed: Placed[], gap: boolean): HTMLElement {
        const marks = placed.map((one) => one.mark);
        const first = placed.filter((one) => gap || !one.begun);
        const span = h("span", {
            class: ["mark", gap ? "gap" : "", ...new Set(marks.map((mark) => mark.kind))].join(" "),
            title: marks.map((mark) => mark.label).join("\n"),
        });
        for (const one of first) {
            one.begun = true;
            if (one.mark.number !== undefined) span.append(h("sup", {}, one.mark.number));
            span.dataset.at = String(one.mark.begin);
        }
        span.append(h("span", {}, words));
        const { explain } = this.choices;
        if (explain !== undefined) {
            const act = (event: Event) => {
                event.stopPropagation();
                explain(marks, span);
            };
            span.addEventListener("click", act);
            if (first.length > 0) {
                span.tabIndex = 0;
                span.setAttribute("role", "button");
                span.addEventListener("keydown", (event) => {
                    if (event.key === "Enter" || event.key === " ") {
                        event.preventDefault();
                        act(event);
                    }
                });
            }
        }
        return span;
    }
}

/// The text, turns beside their speakers.
export function annotated(text: Text, choices: TextChoices): HTMLElement {
    const painter = new Painter(text, choices);
    const root = h("div", { class: choices.joined ? "text joined" : "text", lang: text.document.language || undefined });
    let at = 0;
    const outside = (to: number) => {
        const paragraphs = painter.paragraphs(at, to);
        if (paragraphs.length > 0) root.append(h("div", { class: "outside" }, paragraphs));
    };
    for (const turn of choices.turns) {
        const begin = text.index(turn.begin);
        const end = text.index(turn.end);
        const labelled = turn.labelEnd > turn.labelBegin && turn.labelEnd <= turn.begin;
        const start = labelled ? text.index(turn.labelBegin) : begin;
        if (start < at || begin >= text.content.length) continue; // inside the one before, or beyond what the page holds
        outside(start);
        root.append(h("section", { class: `turn s${turn.colour}` },
            h("div", { class: "who" },
                h("b", {}, h("bdi", {}, turn.who)),
                turn.printed !== "" && turn.printed !== turn.who ? h("span", { class: "printed" }, h("bdi", {}, turn.printed)) : null),
            h("div", { class: "said" }, painter.paragraphs(begin, end))));
        at = end;
    }
    outside(text.content.length);
    const missing = text.document.bytes - text.document.held;
    if (missing > 0) {
        root.append(h("p", { class: "soft" }, text.document.held === 0 && text.document.file !== undefined ?
            `This text is in the file “${text.document.file}”, which is not beside this page.` : `${missing} more bytes of this text are not in the page (max-text).`));
    }
    return root;
}

/// The paragraph at a byte, or the mark that begins there.
export function placeIn(root: HTMLElement, byte: number): HTMLElement | null {
    const mark = root.querySelector<HTMLElement>(`[data-at="${byte}"]`);
    if (mark !== null) return mark;
    let found: HTMLElement | null = null;
    for (const paragraph of root.querySelectorAll<HTMLElement>("p[data-begin]")) {
        if (Number(paragraph.dataset.begin) > byte) break;
        found = paragraph;
    }
    return found;
}
