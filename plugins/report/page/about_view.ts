// SPDX-License-Identifier: Apache-2.0
// What made these results. The page is written before the run's record is, so a reader opens that by hand.
import type { Store } from "./data";
import { count, counted, h } from "./dom";
import { pseudonymLimits } from "./pseudonyms";
import type { RunRecord } from "./record";
import { address } from "./routes";

export function aboutView(store: Store): HTMLElement {
    const shown = h("div", {});
    const input = h("input", { type: "file", accept: ".json,application/json", "aria-label": "run.json" });
    input.addEventListener("change", () => {
        const [file] = input.files ?? [];
        file?.text().then((text) => shown.replaceChildren(recordOf(JSON.parse(text) as RunRecord)))
            .catch(() => shown.replaceChildren(h("p", {}, "This file is no run.json.")));
    });
    return h("div", {}, h("h1", {}, "About this page"),
        h("p", { class: "lead" }, `Written by Rostra ${store.run.rostra}. It loads nothing and sends nothing: all it shows is in this file.`),
        h("dl", {}, [["Documents", count(store.run.documents.length)], ["Set aside", count(store.run.setAside)],
            ["Tables and layers", count(store.run.products.length)], ["Rows", count(store.run.products.reduce((sum, one) => sum + one.rows, 0))]]
            .map(([key, value]) => [h("dt", {}, key), h("dd", {}, value)])),
        pseudonymLimits(store),
        h("h2", {}, "Not in this page"),
        store.run.leftOut.length === 0 ? h("p", {}, "All that the run wrote out is in it.") :
            h("ul", {}, store.run.leftOut.map((one) => h("li", {}, one))),
        h("p", { class: "small" }, h("a", { href: address("tables") }, "All tables and layers")),
        h("h2", {}, "Versions, options and warnings of the run"),
        Object.keys(store.record).length > 0 ? recordOf(store.record) :
            [h("p", {}, "They are in run.json, beside this page, which is written last. Choose it to read it here; it stays on your machine."), input, shown]);
}

function recordOf(run: RunRecord): HTMLElement {
    const list = (title: string, items: string[]) => h("section", {}, h("h3", {}, title), items.length === 0 ? h("p", {}, "None.") : h("ul", {}, items.map((one) => h("li", {}, one))));
    return h("div", {},
        list(`Warnings (${(run.warnings ?? []).length})`, run.warnings ?? []),
        list("Versions", [`Rostra ${run.rostra ?? "?"}`, `ICU ${run.icu ?? "?"}`, `Unicode ${run.unicode ?? "?"}`, ...(run.plugins ?? []).map((one) => `${one.id} ${one.version}${one.summary ? `: ${one.summary}` : ""}`)]),
        list("Inputs", [counted((run.inputs ?? []).length, "input"), ...(run.inputs ?? []).slice(0, 500).map((one) => `${one.id}, ${count(one.bytes)} bytes, ${one.xxh128 || "could not be read"}`)]),
        h("h3", {}, `Pipeline ${run.pipeline_xxh128 ?? ""}`), h("pre", { tabindex: 0 }, JSON.stringify(run.pipeline, null, 2)));
}
