# SPDX-License-Identifier: Apache-2.0
"""In core/ includes point downward: to a folder of lower rank, or to the file's own folder."""
from source_tree import source_files

RANK = {
    "base": 0,
    "log": 1, "unicode": 1, "files": 1,
    "document": 2, "manifest": 2,
    "config": 3, "loader": 3,
    "engine": 4,
    "run": 5, "laws": 5,
    "cli": 6,
}


def problems(root):
    for file in source_files(root, "core"):
        folder = file.folders[1] if len(file.folders) > 1 else None
        if folder not in RANK:
            yield f"{file.path}:1: not in a folder of core/ that has a rank ({', '.join(RANK)})"
            continue
        for line, quote, name in file.includes():
            target = name.split("/")[0]
            if target in RANK and "/" in name:
                if target != folder and RANK[target] >= RANK[folder]:
                    yield (f"{file.path}:{line}: {folder}/ (rank {RANK[folder]}) includes {name} "
                           f"(rank {RANK[target]}); includes point to lower ranks only")
            elif quote == '"' and not name.startswith("rostra/"):
                yield f'{file.path}:{line}: includes "{name}"; name it from core/ down, as "{folder}/…"'
