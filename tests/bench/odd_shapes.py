# SPDX-License-Identifier: Apache-2.0
"""Texts of odd shapes, the same each time: what no ordinary document looks like, and some document does. Each is a
function of a size in bytes and a random.Random, and gives about so many characters of ASCII, or as many bytes of UTF-8."""
import itertools
import random
import string

WORDS = ("the of and to in a is that for it was on are as with his they at be this from have or by one had not but "
         "what all were when we there can an your which their said if do will each about how up out them then she many "
         "some so these would other into has more her two like him see time could no make than first been its who now "
         "people my made over did down only way find use may water long little very after words called just where most "
         "know").split()


def repeated(piece, size):
    return piece * (size // len(piece.encode()) + 1)


def joined(pieces, size, between="\n"):
    """As many pieces as make up the size."""
    taken, length = [], 0
    for piece in pieces:
        taken.append(piece)
        length += len(piece.encode()) + len(between)
        if length >= size:
            break
    return between.join(taken) + between


def each(make, rng):
    return (make(number, rng) for number in itertools.count())


def letters(count, rng):
    return "".join(rng.choices(string.ascii_lowercase, k=count))


def name(rng):
    return letters(rng.randint(3, 9), rng).capitalize()


def twice(number, rng):
    """A name that stands twice, so that it is taken for one."""
    return name(random.Random(number // 2))


def sentence(rng):
    words = rng.choices(WORDS, k=rng.randint(5, 20))
    return " ".join(words).capitalize() + "."


def paragraphs(size, rng):
    return joined(each(lambda _, r: " ".join(sentence(r) for _ in range(4)), rng), size, "\n\n")


def near_copies(size, rng):
    """What every document says but for a word in fifty."""
    same = random.Random(0)
    drawn = [letters(same.randint(2, 9), same) for _ in range(size // 6)]
    for at in range(0, len(drawn), 50):
        drawn[at + rng.randrange(min(50, len(drawn) - at))] = letters(7, rng)
    return " ".join(drawn)


def line_of_lists(number, rng):
    return f"{number + 1}. The committee approved item {rng.randrange(10 ** 6)} of the list."


def speakers_by_turns(number, rng):
    return ("MR. SMITH: " if number % 2 else "MS. DOE: ") + sentence(rng)


def nested(opening, closing, depth, inside=" word "):
    return opening * depth + inside + closing * depth


SHAPES = {
    "ordinary": paragraphs,
    "one-line": lambda size, rng: joined(each(lambda _, r: sentence(r), rng), size, " "),
    "one-word": lambda size, rng: repeated("word ", size),
    "one-word-lines": lambda size, rng: repeated("word\n", size),
    "two-words": lambda size, rng: joined(each(lambda _, r: r.choice(["yes", "no"]), rng), size, " "),
    "one-letter": lambda size, rng: repeated("a", size),
    "one-label": lambda size, rng: repeated("Mr. Smith: Aye.\n", size),
    "one-label-paragraphs": lambda size, rng: repeated("Mr. Smith: Aye.\n\n", size),
    "labels-alone": lambda size, rng: joined(each(lambda n, r: f"{'MR. SMITH' if n % 3 else 'MS. DOE'}:", rng), size),
    "labels-distinct": lambda size, rng: joined(each(lambda _, r: f"{name(r)} {name(r)}: Yes.", rng), size),
    "labels-of-one-word": lambda size, rng: joined(each(lambda _, r: f"{letters(3, r)}slake: yes.", rng), size),
    "one-first-name": lambda size, rng: joined(each(lambda n, r: f"Anna{'' if n % 50 else ' ' + name(r)}: Yes.", rng), size),
    "first-name-of-many": lambda size, rng: joined(each(lambda n, r: f"Anna {twice(n, r)}: Yes.", rng), size),
    "one-surname": lambda size, rng: joined(each(lambda n, r: f"{twice(n, r)} Smith: Yes.", rng), size),
    "initials": lambda size, rng: joined(each(lambda n, r: f"A. {twice(n, r)}: Yes.\nAnna {twice(n, r)}: No.", rng), size),
    "label-x": lambda size, rng: repeated("X: yes.\n", size),
    "labels-in-one-line": lambda size, rng: repeated("Mr. Smith: Aye. ", size),
    "honorifics": lambda size, rng: joined(each(lambda _, r: f"Mr. {name(r)}: Aye.\n", rng), size),
    "speakers-by-turns": lambda size, rng: joined(each(speakers_by_turns, rng), size, "\n\n"),
    "questions": lambda size, rng: repeated("Q: Why?\nA: So.\n", size),
    "questions-only": lambda size, rng: repeated("What? Who? ", size),
    "like-lines": lambda size, rng: joined(each(line_of_lists, rng), size),
    "bullets": lambda size, rng: joined(each(lambda n, r: f"- item {n}", rng), size),
    "near-copies": near_copies,
    "same-lines": lambda size, rng: repeated("The committee approved all items of the list.\n", size),
    "eight-bytes": lambda size, rng: joined(each(lambda _, r: f"{letters(4, r)}lake", rng), size, " "),
    "nine-bytes": lambda size, rng: joined(each(lambda _, r: f"{letters(5, r)}lake", rng), size, " "),
    "nested-quotes": lambda size, rng: repeated("“‘", size // 2) + " word. " + repeated("’”", size // 2),
    "nested-brackets": lambda size, rng: nested("(", ")", size // 2),
    "square-brackets": lambda size, rng: nested("[", "]", size // 2),
    "bracketed-lines": lambda size, rng: repeated("[Applause]\n", size),
    "unclosed-quotes": lambda size, rng: joined(each(lambda _, r: f"\u201c{sentence(r)}", rng), size, " "),
    "unclosed-quotes-lines": lambda size, rng: joined(each(lambda _, r: f'"{sentence(r)}', rng), size, "\n\n"),
    "straight-quotes": lambda size, rng: repeated('" ', size),
    "quoted-words": lambda size, rng: repeated('"Yes," said Mr. Smith. ', size),
    "apostrophes": lambda size, rng: repeated("' ", size),
    "elisions": lambda size, rng: repeated("l'eau 'tis dogs' ", size),
    "dashes": lambda size, rng: repeated("— Yes.\n", size),
    "said-that": lambda size, rng: joined(each(lambda _, r: f"{name(r)} said that {name(r)} said that", rng), size, " "),
    "names": lambda size, rng: joined(each(lambda _, r: name(r), rng), size, " "),
    "capitals": lambda size, rng: joined(each(lambda _, r: letters(6, r).upper(), rng), size, " "),
    "punctuation": lambda size, rng: "".join(rng.choices(".,;:!?-()'\" ", k=size)),
    "full-stops": lambda size, rng: repeated(".", size),
    "abbreviations": lambda size, rng: repeated("Mr. Dr. U.S. ", size),
    "digits": lambda size, rng: "".join(rng.choices(string.digits, k=size)),
    "numbers": lambda size, rng: joined(each(lambda _, r: str(r.randrange(10 ** 8)), rng), size, " "),
    "number-lines": lambda size, rng: joined(each(lambda n, r: str(n + 1), rng), size),
    "times": lambda size, rng: repeated("00:01:02.345 --> 00:01:03.456\n", size),
    "dates": lambda size, rng: repeated("3 March 2024, ", size),
    # From page 100,000 on a number is no page's, so larger texts would be another kind of text.
    "page-marks": lambda size, rng: joined(each(lambda n, r: f"Page {n % 5000}\f", rng), size),
    "han": lambda size, rng: "".join(chr(0x4E00 + rng.randrange(3000)) for _ in range(size // 3)),
    "han-sentences": lambda size, rng: joined(
        each(lambda _, r: "".join(chr(0x4E00 + r.randrange(3000)) for _ in range(12)) + "。", rng), size, ""),
    "thai": lambda size, rng: "".join(chr(0xE01 + rng.randrange(46)) for _ in range(size // 3)),
    "no-spaces": lambda size, rng: letters(size, rng),
    "random-letters": lambda size, rng: "".join(rng.choices(string.ascii_letters + "  \n", k=size)),
    "newlines": lambda size, rng: "\n" * size,
    "spaces": lambda size, rng: " " * size,
    "tabs": lambda size, rng: repeated("a\tb\tc\n", size),
    "form-feeds": lambda size, rng: repeated("a\f", size),
    "combining": lambda size, rng: repeated("a\u0301\u0302\u0303", size),
    "tiny-sentences": lambda size, rng: repeated("No. Go. ", size),
    "links": lambda size, rng: joined(each(lambda n, r: f"https://example.org/{letters(8, r)}/{n}", rng), size, " "),
    "hashes": lambda size, rng: repeated("# \n", size),
    "pipes": lambda size, rng: repeated("Home | News | Share | ", size),
    "menu": lambda size, rng: repeated("Share\nPrint\nNext page\n", size),
    "pull-quotes": lambda size, rng: joined(each(lambda n, r: sentence(r) if n % 2 else "The line again.", rng), size, "\n\n"),
    "headings": lambda size, rng: joined(each(lambda n, r: "RUNNING HEAD\n" + sentence(r), rng), size, "\n\n"),
    "alternating-letters": lambda size, rng: repeated("a b ", size),
}


def text_of(shape, size, number):
    """The document of that number."""
    return SHAPES[shape](size, random.Random(number))
