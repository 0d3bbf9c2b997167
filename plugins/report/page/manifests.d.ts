// SPDX-License-Identifier: Apache-2.0
// Made by gather_docs.mjs: "layer turn", "table passage" and what they are.
declare module "manifests" {
    const docs: Record<string, { doc: string; columns: Record<string, string> } | undefined>;
    export default docs;
}
