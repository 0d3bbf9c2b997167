// SPDX-License-Identifier: Apache-2.0
// Addresses of views: #/view/part/part?key=value. Everything one can look at has one, so that the back button works and a
// link can be handed on.

export interface Route {
    view: string;
    parts: string[];
    query: URLSearchParams;
}

export function route(hash: string): Route {
    const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
    const [view, ...parts] = path.split("/").map((part) => {
        try {
            return decodeURIComponent(part);
        } catch {
            return part;
        }
    });
    return { view: view === "" ? "summary" : view, parts, query: new URLSearchParams(query) };
}

export function address(view: string, parts: string[] = [], query: Record<string, string | number | undefined> = {}): string {
    const set = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
        if (value !== undefined && value !== "") set.set(key, String(value));
    }
    const search = set.toString();
    return `#/${[view, ...parts].map(encodeURIComponent).join("/")}${search === "" ? "" : `?${search}`}`;
}

/// Where a place in a document is read.
export function placeAddress(document: string, begin?: number, end?: number): string {
    return address("document", [document], begin === undefined ? {} : { at: `${begin}-${end ?? begin}` });
}

/// Changes the address without leaving the view: what a reader chose is part of it.
export function note(query: Record<string, string | number | undefined>): void {
    const here = route(location.hash);
    for (const [key, value] of Object.entries(query)) {
        if (value === undefined || value === "") here.query.delete(key);
        else here.query.set(key, String(value));
    }
    history.replaceState(history.state, "", address(here.view, here.parts, Object.fromEntries(here.query)));
}
