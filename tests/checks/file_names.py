# SPDX-License-Identifier: Apache-2.0
"""A source's name says where it is: no two sources share one."""
from source_tree import SOURCES, source_files


def problems(root):
    seen = {}
    for file in source_files(root, suffixes=SOURCES):
        name = file.path.rsplit("/", 1)[-1]
        if name in seen:
            yield f"{file.path}:1: {seen[name]} has the same name"
        seen.setdefault(name, file.path)
