#!/usr/bin/env python3
"""Writes an object with the part of ICU's data that Demarc can use: icu_data.py ARCHIVE OBJECT.

ARCHIVE is the static ICU of Foundation. OBJECT defines `demarc_icu_data`. If a linker takes it for the symbol of ICU's
data, which this prints (`icudt76_dat`), it leaves the data in the archive alone.

Demarc uses ICU for the patterns of schemas and, inside Foundation, for text. Both need the tables of characters, not
those of 800 locales, of sorting, of dictionaries and of old encodings, which are 32 of 34 MB. The object has the tables
of characters, the root of each kind of break, and the general resources with English.
"""

import os
import re
import struct
import subprocess
import sys
import tempfile

# In the folder of the data. A locale's file has its code as name, which none of these looks like.
GENERAL = re.compile(
    r"[a-z0-9_]+\.(icu|nrm)|(?!cnvalias)[a-z]+[A-Z]\w*\.res|(pool|root|zoneinfo64|en|en_US|en_001|res_index|metadata|plurals|icuver)\.res"
    r"|brkitr/(root|res_index)\.res|brkitr/(char|word|line|sent|title)\.brk"
)


def items(package: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """Returns the header of ICU's common data (format CmnD) and its items by name, in order."""
    (length,) = struct.unpack_from("<H", package)
    if package[2:4] != b"\xda\x27" or package[12:16] != b"CmnD":
        raise SystemExit("icu_data: this is not ICU's common data")
    body = package[length:]
    (count,) = struct.unpack_from("<I", body)
    places = [struct.unpack_from("<II", body, 4 + 8 * index) for index in range(count)]
    ends = [data for _, data in places[1:]] + [len(body)]
    names = [body[name : body.index(b"\0", name)] for name, _ in places]
    return package[:length], [(name, body[data:end]) for name, (_, data), end in zip(names, places, ends)]


def package(header: bytes, chosen: list[tuple[bytes, bytes]]) -> bytes:
    """Returns common data with these items, each at a multiple of 16 bytes."""
    names, table = b"", []
    start = 4 + 8 * len(chosen)
    for name, _ in chosen:
        table.append(start + len(names))
        names += name + b"\0"
    body = bytearray(names)
    positions = []
    for _, data in chosen:
        body += b"\0" * (-(len(header) + start + len(body)) % 16)
        positions.append(start + len(body))
        body += data
    head = struct.pack("<I", len(chosen)) + b"".join(struct.pack("<II", *pair) for pair in zip(table, positions))
    return header + head + bytes(body)


def keeps(name: bytes) -> bool:
    path = name.decode().split("/", 1)[1]
    return path != "cnvalias.icu" and GENERAL.fullmatch(path) is not None


def run(*arguments: str) -> str:
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def main() -> None:
    archive, target = map(os.path.abspath, sys.argv[1:])
    names = [name for name in run("ar", "t", archive).split() if "packaged_data" in name]
    if len(names) != 1:
        raise SystemExit(f"icu_data: {archive} has {len(names)} objects with data")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        run("ar", "x", archive, names[0])
        symbols = [line.split()[-1] for line in run("nm", "--defined-only", names[0]).splitlines()]
        if len(symbols) != 1:
            raise SystemExit(f"icu_data: {names[0]} defines {symbols}")
        run("objcopy", "-O", "binary", "--only-section=.rodata", names[0], "all.dat")
        with open("all.dat", "rb") as file:
            header, everything = items(file.read())
        chosen = [item for item in everything if keeps(item[0])]
        with open("some.dat", "wb") as file:
            file.write(package(header, chosen))
        with open("data.S", "w", encoding="utf-8") as file:
            file.write(
                '.section .rodata\n.balign 16\n.globl demarc_icu_data\ndemarc_icu_data:\n.incbin "some.dat"\n'
                '.section .note.GNU-stack,"",@progbits\n'
            )
        run(os.environ.get("CC", "clang"), "-c", "data.S", "-o", target)
        kept, whole = (sum(len(data) for _, data in some) / 1e6 for some in (chosen, everything))
        print(f"ICU's data: {len(chosen)} of {len(everything)} items, {kept:.1f} of {whole:.1f} MB", file=sys.stderr)
        print(symbols[0])


if __name__ == "__main__":
    main()
