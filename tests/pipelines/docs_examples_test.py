#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What README.md, docs/measures.md, docs/run-directory.md and docs/comparing.md show is what happens.

    docs_examples_test.py BUILD_FOLDER SOURCE_FOLDER

An example stands between `<!-- NAME: begin -->` and `<!-- NAME: end -->`, in a fence.
"""
import csv
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

CMAKE = os.environ.get("CMAKE", "cmake")
BUILD, SOURCE = (Path(argument).resolve() for argument in sys.argv[1:3])
SAMPLES = SOURCE / "configs/samples"


def examples(path):
    """The examples of a page, by name."""
    found = re.findall(r"<!-- (\S+): begin -->\n```\w*\n(.*?)```\n<!-- \1: end -->", path.read_text(encoding="utf-8"),
                       re.DOTALL)
    return dict(found)


def table_after(page, words):
    """The cells of the first table below these words, without its header, as plain text."""
    rows = []
    for line in page[page.index(words):].splitlines():
        if line.startswith("|"):
            rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
        elif rows:
            break
    return rows[2:]


def run(*command, cwd):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Example(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name)

    def rostra(self, *arguments):
        run(BUILD / "rostra", *arguments, "--progress", "none", cwd=self.work)


class Readme(Example):
    def setUp(self):
        super().setUp()
        self.readme = examples(SOURCE / "README.md")

    def test_pipeline_runs(self):
        (self.work / "briefings").symlink_to(SAMPLES)
        (self.work / "briefing.toml").write_text(self.readme["pipeline.toml"], encoding="utf-8")
        self.rostra("run", "briefing.toml", "--out", "out")
        scopes = {row["scope"] for row in rows(self.work / "out/term_frequency.csv")}
        self.assertEqual(scopes, {"corpus", "turn.speaker_id"})

    def test_row_is_in_the_results(self):
        self.rostra("run", "press-briefing", "--out", "out")
        header, row = self.readme["turn.csv"].splitlines()
        lines = (self.work / "out/turn.csv").read_text(encoding="utf-8").splitlines()
        self.assertEqual(lines[0], header)
        self.assertIn(row, lines)

    def test_plugin_builds_and_finds_questions(self):
        for name in ("questions.cpp", "questions.rostra.toml", "CMakeLists.txt"):
            (self.work / name).write_text(self.readme[name], encoding="utf-8")
        run(CMAKE, "--install", BUILD, "--prefix", self.work / "installed", cwd=self.work)
        run(CMAKE, "-S", ".", "-B", "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.work}/installed", cwd=self.work)
        run(CMAKE, "--build", "build", cwd=self.work)
        run(BUILD / "rostra", "plugin", "test", "build/plugins/questions", cwd=self.work)
        (self.work / "asked.txt").write_text("It is late. Who asks? I do.\n", encoding="utf-8")
        (self.work / "asked.toml").write_text(
            'rostra = 1\n[input]\npaths = ["asked.txt"]\nlanguage = "en"\n'
            '[[stage]]\nuse = "sentences"\n[[stage]]\nuse = "questions"\n'
            '[output]\ndir = "out"\nformats = ["csv"]\nlayers = ["example.question"]\n', encoding="utf-8")
        self.rostra("run", "asked.toml", "--plugin-path", "build/plugins")
        found = rows(self.work / "out/example.question.csv")
        self.assertEqual([(row["begin"], row["end"], row["text"]) for row in found], [("12", "21", "Who asks?")])


class Measures(Example):
    def setUp(self):
        super().setUp()
        self.page = (SOURCE / "docs/measures.md").read_text(encoding="utf-8")
        for name, text in table_after(self.page, "Three documents of"):
            (self.work / name).write_text(text + "\n", encoding="utf-8")
        (self.work / "measures.toml").write_text(
            'rostra = 1\n[input]\npaths = ["*.txt"]\nlanguage = "en"\n'
            '[[stage]]\nuse = "tokenizer"\n[[stage]]\nuse = "term-frequency"\n'
            '[[stage]]\nuse = "similarity"\nwith = { shingle = 2 }\n[[stage]]\nuse = "passages"\n'
            'with = { min-tokens = 3 }\n[output]\ndir = "out"\nformats = ["csv"]\n', encoding="utf-8")
        self.rostra("run", "measures.toml")

    def test_counts_are_as_worked_out(self):
        counted = [(row["term"], row["count"], row["per_million"], row["document_frequency"], row["rank"],
                    f"{float(row['tf_idf']):.4f}")
                   for row in rows(self.work / "out/term_frequency.csv") if row["scope"] == "corpus"]
        shown = [(term, *numbers[:5]) for terms, *numbers in table_after(self.page, "Counted over the corpus")
                 for term in terms.split(", ")]
        self.assertEqual(len(shown), 9)
        self.assertEqual(counted, shown)

    def test_similarity_is_as_worked_out(self):
        pair = rows(self.work / "out/similarity.csv")[0]
        self.assertEqual((pair["a"], pair["b"]), ("a.txt", "b.txt"))
        worked = self.page[self.page.index("`cosine` = "):]
        for column in ("cosine", "jaccard", "containment_a", "containment_b", "shared_tokens", "relatedness"):
            # "`jaccard` = 2 / 6 = 0.3333": the last number is the result.
            said = re.search(rf"`{column}`\s=\s([^,;:`]*)", worked).group(1)
            result = re.findall(r"\d+\.\d+|\d+", said)[-1]
            with self.subTest(column=column, said=said):
                self.assertAlmostEqual(float(pair[column]), float(result), delta=0.00005)

    def test_passages_are_as_worked_out(self):
        found = [tuple(int(row[column]) for column in ("a_begin", "a_end", "b_begin", "b_end"))
                 for row in rows(self.work / "out/passage.csv")]
        self.assertEqual(found, [(0, 14, 0, 14), (21, 35, 0, 14)])
        self.assertRegex(self.page, r"`a.txt`\s+at\s+bytes\s+0\s+to\s+14\s+and\s+at\s+21\s+to\s+35,\s+in\s+`b.txt`\s+at\s+0\s+to\s+14")


class RunDirectory(Example):
    def setUp(self):
        super().setUp()
        # Turns that quote somebody, beside the samples.
        briefing = self.work / "in/briefing.txt"
        shutil.copytree(SAMPLES, briefing.parent)
        briefing.write_text(
            "City Hall\nMay 3, 2024\n\nMS. ABARA: Good morning. The engineer told me: \"The bridge will open on Friday.\" We are "
            "glad of it.\n\nMR. OKORO: Thank you. \"We have waited for two years,\" said Ms. Lindqvist of the ferry company, and "
            "she is right.\n\nMS. ABARA: Next question, please.\n\nMR. OKORO: \"Nobody was hurt,\" the police said.\n", encoding="utf-8")
        self.rostra("run", "press-briefing", "in/*.txt", "--out", "out")
        self.database = sqlite3.connect(self.work / "out/results.sqlite")
        self.addCleanup(self.database.close)

    def test_join_finds_what_the_tables_hold(self):
        found = self.database.execute(examples(SOURCE / "docs/run-directory.md")["join.sql"]).fetchall()
        documents = {row["document"]: row for row in rows(self.work / "out/document.csv")}
        turns = {(row["document"], row["turn"]): row for row in rows(self.work / "out/turn.csv")}
        quotes = [row for row in rows(self.work / "out/quote.csv") if (row["document"], row["turn"]) in turns]
        self.assertEqual(len(quotes), 3)
        quotes.sort(key=lambda row: (documents[row["document"]]["date"], row["document"], int(row["begin"])))
        self.assertEqual(found, [
            (documents[row["document"]]["date"], documents[row["document"]]["title"],
             turns[row["document"], row["turn"]]["speaker_id"], row["speaker"], row["text"]) for row in quotes])

    def test_rows_of_sql_are_those_of_csv_and_their_words_stand_in_the_texts(self):
        for name in ("term_frequency", "quote", "turn", "similarity"):
            with self.subTest(table=name):
                expected = rows(self.work / f"out/{name}.csv")
                cursor = self.database.execute(f"SELECT * FROM {name}")
                columns = [column[0] for column in cursor.description]
                found = cursor.fetchall()
                self.assertEqual(len(found), len(expected))
                texts = [at for at, column in enumerate(columns) if isinstance(found[0][at], str)]
                self.assertEqual([[row[at] for at in texts] for row in found],
                                 [[row[columns[at]] for at in texts] for row in expected])
        words = ('SELECT cast(substr(cast(d.text AS blob), begin + 1, "end" - begin) AS text), t.text '
                 "FROM turn t JOIN document_text d USING (document)")
        pairs = self.database.execute(words).fetchall()
        self.assertGreater(len(pairs), 20)
        for covered, text in pairs:
            self.assertEqual(covered, text)


class Comparing(Example):
    """What docs/comparing.md says of the samples."""

    def setUp(self):
        super().setUp()
        self.page = (SOURCE / "docs/comparing.md").read_text(encoding="utf-8")
        self.rostra("compare", *sorted(SAMPLES.glob("*.txt")), "--out", "out")

    def shown(self, table):
        """The rows of the page's table as dictionaries."""
        after = self.page[self.page.index(f"<!-- comparing-{table} -->"):]
        header = next(line for line in after.splitlines() if line.startswith("|"))
        names = [cell.strip().strip("`") for cell in header.strip("|").split("|")]
        return [dict(zip(names, cells)) for cells in table_after(after, "|")]

    def expect(self, row, shown):
        for column, value in shown.items():
            found = row[column]
            if re.fullmatch(r"0\.\d+", value):
                found = f"{float(found):.{len(value) - 2}f}"
            self.assertEqual(found, value, f"{column} of {shown}")

    def test_pairs_are_as_shown(self):
        pairs = {(row["a"], row["b"]): row for row in rows(self.work / "out/similarity.csv")}
        shown = self.shown("similarity")
        self.assertEqual(len(shown), 4)
        for row in shown:
            self.expect(pairs[row["a"], row["b"]], row)

    def test_the_two_events_are_two_groups(self):
        groups = {}
        for row in rows(self.work / "out/related_group.csv"):
            groups.setdefault(row["group"], set()).add(row["document"].split("-")[0])
            self.assertEqual(row["size"], "4")
        self.assertEqual(groups, {"1": {"reopening"}, "2": {"surge"}})

    def test_there_are_no_copies(self):
        self.assertEqual(rows(self.work / "out/duplicate.csv"), [])
        search, = rows(self.work / "out/duplicate_search.csv")
        shown = {cells[0]: cells[1] for cells in table_after(self.page, "<!-- comparing-duplicates -->")}
        self.assertEqual(len(shown), 6)
        self.expect(search, shown)

    def test_passages_are_as_shown(self):
        found = [row for row in rows(self.work / "out/passage.csv")
                 if (row["a"], row["b"]) == ("reopening-board.txt", "reopening-bureau.txt")]
        self.assertIn(f"share {len(found)} passages", self.page)
        for row, shown in zip(found, self.shown("passages")):
            self.expect(row, shown)

    def test_sentences_of_one_alone_are_as_many_as_shown(self):
        counts = Counter((row["a"], row["b"]) for row in rows(self.work / "out/unshared.csv"))
        shown = self.shown("unshared")
        self.assertEqual(len(shown), 2)
        for row in shown:
            self.assertEqual(str(counts[row["a"], row["b"]]), row["sentences"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
