#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the host makes of plugins and files that it has reason to doubt: data files that are lost, plugins that stand before
others or that anyone can change, files nested without end, names that a terminal would obey. Each message whole.

    plugin_trust_test.py PROGRAM
"""
import base64
import hashlib
import html.parser
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
STOCK = PROGRAM.parent / "plugins"

PIPELINE = """rostra = 1
[input]
paths = ["*.txt"]
language = "en"
[[stage]]
use = "tokenizer"
[stage.with]
stop-words = ["en"]
[output]
dir = "out"
formats = ["csv"]
layers = ["token"]
"""

os.umask(0o022)


class Trust(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        (self.work / "a.txt").write_text("one of the two\n", encoding="utf-8")
        self.pipeline()

    def pipeline(self, text=PIPELINE):
        (self.work / "p.toml").write_text(text, encoding="utf-8")

    def rostra(self, *arguments, status=0, environment=None):
        """Standard output and error, without times and the names of the work folder and the stock plugins'."""
        done = subprocess.run([PROGRAM, *arguments], capture_output=True, cwd=self.work, check=False,
                              env={**os.environ, **(environment or {})})
        said = [re.sub(r"^\d\d:\d\d:\d\d ", "", stream.decode("utf-8"), flags=re.MULTILINE)
                .replace(str(self.work), "WORK").replace(str(STOCK), "STOCK") for stream in (done.stdout, done.stderr)]
        self.assertEqual(done.returncode, status, said)
        return said

    def run_it(self, *arguments, status=0, **options):
        return self.rostra("run", "p.toml", "--progress", "none", *arguments, status=status, **options)[1]

    def record(self):
        return json.loads((self.work / "out/run.json").read_text(encoding="utf-8"))

    def own_tokenizer(self, below="plugins"):
        """A copy of the stock plugin, with the option by which it is found."""
        folder = self.work / below / "tokenizer"
        shutil.copytree(STOCK / "tokenizer", folder)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        return folder

    # Data files

    def test_run_json_says_which_data_was_read(self):
        self.run_it()
        plugins = {plugin["id"]: plugin for plugin in self.record()["plugins"]}
        self.assertEqual(plugins["tokenizer"]["path"], str(STOCK / "tokenizer"))
        self.assertEqual([file["name"] for file in plugins["tokenizer"]["data"]], ["en/stop-words.txt"])
        self.assertRegex(plugins["tokenizer"]["data"][0]["xxh128"], "^[0-9a-f]{32}$")
        self.assertEqual(plugins["csv"]["data"], [])

    def test_run_json_says_which_files_options_named(self):
        (self.work / "mine.txt").write_text("two\n", encoding="utf-8")
        self.run_it("--set", "tokenizer.stop-word-file=mine.txt")
        [data] = [plugin["data"] for plugin in self.record()["plugins"] if plugin["id"] == "tokenizer"]
        self.assertEqual([file["name"] for file in data], [str(self.work / "mine.txt"), "en/stop-words.txt"])

    def data_refused(self, harm, message, status=2):
        """The tokenizer's list of stop words, once harmed, ends the run before it begins."""
        list_ = self.own_tokenizer() / "data/en/stop-words.txt"
        harm(list_)
        said = self.run_it("--plugin-path", "plugins", status=status)
        self.assertEqual(said.split("\n", 1)[1],
                         f"p.toml:6:7: error: stage 'tokenizer': the data file 'WORK/plugins/tokenizer/data/en/"
                         f"stop-words.txt' of plugin 'tokenizer' {message}\n"
                         '    6 | use = "tokenizer"\n      |       ^~~~~~~~~~~\n')
        self.assertFalse((self.work / "out").exists())

    def test_data_file_that_is_missing(self):
        self.data_refused(Path.unlink, "is not there; install the plugin anew")

    def test_data_file_that_is_a_folder(self):
        def harm(path):
            path.unlink()
            path.mkdir()
        self.data_refused(harm, "is a folder; install the plugin anew")

    def test_data_file_that_is_not_utf8(self):
        self.data_refused(lambda path: path.write_bytes(b"the\ncaf\xe9\n"),
                          "is not UTF-8 (line 2); save it as UTF-8, or install the plugin anew")

    def test_data_file_on_a_disk_that_fails(self):
        def harm(path):
            path.unlink()
            path.symlink_to("/proc/self/mem")
        self.data_refused(harm, "cannot be used: cannot read 'stop-words.txt': Input/output error", status=3)

    def test_file_of_an_option_that_is_not_there(self):
        said = self.run_it("--set", "tokenizer.stop-word-file=none.txt", status=2)
        self.assertEqual(said, "--set tokenizer.stop-word-file=none.txt: error: stage 'tokenizer': the file "
                               "'WORK/none.txt' is not there; name another file\n")

    # Plugins that nobody could look at

    def test_an_unread_plugin_may_be_the_reader_that_an_input_needs(self):
        (self.work / "plugins/odd").mkdir(parents=True)
        (self.work / "plugins/odd/odd.rostra.toml").symlink_to("/proc/self/mem")
        said = self.run_it("--plugin-path", "plugins", status=2)
        self.assertEqual(said, "p.toml: error: plugin 'odd' cannot be used: cannot read 'WORK/plugins/odd/odd.rostra.toml': "
                               "Input/output error (WORK/plugins/odd/odd.rostra.toml); it may be the reader of an input: mend "
                               "it, take it away, or name the readers in 'reader' of [input]\n")
        self.run_it("--plugin-path", "plugins", "--set", "input.reader=text")

    # Where plugins come from

    SHADOWS = ("plugin 'tokenizer' is taken from 'WORK/plugins/tokenizer' (--plugin-path) instead of "
               "'STOCK/tokenizer' (installed), which comes later on the search path")

    def test_shadowing_is_said(self):
        self.own_tokenizer()
        said = self.run_it("--plugin-path", "plugins")
        self.assertEqual(said, f"warning {self.SHADOWS}\ninfo 1 document; results in WORK/out\n")
        self.assertEqual([warning.replace(str(self.work), "WORK").replace(str(STOCK), "STOCK")
                          for warning in self.record()["warnings"]], [self.SHADOWS])
        out, err = self.rostra("check", "p.toml", "--plugin-path", "plugins")
        self.assertEqual((out, err), ("p.toml: no errors; 1 stage in 1 phase\n", f"warning: {self.SHADOWS}\n"))
        out, err = self.rostra("check", "p.toml", "--plugin-path", "plugins", "--json")
        self.assertEqual((json.loads(out)["warnings"], err), ([self.SHADOWS], ""))
        (self.work / "b.txt").write_text("two of the one\n", encoding="utf-8")
        said = self.rostra("compare", "a.txt", "b.txt", "--plugin-path", "plugins", "--out", "compared", "--progress",
                           "none")[1]
        self.assertIn(f"warning {self.SHADOWS}\n", said)

    def test_plugin_that_everyone_can_change(self):
        loose = self.own_tokenizer()
        loose.chmod(0o777)
        why = ("'WORK/plugins/tokenizer' can be written by everyone, so others could change what the plugin does; if "
               "you trust what is in it: chmod -R go-w 'WORK/plugins/tokenizer'")
        self.assertEqual(self.run_it("--plugin-path", "plugins"),
                         "warning plugin 'tokenizer' is taken from 'STOCK/tokenizer' (installed), since "
                         "'WORK/plugins/tokenizer' (--plugin-path), which comes earlier on the search path, cannot be "
                         f"used: {why}\ninfo 1 document; results in WORK/out\n")
        listed = self.rostra("plugins", "--plugin-path", "plugins")[0]
        self.assertIn("Cannot be used:\n  tokenizer  WORK/plugins/tokenizer/tokenizer.rostra.toml (--plugin-path)\n"
                      f"      {why}\n", listed)
        loose.chmod(0o755)
        self.assertEqual(self.rostra("plugins", "--plugin-path", "plugins")[0].count("Cannot be used"), 0)

    def test_pipeline_that_names_a_plugin_that_everyone_can_change(self):
        folder = self.own_tokenizer()
        (folder / "tokenizer.rostra.toml").rename(folder / "mine.rostra.toml")
        (folder / "tokenizer.so").rename(folder / "mine.so")
        manifest = folder / "mine.rostra.toml"
        manifest.write_text(manifest.read_text(encoding="utf-8").replace('id = "tokenizer"', 'id = "mine"'), "utf-8")
        (folder / "mine.so").chmod(0o666)
        self.pipeline(PIPELINE.replace("tokenizer", "mine"))
        self.assertIn("p.toml:6:7: error: plugin 'mine' cannot be used: 'WORK/plugins/tokenizer/mine.so' can be "
                      "written by everyone, so others could change what the plugin does; if you trust what is in it: "
                      "chmod -R go-w 'WORK/plugins/tokenizer/mine.so' (WORK/plugins/tokenizer/mine.rostra.toml)\n",
                      self.run_it("--plugin-path", "plugins", status=2))

    def test_relative_data_folder_of_the_user_is_ignored(self):
        self.own_tokenizer("data/rostra/plugins")
        home = {"HOME": str(self.work / "home"), "XDG_DATA_HOME": "data"}
        self.assertEqual(self.run_it(environment=home), "info 1 document; results in WORK/out\n")
        home["XDG_DATA_HOME"] = str(self.work / "data")
        self.assertIn("(user) instead of", self.run_it("--force", environment=home))

    # Files without end

    def test_files_nested_without_end(self):
        deep = "x = " + "[" * 1_000_000
        said = "1:104: error: nested more than 100 deep; nothing needs that much\n"
        self.pipeline(deep)
        self.assertEqual(self.run_it(status=2), "p.toml:" + said)
        self.pipeline(PIPELINE.replace("[[stage]]", 'corrections = "c.toml"\n[[stage]]\nuse = "speakers"\n[[stage]]'))
        (self.work / "c.toml").write_text(deep, encoding="utf-8")
        self.assertEqual(self.run_it(status=2), "WORK/c.toml:" + said)
        folder = self.work / "plugins"
        folder.mkdir()
        (folder / "deep.rostra.toml").write_text(deep, encoding="utf-8")
        (folder / "deep.so").write_text("", encoding="utf-8")
        self.assertIn("      WORK/plugins/deep.rostra.toml:" + said, self.rostra("plugins", "--plugin-path", "plugins")[0])

    # What is shown

    def test_a_terminal_is_told_nothing_that_it_obeys(self):
        (self.work / "e\x1b]0;x\x07.toml").write_text("rostra = 2\n", encoding="utf-8")
        out, err = self.rostra("check", "e\x1b]0;x\x07.toml", status=2)
        self.assertEqual(out, "")
        self.assertTrue(err.startswith("e?]0;x?.toml:1:10: error: "), err)

    def test_results_hold_no_control_characters(self):
        (self.work / "a.txt").write_bytes(b"A nul\0 and \x1b[31mred\x7f and \xc2\x9b. It ends.\r\n")
        self.pipeline(PIPELINE.replace("tokenizer", "sentences").replace('[stage.with]\nstop-words = ["en"]\n', "")
                      .replace('"token"', '"sentence"').replace('["csv"]', '["csv", "jsonl", "sqlite"]'))
        self.run_it()
        shown = "A nul\u2400 and \u241b[31mred\u2421 and \ufffd."
        written = (self.work / "out/sentence.csv").read_bytes()
        self.assertEqual(written.decode(), f"document,begin,end,text\na.txt,0,28,{shown}\na.txt,29,37,It ends.\n")
        first = (self.work / "out/sentence.jsonl").read_text(encoding="utf-8").splitlines()[0]
        self.assertEqual(json.loads(first)["text"], shown)
        database = sqlite3.connect(self.work / "out/results.sqlite")
        self.addCleanup(database.close)
        self.assertEqual(database.execute("SELECT text, length(text) FROM sentence LIMIT 1").fetchone(),
                         (shown, len(shown)))

    def test_the_report_runs_its_own_script_alone(self):
        self.pipeline(PIPELINE.replace('["csv"]', '["report"]'))
        self.run_it()
        page = (self.work / "out/report.html").read_text(encoding="utf-8")
        def hashed(element):
            [content] = re.findall(f"<{element}>(.*?)</{element}>", page, flags=re.DOTALL)
            return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        [policy] = re.findall(r'Content-Security-Policy"\s+content="([^"]*)"', page)
        self.assertEqual(policy, f"default-src 'none'; script-src '{hashed('script')}'; style-src '{hashed('style')}'; img-src blob:; "
                                 "base-uri 'none'; form-action 'none'")

        class Handlers(html.parser.HTMLParser):
            found = []

            def handle_starttag(self, tag, attributes):
                self.found += [name for name, _ in attributes if name.startswith("on")]

        handlers = Handlers()
        handlers.feed(page)
        self.assertEqual(handlers.found, [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
