#!/usr/bin/env python3
"""Checks what a program needs of the system: floor.py PROGRAM [--glibc 2.35]. Prints it, and fails if it is too much."""

import argparse
import os
import re
import subprocess
import sys

# The C and C++ libraries, the loader and the kernel's page. All are on every system with GNU libc and libstdc++.
ALLOWED = {"libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1"}
LOADERS = re.compile(r"ld-linux[\w-]*\.so\.\d+")


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def libraries(program: str) -> set[str]:
    """Returns the names of the shared libraries that the program itself needs."""
    text = subprocess.run(["readelf", "-dW", program], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", text))


def versions(program: str) -> dict[str, str]:
    """Returns the highest version of each kind of symbol, as {"GLIBC": "2.34"}."""
    text = subprocess.run(["readelf", "-VW", program], check=True, capture_output=True, text=True).stdout
    found: dict[str, str] = {}
    for kind, version in re.findall(r"Name: (\w+)_(\d+(?:\.\d+)+)", text):
        if kind not in found or numbers(found[kind]) < numbers(version):
            found[kind] = version
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--glibc", default="2.35")
    options = parser.parse_args()
    needed = libraries(options.program)
    highest = versions(options.program)
    size = os.path.getsize(options.program)
    print(f"{options.program}: {size / 1e6:.1f} MB")
    print(f"needs {', '.join(sorted(needed))}; " + ", ".join(f"{kind} {version}" for kind, version in highest.items()))
    problems = [f"needs {name}" for name in sorted(needed - ALLOWED) if not LOADERS.fullmatch(name)]
    if numbers(highest.get("GLIBC", "0")) > numbers(options.glibc):
        problems.append(f"needs glibc {highest['GLIBC']}, more than {options.glibc}")
    for problem in problems:
        print(f"floor: {options.program} {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
