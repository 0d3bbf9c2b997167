# SPDX-License-Identifier: Apache-2.0
"""What is not built is absent: no mark of work left over."""
import re

from source_tree import SOURCES, source_files

# Written apart, as this file is looked at too.
MARKS = ["TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"]
_MARK = re.compile(r"\b(" + "|".join(MARKS) + r")\b", re.IGNORECASE)


def problems(root):
    for file in source_files(root, suffixes=SOURCES + (".md", ".toml", ".sh")):
        for number, line in enumerate(file.lines, start=1):
            found = _MARK.search(line)
            if found:
                yield f"{file.path}:{number}: '{found.group()}': do it, or leave it out"
