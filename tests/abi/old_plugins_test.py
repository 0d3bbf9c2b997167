#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A plugin that was built against an earlier minor of ABI 0 is refused with a sentence, and nothing of it runs.

    old_plugins_test.py PROGRAM PLUGINS MAJOR_MINOR...
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, PLUGINS, VERSIONS = sys.argv[1], Path(sys.argv[2]).resolve(), sys.argv[3:]
HEADER = Path(__file__).resolve().parents[2] / "sdk/include/rostra/abi/base.h"
MINOR = re.search(r"ROSTRA_ABI_MINOR (\d+)", HEADER.read_text(encoding="utf-8")).group(1)
os.umask(0o022)


class OldPlugins(unittest.TestCase):
    def test_are_refused_by_version(self):
        for version in VERSIONS:
            name = "old-" + version.replace("_", "-")
            with self.subTest(version), tempfile.TemporaryDirectory() as folder:
                folder = Path(folder).resolve()
                shutil.copytree(PLUGINS / name, folder / "plugins" / name)
                (folder / "p.toml").write_text(f'rostra = 1\n[[stage]]\nuse = "{name}"\n', encoding="utf-8")
                (folder / "a.txt").write_text("Words.\n", encoding="utf-8")
                done = subprocess.run([PROGRAM, "run", "p.toml", "a.txt", "--plugin-path", "plugins", "--progress",
                                       "none"], cwd=folder, capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 2)
                library = folder / "plugins" / name / f"{name}.so"
                self.assertEqual(
                    done.stderr,
                    f"p.toml:3:7: error: plugin library '{library}' was built for ABI {version.replace('_', '.')} and "
                    f"this host has ABI 0.{MINOR}; build it again with this host's SDK\n"
                    f"    3 | use = \"{name}\"\n      |       ^{'~' * (len(name) + 1)}\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
