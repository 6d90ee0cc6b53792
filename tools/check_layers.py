#!/usr/bin/env python3
"""Fails on an #include that goes against the flow of the data.

Every folder of src/ names in its CMakeLists.txt (USES) the folders it may include; files of a folder
may also include its own headers and the public API. The public API includes nothing of src/, and
src/cli sees the public API alone. Usage: check_layers.py [ROOT]
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
USES = re.compile(r"\bUSES\s+([a-z\s]*)")


def declared_uses(root):
    uses = {}
    for lists in sorted((root / "src").glob("*/CMakeLists.txt")):
        found = USES.search(lists.read_text())
        uses[lists.parent.name] = set(found.group(1).split()) if found else set()
    return uses


def reachable(uses, folder):
    seen, pending = set(), list(uses.get(folder, ()))
    while pending:
        used = pending.pop()
        if used not in seen:
            seen.add(used)
            pending.extend(uses.get(used, ()))
    return seen


def problems(root):
    uses = declared_uses(root)
    folders = {p.name for p in (root / "src").iterdir() if p.is_dir()}
    for path in sorted(root.glob("src/**/*.[ch]pp")) + sorted(root.glob("include/**/*.hpp")):
        own = path.relative_to(root / "src").parts[0] if path.is_relative_to(root / "src") else "include"
        allowed = reachable(uses, own) | {own}
        if own == "cli":
            allowed = {own}
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            target = match.group(1).split("/")[0]
            if target not in folders:
                yield f"{path.relative_to(root)}:{number}: \"{match.group(1)}\" is not a path below src/"
            elif own == "include" or target not in allowed:
                yield f"{path.relative_to(root)}:{number}: {own} may not include {match.group(1)}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    found = list(problems(root))
    for problem in found:
        print(problem)
    print(f"{len(found)} includes against the flow")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
