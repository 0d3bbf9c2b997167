# SPDX-License-Identifier: Apache-2.0
"""What sim_text (Debian package similarity-tester) finds, as spans of bytes.

Its words are runs of ASCII letters, digits and bytes above 127; letters spaced out by single blanks are one word; ASCII
capitals are folded. Words are compared by hashes of 16 bits, and a run is reported by its lines and its number of words.
Where in the lines it is follows from the words: it begins in the first line, ends in the last, and is equal on both sides.
"""
import re
import subprocess
from bisect import bisect_left, bisect_right
from functools import lru_cache

WORD = re.compile(rb"[A-Za-z0-9\x80-\xff](?: [A-Za-z0-9\x80-\xff])+(?![A-Za-z0-9\x80-\xff])|[A-Za-z0-9\x80-\xff]+")
RUN = re.compile(r"(.*): line (\d+)-(\d+) *\|(.*): line (\d+)-(\d+) *\[(\d+)\]$")


def command(program, length, out):
    """Runs of `length` words between files named on the standard input, none with a file itself."""
    return [program, "-n", "-T", "-s", "-r", str(length), "-o", str(out), "-i"]


def words_of(content):
    """(word, begin, end) of each."""
    return [(match.group().lower(), match.start(), match.end()) for match in WORD.finditer(content)]


def parsed(path):
    """(file, first line, last line, file, first line, last line, words) of each run; lines from 1."""
    with open(path, encoding="utf-8") as file:
        found = (RUN.match(line.rstrip("\n")) for line in file)
        return [(m[1], int(m[2]), int(m[3]), m[4], int(m[5]), int(m[6]), int(m[7])) for m in found if m]


class Texts:
    """The files below a folder, by lines."""

    def __init__(self, folder):
        self.folder = folder

    @lru_cache(maxsize=None)
    def content(self, name):
        content = (self.folder / name).read_bytes()
        return content, [0] + [match.end() for match in re.finditer(rb"\n", content)] + [len(content)]

    def lines(self, name, first, last):
        """The words of some lines, with their places in the file, and how many are in the first and in the last."""
        content, begins = self.content(name)
        begin, end = begins[first - 1], begins[last]
        words = [(word, begin + b, begin + e) for word, b, e in words_of(content[begin:end])]
        at = [b for _, b, _ in words]
        return words, bisect_left(at, begins[first]), len(words) - bisect_left(at, begins[last - 1])


def windows(words, in_first, in_last, length):
    """Where a run of `length` words may begin that begins in the first line and ends in the last."""
    return range(max(0, len(words) - in_last - length + 1), min(in_first, len(words) - length + 1))


def placed(texts, run):
    """The places of a run: [((begin, end), (begin, end))], and the words that differ though their hashes are equal.

    More than one place where the lines hold equal words more than once.
    """
    a_name, a_first, a_last, b_name, b_first, b_last, length = run
    a, *a_bounds = texts.lines(a_name, a_first, a_last)
    b, *b_bounds = texts.lines(b_name, b_first, b_last)
    a_words, b_words = [w for w, _, _ in a], [w for w, _, _ in b]
    best, differing = [], None
    for i in windows(a, *a_bounds, length):
        for j in windows(b, *b_bounds, length):
            unequal = [pair for pair in zip(a_words[i:i + length], b_words[j:j + length]) if pair[0] != pair[1]]
            if differing is None or len(unequal) < len(differing):
                best, differing = [], unequal
            if len(unequal) == len(differing):
                best.append(((a[i][1], a[i + length - 1][2]), (b[j][1], b[j + length - 1][2])))
    return best, differing or []


def hashes_of(program, words, folder):
    """sim_text's own hash of each word, asked of itself."""
    if not words:
        return {}
    file = folder / "words.txt"
    file.write_bytes(b"\n".join(words) + b"\n")
    shown = subprocess.run([program, "--", str(file)], capture_output=True, check=True).stdout
    return dict(re.findall(rb"^ (.*) -> (0x[0-9a-f]+)$", shown, re.MULTILINE))


def covers(passages, a, b):
    """Whether one of some passages, (a_begin, a_end, b_begin, b_end) by a_begin, holds both spans."""
    behind = bisect_right(passages, (a[0], float("inf")))
    return any(p[1] >= a[1] and p[2] <= b[0] and p[3] >= b[1] for p in passages[:behind])
