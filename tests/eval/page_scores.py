#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much of the main text of web pages is found, and nothing else.

    page_scores.py PROGRAM FOLDER

FOLDER holds pages/NAME.html and ground-truth.json, {"NAME": {"articleBody": TEXT}}, as the benchmark of article extraction by
scrapinghub has them (its pages unpacked). The main text is what the layer `boilerplate` leaves. As in that benchmark, texts are
compared by their runs of four words, each page counting alike; precision and recall are means over pages, and F1 is made of these.
Pages are told into two halves by the order of their names: rules may be made by a look at the first, the second is for telling how
good they are.
"""
import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PIPELINE = 'rostra = 1\n[input]\nreader = "html"\n[output]\nlayers = ["boilerplate"]\n'


def runs(text):
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def score(pairs):
    counted = []
    for gold, found in pairs:
        gold, found = runs(gold), runs(found)
        shared = sum((gold & found).values())
        counted.append((shared, sum(found.values()), sum(gold.values())))
    precision = mean(shared / found if found else 0.0 for shared, found, gold in counted if found)
    recall = mean(shared / gold for shared, found, gold in counted if gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main_texts(program, pages, work):
    csv.field_size_limit(1 << 30)
    (work / "p.toml").write_text(PIPELINE, encoding="utf-8")
    subprocess.run([program, "run", work / "p.toml", *sorted(pages.glob("*.html")), "--out", work / "out", "--progress", "none"],
                   check=False, stderr=subprocess.DEVNULL)
    texts = {path.stem: bytearray(path.read_bytes()) for path in (work / "out" / "texts").glob("*.html")}
    with open(work / "out" / "boilerplate.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            begin, end = int(row["begin"]), int(row["end"])
            texts[Path(row["document"]).stem][begin:end] = b" " * (end - begin)
    return {name: text.decode() for name, text in texts.items()}


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[2])
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as work:
        found = main_texts(Path(sys.argv[1]).resolve(), folder / "pages", Path(work))
    names = sorted(gold)
    for half, chosen in (("first half", names[0::2]), ("second half", names[1::2]), ("all", names)):
        precision, recall, f1 = score((gold[name].get("articleBody", ""), found.get(name, "")) for name in chosen)
        print(f"{half:12} {len(chosen):4} pages  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
