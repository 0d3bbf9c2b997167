// SPDX-License-Identifier: Apache-2.0
// A document as it stands, with the layers a reader asks for.
import { annotated, isHardWrapped, placeIn, type Mark } from "./annotated";
import type { ProductHead, Store, Table } from "./data";
import { columnDoc, productDoc } from "./docs";
import { counted, h, name } from "./dom";
import { shown } from "./grid";
import { people, turnsOf } from "./people";
import { address, note, placeAddress } from "./routes";
import { describe, label } from "./titles";

const kAtFirst = ["turn", "noise", "quote"];
// As many ways to underline: which layer it is must be seen without colour, too.
const kLines = 6;

interface Source {
    head: ProductHead;
    table: Table;
    row: number;
}

export async function readerView(store: Store, id: string, query: URLSearchParams): Promise<HTMLElement> {
    const document_ = store.document(id);
    if (document_ === undefined) throw new Error(`the run has no document “${id}”`);
    const text = await store.text(id);
    const titles = await describe(store);
    const about = titles.get(id);
    const found = await people(store);
    const layers: { head: ProductHead; table: Table; line: number }[] = [];
    for (const head of store.run.products) {
        if (head.kind !== "layer" || head.name === "fact" || head.name === "source" || head.rows === 0) continue;
        const table = await store.rows(head);
        if (table.of(id).length > 0) layers.push({ head, table, line: layers.length % kLines });
    }
    const known = (head: ProductHead) => (head.role === "" ? head.name : head.role);
    const asked = query.get("layers");
    const on = new Set(asked === null ? kAtFirst.filter((one) => layers.some(({ head }) => known(head) === one)) : asked.split(","));
    let joined = query.get("lines") === null ? isHardWrapped(text.content) : query.get("lines") === "joined";
    const [from, to] = (query.get("at") ?? "").split("-").map(Number);
    const place = query.get("at") === null || Number.isNaN(from) ? null : { from, to: Number.isNaN(to) ? from : to };

    const holder = h("div", { class: "reading" });
    const explanation = h("div", { class: "explanation", role: "status" },
        h("p", { class: "soft" }, "Choose anything that is marked to see what is said of it."));

    function explain(marks: Mark[], element: HTMLElement): void {
        holder.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
        element.classList.add("chosen");
        explanation.replaceChildren(...marks.filter((mark) => mark.source !== undefined)
            .map((mark) => annotation(store, mark.source as Source)));
        explanation.parentElement?.classList.add("open");
    }
    function draw(): void {
        const marks: Mark[] = [];
        for (const { head, table, line } of layers) {
            if (!on.has(known(head)) || known(head) === "turn") continue;
            for (const row of table.of(id)) {
                marks.push({
                    begin: table.number("begin", row), end: table.number("end", row),
                    kind: known(head) === "noise" ? "noise" : `line${line}`,
                    label: summary(head, table, row), source: { head, table, row },
                });
            }
        }
        if (place !== null && place.to > place.from) {
            marks.push({ begin: place.from, end: place.to, kind: "target", label: "The place that was asked for" });
        }
        holder.replaceChildren(annotated(text, { turns: on.has("turn") ? turnsOf(found, id) : [], marks, joined, explain }));
    }
    draw();

    const switches = h("fieldset", { class: "layers" }, h("legend", {}, "Layers"),
        layers.map(({ head, table, line }) => {
            const key = known(head);
            const box = h("input", { type: "checkbox", checked: on.has(key) });
            box.addEventListener("change", () => {
                if (box.checked) on.add(key);
                else on.delete(key);
                note({ layers: [...on].join(",") || "none" });
                draw();
            });
            return h("label", { title: productDoc(store, head) }, box,
                h("span", { class: key === "noise" ? "noise" : key === "turn" ? "" : `line${line}` }, name(head.name)),
                h("span", { class: "soft" }, ` ${table.of(id).length}`));
        }),
        (() => {
            const box = h("input", { type: "checkbox", checked: joined });
            box.addEventListener("change", () => {
                joined = box.checked;
                note({ lines: joined ? "joined" : "kept" });
                draw();
            });
            return h("label", {}, box, "Join lines");
        })());

    const facts = (about?.facts ?? []).filter(([key]) => key !== "title");
    const view = h("div", {},
        h("p", { class: "crumb" }, h("a", { href: address("documents") }, "Documents"), " ›"),
        h("h1", { class: (about?.title ?? "").length > 90 ? "long" : undefined }, name(about?.title || id)),
        h("p", { class: "lead" }, [about?.title ? id : "", about?.publisher, about?.date, document_.language,
            about !== undefined && about.tokens > 0 ? counted(about.tokens, "word") : counted(document_.bytes, "byte")]
            .filter((part) => part).join(" · ")),
        h("div", { class: "reader" }, holder,
            h("aside", { "aria-label": "About the text" }, switches, h("div", { class: "sheet" },
                (() => {
                    const close = h("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
                    close.addEventListener("click", () => close.parentElement?.classList.remove("open"));
                    return close;
                })(), explanation),
            facts.length === 0 ? null : h("details", {}, h("summary", {}, "Facts"),
                h("dl", {}, facts.map(([key, value]) => [h("dt", {}, key), h("dd", { dir: "auto" }, value)]))),
            await relatives(store, id))));
    if (place !== null) {
        requestAnimationFrame(() => {
            const target = holder.querySelector<HTMLElement>(".target") ?? placeIn(holder, place.from);
            target?.scrollIntoView({ block: "center" });
        });
    }
    return view;
}

function summary(head: ProductHead, table: Table, row: number): string {
    const said = table.columns.filter((column) => !["document", "begin", "end"].includes(column.head.name) &&
        !column.head.name.endsWith("_begin") && !column.head.name.endsWith("_end") && column.head.type === "string")
        .map((column) => column.text(row)).filter((value) => value !== "");
    return `${head.name}${said.length > 0 ? `: ${said.slice(0, 3).join(", ")}` : ""}`;
}

function annotation(store: Store, { head, table, row }: Source): HTMLElement {
    return h("div", { class: "annotation" },
        h("h3", {}, h("a", { href: address("layer", [head.name]) }, name(head.name))),
        h("p", { class: "soft small" }, productDoc(store, head)),
        h("dl", {}, table.columns.filter((column) => column.head.name !== "document").map((column) => [
            h("dt", { title: columnDoc(store, head, column.head.name) }, column.head.name),
            h("dd", { dir: "auto" }, shown(column.at(row)) || "–"),
        ])));
}

/// Documents that a table of pairs calls the nearest, to go on to.
async function relatives(store: Store, id: string): Promise<HTMLElement | null> {
    const table = await store.find("table", "similarity", "a", "b", "relatedness");
    if (table === undefined) return null;
    const titles = await describe(store);
    const near: [string, number][] = [];
    for (let row = 0; row < table.rows; ++row) {
        const a = table.text("a", row);
        const b = table.text("b", row);
        if (a === id || b === id) near.push([a === id ? b : a, table.number("relatedness", row)]);
    }
    near.sort((x, y) => y[1] - x[1]);
    if (near.length === 0) return null;
    return h("details", { open: true }, h("summary", {}, "Beside another text"),
        h("ul", { class: "plain" }, near.slice(0, 5).map(([other]) => h("li", {},
            h("a", { href: address("pair", [id, other]), title: other }, name(label(titles.get(other), other, 60)))))),
        h("p", { class: "small" }, h("a", { href: placeAddress(id) }, "This document alone")));
}
