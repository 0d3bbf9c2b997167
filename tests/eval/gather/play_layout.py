# SPDX-License-Identifier: Apache-2.0
"""Writes a play as editions print it."""
from dataclasses import dataclass
from typing import Callable

from marked_page import Page, centred, said, wrap


def bracketed(text):
    return text if text.startswith(("(", "[")) else f"({text.rstrip('.')}.)"


def bare(label):
    return label.strip().rstrip(".:,;—–- ").strip() or label


@dataclass
class PlayLayout:
    label: Callable = str                # how a name is written
    end: str = "."                       # behind the name
    gap: str = " "                       # between label and speech
    alone: bool = False                  # the label has a line of its own
    centre: bool = False                 # … in the middle
    direction_before_end: bool = False   # `NAME (direction). Speech`
    direction: Callable = bracketed      # a direction within or beside speech
    apart: Callable = bracketed          # a direction on its own line
    apart_indent: int = 4
    apart_centre: bool = False
    width: int = 72                      # 0: paragraphs are one line
    first: str = ""                      # before a label
    rest: str = ""                       # before the other lines of a speech in prose
    verse: str = ""                      # before verses
    step: int = 0                        # letters that a verse which another began is set in
    blank: bool = True                   # a blank line between speeches
    numbered: int = 0                    # every n-th verse has its number at this column
    column: int = 0                      # labels stand in a column of this width, speech beside it
    page_line: Callable = None           # what the number of a page looks like within the text

    def write(self, name, items):
        page, self.verses = Page(name), 0
        for item in items:
            if item.kind == "speech":
                self.write_speech(page, item)
            elif item.kind == "page":
                if self.page_line and item.text:
                    page.line(self.page_line(item.text))
            elif item.text:
                if not self.blank and item.kind != "text":
                    page.line()
                text = self.apart(item.text) if item.kind == "stage" else item.text
                middle = item.kind == "head" and self.centre or item.kind == "stage" and self.apart_centre
                indent = " " * self.apart_indent if item.kind == "stage" else ""
                for line in wrap(text, self.width or 1 << 20, indent, indent):
                    page.line(centred(line.strip(), self.width) if middle else line)
                if item.kind != "text":
                    page.line()
        return page

    def runs(self, part):
        """On one line with what is said, a direction in brackets is part of the turn, as in the sets of the corpora."""
        return said(" ".join(text if is_said else self.direction(text) for is_said, text in part.runs))

    def write_speech(self, page, item):
        label, parts = self.label(bare(item.text)), list(item.parts)
        opening = ""
        if parts[0].kind == "stage":
            opening = self.direction(parts.pop(0).runs[0][1])
        elif not parts[0].runs[0][0] and len(parts[0].runs) > 1:
            opening = self.direction(parts[0].runs.pop(0)[1])
        head = self.head_of(label, opening)
        lines, pending = [], self.first + head
        if self.column:
            pending = head.ljust(self.column)
        elif self.alone:
            lines, pending = [centred(head.strip(), self.width) if self.centre else self.first + head.rstrip()], ""
        for part in parts:
            pending = self.write_part(lines, part, pending)
        text = "\n".join(line.rstrip() for line in lines) + "\n" + ("\n" if self.blank else "")
        page.turn(label, text)

    def head_of(self, label, opening):
        if not opening:
            return label + self.end + self.gap
        if self.direction_before_end:
            return f"{label} {opening}{self.end}{self.gap}"
        return label + self.end + self.gap + (opening if self.alone else said(opening)) + " "

    def write_part(self, lines, part, pending):
        """Adds the lines of a part; gives what is still to be put before the next one."""
        if part.kind == "page":
            if self.page_line and not pending:
                lines.append(self.page_line(part.runs[0][1]))
            return pending
        if part.kind == "stage":
            if pending:
                return pending + said(self.direction(part.runs[0][1])) + " "
            indent = " " * self.apart_indent
            lines += wrap(self.apart(part.runs[0][1]), self.width or 1 << 20, indent, indent)
            return ""
        text = self.runs(part)
        if part.kind == "verse":
            before = pending or (" " * self.column if self.column else self.verse)
            if part.shared and self.step:
                before = before.ljust(max(len(before), self.step))
            self.verses += 1
            line = before + text
            if self.numbered and self.verses % 5 == 0:
                line = line.ljust(self.numbered) + f"  {self.verses}"
            lines.append(line)
            return ""
        rest = " " * self.column if self.column else self.rest
        lines += wrap(text, self.width or 1 << 20, pending or rest, rest)
        return ""
