#!/usr/bin/env python3
"""Fails when a test file is in the tree but in no CMakeLists.txt: a test that is not run protects nothing.

Usage: check_tests.py [ROOT]
"""
import pathlib
import sys


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    lists = "\n".join(p.read_text() for p in root.glob("tests/**/CMakeLists.txt"))
    lost = [p.relative_to(root) for p in sorted(root.glob("tests/**/*_test.*")) if p.name not in lists]
    for path in lost:
        print(f"{path}: not registered in any CMakeLists.txt")
    folders = [p.parent.name for p in root.glob("tests/*/CMakeLists.txt")]
    top = (root / "tests/CMakeLists.txt").read_text()
    unused = [f for f in folders if f"add_subdirectory({f})" not in top]
    for folder in unused:
        print(f"tests/{folder}: not in tests/CMakeLists.txt")
    print(f"{len(lost) + len(unused)} test files that are not run")
    return 1 if lost or unused else 0


if __name__ == "__main__":
    sys.exit(main())
