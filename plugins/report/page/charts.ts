// SPDX-License-Identifier: Apache-2.0
// Pictures, each with its numbers in words beside it or in tips, and its own files.
import { h, save, svg } from "./dom";

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

/// Where in a text things stand, from its beginning to its end.
export function strip(length: number, stretches: Stretch[], label: string): SVGElement {
    const size = Math.max(1, length);
    return svg("svg", { class: "strip", viewBox: "0 0 1000 20", preserveAspectRatio: "none", role: "img", "aria-label": label },
        svg("rect", { class: "ground", width: 1000, height: 20 }),
        stretches.map((one) => {
            const x = 1000 * one.begin / size;
            const width = Math.max(1.5, 1000 * (one.end - one.begin) / size - 0.8);
            return svg("g", leadsTo(one.href),
                svg("rect", { class: `filled ${one.style}`, x: x.toFixed(2), width: width.toFixed(2), height: 20 }, svg("title", {}, one.label)));
        }));
}

export interface Point {
    x: number;
    y: number;
    label: string;
    style: string;
    href: string;
    named: boolean; // its label is drawn
}

/// Points over two axes with a logarithmic scale, and where both are alike.
export function scatter(points: Point[], xTitle: string, yTitle: string, label: string): SVGElement {
    const [width, height, edge] = [720, 520, 56];
    const values = points.flatMap((point) => [point.x, point.y]).filter((value) => value > 0);
    const low = Math.log10(Math.min(...values)) - 0.15;
    const high = Math.log10(Math.max(...values)) + 0.15;
    const zero = low - 0.25; // what stands nowhere has a place of its own
    const at = (value: number, size: number) => (value > 0 ? Math.log10(value) - zero : 0) / (high - zero) * (size - 1.5 * edge);
    const x = (value: number) => edge + at(value, width);
    const y = (value: number) => height - edge - at(value, height);
    const ticks: number[] = [];
    for (let power = Math.ceil(low); power <= high; ++power) ticks.push(10 ** power);
    const taken: [number, number, number][] = [];
    const free = (left: number, top: number, letters: number) => {
        const size = letters * 6.4;
        if (left + size > width || taken.some(([l, t, s]) => left < l + s && l < left + size && Math.abs(t - top) < 12)) return false;
        taken.push([left, top, size]);
        return true;
    };
    return svg("svg", { class: "scatter", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
        svg("line", { class: "alike", x1: x(10 ** low), y1: y(10 ** low), x2: x(10 ** high), y2: y(10 ** high) }),
        ticks.map((tick) => [
            svg("line", { class: "axis", x1: x(tick), x2: x(tick), y1: edge / 2, y2: height - edge }),
            svg("line", { class: "axis", x1: edge, x2: width - edge / 2, y1: y(tick), y2: y(tick) }),
            svg("text", { x: x(tick), y: height - edge + 16, "text-anchor": "middle" }, tick.toLocaleString("en")),
            svg("text", { x: edge - 6, y: y(tick) + 4, "text-anchor": "end" }, tick.toLocaleString("en")),
        ]),
        svg("text", { x: width - edge / 2, y: height - 14, "text-anchor": "end" }, `${xTitle} →`),
        svg("text", { x: 4, y: 16 }, `↑ ${yTitle}`),
        points.map((point) => svg("g", leadsTo(point.href),
            svg("circle", { class: `filled ${point.style}`, cx: x(point.x).toFixed(1), cy: y(point.y).toFixed(1), r: 4 }, svg("title", {}, point.label)),
            point.named && free(x(point.x) + 7, y(point.y), point.label.split(":")[0].length)
                ? svg("text", { class: "label", x: (x(point.x) + 7).toFixed(1), y: (y(point.y) + 4).toFixed(1) }, point.label.split(":")[0]) : null)));
}

const kDrawn = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "opacity"];

/// A copy that looks the same outside the page.
function alone(picture: SVGElement): SVGElement {
    const copy = picture.cloneNode(true) as SVGElement;
    const from = [picture, ...picture.querySelectorAll<SVGElement>("*")];
    const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
    from.forEach((element, i) => {
        const style = getComputedStyle(element);
        for (const property of kDrawn) to[i].setAttribute(property, style.getPropertyValue(property));
    });
    const box = picture.getBoundingClientRect();
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", String(Math.round(box.width)));
    copy.setAttribute("height", String(Math.round(box.height)));
    return copy;
}

/// A picture with buttons that hand it out.
export function figure(picture: SVGElement, file: string, caption: string): HTMLElement {
    const button = (title: string, act: () => void) => {
        const made = h("button", { type: "button" }, title);
        made.addEventListener("click", act);
        return made;
    };
    const drawing = () => new XMLSerializer().serializeToString(alone(picture));
    return h("figure", { class: "chart" }, picture, h("figcaption", {}, h("span", {}, caption), h("span", { class: "push" }),
        button("SVG", () => save(`${file}.svg`, drawing(), "image/svg+xml")),
        button("PNG", () => {
            const box = picture.getBoundingClientRect();
            const image = new Image();
            const address = URL.createObjectURL(new Blob([drawing()], { type: "image/svg+xml" }));
            image.addEventListener("load", () => {
                const canvas = h("canvas", { width: Math.round(2 * box.width), height: Math.round(2 * box.height) });
                const context = canvas.getContext("2d");
                if (context === null) return;
                context.fillStyle = getComputedStyle(document.body).backgroundColor;
                context.fillRect(0, 0, canvas.width, canvas.height);
                context.drawImage(image, 0, 0, canvas.width, canvas.height);
                URL.revokeObjectURL(address);
                const link = h("a", { href: canvas.toDataURL("image/png"), download: `${file}.png` });
                link.click();
            });
            image.src = address;
        })));
}
