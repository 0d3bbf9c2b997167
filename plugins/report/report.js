// What a reader can do beside reading: sort tables by any column, filter the rows of long ones, print what is folded.
"use strict";

const key = (row, column) => {
    const text = row.cells[column].textContent.trim();
    const number = Number(text.replace(/[,%\s]/g, ""));
    return text !== "" && !Number.isNaN(number) ? number : text;
};

const sort = (table, column, down) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({ row, place, key: key(row, column) }));
    rows.sort((a, b) => {
        const both = typeof a.key === "number" && typeof b.key === "number";
        const order = both ? a.key - b.key : String(a.key).localeCompare(String(b.key));
        return (down ? -order : order) || a.place - b.place;
    });
    body.append(...rows.map((one) => one.row));
};

for (const table of document.querySelectorAll("table.sortable")) {
    const headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => {
        const button = document.createElement("button");
        button.append(...header.childNodes);
        header.append(button);
        button.addEventListener("click", () => {
            // Numbers are asked for from the top, words from the beginning of the alphabet.
            const first = header.classList.contains("number") || header.classList.contains("share") ? "descending" : "ascending";
            const other = first === "descending" ? "ascending" : "descending";
            const order = header.getAttribute("aria-sort") === first ? other : first;
            headers.forEach((one) => one.removeAttribute("aria-sort"));
            header.setAttribute("aria-sort", order);
            sort(table, column, order === "descending");
        });
    });

    const rows = [...table.tBodies[0].rows];
    if (rows.length < 12) continue;
    const label = document.createElement("label");
    const input = document.createElement("input");
    label.className = "filter";
    input.type = "search";
    label.append("Show rows with", input);
    table.parentElement.before(label);
    input.addEventListener("input", () => {
        const wanted = input.value.toLocaleLowerCase();
        for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    });
}

// On paper nothing can be unfolded.
let unfolded = [];
addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const one of unfolded) one.open = true;
});
addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
});
