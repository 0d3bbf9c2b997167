// SPDX-License-Identifier: Apache-2.0
// Gathers what manifests say of the layers and tables that their plugins write: node gather_docs.mjs OUTPUT MANIFEST…
// It reads the lines that matter here, as the project's manifests have them; what a manifest may hold is the host's to check.
import { readFileSync, writeFileSync } from "node:fs";

const [output, ...manifests] = process.argv.slice(2);
const docs = {};
const text = (line, key) => {
    const match = new RegExp(`(?:^|[{,]\\s*)${key} = ("(?:[^"\\\\]|\\\\.)*")`).exec(line);
    return match === null ? undefined : JSON.parse(match[1]);
};
for (const manifest of manifests) {
    let product;
    for (const raw of readFileSync(manifest, "utf8").split("\n")) {
        const line = raw.trim();
        if (line.startsWith("[")) product = line === "[[component.output]]" ? { doc: "", columns: {} } : undefined;
        if (product === undefined) continue;
        for (const kind of ["layer", "table"]) {
            if (line.startsWith(`${kind} = `)) docs[`${kind} ${text(line, kind)}`] = product;
        }
        if (line.startsWith("doc = ")) product.doc = text(line, "doc") ?? "";
        if (line.startsWith("{")) {
            const [name, doc, unit] = [text(line, "name"), text(line, "doc"), text(line, "unit")];
            if (name !== undefined) product.columns[name] = (doc ?? "") + (unit === undefined ? "" : ` [${unit}]`);
        }
    }
}
const sorted = Object.fromEntries(Object.entries(docs).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(output, JSON.stringify(sorted));
