# SPDX-License-Identifier: Apache-2.0
"""A text as its letters and digits alone, so that line breaks, spaces and marks never matter when spans are compared."""
import unicodedata
from bisect import bisect_left


def squeeze(text):
    """Letters and digits of `text`, case-folded NFKC, and for each the index of its character in `text`."""
    out, where = [], []
    for index, character in enumerate(text):
        if character.isalnum():
            for letter in unicodedata.normalize("NFKC", character).casefold():
                out.append(letter)
                where.append(index)
    return "".join(out), where


def key(name):
    """A name for comparing."""
    return squeeze(name or "")[0]


class LettersOf:
    """The letters of one document, found again by characters or by UTF-8 bytes."""

    def __init__(self, text):
        self.text = text
        self.letters, self.where = squeeze(text)
        self.byte = [0]
        for character in text:
            self.byte.append(self.byte[-1] + len(character.encode()))

    def at_byte(self, byte):
        return self.at_character(bisect_left(self.byte, byte))

    def at_character(self, character):
        return bisect_left(self.where, character)

    def byte_of(self, letter):
        return self.byte[self.where[letter]] if letter < len(self.where) else self.byte[-1]

    def excerpt(self, begin, length=60):
        """The text from a letter on, on one line."""
        start = self.where[begin] if begin < len(self.where) else len(self.text)
        return " ".join(self.text[start:start + length].split())
