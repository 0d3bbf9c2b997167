# SPDX-License-Identifier: Apache-2.0
"""What of the rows of turn_evidence is right by the gold, and what turns come of decisions about them.

The decisions are those of label_choice.cpp and turn_split.cpp, so far as they tell by these rows alone."""
import json
import re
from pathlib import Path

import numpy as np

from letters_of import LettersOf, key
from turn_scores import SLACK, SLACK_SHARE, place_gold

# The first columns of the rows.
DOCUMENT = 0
LINE, BEGIN, END, SAID, LABEL_PLACES = 1, 2, 3, 4, 5                           # of a reading
READING, UNIT_BEGIN, UNIT_END, GOES_ON, SPEECH_PLACES = 1, 3, 4, 5, 6          # of a line behind a label

IN_BRACKETS = re.compile(r"(?<![.:：\s])\s*[(\[（［][^)\]）］]*[)\]）］]")  # behind a name, not behind its end
DIRECTION = 300               # letters that may stand between a label and its turn
SURE, TAKEN, ALONE = 1400, -400, 700      # thousandths of the logarithm of the odds, as in label_choice
SUREST, LATEST_BEGIN = 4.0, 3  # as in turn_split


class Document:
    """The gold of a text: turns as (begin, end, speaker) in letters, and of each letter its byte."""

    def __init__(self, text):
        self.raw = Path(text["raw"]).read_bytes().removeprefix(b"\xef\xbb\xbf")
        letters = LettersOf(self.raw.decode("utf-8"))
        lines = Path(text["gold"]).read_text(encoding="utf-8").splitlines()
        self.turns, _ = place_gold(letters.letters, [json.loads(line) for line in lines if line.strip()])
        self.bytes = np.array(letters.byte, dtype=np.int64)[np.array(letters.where, dtype=np.int64)]

    def letter_at(self, places):
        """Of each byte, the first letter at or behind it."""
        return np.searchsorted(self.bytes, places)

    def label_keys(self, begin, end):
        """A label as printed, and without what stands in brackets in it."""
        label = self.raw[begin:end].decode("utf-8", "replace")
        return plain(key(label)), plain(key(IN_BRACKETS.sub("", label)))


def plain(name):
    return name.replace("ı", "i")


def slices(rows, count):
    """Of each document, where its rows are."""
    bounds = np.searchsorted(rows[:, DOCUMENT], np.arange(count + 1))
    return [slice(first, last) for first, last in zip(bounds[:-1], bounds[1:])]


def turns_of_readings(documents, rows):
    """Of each reading, the gold turn that it is the label of; -1 for none."""
    turns = np.full(len(rows), -1, dtype=np.int32)
    for document, part in zip(documents, slices(rows, len(documents))):
        finder = ReadingFinder(document, rows[part])
        for number, turn in enumerate(document.turns):
            reading = finder.find(*turn)
            if reading is not None and turns[part.start + reading] < 0:
                turns[part.start + reading] = number
    return turns


class ReadingFinder:
    """Finds the label of a gold turn among the readings of its document."""

    def __init__(self, document, rows):
        keys = [document.label_keys(row[BEGIN], row[END]) for row in rows]
        self.names, self.bare = [whole for whole, _ in keys], [bare for _, bare in keys]
        self.starts = document.letter_at(rows[:, SAID])
        self.at = {}
        for reading, start in enumerate(self.starts.tolist()):
            self.at.setdefault(start, []).append(reading)

    def find(self, begin, _, speaker):
        speaker = plain(speaker)
        found = self.first_beside(begin, self.names, lambda name: name == speaker)
        if found is None and speaker:
            found = self.first_beside(begin, self.bare, lambda name: name == speaker)
        if found is None and speaker:
            found = self.last_before(begin, speaker)
        if found is None and len(speaker) > 1:
            found = self.first_beside(begin, self.names, lambda name: name.startswith(speaker))
        return found

    def first_beside(self, begin, names, fits):
        for off in sorted(range(-SLACK, SLACK + 1), key=lambda off: (abs(off), -off)):
            for reading in self.at.get(begin + off, []):
                if fits(names[reading]):
                    return reading
        return None

    def last_before(self, begin, speaker):
        """Where a direction stands between: `ANA: (rising) …`, the gold beginning behind it."""
        for start in range(begin, begin - DIRECTION - 1, -1):
            for reading in reversed(self.at.get(start, [])):
                if self.names[reading] == speaker:
                    return reading
        return None


def choose(rows, odds, count):
    """Which readings are labels: of each line the best at most, where its odds do."""
    chosen = np.zeros(len(rows), dtype=bool)
    for part in slices(rows, count):
        wanted = TAKEN if np.any(odds[part] >= SURE) else ALONE
        behind, first = 0, part.start
        while first < part.stop:
            last = first
            while last < part.stop and rows[last, LINE] == rows[first, LINE]:
                last += 1
            best = first + int(np.argmax(odds[first:last]))
            if odds[best] >= wanted and rows[best, BEGIN] >= behind:
                chosen[best] = True
                behind = rows[best, SAID]
            first = last
    return chosen


def letters_of_units(documents, units):
    """Of each line behind a label, its begin and its end in letters."""
    begins, ends = np.zeros(len(units), dtype=np.int64), np.zeros(len(units), dtype=np.int64)
    for document, part in zip(documents, slices(units, len(documents))):
        begins[part] = document.letter_at(units[part, UNIT_BEGIN])
        ends[part] = document.letter_at(units[part, UNIT_END])
    return begins, ends


def said_in_gold(documents, units, turns, begins, ends):
    """Whether each line behind the label of a gold turn is in that turn."""
    middles = (begins + ends) // 2
    said = np.zeros(len(units), dtype=np.int8)
    for row, (document, reading) in enumerate(units[:, [DOCUMENT, READING]]):
        begin, end, _ = documents[document].turns[turns[reading]]
        said[row] = begin <= middles[row] < end
    return said


def cut_speeches(units, begins, ends, odds, procedure):
    """reading -> (begin, end) in letters: the lines from the first that is said to the best end."""
    empty = ends <= begins
    on = units[:, GOES_ON] == 1
    worth = np.where(procedure != 0, -SUREST, np.clip(odds, -SUREST, SUREST))
    worth[empty | on] = 0
    speeches = {}
    bounds = np.flatnonzero(np.diff(units[:, READING], prepend=-1, append=-1))
    for begin, end in zip(bounds[:-1], bounds[1:]):
        early = range(begin, min(end, begin + LATEST_BEGIN))
        first = next((row for row in early if not empty[row] and not on[row] and worth[row] >= 0), begin)
        last = first + int(np.argmax(np.cumsum(worth[first:end])))
        while last + 1 < end and on[last + 1]:
            last += 1
        speeches[int(units[begin, READING])] = (begins[first], ends[last])
    return speeches


def count_right(documents, rows, turns, chosen, speeches):
    """Of each document: right labels, labels, right turns, turns, gold turns."""
    counts = np.zeros((len(documents), 5), dtype=np.int64)
    for reading in np.flatnonzero(chosen):
        document = rows[reading, DOCUMENT]
        begin, end = speeches.get(int(reading), (0, 0))
        said = end > begin
        right = False
        if turns[reading] >= 0:
            gold_begin, gold_end, _ = documents[document].turns[turns[reading]]
            slack = max(SLACK, (gold_end - gold_begin) // SLACK_SHARE)
            right = said and abs(begin - gold_begin) <= SLACK and abs(end - gold_end) <= slack
        counts[document] += [turns[reading] >= 0, 1, right, said, 0]
    counts[:, 4] = [len(document.turns) for document in documents]
    return counts
