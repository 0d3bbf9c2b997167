# SPDX-License-Identifier: Apache-2.0
"""How many quantities of public sets with gold are found, where, and with which value.

    python3 -B tests/eval/quantity_spans.py build/release/rostra measeval FOLDER [-v]
    python3 -B tests/eval/quantity_spans.py build/release/rostra grobid FOLDER [-v]
    python3 -B tests/eval/quantity_spans.py build/release/rostra quantulum quantities.json [-v]

`measeval`: a folder with `text` or `txt`, and `tsv`, such as data/eval of github.com/harperco/MeasEval (paragraphs of science,
CC-BY). `grobid`: resources/dataset/quantities/corpus of github.com/lfoppiano/grobid-quantities (articles and patents, CC-BY).
`quantulum`: the sentences that github.com/nielstron/quantulum3 (MIT) is tested with.

A quantity is found when the span of a figure overlaps that of the gold, one to one: `soft`; `strict`: both are the same but for
the words that bound the number, for what is counted, and for blanks. Two of these sets count dates, years and ages among
their quantities, so Rostra is asked for these too; `figures` leaves them out on both sides. `value`: of those found, the share with
the gold's number, where the gold gives one.
"""
import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from number_values import close, found_in

ALSO = ["date", "year", "age"]


def measeval(folder):
    texts = next(path for path in (Path(folder) / "text", Path(folder) / "txt") if path.is_dir())
    for path in sorted(texts.glob("*.txt")):
        text = path.read_bytes().decode()
        gold = []
        table = Path(folder) / "tsv" / f"{path.stem}.tsv"
        if table.exists():
            with open(table, encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                    if row["annotType"] == "Quantity":
                        gold.append((int(row["startOffset"]), int(row["endOffset"]), None))
        yield text, gold


def local(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def grobid(folder):
    for path in sorted(Path(folder).glob("*.xml")):
        text, gold = "", []

        def walk(element):
            nonlocal text
            begin = len(text)
            text += element.text or ""
            for child in element:
                if local(child) in ("measure", "num") or not isinstance(child.tag, str):
                    if isinstance(child.tag, str):
                        walk(child)
                else:
                    walk(child)
                text += child.tail or ""
            outer = local(element) == "measure" and element.get("type") in ("value", "interval", "list")
            if outer:
                numbers = [one for one in element.iter() if local(one) == "num"]
                value = numbers[0].text if element.get("type") == "value" and len(numbers) == 1 else None
                gold.append((begin, len(text), value if value and re.fullmatch(r"\d+(\.\d+)?", value) else None))

        for part in ElementTree.parse(path).getroot().iter():
            if local(part) in ("p", "head"):
                walk(part)
                text += "\n\n"
        yield text, sorted(gold, key=lambda one: one[:2])


def quantulum(path):
    for case in json.loads(Path(path).read_text(encoding="utf-8")):
        text, at, gold = case["req"], 0, []
        for result in case["res"]:
            begin = text.lower().find(result["surface"].lower(), at)
            if begin < 0:
                continue
            at = begin + len(result["surface"])
            gold.append((begin, at, None if "uncertainty" in result else str(result["value"])))
        yield text, gold


def letters(text):
    return re.sub(r"[\W_]+", "", text.lower())


def same(row, gold, text):
    """Whether a figure and the gold's span say the same, apart from bounds, what is counted and blanks."""
    left = letters(text[gold[0]:gold[1]])
    for beside in (row["modifier"].split(" … ") if row["modifier"] else []):
        left = left.replace(letters(beside), "", 1)
    own = letters(row["text"])
    return left in (own, own + letters(row["noun"]))


def matched(places, gold):
    """For each of the gold the number of the place that it is found at, or None; each place once."""
    taken, found = set(), []
    for begin, end, _ in gold:
        best = next((i for i, place in enumerate(places) if i not in taken and place[0] < end and begin < place[1]), None)
        taken.add(best)
        found.append(best)
    return found


def places_of(text, rows):
    """(begin and end in characters, row) of the figures of a text."""
    data = text.encode()
    return [(len(data[:int(row["begin"])].decode()), len(data[:int(row["end"])].decode()), row) for row in rows]


def show_missed(text, places, gold, found):
    for (begin, end, _), place in zip(gold, found):
        if place is None:
            print("missed", repr(text[begin:end]), "in", repr(text[max(0, begin - 40):end + 30]))
    for i, (begin, end, row) in enumerate(places):
        if i not in found:
            print("more", row["sort"], repr(text[begin:end]), "in", repr(text[max(0, begin - 40):end + 30]))


def main():
    rostra, kind, path = sys.argv[1:4]
    cases = list({"measeval": measeval, "grobid": grobid, "quantulum": quantulum}[kind](path))
    rows = found_in(str(Path(rostra).resolve()), [text for text, _ in cases], ALSO)
    count, right = Counter(), Counter()
    for (text, gold), of_text in zip(cases, rows):
        places = places_of(text, of_text)
        found = matched(places, gold)
        if "-v" in sys.argv:
            show_missed(text, places, gold, found)
        apart = sum(row["sort"] in ALSO for _, _, row in places)
        apart_found = sum(place is not None and places[place][2]["sort"] in ALSO for place in found)
        right.update(soft=len(found) - found.count(None), figures=len(found) - found.count(None) - apart_found)
        count.update(gold=len(gold), found=len(places), gold_figures=len(gold) - apart_found,
                     found_figures=len(places) - apart)
        for one, place in zip(gold, found):
            if place is None:
                continue
            row = places[place][2]
            right["strict"] += same(row, one, text)
            if one[2] is not None and row["value"]:
                count["value"] += 1
                right["value"] += close(row["value"], one[2])
    for name, of in (("soft", ""), ("strict", ""), ("figures", "_figures")):
        precision, recall = right[name] / max(1, count["found" + of]), right[name] / max(1, count["gold" + of])
        print(f"{name}\tgold {count['gold' + of]}\tfound {count['found' + of]}\tprecision {precision:.3f}\t"
              f"recall {recall:.3f}\tF1 {2 * precision * recall / max(1e-9, precision + recall):.3f}")
    print(f"value\t{right['value']}\t{count['value']}\t{right['value'] / max(1, count['value']):.3f}")


if __name__ == "__main__":
    main()
