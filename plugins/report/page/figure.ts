// SPDX-License-Identifier: Apache-2.0
// A picture in its frame: what it says in words, and its files. Pictures are handed out as SVG and PNG, their numbers as CSV and JSON.
import { button, rowButtons, type Rows } from "./files";
import { h, save, svg } from "./dom";

const kDrawn = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "opacity"];
const kNamespace = "http://www.w3.org/2000/svg";

/// A copy that looks the same outside the page.
function alone(picture: SVGElement, width: number, height: number): SVGElement {
    const copy = picture.cloneNode(true) as SVGElement;
    const from = [picture, ...picture.querySelectorAll<SVGElement>("*")];
    const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
    from.forEach((element, i) => {
        const style = getComputedStyle(element);
        for (const property of kDrawn) to[i].setAttribute(property, style.getPropertyValue(property));
    });
    copy.setAttribute("xmlns", kNamespace);
    copy.setAttribute("width", String(Math.round(width)));
    copy.setAttribute("height", String(Math.round(height)));
    return copy;
}

/// Pictures one below another, each under its title.
function stacked(pictures: [string, SVGElement][]): SVGElement {
    const ink = getComputedStyle(document.body);
    let top = 8;
    let width = 0;
    const parts: SVGElement[] = [];
    for (const [title, picture] of pictures) {
        const box = picture.getBoundingClientRect();
        if (title !== "") {
            parts.push(svg("text", { x: 8, y: top + 13, "font-size": 13, "font-family": ink.fontFamily, fill: ink.color }, title));
            top += 20;
        }
        const copy = alone(picture, box.width, box.height);
        copy.setAttribute("x", "8");
        copy.setAttribute("y", String(top));
        parts.push(copy);
        top += box.height + 12;
        width = Math.max(width, box.width);
    }
    return svg("svg", { xmlns: kNamespace, width: Math.round(width + 16), height: Math.round(top) },
        svg("rect", { width: "100%", height: "100%", fill: ink.backgroundColor }), parts);
}

function savePng(drawing: SVGElement, file: string): void {
    const image = new Image();
    const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" }));
    image.addEventListener("load", () => {
        const [width, height] = [Number(drawing.getAttribute("width")), Number(drawing.getAttribute("height"))];
        const canvas = h("canvas", { width: 2 * width, height: 2 * height });
        canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(address);
        h("a", { href: canvas.toDataURL("image/png"), download: `${file}.png` }).click();
    });
    image.src = address;
}

/// Buttons that hand pictures out, put together when one is pressed.
export function pictureButtons(file: string, what: string, pictures: () => [string, SVGElement][]): HTMLElement[] {
    return [
        button("SVG", () => save(`${file}.svg`, new XMLSerializer().serializeToString(stacked(pictures())), "image/svg+xml"), { "aria-label": `${what} as SVG` }),
        button("PNG", () => savePng(stacked(pictures()), file), { "aria-label": `${what} as PNG` }),
    ];
}

/// A picture with buttons that hand it and its numbers out.
export function figure(picture: SVGElement, file: string, caption: string, rows: () => Rows, style = ""): HTMLElement {
    const what = picture.getAttribute("aria-label") ?? file;
    return h("figure", { class: `chart ${style}` }, h("div", { class: "picture", tabindex: 0, role: "group", "aria-label": `${file}, scrolls where it is wider than the window` }, picture), h("figcaption", {}, h("span", {}, caption), h("span", { class: "push" }),
        pictureButtons(file, what, () => [["", picture]]), rowButtons(file, what, rows)));
}
