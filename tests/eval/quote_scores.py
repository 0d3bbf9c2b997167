# SPDX-License-Identifier: Apache-2.0
"""Quotes against gold quotes: found when the letters of the two spans overlap by 0.8 of their union, one to one; the
speaker of a found one is right when one of the two names contains the other."""
import re
from dataclasses import dataclass, field

from letters_of import key, squeeze

OVERLAP = 0.8


@dataclass
class QuoteScore:
    gold: int = 0
    found: int = 0
    right: int = 0
    named: int = 0
    speakers_right: int = 0
    errors: list = field(default_factory=list)

    def add(self, other):
        for name in ("gold", "found", "right", "named", "speakers_right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.errors += other.errors

    @property
    def f1(self):
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0

    @property
    def speakers(self):
        return self.speakers_right / self.named if self.named else 1.0


def place_gold(document, lines):
    at, quotes = 0, []
    for line in lines:
        spans = line.get("spans") or [s for part in line.get("content", []) for s in part["spans"]]
        if spans:
            begin = document.at_character(min(s[0] for s in spans))
            end = document.at_character(max(s[1] for s in spans))
        else:
            wanted = squeeze(line["text"])[0]
            begin = document.letters.find(wanted, at)
            begin = document.letters.find(wanted) if begin < 0 else begin
            if not wanted or begin < 0:
                continue
            end = begin + len(wanted)
            at = max(at, end)
        # A trailing number tells two of one name apart.
        quotes.append((begin, end, key(re.sub(r"-\d+$", "", line.get("speaker") or line.get("speaker_id") or ""))))
    return [quote for quote in quotes if quote[1] > quote[0]]


def overlap(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def score_quotes(name, document, gold_lines, rows):
    gold = place_gold(document, gold_lines)
    found = []
    for row in rows:
        begin, end = document.at_byte(int(row["begin"])), document.at_byte(int(row["end"]))
        if end > begin:
            found.append((begin, end, {key(row["speaker"]), key(row["speaker_id"])} - {""}))
    score = QuoteScore(gold=len(gold), found=len(found))
    pairs = sorted(((overlap(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)
                    if f[0] < g[1] and f[1] > g[0]), reverse=True)
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    for share, i, j in ((share, -i, -j) for share, i, j in pairs):
        if share < OVERLAP or i not in free_gold or j not in free_found:
            continue
        free_gold.remove(i)
        free_found.remove(j)
        score.right += 1
        speaker, names = gold[i][2], found[j][2]
        if speaker:
            score.named += 1
            right = any(speaker in known or known in speaker for known in names)
            score.speakers_right += right
            if not right:
                score.errors.append(("wrong speaker", f"{name}:{document.byte_of(gold[i][0])}",
                                     f"{speaker}, not {'/'.join(sorted(names)) or 'nobody'}: {document.excerpt(gold[i][0])}"))
    for i in sorted(free_gold):
        score.errors.append(("not found", f"{name}:{document.byte_of(gold[i][0])}", document.excerpt(gold[i][0])))
    for j in sorted(free_found):
        score.errors.append(("no quote", f"{name}:{document.byte_of(found[j][0])}", document.excerpt(found[j][0])))
    return score
