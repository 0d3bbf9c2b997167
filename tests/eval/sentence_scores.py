# SPDX-License-Identifier: Apache-2.0
"""Sentences of short texts against a list of what they should be: a case is right when all its sentences are."""
import csv

ESCAPES = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\\\": "\\"}


def unescape(text):
    out, at = [], 0
    while at < len(text):
        pair = text[at:at + 2]
        out.append(ESCAPES.get(pair, text[at]))
        at += 2 if pair in ESCAPES else 1
    return "".join(out)


def read_cases(path):
    """(name, text, sentences) of each line."""
    with open(path, newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [(name, unescape(text), [unescape(s).strip() for s in sentences.split(" ||| ")])
            for name, text, sentences in lines]
