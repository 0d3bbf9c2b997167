# SPDX-License-Identifier: Apache-2.0
"""Source lists are explicit, so a file can be forgotten: every one is named in a CMakeLists.txt at or above it."""
import re
from pathlib import Path

from source_tree import source_files


def problems(root):
    for file in source_files(root, "core", "plugins", "tests", "sdk", suffixes=(".c", ".cpp")):
        folder = Path(root, file.path).parent
        lists = [folder, *folder.parents][:len(file.folders)]
        name = re.compile(r"(?<![\w.])" + re.escape(file.path.rsplit("/", 1)[-1]) + r"(?![\w.])")
        if not any(name.search((at / "CMakeLists.txt").read_text(encoding="utf-8"))
                   for at in lists if (at / "CMakeLists.txt").is_file()):
            yield f"{file.path}:1: no CMakeLists.txt names it; it is not built"
