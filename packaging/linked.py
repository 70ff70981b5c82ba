#!/usr/bin/env python3
"""Writes what is linked into the program, with licences and versions: linked.py --scratch FOLDER --swift FOLDER.

FOLDER/licences/ has the text of each licence, FOLDER/sbom.json a bill of materials (CycloneDX 1.6). Packages of Swift
and of Debian bring their texts; packaging/licences/ has those that they lack.
"""

import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import uuid
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
SWIFT = "Apache-2.0 WITH Swift-exception"

# Swift packages by identity: the name to show and the licence.
PACKAGES = {
    "flyingfox": ("FlyingFox", "MIT"),
    "swift-argument-parser": ("swift-argument-parser", SWIFT),
    "swift-subprocess": ("swift-subprocess", SWIFT),
    "swift-system": ("swift-system", SWIFT),
    "yams": ("Yams", "MIT"),
}
# Debian's packages: the name of the library and the licence of the code in it.
DEBIAN = {
    "libcmark-gfm-dev": ("libcmark-gfm", "BSD-2-Clause AND MIT"),
    "libcmark-gfm-extensions-dev": ("libcmark-gfm-extensions", "BSD-2-Clause AND MIT"),
    "libgumbo-dev": ("libgumbo", "Apache-2.0"),
    "libxml2-dev": ("libxml2", "MIT"),
}


@dataclass(frozen=True)
class Component:
    """A library inside the program."""

    name: str
    version: str
    licence: str
    text: str
    url: str = ""


def output(*arguments: str) -> str:
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.strip()


def components(scratch: str, swift: str) -> list[Component]:
    """Returns all components, sorted by name. Fails if a package is not in the tables above."""
    found = []
    version = re.search(r"Swift version (\S+)", output(os.path.join(swift, "bin", "swift"), "--version"))
    text = os.path.join(swift, "share", "swift", "LICENSE.txt")
    for name in ("Swift standard library", "Foundation", "Dispatch"):
        found.append(Component(name, version.group(1) if version else "", SWIFT, text, "https://www.swift.org"))
    archive = os.path.join(swift, "lib", "swift_static", "linux", "lib_FoundationICU.a")
    icu = re.search(r"icudt(\d+)_dat", output("nm", "--defined-only", archive))
    found.append(
        Component("ICU", icu.group(1) if icu else "", "Unicode-3.0", f"{HERE}/licences/ICU.txt", "https://icu.unicode.org")
    )
    found.append(Component("libyaml", "0.2.5", "MIT", f"{HERE}/licences/libyaml.txt", "https://pyyaml.org/wiki/LibYAML"))
    with open(os.path.join(scratch, "workspace-state.json"), encoding="utf-8") as file:
        state = json.load(file)
    for dependency in state["object"]["dependencies"]:
        reference = dependency["packageRef"]
        if reference["identity"] not in PACKAGES:
            raise SystemExit(f"linked: add the licence of {reference['identity']} to PACKAGES")
        name, licence = PACKAGES[reference["identity"]]
        texts = glob.glob(os.path.join(scratch, "checkouts", dependency["subpath"], "LICENSE*"))
        if len(texts) != 1:
            raise SystemExit(f"linked: {name} has {len(texts)} licences")
        version_of = dependency["state"]["checkoutState"]["version"]
        found.append(Component(name, version_of, licence, texts[0], reference["location"]))
    for package, (name, licence) in DEBIAN.items():
        upstream = output("dpkg-query", "--show", "--showformat=${Version}", package)
        found.append(Component(name, upstream, licence, f"/usr/share/doc/{package}/copyright"))
    return sorted(found, key=lambda component: component.name.lower())


def choice(licence: str) -> dict:
    return {"expression": licence} if " " in licence else {"license": {"id": licence}}


def bill(version: str, parts: list[Component]) -> dict:
    """Returns the bill of materials. It has no time and no random number, so it is the same for the same parts."""
    entries = []
    for part in parts:
        entry = {"type": "library", "bom-ref": f"{part.name}@{part.version}", "name": part.name, "version": part.version}
        entry["licenses"] = [choice(part.licence)]
        if part.url:
            entry["externalReferences"] = [{"type": "website", "url": part.url}]
        entries.append(entry)
    root = {"type": "application", "bom-ref": f"demarc@{version}", "name": "demarc", "version": version}
    root["licenses"] = [choice("MIT")]
    content = json.dumps(entries, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, root['bom-ref'] + content)}",
        "version": 1,
        "metadata": {"component": root},
        "components": entries,
        "dependencies": [
            {"ref": root["bom-ref"], "dependsOn": [entry["bom-ref"] for entry in entries]},
            *({"ref": entry["bom-ref"]} for entry in entries),
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--swift", required=True)
    options = parser.parse_args()
    parts = components(options.scratch, options.swift)
    licences = os.path.join(options.scratch, "licences")
    shutil.rmtree(licences, ignore_errors=True)
    os.makedirs(licences)
    shutil.copyfile(os.path.join(HERE, "..", "LICENSE"), os.path.join(licences, "demarc.txt"))
    for part in parts:
        shutil.copyfile(part.text, os.path.join(licences, f"{part.name.replace(' ', '-')}.txt"))
    version = output(os.path.join(options.scratch, "demarc"), "--version")
    with open(os.path.join(options.scratch, "sbom.json"), "w", encoding="utf-8") as file:
        json.dump(bill(version, parts), file, indent=2, ensure_ascii=False)
        file.write("\n")
    print(f"{len(parts)} components: {', '.join(f'{part.name} {part.version}' for part in parts)}")


if __name__ == "__main__":
    main()
