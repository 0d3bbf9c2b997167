# SPDX-License-Identifier: Apache-2.0
"""What a report.html holds: its index, its layers and tables, its texts."""
import base64
import json
import re
import zlib

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


def words(markup):
    """The text of drawn markup, tags taken off."""
    body = re.sub(r"<(script|style|noscript)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")):
        body = re.sub(r"<[^>]*>", "", body) if entity == "&lt;" else body
        body = body.replace(entity, letter)
    return re.sub(r"\s+", " ", body)
