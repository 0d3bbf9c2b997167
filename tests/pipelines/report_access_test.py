#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A report as people with other eyes, hands and windows meet it: axe-core finds nothing to object to, keys are enough, no view is
wider than a phone, nothing leaves the page.

    report_access_test.py PROGRAM

Skipped (77) where there is no browser.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from browser_session import CHROMIUM, MISSING, browser_modules

PROGRAM = Path(sys.argv[1]).resolve()
HERE = Path(__file__).resolve().parent
VIEWS = ("documents", "document/reopening-courier.txt", "document/reopening-board.txt", "speakers", "speaker/Noor%20Whitlock",
         "questions", "quotes", "checks", "figures", "search/harbour", "terms", "terms?scope=turn.speaker_id&group=Noor+Whitlock", "term/harbour", "compare",
         "compare?as=graph", "compare?as=matrix&from=0.1", "pair/reopening-board.txt/reopening-bureau.txt",
         "pair/reopening-board.txt/reopening-bureau.txt?as=redline", "passages", "passage/1", "tables", "table/passage", "layer/turn", "about", "")


def main():
    node, modules = browser_modules()
    if modules is None:
        print(MISSING)
        return 77
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder).resolve() / "out"
        subprocess.run([PROGRAM, "run", "press-briefing", "--out", out, "--progress", "none"], check=True, capture_output=True)
        done = subprocess.run([node, HERE / "report_access.mjs", modules, CHROMIUM, out / "report.html", *VIEWS], check=False,
                              capture_output=True, text=True)
    print(done.stdout, done.stderr)
    return 0 if done.returncode == 0 and done.stdout == "" else 1


if __name__ == "__main__":
    sys.exit(main())
