// SPDX-License-Identifier: Apache-2.0
// When documents are from: a dot for each over its date.
import { largest, leadsTo } from "./charts";
import { moment, ticks } from "./dates";
import { counted, svg } from "./dom";
import { figure } from "./figure";
import { placeAddress } from "./routes";
import { label, type Described } from "./titles";

const [kWidth, kHigh, kEdge] = [1000, 150, 30];

export function timeline(all: Described[]): HTMLElement | null {
    const dated = all.map((one) => ({ one, at: moment(one.date) })).filter(({ at }) => !Number.isNaN(at)).sort((a, b) => a.at - b.at);
    if (dated.length < 2 || dated[0].at === dated[dated.length - 1].at) return null;
    const [first, last] = [dated[0].at, dated[dated.length - 1].at];
    const x = (at: number) => kEdge + (at - first) / (last - first) * (kWidth - 2 * kEdge);
    // As large as the highest pile allows.
    let radius = 7;
    let piles = pile(dated.map(({ at }) => x(at)), radius);
    while (radius > 1.5 && largest(piles, 0) * 2.2 * radius > kHigh) {
        radius -= 0.5;
        piles = pile(dated.map(({ at }) => x(at)), radius);
    }
    const base = 14 + (largest(piles, 0) + 1) * 2.2 * radius;
    const names = `${counted(dated.length, "document")} from ${dated[0].one.date} to ${dated[dated.length - 1].one.date}`;
    const picture = svg("svg", { viewBox: `0 0 ${kWidth} ${base + 26}`, role: "img", "aria-label": names },
        svg("line", { class: "axis", x1: 10, x2: kWidth - 10, y1: base, y2: base }),
        ends(dated[0], dated[dated.length - 1], ticks(first, last, 9)).map(({ at, name }) => [
            svg("line", { class: "axis", x1: x(at), x2: x(at), y1: base, y2: base + 6 }),
            svg("text", { x: x(at).toFixed(1), y: base + 20, "text-anchor": at === first ? "start" : at === last ? "end" : "middle" }, name)]),
        dated.map(({ one, at }, i) => svg("g", leadsTo(placeAddress(one.id)),
            svg("circle", { class: "filled", cx: x(at).toFixed(1), cy: (base - (piles[i] + 0.6) * 2.2 * radius).toFixed(1), r: radius.toFixed(1) },
                svg("title", {}, `${one.date}: ${label(one, one.id)}`)))));
    const undated = all.length - dated.length;
    return figure(picture, "timeline", `${names}.${undated > 0 ? ` Of ${counted(undated, "document")} no date is known.` : ""}`,
        () => ({ columns: ["document", "date", "title"], rows: dated.map(({ one }) => [one.id, one.date, one.title]) }), "timeline");
}

/// The first and the last date themselves, and of the marks between them those that have room.
function ends(first: { at: number; one: Described }, last: { at: number; one: Described }, between: { at: number; name: string }[]): { at: number; name: string }[] {
    const room = 0.09 * (last.at - first.at);
    return [{ at: first.at, name: first.one.date }, ...between.filter(({ at }) => at - first.at > room && last.at - at > room), { at: last.at, name: last.one.date }];
}

/// How many dots lie below each.
function pile(places: number[], radius: number): number[] {
    const heights = new Map<number, number>();
    return places.map((x) => {
        const slot = Math.round(x / (2.3 * radius));
        const height = heights.get(slot) ?? 0;
        heights.set(slot, height + 1);
        return height;
    });
}
