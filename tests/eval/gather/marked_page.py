# SPDX-License-Identifier: Apache-2.0
"""A transcript while it is written: text in which private letters mark turns and what is said in them.

So a text can be wrapped and cut into pages, and its gold is still known: a turn goes from the first said letter to the last."""
import json
import re
import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from letters_of import LettersOf

TURN, SAID, END = "\ue000", "\ue001", "\ue002"
MARKS = re.compile(f"[{TURN}{SAID}{END}]")


def said(text):
    return SAID + text + END if text.strip() else text


def width_of(text):
    return sum(not unicodedata.combining(letter) for letter in MARKS.sub("", text))


def wrap(text, width, first="", rest=""):
    """Lines of at most `width` letters; `first` heads the first, `rest` the others."""
    lines, line, empty = [], first, True
    for word in text.split():
        if not empty and width_of(line) + 1 + width_of(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else " " + word
        empty = False
    return lines + [line] if not empty else lines


def centred(text, width):
    return " " * max(0, (width - width_of(text)) // 2) + text


class Page:
    def __init__(self, name):
        self.name, self.parts, self.speakers = name, [], []

    def write(self, text):
        self.parts.append(text)

    def line(self, text=""):
        self.write(text + "\n")

    def turn(self, speaker, marked):
        """A turn, the label in it; what is said in `marked` was given to said()."""
        self.speakers.append(speaker)
        self.parts.append(TURN + marked)

    def in_pages(self, length, head):
        """Cuts the text into pages of so many lines; `head(number)` gives the lines before page `number`, from the second on."""
        lines = "".join(self.parts).split("\n")
        out = []
        for number, at in enumerate(range(0, len(lines), length), 1):
            out += (head(number) if at else []) + lines[at:at + length]
        self.parts = ["\n".join(out)]

    def finish(self):
        """The text, and (speaker, what is said, how many letters of the text stand before it) of each turn."""
        text, begin, end, turn, spans = [], None, None, -1, []

        def close():
            if turn >= 0 and begin is not None:
                spans.append((self.speakers[turn], begin, end))

        for letter in "".join(self.parts):
            if letter == TURN:
                close()
                turn, begin, end = turn + 1, None, None
            elif letter == SAID:
                begin = len(text) if begin is None else begin
            elif letter == END:
                end = len(text)
            else:
                text.append(letter)
        close()
        whole = "".join(text)
        letters = LettersOf(whole)
        return whole, [(speaker, whole[first:last].strip(), letters.at_character(first)) for speaker, first, last in spans]


def write_document(page, folder):
    """raw/NAME.txt and gold/NAME.jsonl; how many turns there are. `letter` is for turn_scores.py."""
    text, turns = page.finish()
    turns = [turn for turn in turns if any(letter.isalnum() for letter in turn[1])]
    name = re.sub(r"[^\w.-]+", "-", page.name)
    for part in ("raw", "gold"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "raw" / f"{name}.txt").write_bytes(text.encode("utf-8", "replace"))
    gold = "".join(json.dumps({"speaker": speaker, "text": words, "letter": letter}, ensure_ascii=False) + "\n"
                   for speaker, words, letter in turns)
    (folder / "gold" / f"{name}.jsonl").write_bytes(gold.encode("utf-8", "replace"))
    return len(turns)


def marked_text(name, text, turns):
    """A page of a text that stays as it is. `turns`: (begin of the label, of what is said, its end, speaker), in order."""
    page, at = Page(name), 0
    for label, begin, end, speaker in turns:
        page.write(text[at:label])
        page.turn(speaker, text[label:begin] + said(text[begin:end]))
        at = end
    page.write(text[at:])
    return page


def without_behind(text, begin, end, note):
    """Where a speech ends without the paragraphs (or lines) behind it that `note`, a compiled expression, matches whole."""
    while True:
        words = text[begin:end].rstrip()
        last = max(words.rfind("\n\n"), words.rfind("\n") if note.fullmatch(words[words.rfind("\n") + 1:].strip()) else -1)
        if last < 0 or not note.fullmatch(words[last:].strip()):
            return begin + len(words)
        end = begin + last
