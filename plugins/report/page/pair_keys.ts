// SPDX-License-Identifier: Apache-2.0
// n goes on to the next, p back to the one before, as long as a view stands in the page.

export function pairKeys(view: HTMLElement, next: () => void, previous: () => void): void {
    const keys = (event: KeyboardEvent) => {
        if (!view.isConnected) {
            document.removeEventListener("keydown", keys);
            return;
        }
        const typing = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
        if (event.ctrlKey || event.metaKey || event.altKey || typing || event.target instanceof HTMLSelectElement) return;
        if (event.key === "n" || event.key === "j") next();
        else if (event.key === "p" || event.key === "k") previous();
    };
    // Once the view stands in the page.
    requestAnimationFrame(() => document.addEventListener("keydown", keys));
}
