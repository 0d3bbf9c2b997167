#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Copies the SDK's headers and lets each struct that may grow do so: two members more at its tail.

    grow_headers.py HEADERS OUTPUT
"""
import re
import shutil
import sys
from pathlib import Path

STRUCT = re.compile(r"(struct rostra_\w+ \{\n    uint32_t struct_size;.*?)(\n\})", re.S)
# Stands at the head of each kind's table: what is added to a kind comes behind the kind's own functions.
EMBEDDED = "struct rostra_functions "


def grown(match):
    if match.group(1).startswith(EMBEDDED):
        return match.group(0)
    return match.group(1) + "\n    uint64_t grown_number;\n    const void* grown_pointer;" + match.group(2)


def main():
    headers, output = Path(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(output, ignore_errors=True)
    shutil.copytree(headers, output)
    count = 0
    for file in sorted((output / "rostra/abi").iterdir()):
        text = file.read_text(encoding="utf-8")
        count += sum(not match.group(1).startswith(EMBEDDED) for match in STRUCT.finditer(text))
        text = STRUCT.sub(grown, text)
        file.write_text(text, encoding="utf-8")
    if count < 20:
        sys.exit(f"only {count} structs were found to grow")


if __name__ == "__main__":
    main()
