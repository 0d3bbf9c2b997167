# SPDX-License-Identifier: Apache-2.0
"""Numbers that were changed in copies of real documents, and how many are reported as differing.

    python3 -B tests/eval/seeded_figures.py build/release/rostra DOCUMENT… [--count 500] [--seed 1] [-v]

Of each document a copy is made in which some of its figures are changed: a digit, a number word, a unit, the words that bound
the number, an end of a range. Document and copies are compared two by two. A change is right where a row of the table
`figure_comparison` with the verdict `differ` holds the figure against the place it was copied from or against another place
that says the same; a row that calls a figure differing which nobody changed is wrong.
"""
import csv
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PIPELINE = """rostra = 1
[pipeline]
name = "figures"
[input]
paths = ["texts/*.txt"]
language = "en"
{stages}
[output]
dir = "out"
formats = ["csv"]
layers = ["figure"]
"""
FIGURES = ["noise", "sentences", "tokenizer", "figures"]
COMPARISON = FIGURES + ["passages", "figure-comparison"]
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty",
         "thirty", "forty", "fifty", "sixty"]
UNITS = [("million", "billion"), ("billion", "trillion"), ("percent", "percentage points"), ("per cent", "percentage points"),
         ("%", " percentage points"), ("$", "€"), ("dollars", "euros"), ("kilometres", "miles"), ("miles", "kilometers"),
         ("metres", "feet"), ("years", "months"), ("months", "weeks"), ("weeks", "days"), ("days", "hours"),
         ("hours", "minutes"), ("minutes", "seconds"), ("pounds", "tons"), ("gallons", "barrels"), ("year", "month")]
BOUNDS = [("more than", "fewer than"), ("over", "under"), ("at least", "fewer than"), ("up to", "more than"),
          ("nearly", "more than"), ("almost", "more than"), ("less than", "more than"), ("fewer than", "more than"),
          ("under", "over"), ("above", "below")]


def text_of(path):
    """The bytes of a document in UTF-8."""
    data = Path(path).read_bytes()
    try:
        return data.decode("utf-8-sig").encode()
    except UnicodeDecodeError:
        return data.decode("windows-1252").encode()


def run(rostra, folder, stages):
    (folder / "figures.toml").write_text(PIPELINE.format(
        stages="\n".join(f'[[stage]]\nuse = "{stage}"' for stage in stages)))
    subprocess.run([rostra, "run", "figures.toml", "--force", "--progress", "none", "--log-level", "error"], cwd=folder,
                   check=True)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def other_digits(text, chance):
    """The number with another first digit."""
    match = re.search(r"[1-9]", text)
    if not match:
        return None
    digit = chance.choice([one for one in "123456789" if one != match.group()])
    return text[: match.start()] + digit + text[match.end():]


def edited(kind, figure, text, before, chance):
    """(bytes before the figure to replace, new text) of a change, or None where it cannot be made."""
    if kind == "digits":
        new = other_digits(text, chance)
        return (0, new) if new else None
    if kind == "words" and figure["value"]:
        for word in WORDS:
            if re.search(rf"\b{word}\b(?![- ](?:half|thirds?|quarters?|[a-z]+ths?))", text, re.I):
                other = chance.choice([one for one in WORDS if one != word and (len(one) > 4) == (len(word) > 4)])
                return 0, re.sub(rf"\b{word}\b", other, text, count=1, flags=re.I)
        return None
    if kind == "units":
        for old, new in UNITS:
            if re.search(rf"(?<![A-Za-z]){re.escape(old)}(?![A-Za-z])", text):
                return 0, text.replace(old, new, 1)
        return None
    if kind == "modifiers":
        for old, new in BOUNDS:
            if figure["modifier"] == old and before.rstrip().lower().endswith(old):
                cut = len(before) - before.lower().rindex(old)
                return len(before[-cut:].encode()), new + before[-cut:][len(old):] + text
        return None
    if kind == "ranges" and re.fullmatch(r"[^\d]*\d[^\d]+\d[^\d]*", re.sub(r"\d+", "1", text)) and not figure["value"]:
        return 0, re.sub(r"\d+", lambda match: "9" + match.group(), text)
    return None


def changed_copy(data, figures, chance):
    """The bytes of a copy, and the changed figures: (begin and end in the original, begin in the copy, kind)."""
    kinds = ["digits", "words", "units", "modifiers", "ranges"]
    out, at, changes = b"", 0, []
    last_sentence = -1
    for figure in figures:
        begin, end = int(figure["begin"]), int(figure["end"])
        sentence = max(data.rfind(b". ", 0, begin), data.rfind(b"\n", 0, begin))
        if chance.random() > 0.4 or sentence == last_sentence or begin < at + 60:
            continue
        before = data[max(0, begin - 40):begin].decode(errors="ignore")
        text = data[begin:end].decode()
        chance.shuffle(kinds)
        for kind in sorted(kinds, key=lambda one: one in ("digits", "words")):
            edit = edited(kind, figure, text, before, chance)
            if edit and edit[1] != text:
                back, new = edit
                out += data[at:begin - back] + new.encode()
                changes.append((begin, end, kind, text, new))
                at = end
                last_sentence = sentence
                break
    return out + data[at:], changes


def main():
    option = {name: int(sys.argv[sys.argv.index(name) + 1]) for name in ("--count", "--seed") if name in sys.argv}
    taken = {str(value) for value in option.values()}
    rostra, *paths = [one for one in sys.argv[1:] if not one.startswith("-") and one not in taken]
    rostra = str(Path(rostra).resolve())
    chance = random.Random(option.get("--seed", 1))
    wanted = option.get("--count", 500)
    right, total, wrong, missed = Counter(), Counter(), 0, []
    for path in paths:
        if sum(total.values()) >= wanted:
            break
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "texts").mkdir()
            data = text_of(path)
            (folder / "texts" / "a.txt").write_bytes(data)
            run(rostra, folder, FIGURES)
            figures = rows(folder / "out" / "figure.csv")
            copy, changes = changed_copy(data, figures, chance)
            (folder / "texts" / "b.txt").write_bytes(copy)
            run(rostra, folder, COMPARISON)
            pairs = [row for row in rows(folder / "out" / "figure_comparison.csv")
                     if (row["a"], row["b"]) == ("a.txt", "b.txt") and row["verdict"] == "differ"]
            places = {begin: kind for begin, _, kind, _, _ in changes}
            found = {int(row["a_begin"]) for row in pairs}
            for begin, end, kind, old, new in changes:
                total[kind] += 1
                if begin in found:
                    right[kind] += 1
                else:
                    line = data[max(0, begin - 90):end + 60].decode(errors="ignore").replace("\n", " ")
                    missed.append((kind, old, new, line))
            for row in pairs:
                if int(row["a_begin"]) in places:
                    continue
                # The figure of the copy may be a changed one that is held against another place that says the same.
                changed = [new for _, _, _, _, new in changes]
                if not any(copy[int(row["b_begin"]):int(row["b_end"])].decode() in new for new in changed):
                    wrong += 1
                    missed.append(("WRONG", row["a_value"], row["b_value"],
                                   row["a_sentence"][:150] + " | " + row["b_sentence"][:150]))
    if "-v" in sys.argv:
        for one in missed:
            print(" | ".join(one))
    for kind in sorted(total):
        print(f"{kind}\t{right[kind]}\t{total[kind]}")
    print(f"all\t{sum(right.values())}\t{sum(total.values())}\t{sum(right.values()) / max(1, sum(total.values())):.3f}")
    print(f"unchanged, and reported as differing\t{wrong}")


if __name__ == "__main__":
    main()
