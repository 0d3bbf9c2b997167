# SPDX-License-Identifier: Apache-2.0
"""The SDK stands on the standard libraries alone; a plugin on the SDK, its own folder and third parties."""
import re
from pathlib import Path

from source_tree import source_files

_STANDARD_CPP = re.compile(r"[a-z_]+$")
_STANDARD_C = {name + ".h" for name in (
    "assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic "
    "stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype").split()}


def problems(root):
    for file in source_files(root, "sdk/include"):
        for line, quote, name in file.includes():
            standard = quote == "<" and (_STANDARD_CPP.match(name) or name in _STANDARD_C)
            own = name.startswith("rostra/") or quote == '"' and Path(root, *file.folders, name).is_file()
            # The plugin's build writes its manifest into this file.
            if not standard and not own and name != "rostra_manifest.inc":
                yield f"{file.path}:{line}: the SDK includes {name}, which is neither its own nor of a standard library"

    for file in source_files(root, "plugins"):
        own = [Path(root, *file.folders[:2]), Path(root, *file.folders)]
        for line, quote, name in file.includes():
            if name.startswith("rostra/"):
                continue
            if ".." in name.split("/"):
                yield f"{file.path}:{line}: includes {name}; a plugin's folder is left by no path"
            elif quote == '"' and not any((folder / name).is_file() for folder in own):
                yield f"{file.path}:{line}: includes {name}, which is neither of the SDK nor of the plugin's own folder"
            elif quote == "<" and any(Path(root, folder, name).is_file() for folder in (".", "core", "plugins")):
                yield f"{file.path}:{line}: includes {name}; a plugin sees neither the host nor another plugin"
