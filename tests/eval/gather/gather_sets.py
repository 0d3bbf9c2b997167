#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the sets of transcripts that gathered_sets.toml names, from copies of the repositories it names.

    gather_sets.py REPOSITORIES OUT [SET]...

REPOSITORIES has a git directory for each, OWNER+NAME/repo or OWNER/NAME, bare or not, with the commit that is named. OUT gets,
for each set (or those given), raw/ and gold/, as turn_scores.py reads them, and SOURCE.txt; sets that are put aside stand in
OUT/kept/turns, the others in OUT/open/turns. How each is made tells the recipe of its name, in the files beside this one.
"""
import argparse
import shutil
import sys
import tomllib
from pathlib import Path

from bare_git import BareGit
from marked_page import write_document

import recipes

HERE = Path(__file__).resolve().parent


def write_source(entry, folder, documents, turns):
    lines = [f"{name}: {entry[name]}" for name in ("what", "layout", "language", "licence", "paths", "grade")]
    lines += [f"repo: github:{entry['repository']}", f"commit: {entry['commit']}", f"documents: {documents}", f"turns: {turns}"]
    (folder / "SOURCE.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def gather(name, entry, repositories, out):
    """What became of a set, in a few words."""
    recipe = recipes.BY_SET.get(name)
    if recipe is None:
        return "no recipe"
    repository = BareGit.find(repositories, entry["repository"], entry["commit"])
    if repository is None:
        return f"{entry['repository']} is not there at {entry['commit']}"
    folder = out / ("kept" if entry.get("kept") else "open") / "turns" / name
    shutil.rmtree(folder, ignore_errors=True)
    counts = [write_document(page, folder) for page in recipe(repository)]
    if not counts:
        return "its recipe made nothing"
    write_source(entry, folder, len(counts), sum(counts))
    return f"{len(counts)} documents, {sum(counts)} turns"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repositories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args()
    entries = tomllib.loads((HERE.parent / "gathered_sets.toml").read_text(encoding="utf-8"))
    unknown = set(options.sets) - set(entries)
    if unknown:
        sys.exit(f"gathered_sets.toml has no set {', '.join(sorted(unknown))}")
    for name, entry in entries.items():
        if not options.sets or name in options.sets:
            print(f"{name}: {gather(name, entry, options.repositories, options.out)}", flush=True)


if __name__ == "__main__":
    main()
