# SPDX-License-Identifier: Apache-2.0
"""Gold quotations in news, from the files of two public corpora. Each reader gives

    name -> (text, quotations as {Source, Cue, Content: spans of characters, Type: direct, mixed, indirect or reported})

`reported` is what somebody is said to speak about, where a corpus tells it from what is retold."""
import json
import re
from collections import defaultdict


def type_of(text, spans):
    """Direct where nine tenths of the words stand in marks, indirect where none does, mixed else."""
    words = " ".join(text[a:b] for a, b in spans).replace("''", '"').replace("``", '"')
    marked = " ".join(re.findall(r"„[^“”]*[“”]?|“[^”]*”?|\"[^\"]*\"?|«[^»]*»?|»[^«]*«?", words))
    inside, total = len(re.findall(r"\w+", marked)), max(1, len(re.findall(r"\w+", words)))
    return "direct" if inside >= 0.9 * total else "mixed" if inside else "indirect"


def read_polnear(folder):
    """text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat); of several annotators the first is read."""
    documents = {}
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        if not files:
            continue
        text = path.read_bytes().decode("utf-8")
        lines = files[0].read_text(encoding="utf-8").split("\n")
        spans = {}
        for line in lines:
            found = re.match(r"(T\d+)\t\w+ ([\d ;]+)\t", line)
            if found:
                spans[found[1]] = [tuple(map(int, piece.split())) for piece in found[2].split(";")]
        quotations = []
        for line in lines:
            if re.match(r"E\d+\tAttribution", line):
                parts = defaultdict(list)
                for part in line.split("\t")[1].split():
                    role, of = part.split(":")
                    parts[re.sub(r"\d+$", "", role)] += spans.get(of, [])
                quotation = {role: sorted(parts[role]) for role in ("Source", "Cue", "Content")}
                quotations.append(quotation | {"Type": type_of(text, quotation["Content"])})
        documents[path.stem] = (text, quotations)
    return documents


def read_wikinews(folder):
    """NUMBER - TITLE.json: text and annotations in one. A direct quotation within a retold one is a part of that one."""
    documents = {}
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text, quotations = article["originalText"], []
        for one in article["annotations"]:
            parts = {role: sorted((s["charBegin"], s["charEnd"]) for s in (one[key] or {"spans": []})["spans"])
                     for role, key in (("Source", "speaker"), ("Cue", "cue"), ("Content", "quote"))}
            if not parts["Content"]:
                continue
            kind = {"Direct": "direct", "Reported": "reported"}.get(one["type"])
            marked = type_of(text, parts["Content"])
            quotations.append(parts | {"Type": kind or ("mixed" if marked == "direct" else marked)})
        retold = [q["Content"] for q in quotations if q["Type"] == "mixed"]
        whole = [q for q in quotations if q["Type"] != "direct" or not any(
            spans[0][0] <= q["Content"][0][0] and q["Content"][-1][1] <= spans[-1][1] for spans in retold)]
        documents[path.name.split(" - ")[0]] = (text, whole)
    return documents
