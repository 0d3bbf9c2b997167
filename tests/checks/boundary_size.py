# SPDX-License-Identifier: Apache-2.0
"""The boundary stays small: what plugins share goes into the analysis package, what one plugin uses into its folder."""
from source_tree import source_files

LIMIT = 3400


def problems(root):
    headers = list(source_files(root, "sdk/include"))
    lines = sum(file.text.count("\n") for file in headers)
    if lines > LIMIT:
        longest = max(headers, key=lambda file: file.text.count("\n"))
        yield (f"{longest.path}:1: the headers of sdk/include have {lines} lines, more than {LIMIT}; this is the longest. "
               "sdk/README.md says which headers belong into sdk/analysis")
