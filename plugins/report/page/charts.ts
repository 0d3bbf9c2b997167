// SPDX-License-Identifier: Apache-2.0
// Pictures, each with its numbers in words beside it or in tips.
import { svg } from "./dom";

/// The largest of any number of values, or the least that counts.
export function largest(values: readonly number[], least: number): number {
    return values.reduce((most, value) => (value > most ? value : most), least);
}

/// A bar as long as a share, for the eye only: the number stands beside it.
export function shareBar(share: number, style = ""): SVGElement {
    return svg("svg", { class: `share-bar ${style}`, viewBox: "0 0 100 1", preserveAspectRatio: "none", "aria-hidden": "true" },
        svg("rect", { class: "ground", width: 100, height: 1 }),
        svg("rect", { class: "filled", width: Math.max(0, Math.min(100, 100 * share)).toFixed(2), height: 1 }));
}

/// Attributes of a part of a picture that leads somewhere: a way for the pointer. What the picture shows is also in lists of
/// links beside it, which keys reach.
export function leadsTo(href: string): { class: string; click: () => void } {
    return { class: "way", click: () => (location.hash = href) };
}

export interface Stretch {
    begin: number;
    end: number;
    style: string;
    label: string;
    href: string;
}

/// Where in a text things stand, from its beginning to its end. One part of the picture for all of a style and label, however many
/// there are; the pointer's place says which is meant.
export function strip(length: number, stretches: Stretch[], label: string): SVGElement {
    const size = Math.max(1, length);
    const parts = new Map<string, Stretch[]>();
    for (const one of stretches) {
        const key = one.style === "tick" ? "" : JSON.stringify([one.style, one.label]);
        const list = parts.get(key);
        if (list === undefined) parts.set(key, [one]);
        else list.push(one);
    }
    const place = (one: Stretch): [number, number] => [1000 * one.begin / size, Math.max(1.5, 1000 * (one.end - one.begin) / size - 0.8)];
    const picture = svg("svg", { class: "strip", viewBox: "0 0 1000 20", preserveAspectRatio: "none", role: "img", "aria-label": label },
        svg("rect", { class: "ground", width: 1000, height: 20 }));
    for (const list of parts.values()) {
        const path = list.map((one) => {
            const [x, width] = place(one);
            return `M${x.toFixed(2)},0h${width.toFixed(2)}v20h-${width.toFixed(2)}z`;
        }).join("");
        const { style, label: name } = list[0];
        const part = svg("path", { class: `filled ${style}`, d: path }, svg("title", {}, style === "tick" ? label : name));
        const whole = svg("g", { class: "way" }, part);
        whole.addEventListener("click", (event) => {
            const box = picture.getBoundingClientRect();
            const x = 1000 * ((event as MouseEvent).clientX - box.left) / Math.max(1, box.width);
            const away = (one: Stretch) => Math.max(place(one)[0] - x, x - place(one)[0] - place(one)[1]);
            location.hash = list.reduce((near, one) => (away(one) < away(near) ? one : near)).href;
        });
        picture.append(whole);
    }
    return picture;
}

export interface Point {
    x: number;
    y: number;
    label: string;
    style: string;
    href: string;
    named: boolean; // its label is drawn
}

interface Axis {
    at(value: number): number; // from 0 to 1
    ticks: number[];
}

/// Where all values are above 0 and lie far apart: powers of ten. What is 0 has a place of its own.
function powers(values: number[]): Axis {
    const above = values.filter((value) => value > 0);
    const low = Math.log10(-largest(above.map((value) => -value), -1e12)) - 0.15;
    const high = Math.log10(largest(above, 1e-12)) + 0.15;
    const zero = low - 0.25;
    const ticks: number[] = [];
    for (let power = Math.ceil(low); power <= high; ++power) ticks.push(10 ** power);
    return { at: (value) => (value > 0 ? Math.log10(value) - zero : 0) / (high - zero), ticks };
}

function even(values: number[]): Axis {
    const high = largest(values, 0);
    const low = -largest(values.map((value) => -value), 0);
    const size = Math.max(high - low, 1e-12);
    const step = steps(size)[1] ?? size;
    const ticks: number[] = [];
    for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step) ticks.push(Math.abs(at) < step / 1e6 ? 0 : at);
    return { at: (value) => 0.02 + 0.96 * (value - low) / size, ticks };
}

/// Points over two axes with one logarithmic scale, and where both are alike.
export function scatter(points: Point[], xTitle: string, yTitle: string, label: string): SVGElement {
    const axis = powers(points.flatMap((point) => [point.x, point.y]));
    return drawnScatter(points, axis, axis, xTitle, yTitle, label, true);
}

/// Points over two axes, each with a scale of its own.
export function plainScatter(points: Point[], xTitle: string, yTitle: string, label: string): SVGElement {
    return drawnScatter(points, even(points.map((point) => point.x)), even(points.map((point) => point.y)), xTitle, yTitle, label, false);
}

function drawnScatter(points: Point[], across: Axis, up: Axis, xTitle: string, yTitle: string, label: string, alike: boolean): SVGElement {
    const [width, height, edge] = [860, 560, 60];
    const x = (value: number) => edge + across.at(value) * (width - 1.5 * edge);
    const y = (value: number) => height - edge - up.at(value) * (height - 1.5 * edge);
    const taken: [number, number, number][] = [];
    const place = (at: Point, name: string): SVGElement | null => {
        const size = name.length * 6.4;
        for (const left of [x(at.x) + 7, x(at.x) - 7 - size]) {
            if (left < edge || left + size > width || taken.some(([l, t, s]) => left < l + s && l < left + size && Math.abs(t - y(at.y)) < 12)) continue;
            taken.push([left, y(at.y), size]);
            return svg("text", { class: "label", x: left.toFixed(1), y: (y(at.y) + 4).toFixed(1) }, name);
        }
        return null;
    };
    const [low, high] = [up.ticks[0] ?? 1, up.ticks[up.ticks.length - 1] ?? 1];
    return svg("svg", { class: "scatter", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
        across.ticks.map((tick) => [
            svg("line", { class: "axis", x1: x(tick), x2: x(tick), y1: edge / 2, y2: height - edge }),
            svg("text", { x: x(tick), y: height - edge + 16, "text-anchor": "middle" }, tickName(tick))]),
        up.ticks.map((tick) => [
            svg("line", { class: "axis", x1: edge, x2: width - edge / 2, y1: y(tick), y2: y(tick) }),
            svg("text", { x: edge - 6, y: y(tick) + 4, "text-anchor": "end" }, tickName(tick))]),
        alike ? svg("line", { class: "alike", x1: x(low / 1.5), y1: y(low / 1.5), x2: x(high * 1.5), y2: y(high * 1.5) }) : null,
        svg("text", { x: width - edge / 2, y: height - 14, "text-anchor": "end" }, `${xTitle} →`),
        svg("text", { x: 4, y: 16 }, `↑ ${yTitle}`),
        points.map((point) => svg("g", leadsTo(point.href),
            svg("circle", { class: `filled ${point.style}`, cx: x(point.x).toFixed(1), cy: y(point.y).toFixed(1), r: 4 }, svg("title", {}, point.label)))),
        points.filter((point) => point.named).map((point) => place(point, point.label.split(":")[0])));
}

export interface Bar {
    name: string;
    value: number;
    label: string; // as a tip
    href?: string;
}

/// A scale for values from 0 to `most`: two to five round steps.
export function steps(most: number): number[] {
    const rough = most / 4;
    const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-12)));
    const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
    return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
}

/// Upright bars in an order that means something, such as of days.
export function uprightBars(bars: Bar[], unit: string, label: string): SVGElement {
    const [width, height, left, base] = [1000, 260, 64, 222];
    const most = largest(bars.map((bar) => bar.value), 1e-9);
    const slot = (width - left - 10) / Math.max(1, bars.length);
    const y = (value: number) => base - (base - 34) * value / most;
    const every = Math.ceil(bars.length / Math.max(1, Math.floor((width - left) / (8 * largest(bars.map((bar) => bar.name.length), 4) + 12))));
    return svg("svg", { class: "bars", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
        steps(most).map((step) => [
            svg("line", { class: "axis", x1: left, x2: width - 10, y1: y(step), y2: y(step) }),
            svg("text", { x: left - 8, y: y(step) + 4, "text-anchor": "end" }, tickName(step))]),
        svg("text", { x: 4, y: 16 }, `↑ ${unit}`),
        bars.map((bar, i) => {
            const x = left + i * slot;
            const part = svg("rect", { class: "filled", x: (x + slot * 0.12).toFixed(1), width: (slot * 0.76).toFixed(1), y: y(bar.value).toFixed(1), height: Math.max(0, base - y(bar.value)).toFixed(1) }, svg("title", {}, bar.label));
            return [bar.href === undefined ? part : svg("g", leadsTo(bar.href), part),
                i % every === 0 ? svg("text", { x: (x + slot / 2).toFixed(1), y: base + 18, "text-anchor": "middle" }, bar.name) : null];
        }));
}

/// Lying bars, each with its name and number.
export function lyingBars(bars: Bar[], label: string): SVGElement {
    const [width, row, names] = [1000, 26, 300];
    const most = largest(bars.map((bar) => Math.abs(bar.value)), 1e-9);
    const negative = bars.some((bar) => bar.value < 0);
    const room = width - names - 90;
    const zero = names + (negative ? room / 2 : 0);
    const scale = (negative ? room / 2 : room) / most;
    return svg("svg", { class: "bars", viewBox: `0 0 ${width} ${bars.length * row + 8}`, role: "img", "aria-label": label },
        bars.map((bar, i) => {
            const size = Math.abs(bar.value) * scale;
            const part = svg("rect", { class: bar.value < 0 ? "filled less" : "filled", x: (bar.value < 0 ? zero - size : zero).toFixed(1), y: i * row + 6, width: Math.max(1, size).toFixed(1), height: row - 10 }, svg("title", {}, bar.label));
            const shown = bar.name.length > 42 ? `${bar.name.slice(0, 40)} …` : bar.name;
            return [svg("text", { class: "label", x: names - 10, y: i * row + row / 2 + 5, "text-anchor": "end" }, shown),
                bar.href === undefined ? part : svg("g", leadsTo(bar.href), part),
                svg("text", { x: (zero + (bar.value < 0 ? 0 : size) + 8).toFixed(1), y: i * row + row / 2 + 5 }, tickName(bar.value))];
        }));
}

function tickName(value: number): string {
    return Math.abs(value) >= 1000 || Number.isInteger(value) ? value.toLocaleString("en", { maximumFractionDigits: 0 }) : String(Number(value.toPrecision(3)));
}
