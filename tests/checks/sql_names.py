# SPDX-License-Identifier: Apache-2.0
"""No layer, table or column has a name that SQL keeps to itself, so that queries need no quotes."""
import tomllib
from pathlib import Path

# What PostgreSQL, SQLite or DuckDB take for no name of a column; without begin, end, left and right, which standoff formats and
# concordances have always had, and group, which scripts read (docs/run-directory.md says how they are written).
_RESERVED = frozenset("""
    all analyse analyze and any array as asc asymmetric between both by case cast check collate column commit constraint create
    cross current current_date current_time current_timestamp current_user default deferrable delete desc distinct do drop else
    escape except exists false fetch for foreign from full grant having if in index inner insert intersect into is
    isnull join lateral leading like limit localtime localtimestamp natural not notnull null offset on only or order outer
    overlaps placing primary qualify references returning select session_user set similar some symmetric table then to
    trailing transaction true union unique update user using values variadic verbose when where window with
""".split())


def problems(root):
    for manifest in sorted(Path(root, "plugins").glob("*/*.rostra.toml")):
        place = manifest.relative_to(root).as_posix()
        for component in tomllib.loads(manifest.read_text(encoding="utf-8")).get("component", []):
            for output in component.get("output", []):
                names = [output.get("layer", output.get("table", "")), *(one["name"] for one in output.get("columns", []))]
                for name in names:
                    if name in _RESERVED:
                        yield f"{place}:1: '{name}' is a reserved word of SQL"
