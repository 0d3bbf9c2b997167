// SPDX-License-Identifier: Apache-2.0
// Elements, and text and numbers as they are shown. Whatever comes out of data becomes a text node, never markup.

type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;

const kMarks = new Map<number, string>([
    [0x200e, "LRM"], [0x200f, "RLM"], [0x061c, "ALM"], [0x202a, "LRE"], [0x202b, "RLE"], [0x202c, "PDF"], [0x202d, "LRO"],
    [0x202e, "RLO"], [0x2066, "LRI"], [0x2067, "RLI"], [0x2068, "FSI"], [0x2069, "PDI"],
]);
// eslint-disable-next-line no-control-regex
const kUnseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/// Text with what would not be seen, or would turn what is around it, made visible.
export function visible(text: string): string {
    return text.replace(kUnseen, (letter) => {
        const code = letter.charCodeAt(0);
        if (code < 0x20) return String.fromCharCode(0x2400 + code);
        if (code === 0x7f) return "\u2421";
        return code < 0xa0 ? "\ufffd" : `⟨${kMarks.get(code)}⟩`;
    });
}

function append(parent: Element, child: Child): void {
    if (child === null || child === undefined || child === false) return;
    if (Array.isArray(child)) child.forEach((one) => append(parent, one));
    else if (child instanceof Node) parent.append(child);
    else parent.append(typeof child === "number" ? count(child) : visible(child));
}

function set(element: Element, attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === undefined || value === false) continue;
        if (typeof value === "function") element.addEventListener(name, value);
        else element.setAttribute(name, value === true ? "" : typeof value === "string" ? visible(value) : String(value));
    }
}

/// h("a", { href: "#/tables", click: f }, "Tables")
export function h<K extends keyof HTMLElementTagNameMap>(
    tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    set(element, attributes);
    append(element, children);
    return element;
}

/// The same for pictures.
export function svg(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    set(element, attributes);
    append(element, children);
    return element;
}

/// A name or title of its own direction.
export function name(text: string): HTMLElement {
    return h("bdi", {}, text);
}

const kCount = new Intl.NumberFormat("en");

/// 12,345
export function count(number: number): string {
    return Number.isInteger(number) ? kCount.format(number) : decimal(number);
}
export function counted(number: number, one: string, many = `${one}s`): string {
    return `${kCount.format(number)} ${number === 1 ? one : many}`;
}
/// Three figures that matter.
export function decimal(number: number): string {
    if (number === 0) return "0";
    const size = Math.abs(number);
    if (size >= 1000) return kCount.format(Math.round(number));
    if (size < 0.001) return number.toExponential(1).replace("-", "−");
    return String(Number(number.toPrecision(3)));
}
export function percent(share: number): string {
    return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}\u00a0%`;
}
/// Text in one line, cut at a word.
export function shortened(text: string, letters: number): string {
    const line = text.replace(/\s+/g, " ").trim();
    if (line.length <= letters) return line;
    const cut = line.slice(0, letters);
    const blank = cut.lastIndexOf(" ");
    return `${blank > letters * 0.6 ? cut.slice(0, blank) : cut} …`;
}

/// "a, b and c", of nodes.
export function listed(items: (Node | string)[]): (Node | string)[] {
    return items.flatMap((item, i) => (i === 0 ? [item] : [i === items.length - 1 ? " and " : ", ", item]));
}

/// Hands a file to the reader: nothing leaves the page.
export function save(file: string, content: string, type: string): void {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = h("a", { href: address, download: file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
