# SPDX-License-Identifier: Apache-2.0
"""Turns against gold turns.

A gold turn's letters are looked for in the document, one after the other. A found turn is right when it begins and ends
within three letters of a gold turn (its end within 2 % of a long one) and bears its speaker, by printed label or by
speaker_id; an unnamed questioner is any turn of kind `question`. Turns of kind `procedural` are not counted.
Attribution is the share of the letters inside gold turns that the found turns give to the right speaker.
"""
from dataclasses import dataclass, field

from letters_of import key, squeeze

QUESTIONERS = {"q", "question", "reporter", "pregunta", "journalist", "press", "media", "questioner", "記者", "记者"}
SLACK, SLACK_SHARE = 3, 50
PLACED_BY = 60  # letters at both ends of a turn that has page marks or notes inside


@dataclass
class TurnScore:
    gold: int = 0
    found: int = 0
    right: int = 0
    letters: int = 0
    attributed: int = 0
    unplaced: int = 0
    silent: int = 0   # documents that have gold turns, and none is found
    judged: list = field(default_factory=list)   # (confidence, whether it is right) of each found turn
    errors: list = field(default_factory=list)

    def add(self, other):
        for name in ("gold", "found", "right", "letters", "attributed", "unplaced", "silent", "judged", "errors"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def f1(self):
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0

    @property
    def attribution(self):
        return self.attributed / self.letters if self.letters else 1.0


def place_gold(letters, lines):
    """(begin, end, speaker) of each gold turn in letters, and how many are not in the text in this order.

    Gold that tells where a turn begins, as `letter`, is believed where its text stands there."""
    turns, at, unplaced = [], 0, 0
    for line in lines:
        wanted = squeeze(line["text"])[0]
        if not wanted:
            continue
        told = line.get("letter", -1)
        begin = told if told >= at and letters.startswith(wanted, told) else letters.find(wanted, at)
        end = begin + len(wanted)
        if begin < 0:
            begin = letters.find(wanted[:PLACED_BY], at)
            tail = letters.find(wanted[-PLACED_BY:], max(begin, begin + len(wanted) - PLACED_BY))
            end = tail + len(wanted[-PLACED_BY:])
            if begin < 0 or tail < 0 or end - begin > 1.5 * len(wanted) + 200:
                unplaced += 1
                continue
        turns.append((begin, end, key(line["speaker"])))
        at = end
    return turns, unplaced


def place_found(document, rows):
    turns = []
    for row in rows:
        begin, end = document.at_byte(int(row["begin"])), document.at_byte(int(row["end"]))
        if row["kind"] != "procedural" and end > begin:
            names = {key(row["speaker"]), key(row["speaker_id"])} - {""}
            turns.append((begin, end, names, row["kind"], float(row.get("confidence") or 0)))
    return sorted(turns, key=lambda turn: turn[:2])


def same_speaker(wanted, names, kind):
    return wanted in names or (kind == "question" and (not wanted or wanted in QUESTIONERS))


def score_turns(name, document, gold_lines, rows):
    gold, unplaced = place_gold(document.letters, gold_lines)
    found = place_found(document, rows)
    score = TurnScore(gold=len(gold), found=len(found), unplaced=unplaced, silent=int(bool(gold) and not found))
    unused = list(range(len(found)))

    def error(kind, letter, what):
        score.errors.append((kind, f"{name}:{document.byte_of(letter)}", what))

    for begin, end, speaker in gold:
        near = [i for i in unused if abs(found[i][0] - begin) <= SLACK]
        slack = max(SLACK, (end - begin) // SLACK_SHARE)
        right = [i for i in near if abs(found[i][1] - end) <= slack and same_speaker(speaker, *found[i][2:4])]
        if right:
            score.right += 1
            score.judged.append((found[right[0]][4], True))
            unused.remove(right[0])
            continue
        excerpt = document.excerpt(begin)
        if not near:
            error("not found", begin, f"{speaker}: {excerpt}")
            continue
        unused.remove(near[0])
        _, found_end, names, kind, confidence = found[near[0]]
        score.judged.append((confidence, False))
        if not same_speaker(speaker, names, kind):
            error("wrong speaker", begin, f"{speaker}, not {'/'.join(sorted(names)) or kind}: {excerpt}")
        else:
            error("ends early" if found_end < end else "ends late", begin, f"{speaker}: … {document.excerpt(min(found_end, end))}")
    for i in unused:
        score.judged.append((found[i][4], False))
        error("no turn", found[i][0], document.excerpt(found[i][0]))

    first = 0
    for begin, end, speaker in gold:
        score.letters += end - begin
        while first < len(found) and found[first][1] <= begin:
            first += 1
        for found_begin, found_end, names, kind, _ in found[first:]:
            if found_begin >= end:
                break
            if found_end > begin and same_speaker(speaker, names, kind):
                score.attributed += min(end, found_end) - max(begin, found_begin)
    score.attributed = min(score.attributed, score.letters)
    return score
