#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Speeches, speakers and notes of TEI files: as the reader has them, and as they are found again without the mark-up.

    tei_turns.py PROGRAM FOLDER [PEOPLE]

FOLDER holds files in ParlaMint's form, PEOPLE is the file that lists who speaks, where it is not in each. First the files are run as
they are, with `speakers`, and every row of the layers `turn` and `marked_event` is held against what Python's parser of XML finds in
the file: words, speaker, kind of note, and their order. Then each file is printed as a plain text, `NAME: words`, notes in brackets,
speeches under one name behind each other as one, and run again; what `speakers` finds then is scored as ./dev eval scores turns.
"""
import csv
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from letters_of import LettersOf
from turn_scores import TurnScore, score_turns

csv.field_size_limit(1 << 30)
NOTES = {"note", "incident", "kinesic", "vocal", "gap"}
MARKED = """rostra = 1
[input]
reader = "tei"
{people}
[[stage]]
use = "speakers"
[output]
layers = ["turn", "marked_turn", "marked_event"]
"""
PLAIN = 'rostra = 1\n[[stage]]\nuse = "noise"\n[[stage]]\nuse = "sentences"\n[[stage]]\nuse = "speakers"\n[output]\nlayers = ["turn"]\n'


def name_of(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def folded(text):
    """Without white space: where words are cut apart for annotation it says nothing."""
    return "".join(text.split())


def said(element, into):
    """What a speech says: its words without its notes, in parts between these."""
    if element.text:
        into[-1] += element.text
    for child in element:
        if name_of(child) in NOTES:
            into.append("")
        elif name_of(child) != "linkGrp":
            said(child, into)
        if name_of(child) == "seg":
            into[-1] += "\n\n"
        if child.tail:
            into[-1] += child.tail


def read_gold(path):
    """Speeches (who, parts) and notes (element, type, words), in the order of the file."""
    root = ElementTree.parse(path).getroot()
    body = next(element for element in root.iter() if name_of(element) == "body")
    items = []
    for element in body.iter():
        name = name_of(element)
        if name == "u":
            parts = [""]
            said(element, parts)
            items.append(("u", element.get("who", ""), parts))
        elif name in NOTES:
            items.append((name, element.get("reason" if name == "gap" else "type", ""), "".join(element.itertext())))
    return items


def rows_of(folder, layer):
    rows = {}
    with open(folder / f"{layer}.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["document"], []).append(row)
    return rows


def run(program, pipeline, inputs, work):
    (work / "p.toml").write_text(pipeline, encoding="utf-8")
    subprocess.run([program, "run", work / "p.toml", *inputs, "--out", work / "out", "--force", "--progress", "none"],
                   check=True, stderr=subprocess.DEVNULL)
    return work / "out"


def compare(gold, turns, marked, events):
    """How many speeches and notes there are, and those that are not as the mark-up has them."""
    wrong = []
    speeches = [(who, "".join(parts)) for kind, who, parts in gold if kind == "u" and folded("".join(parts))]
    if not len(speeches) == len(turns) == len(marked):
        wrong.append(f"{len(speeches)} speeches, {len(marked)} marked, {len(turns)} turns")
    for (who, words), turn, mark in zip(speeches, turns, marked):
        begin, end = int(turn["begin"]), int(turn["end"])
        spoken = bytearray(turn["text"].encode())
        for event in events:
            if begin <= int(event["begin"]) < end:
                spoken[int(event["begin"]) - begin:int(event["end"]) - begin] = b" " * (int(event["end"]) - int(event["begin"]))
        if folded(spoken.decode()) != folded(words) or mark["person"] != who.rpartition("#")[2] or mark["begin"] != turn["begin"]:
            wrong.append(f"{who}: {words[:60]!r} is {mark['person']}: {turn['text'][:60]!r}")
    notes = [(kind, note_type, folded(words)) for kind, note_type, words in gold
             if kind != "u" and (kind, note_type) != ("note", "speaker")]
    labels = [folded(words) for kind, note_type, words in gold if (kind, note_type) == ("note", "speaker")]
    found = [(row["element"], row["type"], folded(row["text"])) for row in events
             if (row["element"], row["type"]) != ("note", "speaker")]
    printed = [folded(row["speaker"]) for row in marked if row["speaker"]]
    printed += [folded(row["text"]) for row in events if (row["element"], row["type"]) == ("note", "speaker")]
    wrong += [f"note {a} is {b}" for a, b in zip(notes, found) if a != b]
    if len(notes) != len(found) or sorted(labels) != sorted(printed):
        wrong.append(f"{len(notes)} notes, {len(found)} found; {len(labels)} labels, {len(printed)} found")
    return len(speeches), len(notes) + len(labels), wrong


def printed_text(gold, marked):
    """The file as a plain text, and its turns. Labels are those of the file, else names."""
    text, turns = [], []
    last = None
    rows = iter(marked)
    for kind, who, content in gold:
        if kind != "u":
            words = " ".join(content.split())
            if words and (kind, who) != ("note", "speaker"):
                text.append(f"({words})")
            continue
        words = "\n\n".join(" ".join(block.split()) for part in content for block in part.split("\n\n") if block.split())
        if not words:
            continue
        row = next(rows)
        name = row["speaker"].rstrip(" .:") or row["name"] or who
        if name == last:
            turns[-1]["text"] += "\n" + words
            text.append(words)
        else:
            turns.append({"speaker": name, "text": words})
            text.append(f"{name}: {words}")
        last = name
    return "\n\n".join(text) + "\n", turns


def main():
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    program = str(Path(sys.argv[1]).resolve())
    files = sorted(path for path in Path(sys.argv[2]).resolve().glob("*.xml") if b"<body" in path.read_bytes())
    people = f'[input.tei]\npeople = "{Path(sys.argv[3]).resolve()}"' if len(sys.argv) == 4 else ""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        out = run(program, MARKED.format(people=people), files, work)
        turns, marked, events = (rows_of(out, layer) for layer in ("turn", "marked_turn", "marked_event"))
        counted = [0, 0]
        wrong = []
        golds = {}
        for path in files:
            golds[path.name] = gold = read_gold(path)
            mine = [rows.get(path.name, []) for rows in (turns, marked, events)]
            speeches, notes, differ = compare(gold, *mine)
            counted[0] += speeches
            counted[1] += notes
            wrong += [f"{path.name}: {line}" for line in differ]
        print(f"{len(files)} files: {counted[0]} speeches and {counted[1]} notes, of which {len(wrong)} differ from the mark-up")
        for line in wrong[:20]:
            print("  " + line)
        texts = work / "texts"
        texts.mkdir()
        gold_turns = {}
        for name, gold in golds.items():
            text, gold_turns[name + ".txt"] = printed_text(gold, marked[name])
            (texts / (name + ".txt")).write_text(text, encoding="utf-8")
        found = rows_of(run(program, PLAIN, sorted(texts.iterdir()), work), "turn")
        whole = TurnScore()
        for name, lines in gold_turns.items():
            document = LettersOf((texts / name).read_text(encoding="utf-8"))
            whole.add(score_turns(name, document, lines, found.get(name, [])))
        print(f"found again in plain text: {whole.gold} turns, {whole.found} found, F1 {whole.f1:.3f}, "
              f"attribution {whole.attribution:.3f}")


if __name__ == "__main__":
    main()
