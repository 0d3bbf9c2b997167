#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the C headers of the boundary as one, without comments: what a plugin built against them knows.

    record_boundary.py HEADERS OUTPUT

HEADERS is the folder that holds rostra/abi/abi.h. Run it when a minor version of the ABI is finished, and keep the output
as tests/abi/MAJOR.MINOR/boundary_MAJOR_MINOR.h: plugins built against it show that a host keeps its promises.
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^#include "([a-z_]+\.h)"\n', re.M)


def flattened(folder, name, seen):
    if name in seen:
        return ""
    seen.add(name)
    text = (folder / name).read_text(encoding="utf-8")
    return INCLUDE.sub(lambda match: flattened(folder, match.group(1), seen), text)


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    lines = (line.rstrip() for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def main():
    headers, output = Path(sys.argv[1]), Path(sys.argv[2])
    text = without_comments(flattened(headers / "rostra/abi", "abi.h", set()))
    head = ("/* SPDX-License-Identifier: Apache-2.0 */\n"
            "/* Long because it is the whole boundary of one version, as record_boundary.py wrote it. */\n")
    output.write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    main()
