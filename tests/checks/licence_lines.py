# SPDX-License-Identifier: Apache-2.0
"""Each source says under which licence it is, in its first line (its second after a #! line)."""
from source_tree import SOURCES, source_files

_LICENCE = "SPDX-License-Identifier: Apache-2.0"
_LINE = {
    ".c": f"/* {_LICENCE} */", ".h": f"/* {_LICENCE} */",
    ".cpp": f"// {_LICENCE}", ".hpp": f"// {_LICENCE}", ".ts": f"// {_LICENCE}",
    ".py": f"# {_LICENCE}", ".cmake": f"# {_LICENCE}",
}


def problems(root):
    for file in source_files(root, suffixes=SOURCES):
        wanted = _LINE[file.path[file.path.rindex("."):]]
        first = file.lines[1] if file.lines[0].startswith("#!") and len(file.lines) > 1 else file.lines[0]
        if first != wanted:
            yield f"{file.path}:1: does not begin with '{wanted}'"
