# SPDX-License-Identifier: Apache-2.0
"""Quotations in news against gold: found when the letters of the two overlap by 0.8 of their union (0.3 for the loose
figure), one to one.

    news_quotes.py ROSTRA FOLDER [--half read|kept] [--language en] [--pieces] [--errors KIND]

FOLDER holds text/NAME.txt and attributions/NAME_ANNOTATOR.ann, as the folders data/train, data/dev and data/test of
github.com/networkdynamics/PolNeAR do, or NAME.json, as the folders data/train, data/dev and data/test of
github.com/uhh-lt/german-news-quotation-attribution-2024 do (`--language de`). Texts fall into two halves by the
checksum of their names, publisher by publisher. What is said may stand in pieces; rows are joined by `continues`, and with
--pieces each piece counts by itself. A speaker is right when the printed words overlap the gold source; `named` are those with a
speaker_id that are no pronouns. --errors prints what is
missed (`missed`), superfluous (`extra`) or given to somebody else (`wrong`)."""
import argparse
import csv
import re
import subprocess
import tempfile
import zlib
from collections import Counter, defaultdict
from pathlib import Path

from quote_gold import read_polnear, read_wikinews, type_of

KINDS = ("direct", "mixed", "indirect", "reported")
PIPELINE = """rostra = 1
[input]
language = "LANGUAGE"
[[stage]]
use = "noise"
[[stage]]
use = "speakers"
[[stage]]
use = "quotes"
[output]
formats = ["csv"]
layers = ["quote"]
"""
PRONOUN = re.compile(r"(?i)(he|she|they|i|we|it|you|who|which|him|her|that|his|their|us|them|er|ich|wir|es|man)")


def source_kind(text, spans):
    words = " ".join(text[a:b] for a, b in spans)
    if not words:
        return "none"
    if PRONOUN.fullmatch(words):
        return "pronoun"
    return "name" if re.match(r"[A-Z][a-z.]+ ?([A-Z]|$)", words) else "description"


class Letters:
    def __init__(self, text):
        self.before = [0]
        for character in text:
            self.before.append(self.before[-1] + character.isalnum())

    def of(self, spans):
        return [(self.before[a], self.before[b]) for a, b in spans if self.before[b] > self.before[a]]


def shared(a, b):
    both = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    union = sum(x[1] - x[0] for x in a) + sum(y[1] - y[0] for y in b) - both
    return both / union if union else 0.0


def match(gold, found, least):
    pairs = sorted(((shared(g["letters"], f["letters"]), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)
                    if g["letters"] and f["letters"] and g["letters"][0][0] < f["letters"][-1][1]
                    and f["letters"][0][0] < g["letters"][-1][1]), reverse=True)
    taken, used = {}, set()
    for share, i, j in ((s, -i, -j) for s, i, j in pairs):
        if share >= least and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken


def rows_of(run, documents):
    rows = defaultdict(list)
    with open(run / "quote.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[Path(row["document"]).stem].append(row)
    return rows


def found_in(text, rows, letters, pieces):
    places = [0]
    for character in text:
        places.append(places[-1] + len(character.encode()))
    at = {byte: i for i, byte in enumerate(places)}
    chains, chain_of = [], {}
    for number, row in enumerate(rows, start=1):
        row["span"] = (at[int(row["begin"])], at[int(row["end"])])
        row["source"] = (at[int(row["speaker_begin"])], at[int(row["speaker_end"])])
        before = row.get("continues") or ""
        if before and not pieces and int(before) in chain_of:
            chain_of[number] = chain_of[int(before)]
            chains[chain_of[number]].append(row)
        else:
            chain_of[number] = len(chains)
            chains.append([row])
    return [{"rows": chain, "letters": letters.of(sorted(row["span"] for row in chain)), "type": chain[0]["type"],
             "row": next((row for row in chain if row["source"][1] > row["source"][0]), chain[0])} for chain in chains]


def report(name, gold, right, found, found_right):
    recall, precision = right / max(1, gold), found_right / max(1, found)
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    return f"{name:12} gold {gold:5}  found {found:5}  recall {recall:.3f}  precision {precision:.3f}  F1 {f1:.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rostra", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("read", "kept"))
    parser.add_argument("--language", default="en")
    parser.add_argument("--pieces", action="store_true")
    parser.add_argument("--errors", choices=("missed", "extra", "wrong"))
    options = parser.parse_args()
    read_gold = read_polnear if (options.folder / "text").is_dir() else read_wikinews
    documents = {name: value for name, value in read_gold(options.folder).items()
                 if options.half is None or ("read", "kept")[zlib.crc32(name.encode()) % 2] == options.half}
    with tempfile.TemporaryDirectory() as work:
        texts = Path(work, "texts")
        texts.mkdir()
        for name, (text, _) in documents.items():
            (texts / f"{name}.txt").write_bytes(text.encode())
        Path(work, "news.toml").write_text(PIPELINE.replace("LANGUAGE", options.language), encoding="utf-8")
        run = Path(work, "run")
        subprocess.run([options.rostra, "run", Path(work, "news.toml"), f"{texts}/**", "--out", run, "--progress", "none"],
                       check=True)
        rows = rows_of(run, documents)
    golds, founds, kinds = Counter(), Counter(), Counter()
    right = {0.8: Counter(), 0.3: Counter()}
    found_right = {0.8: Counter(), 0.3: Counter()}
    speakers = Counter()
    for name, (text, quotations) in documents.items():
        letters = Letters(text)
        gold = []
        for quotation in quotations:
            for spans in ([[piece] for piece in quotation["Content"]] if options.pieces else [quotation["Content"]]):
                if letters.of(spans):
                    gold.append({"letters": letters.of(spans), "all": quotation,
                                 "type": type_of(text, spans) if options.pieces else quotation["Type"],
                                 "source": source_kind(text, quotation["Source"])})
        found = found_in(text, rows[name], letters, options.pieces)
        for one in gold:
            golds[one["type"]] += 1
            kinds[one["source"]] += 1
        for one in found:
            founds[one["type"]] += 1
        for least in right:
            taken = match(gold, found, least)
            for i, j in taken.items():
                right[least][gold[i]["type"]] += 1
                right[least]["source " + gold[i]["source"]] += 1
                found_right[least][found[j]["type"]] += 1
            if least != 0.3:
                tight = taken
                continue
            for i, j in taken.items():
                row, source = found[j]["row"], gold[i]["all"]["Source"]
                words = " ".join(text[a:b] for a, b in source)
                if re.fullmatch("(?i)who|which|that|whose", words):
                    continue  # whom a relative pronoun stands for, this gold does not say
                if row["speaker"] and source:
                    good = any(a < row["source"][1] and row["source"][0] < b for a, b in source) or any(
                        row["speaker"] in text[a:b] or text[a:b] in row["speaker"] for a, b in source)
                    for kind in ("printed",) if not row["speaker_id"] or row["resolved"] == "1" else ("printed", "named"):
                        speakers[kind] += 1
                        speakers[kind, "right"] += good
                    if not good and options.errors == "wrong":
                        print(f"{name}: [{row['speaker']}] <{row['speaker_id']}> {row['cue']}; gold {[text[a:b] for a, b in source]}: "
                              f"{text[row['span'][0]:row['span'][1]][:90]!r}")
                elif source:
                    speakers["unnamed"] += 1
        if options.errors == "missed":
            for i in sorted(set(range(len(gold))) - set(tight)):
                show(name, text, gold[i])
        if options.errors == "extra":
            for j in sorted(set(range(len(found))) - set(tight.values())):
                row = found[j]["row"]
                a, b = row["span"]
                print(f"{found[j]['type']:8} [{row['speaker']}] ({row['cue']}) {text[max(0, a - 60):a]!r} >> {text[a:b][:150]!r} << {text[b:b+40]!r}")
    for least in right:
        print(f"overlap {least}")
        for kind in KINDS:
            if golds[kind] or founds[kind]:
                print(" ", report(kind, golds[kind], right[least][kind], founds[kind], found_right[least][kind]))
        print(" ", report("all", sum(golds.values()), sum(right[least][k] for k in golds), sum(founds.values()),
                          sum(found_right[least][k] for k in founds)))
        print("   recall by source:", ", ".join(f"{kind} {right[least]['source ' + kind] / count:.3f} of {count}"
                                              for kind, count in sorted(kinds.items())))
    for kind in ("printed", "named"):
        print(f"speakers {kind}: {speakers[kind, 'right']} of {speakers[kind]} right "
              f"({speakers[kind, 'right'] / max(1, speakers[kind]):.3f}); none printed {speakers['unnamed']}")


def show(name, text, gold):
    parts = gold["all"]
    marks = []
    for role, sign in (("Source", "S"), ("Cue", "C"), ("Content", "X")):
        for a, b in parts[role]:
            marks += [(a, 1, f"[{sign} "), (b, 0, "]")]
    begin, end = min(m[0] for m in marks), max(m[0] for m in marks)
    line, last = "", max(0, begin - 30)
    for at, _, sign in sorted(marks):
        line += text[last:at] + sign
        last = at
    print(f"{gold['type']:8} {(line + text[last:end + 20])[:400]!r}")


if __name__ == "__main__":
    main()
