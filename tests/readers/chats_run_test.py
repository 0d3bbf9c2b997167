#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Chats as programs export them: JSON by options of the reader `tables`, text by `speakers` alone.

    chats_run_test.py PROGRAM
"""
import csv
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

PIPELINE = """rostra = 1
[input]
paths = ["{name}"]
{input}
[[stage]]
use = "speakers"
[output]
formats = ["csv"]
layers = ["turn"]
"""
SAID = [("Ada Okafor", "Good morning, the harbour is open."), ("Bo Lind", "Who pays for it?"), ("Ada Okafor", "The town pays."),
        ("Bo Lind", "And the ferry?"), ("Ada Okafor", "The ferry, too.")]
START = 1714572191


class ChatsRun(unittest.TestCase):
    def turns(self, name, content, options=""):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / name).write_text(content, encoding="utf-8")
            (Path(folder) / "p.toml").write_text(PIPELINE.format(name=name, input=options), encoding="utf-8")
            done = subprocess.run([PROGRAM, "run", "p.toml", "--progress", "none", "--out", "out"], cwd=folder,
                                  capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(Path(folder) / "out/turn.csv", encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))

    def named(self, rows):
        return [(row["speaker_id"], row["text"]) for row in rows]

    def test_telegram(self):
        messages = [{"id": i, "type": "message", "date": "2024-05-01T14:03:11", "date_unixtime": str(START + 60 * i), "from": who,
                     "text": what} for i, (who, what) in enumerate(SAID)]
        joins = {"id": 9, "type": "service", "date_unixtime": str(START), "actor": "Cy Marsh", "action": "join_group_by_link", "text": ""}
        rows = self.turns("result.json", json.dumps({"name": "Harbour", "type": "private_group", "messages": [joins, *messages]}),
                          'reader = "tables"\n[input.tables]\nrows = "turns"\nspeaker = "from"\nbegin = "date_unixtime"\n'
                          'time-unit = "s"')
        self.assertEqual(self.named(rows), SAID)
        self.assertEqual(rows[1]["time_begin"], str(1000 * (START + 60)))

    def test_slack(self):
        messages = [{"type": "message", "user": who[:1], "ts": f"{START + 60 * i}.000200", "text": what,
                     "user_profile": {"real_name": who}} for i, (who, what) in enumerate(SAID)]
        rows = self.turns("2024-05-01.json", json.dumps(messages),
                          'reader = "tables"\n[input.tables]\nrows = "turns"\nspeaker = "user_profile.real_name"\nbegin = "ts"\n'
                          'time-unit = "s"')
        self.assertEqual(self.named(rows), SAID)

    def test_whatsapp_and_irc_are_texts(self):
        whatsapp = "".join(f"[01/05/2024, 14:0{i}:11] {who}: {what}\n" for i, (who, what) in enumerate(SAID))
        rows = self.turns("chat.txt", whatsapp)
        self.assertEqual(self.named(rows), SAID)
        self.assertEqual(rows[1]["time_begin"], str(1000 * (14 * 3600 + 60 + 11)))
        irc = "".join(f"[14:0{i}:11] <{who.split()[0]}> {what}\n" for i, (who, what) in enumerate(SAID))
        self.assertEqual(self.named(self.turns("irc.log", irc)), [(who.split()[0], what) for who, what in SAID])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
