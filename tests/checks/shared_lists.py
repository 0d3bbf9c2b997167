# SPDX-License-Identifier: Apache-2.0
"""A word list in sdk/analysis/languages is used by two plugins or more, and its brackets name some of them."""
import re
from pathlib import Path

_LISTS = re.compile(r"LANGUAGE_LISTS\s+([\w\s-]*?)\s*(?:\b[A-Z]{2,}|\))")


def problems(root):
    users = {}
    for listing in sorted(Path(root, "plugins").glob("*/CMakeLists.txt")):
        for names in _LISTS.findall(listing.read_text(encoding="utf-8")):
            for name in names.split():
                users.setdefault(name, set()).add(listing.parent.name)
    for path in sorted(Path(root, "sdk/analysis/languages").glob("*/*.txt")):
        place = path.relative_to(root).as_posix()
        known = users.get(path.stem, set())
        if len(known) < 2:
            yield f"{place}:1: used by {' and '.join(sorted(known)) or 'no plugin'}; it belongs into data/ of that plugin"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for named in " ".join(re.findall(r"\[(.*?)\]", line.split("#")[0])).split():
                if named not in known:
                    yield f"{place}:{number}: '{named}' does not use this list; {', '.join(sorted(known))} do"
