// SPDX-License-Identifier: Apache-2.0
// Opens the data and draws the view that the address asks for.
import { Store } from "./data";
import { aboutView } from "./about_view";
import { figuresView, quoteChecksView } from "./checks_view";
import { compareView } from "./compare_view";
import { documentsView } from "./documents_view";
import { counted, h, name, visible } from "./dom";
import { pairView } from "./pair_view";
import { passagesView, passageView } from "./passages_view";
import { questionsView } from "./questions_view";
import { quotesView } from "./quotes_view";
import { readerView } from "./reader_view";
import { address, route, type Route } from "./routes";
import { searchBox, searchView } from "./search_view";
import { personView, speakersView } from "./speakers_view";
import { summaryView } from "./summary_view";
import { tablesView, tableView } from "./tables_view";
import { kOthers, termsView, termView } from "./terms_view";

type View = (store: Store, asked: Route) => HTMLElement | Promise<HTMLElement>;

const kViews: Record<string, View> = {
    summary: (store) => summaryView(store),
    documents: (store) => documentsView(store),
    document: (store, { parts, query }) => readerView(store, parts[0] ?? "", query),
    speakers: (store) => speakersView(store),
    speaker: (store, { parts }) => personView(store, parts[0] ?? ""),
    questions: (store, { query }) => questionsView(store, query),
    quotes: (store) => quotesView(store),
    checks: (store, { query }) => quoteChecksView(store, query),
    figures: (store, { query }) => figuresView(store, query),
    search: (store, { parts }) => searchView(store, parts[0] ?? ""),
    terms: (store, { query }) => termsView(store, query),
    term: (store, { parts, query }) => termView(store, parts[0] ?? "", query),
    compare: (store, { query }) => compareView(store, query),
    pair: (store, { parts, query }) => pairView(store, parts[0] ?? "", parts[1] ?? "", query),
    passages: (store) => passagesView(store),
    passage: (store, { parts }) => passageView(store, Number(parts[0])),
    tables: (store) => tablesView(store),
    table: (store, { parts }) => tableView(store, "table", parts[0] ?? ""),
    layer: (store, { parts }) => tableView(store, "layer", parts[0] ?? ""),
    about: (store) => aboutView(store),
};

/// Entries of the navigation: the view, its name, the views that belong to it, and whether the run has anything for it.
const kEntries: [string, string, string[], (store: Store) => boolean][] = [
    ["summary", "Summary", [], () => true],
    ["documents", "Documents", ["document"], () => true],
    ["speakers", "Speakers", ["speaker"], (store) => store.has("layer", "turn")],
    ["questions", "Questions", [], (store) => store.has("layer", "qa")],
    ["quotes", "Quotations", ["checks"], (store) => store.has("layer", "quote")],
    ["figures", "Figures", [], (store) => store.has("table", "figure_comparison") || store.has("layer", "figure")],
    ["terms", "Terms", ["term"], (store) => ["term_frequency", ...kOthers].some((one) => store.has("table", one))],
    ["compare", "Compare", ["pair", "passages", "passage"], (store) => ["similarity", "duplicate_cluster", "passage_cluster", "group_similarity"].some((one) => store.has("table", one))],
    ["tables", "All tables", ["table", "layer"], () => true],
];

const kTitles: Record<string, string> = { checks: "Checks of quotations", search: "Search", document: "Document", speaker: "Speaker", term: "Term", pair: "Side by side", passages: "Passages", passage: "Passage", table: "Table", layer: "Layer", about: "About" };

/// Light, dark, or as the reader's machine has it.
function themeButton(): HTMLElement {
    const root = document.documentElement;
    const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const button = h("button", { type: "button", class: "theme" });
    const show = () => {
        button.textContent = dark() ? "☀ Light" : "☾ Dark";
        button.setAttribute("aria-label", dark() ? "Switch to light colours" : "Switch to dark colours");
    };
    button.addEventListener("click", () => {
        root.dataset.theme = dark() ? "light" : "dark";
        show();
    });
    const asked = /[?&]theme=(dark|light)/.exec(location.search); // for links and pictures in one of the two
    if (asked !== null) root.dataset.theme = asked[1];
    show();
    return button;
}

async function begin(): Promise<void> {
    const page = document.getElementById("page");
    if (page === null) return;
    const main = h("main", { id: "main", tabindex: -1 });
    let store: Store;
    try {
        store = await Store.open();
    } catch (failure) {
        page.append(h("main", {}, h("h1", {}, "This page cannot be shown"), h("p", {}, String((failure as Error).message))));
        return;
    }
    const links = kEntries.filter(([, , , there]) => there(store)).map(([view, title, more]) =>
        ({ views: [view, ...more], link: h("a", { href: address(view) }, title) }));
    page.append(
        h("a", { class: "skip", href: "#main", click: (event) => {
            event.preventDefault(); // the address says which view it is
            main.focus();
        } }, "Skip to the contents"),
        h("header", { class: "top" }, h("a", { href: address("summary"), class: "brand" }, name(store.run.title)),
            h("nav", { "aria-label": "Views" }, h("ul", {}, links.map(({ link }) => h("li", {}, link)))), searchBox(""), themeButton()),
        main,
        h("footer", {}, h("p", {}, `Rostra ${store.run.rostra} · ${counted(store.run.documents.length, "document")} · `, h("a", { href: address("about") }, "Versions, pipeline, options, input hashes and warnings"))));

    let drawing = 0;
    const positions = new Map<string, number>(); // where a reader was in views seen before
    let last = "";
    let back = false;
    async function draw(): Promise<void> {
        const number = ++drawing;
        const asked = route(location.hash);
        for (const { views, link } of links) {
            if (!views.includes(asked.view)) {
                link.removeAttribute("aria-current");
                continue;
            }
            link.setAttribute("aria-current", "page");
            const list = link.closest("ul");
            if (list !== null) list.scrollLeft = link.offsetLeft - list.offsetLeft - 40;
        }
        let content: HTMLElement;
        try {
            const view = kViews[asked.view];
            if (view === undefined) throw new Error(`there is no view “${asked.view}”`);
            content = await view(store, asked);
        } catch (failure) {
            content = h("div", {}, h("h1", {}, "Nothing to show"), h("p", {}, `${(failure as Error).message}.`));
        }
        if (number !== drawing) return; // another was asked for meanwhile
        main.replaceChildren(content);
        document.title = [kTitles[asked.view] ?? kEntries.find(([view]) => view === asked.view)?.[1], visible(asked.parts.join(", ")), store.run.title].filter((part) => part).join(" · ");
        document.body.dataset.view = asked.view;
        document.body.dataset.ready = location.hash;
        // The link that was followed is gone: keys and screen readers go on at the new contents.
        if (number > 1) main.focus({ preventScroll: true });
        if (!asked.query.has("at")) scrollTo(0, back ? positions.get(location.hash) ?? 0 : 0);
        back = false;
    }
    addEventListener("popstate", () => (back = true));
    addEventListener("hashchange", () => {
        positions.set(last, scrollY);
        last = location.hash;
        void draw();
    });
    last = location.hash;
    await draw();
}

void begin();
