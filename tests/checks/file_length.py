# SPDX-License-Identifier: Apache-2.0
"""A file of more than 400 lines asks to be split, or says near its top why it is not."""
from source_tree import SOURCES, source_files

LIMIT = 400
NEAR_THE_TOP = 10


def problems(root):
    for file in source_files(root, suffixes=SOURCES):
        length = file.text.count("\n")
        says_why = any(line.lstrip().startswith(("// Long because", "# Long because", "/* Long because"))
                       for line in file.lines[:NEAR_THE_TOP])
        if length > LIMIT and not says_why:
            yield f"{file.path}:1: {length} lines; split it, or say '// Long because …' in its first {NEAR_THE_TOP}"
