# SPDX-License-Identifier: Apache-2.0
"""What a report.html holds: its index, its layers and tables, its texts; and what a browser makes of it."""
import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import zlib
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PACKAGES = ("playwright-core@1.48.2", "axe-core@4.10.2")
_BLOCK = re.compile(r'<script type="(application/(?:json|x-deflate))" id="([a-z0-9-]+)">(.*?)</script>', re.DOTALL)


class ReportPage:
    def __init__(self, path):
        self.path = path
        self.markup = path.read_text(encoding="utf-8")
        self.blocks = {}
        for kind, name, content in _BLOCK.findall(self.markup):
            text = content if kind.endswith("json") else zlib.decompress(base64.b64decode(content)).decode()
            self.blocks[name] = json.loads(text)
        self.run = self.blocks["run"]

    def product(self, name):
        return next(one for one in self.run["products"] if one["name"] == name)

    def rows(self, name):
        """Dictionaries of values, as the page has them."""
        head = self.product(name)
        columns = []
        for column in self.blocks[head["block"]]:
            columns.append(column["v"] if "v" in column else [None if c < 0 else column["d"][c] for c in column["c"]])
        names = [column["name"] for column in head["columns"]]
        return [dict(zip(names, row)) for row in zip(*columns)]

    def texts(self):
        first, texts = {}, {}
        for number, document in enumerate(self.run["documents"]):
            first.setdefault(document["block"], number)
            texts[document["id"]] = self.blocks[f"texts-{document['block']}"][number - first[document["block"]]]
        return texts

    def drawn(self, address):
        """The markup that a browser makes of a view, and what went wrong there. The browser's own notes are left out."""
        with tempfile.TemporaryDirectory() as profile:
            done = subprocess.run(
                [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--disable-extensions",
                 "--window-size=1300,900", "--virtual-time-budget=8000", "--enable-logging=stderr", "--dump-dom",
                 f"file://{self.path}#/{address}"], capture_output=True, text=True, check=True, timeout=120)
        return done.stdout, [line for line in done.stderr.splitlines() if ":CONSOLE" in line]


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


def words(markup):
    """The text of drawn markup, tags taken off."""
    body = re.sub(r"<(script|style|noscript)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")):
        body = re.sub(r"<[^>]*>", "", body) if entity == "&lt;" else body
        body = body.replace(entity, letter)
    return re.sub(r"\s+", " ", body)
