// SPDX-License-Identifier: Apache-2.0
// Between two texts: an overview of each, with what it has alone, what differs and which part is in view, and ribbons from each
// shared passage to where it stands on the other side.
import { count, svg } from "./dom";
import type { Edit, Shared, Sides } from "./shared_passages";

const [kLane, kWidth] = [8, 76];

/// `only`: spans that one side alone has. `choose` is told a passage's number, `go` a side and a share of its text.
export function ribbons(shared: Shared[], edits: Edit[], only: Sides<[number, number][]>, sizes: Sides<number>, panes: HTMLElement[],
    choose: (number: number) => void, go: (side: number, share: number) => void): SVGElement {
    const y = (byte: number, side: 0 | 1) => 1000 * byte / Math.max(1, sizes[side]);
    const from = kLane + 1;
    const to = kWidth - kLane - 1;
    const bands = shared.map((one) => {
        const [l0, l1] = [y(one.begin[0], 0), y(Math.max(one.end[0], one.begin[0] + sizes[0] / 400), 0)].map((at) => at.toFixed(1));
        const [r0, r1] = [y(one.begin[1], 1), y(Math.max(one.end[1], one.begin[1] + sizes[1] / 400), 1)].map((at) => at.toFixed(1));
        return svg("path", {
            class: one.moved ? "band moved" : "band", "data-passage": one.number, click: () => choose(one.number),
            d: `M${from},${l0} C${kWidth / 2},${l0} ${kWidth / 2},${r0} ${to},${r0} L${to},${r1} C${kWidth / 2},${r1} ${kWidth / 2},${l1} ${from},${l1} Z`,
        }, svg("title", {}, `Passage ${one.number}${one.moved ? ", moved" : ""}: ${count(one.tokens)} words`));
    });
    const lane = (side: 0 | 1) => {
        const x = side === 0 ? 0 : kWidth - kLane;
        const tick = (begin: number, end: number, style: string) => svg("rect", { class: style, x, width: kLane, y: y(begin, side).toFixed(1), height: Math.max(2, y(end, side) - y(begin, side)).toFixed(1) });
        const ground = svg("rect", { class: "lane", x, width: kLane, height: 1000 });
        const whole = svg("g", { class: "way" }, ground, only[side].map(([begin, end]) => tick(begin, end, "only-tick")),
            edits.map((edit) => tick(edit.begin[side], edit.end[side], "edit-tick")));
        whole.addEventListener("click", (event) => {
            const box = ground.getBoundingClientRect();
            go(side, ((event as MouseEvent).clientY - box.top) / Math.max(1, box.height));
        });
        return whole;
    };
    const views = panes.map((_, side) => svg("rect", { class: "in-view", x: side === 0 ? 0 : kWidth - kLane, width: kLane, "pointer-events": "none" }));
    panes.forEach((pane, side) => {
        const follow = () => {
            views[side].setAttribute("y", (1000 * pane.scrollTop / Math.max(1, pane.scrollHeight)).toFixed(1));
            views[side].setAttribute("height", Math.max(4, 1000 * pane.clientHeight / Math.max(1, pane.scrollHeight)).toFixed(1));
        };
        pane.addEventListener("scroll", follow, { passive: true });
        new ResizeObserver(follow).observe(pane);
    });
    return svg("svg", { class: "ruler", viewBox: `0 0 ${kWidth} 1000`, preserveAspectRatio: "none", role: "img", "aria-label": "Where the shared passages stand on both sides, and what each has alone" },
        bands, lane(0), lane(1), views);
}
