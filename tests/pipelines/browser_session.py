# SPDX-License-Identifier: Apache-2.0
"""A browser that stays open while views of reports are asked what they show: report_views.mjs says which questions there are.

    with Browser() as browser:
        browser.answers({"documents": {"page": path, "view": "documents", "ask": "texts", "selector": "h1"}})

Needs Chromium and npm, which puts playwright-core and axe-core into ~/.cache/rostra-tests (or ROSTRA_TEST_CACHE).
"""
import json
import os
import shutil
import subprocess
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PACKAGES = ("playwright-core@1.48.2", "axe-core@4.10.2")
MISSING = "Chromium, node or npm is missing, or the packages cannot be had"  # no change is to wait for a registry


def browser_modules():
    """Node, and the folder of the packages that drive a browser; (node, None) where one is missing and cannot be had."""
    node, npm = shutil.which("node") or shutil.which("nodejs"), shutil.which("npm")
    if not (CHROMIUM and node and npm):
        return node, None
    modules = Path(os.environ.get("ROSTRA_TEST_CACHE") or Path.home() / ".cache/rostra-tests") / "npm"
    modules.mkdir(parents=True, exist_ok=True)
    if not all((modules / "node_modules" / package.split("@")[0]).is_dir() for package in PACKAGES):
        done = subprocess.run([npm, "install", "--no-audit", "--no-fund", "--prefix", modules, *PACKAGES], check=False)
        if done.returncode != 0:
            return node, None
    return node, modules


class Browser:
    def __init__(self):
        node, modules = browser_modules()
        script = Path(__file__).resolve().parent / "report_views.mjs"
        self.process = subprocess.Popen([node, script, modules, CHROMIUM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=60)

    def answers(self, questions):
        """By name; under "wrong" what went wrong in the pages, and any request that left them."""
        self.process.stdin.write(json.dumps(questions, default=str) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if line == "":
            raise AssertionError("the browser broke off; its own words stand above")
        return json.loads(line)
