# SPDX-License-Identifier: Apache-2.0
"""How often numbers in short English texts get the value that another project's cases give them.

    python3 -B tests/eval/number_values.py build/release/rostra ../shared/oracles/numbers_en.tsv [-v]

Each case is a document of its own. A case is right where every expected value is found in the text, and no further
figure is; a figure that is of another kind than the case asks for (money in a case about percent, a unit in a case about
bare numbers) counts neither way. Values that the case leaves empty are not expected.
"""
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PIPELINE = """rostra = 1
[pipeline]
name = "numbers"
[input]
paths = ["texts/*.txt"]
language = "{language}"
[[stage]]
use = "sentences"
[[stage]]
use = "figures"
[stage.with]
also = {also}
[output]
dir = "out"
formats = ["csv"]
layers = ["figure"]
"""
PRECISION = 1e-9  # of the cases: they went through binary numbers


def found_in(rostra, texts, also=(), language="en"):
    """The rows of the layer `figure` of each text."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "texts").mkdir()
        for number, text in enumerate(texts):
            (base / "texts" / f"{number:06}.txt").write_bytes(text.encode())
        (base / "numbers.toml").write_text(PIPELINE.format(also=json.dumps(list(also)), language=language))
        subprocess.run([rostra, "run", "numbers.toml", "--progress", "none", "--log-level", "error"], cwd=base,
                       check=True)
        rows = [[] for _ in texts]
        with open(base / "out" / "figure.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                rows[int(row["document"].split(".")[0])].append(row)
        return rows


def close(found, expected):
    """Whether two values agree as far as a binary number of the cases tells."""
    try:
        return abs(float(found) - float(expected)) <= PRECISION * max(1.0, abs(float(expected)))
    except ValueError:
        return False


def cases_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")[1:]
    for line in lines:
        if line:
            kind, text, results = line.split("\t")
            yield kind, text, json.loads(results)


def wanted_values(kind, results):
    values = []
    for result in results:
        value = (result.get("resolution") or {}).get("value", result.get("value"))
        if value not in (None, "null"):
            values.append(value.rstrip("%") if kind == "PercentModel" else value)
    return values


def is_right(kind, rows, wanted):
    own = {"NumberModel": lambda row: True, "PercentModel": lambda row: row["sort"] == "percent",
           "CurrencyModel": lambda row: row["sort"] == "money",
           "DimensionModel": lambda row: row["sort"] in ("measure", "ratio", "count"),
           "OrdinalModel": lambda row: row["sort"] == "ordinal"}[kind]
    left = [row for row in rows if own(row)]
    for value in wanted:
        match = next((row for row in left if close(row["value"], value)), None)
        if match is None:
            return False
        left.remove(match)
    if kind == "NumberModel":
        left = [row for row in left if not row["unit"]]
    return kind == "DimensionModel" or not left


def range_is_right(rows, results):
    """Each interval of the case is one of a figure's, but for whether its ends belong to it."""
    for result in results:
        ends = ((result.get("resolution") or {}).get("value") or "").strip("[]()").split(",")
        if len(ends) != 2:
            continue
        if not any(all(end == "" and have == "" or end != "" and close(have, end)
                       for end, have in zip(ends, (row["low"], row["high"]))) for row in rows):
            return False
    return True


def main():
    rostra, path = sys.argv[1:3]
    cases = list(cases_of(path))
    rows = found_in(str(Path(rostra).resolve()), [text for _, text, _ in cases])
    right, all_of = Counter(), Counter()
    for (kind, text, results), found in zip(cases, rows):
        if kind == "OrdinalModel":
            continue
        all_of[kind] += 1
        wanted = wanted_values(kind, results)
        good = range_is_right(found, results) if kind == "NumberRangeModel" else is_right(kind, found, wanted)
        right[kind] += good
        if not good and "-v" in sys.argv:
            print(kind, repr(text), "expected", wanted, "found",
                  [(row["text"], row["value"] or row["interval"], row["unit"]) for row in found])
    for kind in all_of:
        print(f"{kind}\t{right[kind]}\t{all_of[kind]}\t{right[kind] / all_of[kind]:.3f}")
    three = ("NumberModel", "PercentModel", "CurrencyModel")
    good, total = sum(right[kind] for kind in three), sum(all_of[kind] for kind in three)
    print(f"number, percent and currency\t{good}\t{total}\t{good / total:.3f}")


if __name__ == "__main__":
    main()
