# SPDX-License-Identifier: Apache-2.0
"""Source lists are explicit, so a file can be forgotten: every one is named in a CMakeLists.txt at or above it."""
import re
from pathlib import Path

from source_tree import source_files


def problems(root):
    for file in source_files(root, "core", "plugins", "tests", "sdk", suffixes=(".c", ".cpp")):
        folder = Path(root, file.path).parent
        lists = [at / "CMakeLists.txt" for at in [folder, *folder.parents][:len(file.folders)]]
        name = file.path.rsplit("/", 1)[-1]
        if not any(_names(path.read_text(encoding="utf-8"), name) for path in lists if path.is_file()):
            yield f"{file.path}:1: no CMakeLists.txt names it; it is not built"


def _names(listing, name):
    """A variable in a listed name stands for anything: scheduler_${ROSTRA_PARALLEL}.cpp names one file a setting."""
    for word in re.findall(r"[\w./${}-]+", listing):
        pattern = re.sub(r"\\\$\\\{\w+\\\}", ".*", re.escape(word.rsplit("/", 1)[-1]))
        if re.fullmatch(pattern, name):
            return True
    return False
