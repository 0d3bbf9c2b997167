# SPDX-License-Identifier: Apache-2.0
"""Conversations as tables: a line has columns, among them times, numbers, who speaks, and last what is said."""
from made_lines import clock, sentences

BETWEEN = ["\t", "\t", " | ", "|", "   "]
COLUMNS = [("who",), ("time", "who"), ("who", "time"), ("number", "who"), ("who", "time", "time"), ("time", "time", "who"),
           ("number", "time", "who"), ("who", "number"), ("number", "time", "time", "who")]
TIMES = [0, 1, 3]  # of clock()


class TableWriter:
    """Writes one conversation: its lines, and the gold."""

    def __init__(self, rng, turns):
        self.rng, self.turns = rng, turns
        self.between = rng.choice(BETWEEN)
        self.columns = rng.choice(COLUMNS)
        self.time = rng.choice(TIMES)
        if self.between == "   " and self.columns[-1] == "number":
            self.columns = ("number", "who")
        self.digits = rng.choice([1, 2, 3])
        self.framed = self.between == " | " and rng.random() < 0.4
        self.colon = ":" if self.between != "|" and rng.random() < 0.2 else ""
        # What is said in several rows: `who` in the first of them alone, or in each, which then is a turn.
        self.rows = rng.choice(["one", "each", "first"])
        self.wide = max(len(who) for who, _ in turns) + 2 if self.between == "   " else 0
        self.gap = rng.random() < 0.1
        self.lines, self.gold, self.number, self.milliseconds = [], [], 0, rng.randint(0, 2000)

    def write(self):
        if self.rng.random() < 0.3:
            self.add_head()
        for who, text in self.turns:
            said = sentences(text)[:8] or [text]
            if self.rows == "one":
                self.add_turn(who, [" ".join(said)])
            elif self.rows == "each":
                for one in said:
                    self.add_turn(who, [one])
            else:
                self.add_turn(who, said)
        return self.lines, self.gold

    def add_head(self):
        names = [{"who": "Speaker", "time": "Time", "number": "No"}[one] for one in self.columns] + ["Text"]
        self.lines.append(self.row(names))
        if self.framed:
            self.lines.append("|" + "---|" * len(names))

    def row(self, cells):
        line = self.between.join(cells)
        return f"| {line} |" if self.framed else line

    def before(self, who):
        """The columns before what is said."""
        self.number += 1
        cells = []
        for column in self.columns:
            if column == "who":
                cells.append((who + self.colon if who else "").ljust(self.wide))
            elif column == "number":
                cells.append(f"{self.number:0{self.digits}}")
            else:
                cells.append(clock(self.milliseconds, self.time))
                self.milliseconds += self.rng.randint(300, 6000)
        return cells

    def add_turn(self, who, said):
        rows = [self.row(self.before(who if at == 0 else "") + [one.replace("|", "/")]) for at, one in enumerate(said)]
        self.lines += rows + ([""] if self.gap else [])
        text = "\n".join(rows)
        text = text[text.index(said[0].replace("|", "/")):]
        self.gold.append({"speaker": who, "text": text.removesuffix(" |") if self.framed else text})
