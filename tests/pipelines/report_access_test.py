#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A report as people with other eyes, hands and windows meet it: axe-core finds nothing to object to, keys are enough, no view is
wider than a phone, nothing leaves the page.

    report_access_test.py PROGRAM

Needs Chromium and npm, which puts playwright-core and axe-core into ~/.cache/rostra-tests (or ROSTRA_TEST_CACHE). Skipped (77)
where one of these is missing, or the packages cannot be had: no change is to wait for a registry.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from report_page import CHROMIUM

PROGRAM = Path(sys.argv[1]).resolve()
HERE = Path(__file__).resolve().parent
PACKAGES = ("playwright-core@1.48.2", "axe-core@4.10.2")
VIEWS = ("", "documents", "document/reopening-courier.txt", "document/reopening-board.txt", "speakers", "speaker/Noor%20Whitlock",
         "questions", "quotes", "terms", "terms?scope=turn.speaker_id&group=Noor+Whitlock", "term/harbour", "compare",
         "pair/reopening-board.txt/reopening-bureau.txt", "passages", "passage/1", "tables", "table/passage", "layer/turn", "about")


def skipped(why):
    print(why)
    return 77


def main():
    node, npm = shutil.which("node") or shutil.which("nodejs"), shutil.which("npm")
    if not (CHROMIUM and node and npm):
        return skipped("Chromium, node or npm is missing")
    modules = Path(os.environ.get("ROSTRA_TEST_CACHE") or Path.home() / ".cache/rostra-tests") / "npm"
    modules.mkdir(parents=True, exist_ok=True)
    if not all((modules / "node_modules" / package.split("@")[0]).is_dir() for package in PACKAGES):
        done = subprocess.run([npm, "install", "--no-audit", "--no-fund", "--prefix", modules, *PACKAGES], check=False)
        if done.returncode != 0:
            return skipped("the packages cannot be had")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder).resolve() / "out"
        subprocess.run([PROGRAM, "run", "press-briefing", "--out", out, "--progress", "none"], check=True, capture_output=True)
        done = subprocess.run([node, HERE / "report_access.mjs", modules, CHROMIUM, out / "report.html", *VIEWS], check=False,
                              capture_output=True, text=True)
    print(done.stdout, done.stderr)
    return 0 if done.returncode == 0 and done.stdout == "" else 1


if __name__ == "__main__":
    sys.exit(main())
