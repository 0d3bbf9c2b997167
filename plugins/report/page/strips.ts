// SPDX-License-Identifier: Apache-2.0
// Strips below one another, each under its title: from the beginning of a text to its end.
import { h } from "./dom";
import { pictureButtons } from "./figure";
import { rowButtons, type Rows } from "./files";

export interface Strip {
    title: string; // in files
    head: (HTMLElement | null)[];
    strip: SVGElement;
    below?: SVGElement;
    foot?: HTMLElement;
    style?: string;
}

/// The first `most`, and the others on request.
export function strips(all: Strip[], most: number, file: string, label: string, rows: () => Rows): HTMLElement {
    const list = h("div", { class: "strips" });
    const draw = (from: number, to: number) => list.append(...all.slice(from, to).map((one) => h("div", { class: `strip-row ${one.style ?? ""}` }, one.head, one.strip, one.below ?? null, one.foot ?? null)));
    draw(0, most);
    const more = all.length > most ? h("button", { type: "button" }, `Show ${all.length - most} more`) : null;
    more?.addEventListener("click", () => {
        more.remove();
        draw(most, all.length);
    });
    return h("div", {}, list, h("div", { class: "bar" }, more, h("span", { class: "push" }),
        pictureButtons(file, label, () => all.filter(({ strip }) => strip.isConnected).flatMap(({ title, strip, below }): [string, SVGElement][] => [[title, strip], ...(below === undefined ? [] : [["", below] as [string, SVGElement]])])), rowButtons(file, label, rows)));
}
