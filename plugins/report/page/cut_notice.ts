// SPDX-License-Identifier: Apache-2.0
// Says above a view where the page holds less than the run wrote of what the view shows.
import type { Store } from "./data";
import { count, counted, h } from "./dom";

export function cutNotice(store: Store, ...products: [string, string][]): HTMLElement | null {
    const cut = products.map(([kind, name]) => store.head(kind as "layer" | "table", name) ??
            store.run.products.find((one) => one.kind === kind && one.name === name))
        .filter((head) => head !== undefined && head.rows < head.of)
        .map((head) => (head === undefined ? "" : `${count(head.rows)} of ${counted(head.of, "row")} of ${head.kind} ${head.name}`));
    const texts = store.missing.size === 0 ? null : h("p", { class: "notice" },
        `Texts are in ${counted(store.missing.size, "file")} that ${store.missing.size === 1 ? "is" : "are"} not beside this page (${[...store.missing][0]}): what is counted in texts lacks them.`);
    return cut.length === 0 ? texts : h("div", {}, texts, h("p", { class: "notice" },
            `The page holds ${cut.join(", ")}: what is shown here may lack some. The result files beside it hold all.`));
}
