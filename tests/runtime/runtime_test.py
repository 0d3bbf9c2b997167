#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A plugin without a library is found, checked and run like any other, by the plugin that its manifest names.

    runtime_test.py PROGRAM PLUGINS
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, PLUGINS = sys.argv[1], Path(sys.argv[2]).resolve()
os.umask(0o022)
PIPELINE = """rostra = 1
[[stage]]
use = "greetings"
[output]
formats = ["csv"]
layers = ["greeting"]
"""


class Runtime(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory())).resolve()
        self.plugins = self.folder / "plugins"
        shutil.copytree(PLUGINS, self.plugins)
        (self.folder / "p.toml").write_text(PIPELINE, encoding="utf-8")
        (self.folder / "a.txt").write_text("Oh, good morning, and hello.\n", encoding="utf-8")

    def rostra(self, *arguments):
        return subprocess.run([PROGRAM, *arguments, "--plugin-path", str(self.plugins)], cwd=self.folder,
                              capture_output=True, text=True, check=False)

    def test_runs_a_plugin_without_a_library(self):
        done = self.rostra("run", "p.toml", "a.txt", "--progress", "none", "--log-level", "warning")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual((self.folder / "out/greeting.csv").read_text(encoding="utf-8"),
                         "document,begin,end,word,text\na.txt,4,16,good morning,good morning\n"
                         "a.txt,22,27,hello,hello\n")
        record = json.loads((self.folder / "out/run.json").read_text(encoding="utf-8"))
        plugin = next(one for one in record["plugins"] if one["id"] == "greetings")
        self.assertEqual([data["name"] for data in plugin["data"]], ["words.txt"])
        self.assertEqual(plugin["runtime"], {"id": "word-lists", "version": "0.1.0"})
        self.assertEqual([one["id"] for one in record["plugins"] if "runtime" in one], ["greetings"])

    def test_keeps_the_laws(self):
        done = self.rostra("plugin", "test", str(self.plugins / "greetings"))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_is_refused_where_nobody_runs_it(self):
        found = json.loads(self.rostra("plugins", "--json").stdout)
        why = {one["name"]: one["why"] for one in found["unusable"]}
        self.assertEqual(why, {"orphan": "it is run by plugin 'nobody', which was not found; install that too"})

    def test_is_refused_where_the_runtime_cannot_run_it(self):
        manifest = self.plugins / "greetings/greetings.rostra.toml"
        manifest.write_text(manifest.read_text(encoding="utf-8").replace('name = "words"', 'name = "other"'),
                            encoding="utf-8")
        done = self.rostra("run", "p.toml", "a.txt", "--progress", "none", "--log-level", "warning")
        self.assertEqual(done.returncode, 2)
        self.assertIn("error: plugin 'greetings' cannot be run by plugin 'word-lists': its manifest has no component "
                      "'words'\n", done.stderr)

    def test_is_refused_where_others_can_change_what_it_says(self):
        manifest = self.plugins / "greetings/greetings.rostra.toml"
        manifest.chmod(0o666)
        found = json.loads(self.rostra("plugins", "--json").stdout)
        why = {one["name"]: one["why"] for one in found["unusable"]}
        self.assertTrue(why["greetings"].startswith(f"'{manifest}' can be written by everyone"), why)

    def test_is_refused_with_a_library_of_its_own(self):
        shutil.copy(self.plugins / "word-lists/word-lists.so", self.plugins / "greetings/greetings.so")
        found = json.loads(self.rostra("plugins", "--json").stdout)
        why = {one["name"]: one["why"] for one in found["unusable"]}
        self.assertEqual(why["greetings"], "its manifest says that plugin 'word-lists' runs it, and there is a library "
                                           "'greetings.so' too; remove one of the two")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
