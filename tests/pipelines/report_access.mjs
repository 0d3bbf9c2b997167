// SPDX-License-Identifier: Apache-2.0
// Looks at views of a report as people do: in light and dark, wide and on a phone, by keys alone. Prints what is wrong, a line
// each: node report_access.mjs MODULES CHROMIUM PAGE VIEW…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, executablePath, page, ...views] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const wrong = (...words) => console.log(words.join(": "));

async function opened(context, view) {
    const tab = await context.newPage();
    tab.on("console", (message) => message.type() === "error" && wrong(tab.url(), "console", message.text()));
    tab.on("pageerror", (error) => wrong(tab.url(), "error", error));
    tab.on("request", (request) => /^(file|blob|data):/.test(request.url()) || wrong(tab.url(), "request", request.url()));
    await tab.goto(`file://${page}#/${view}`);
    await tab.waitForSelector("body[data-ready]");
    return tab;
}

// Dark windows differ from light ones in colours, phones from wide windows in what has room.
const windows = [
    { colorScheme: "light", width: 1400, height: 900, rules: {} },
    { colorScheme: "dark", width: 1400, height: 900, rules: { runOnly: ["color-contrast", "link-in-text-block"] } },
    { colorScheme: "light", width: 390, height: 844, rules: { rules: { "color-contrast": { enabled: false } } } },
];
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const { colorScheme, width, height, rules } of windows) {
    // The policy of the page would not let the examiner in.
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height } });
    const tab = await opened(context, "about");
    await tab.evaluate(axe);
    for (const view of views) {
        await tab.evaluate((address) => {
            delete document.body.dataset.ready;
            location.hash = address;
        }, `#/${view}`);
        await tab.waitForSelector("body[data-ready]");
        await tab.waitForTimeout(200);
        const { violations } = await tab.evaluate((some) => globalThis.axe.run(document, { resultTypes: ["violations"], ...some }), rules);
        for (const one of violations) wrong(`${view} (${colorScheme}, ${width})`, one.id, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary);
        if (await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) wrong(`${view} (${width})`, "wider than the window");
    }
    await context.close();
}

const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
const tab = await opened(context, "compare");
const focused = () => tab.evaluate(() => document.activeElement?.textContent ?? "");
await tab.keyboard.press("Tab");
if ((await focused()) !== "Skip to the contents") wrong("keys", "the first stop is not the way past the navigation");
await tab.keyboard.press("Enter");
if (!(await tab.evaluate(() => document.activeElement?.id === "main"))) wrong("keys", "it does not lead to the contents");
await tab.focus('a[href^="#/pair/"]');
await tab.keyboard.press("Enter");
await tab.waitForSelector("body[data-view=pair]");
await tab.waitForTimeout(300);
await tab.keyboard.press("n");
if (!(await tab.textContent(".bar output")).startsWith("1 of ")) wrong("keys", "n does not go to the first passage");
await tab.keyboard.press("n");
if (!(await tab.textContent(".bar output")).startsWith("2 of ")) wrong("keys", "n does not go on");
await tab.keyboard.press("p");
if (!(await tab.textContent(".bar output")).startsWith("1 of ")) wrong("keys", "p does not go back");
await tab.goBack();
await tab.waitForSelector("body[data-view=compare]");
await tab.goto(`file://${page}#/table/passage`);
await tab.waitForSelector("body[data-view=table]");
await tab.focus("thead button");
await tab.keyboard.press("Enter");
if ((await tab.getAttribute("thead th[aria-sort]", "aria-sort")) !== "descending") wrong("keys", "Enter does not sort a column of numbers");
await browser.close();
