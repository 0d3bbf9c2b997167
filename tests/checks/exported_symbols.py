# SPDX-License-Identifier: Apache-2.0
"""A plugin exports one symbol, and that one by name."""
import subprocess

MODULE = "rostra_module_0"


def problems(libraries):
    if not libraries:
        yield "no plugin was built"
    for library in libraries:
        listing = subprocess.run(["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True)
        exported = [line.split()[-1] for line in listing.stdout.splitlines() if line.strip()]
        if exported != [MODULE]:
            yield f"{library}: exports {', '.join(exported) or 'nothing'}; a plugin exports {MODULE} and nothing else"
