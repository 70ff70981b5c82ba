"""Lays the files of a page into a folder, runs its commands and compares what they print."""

import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

# What differs between two runs or versions: durations and the number of rules.
VARIABLE = re.compile(r"\b\d[\d.,]* (?:ms|s|min|rules|written)\b")
ADDRESS = re.compile(r"http://[\w.:\[\]-]+/\S*")

# What a site of an example has if the page does not show it.
DEFAULTS = {
    "Content/site.yml": "title: Example\n",
    "Content/index.md": "---\ntitle: Home\n---\n\nText.\n",
}


class Mismatch(Exception):
    """The program does not do what the page says."""


def pattern(expected):
    """A pattern for printed text: `…` is any text in a line, and a line `…` is any lines."""
    lines = []
    for line in VARIABLE.sub("N", expected).split("\n"):
        if line.strip() == "…":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*?".join(re.escape(part) for part in line.split("…")) + r"\s*?\n")
    return re.compile("".join(lines))


def matches(expected, actual):
    actual = VARIABLE.sub("N", actual.strip("\n")) + "\n"
    return pattern(expected.strip("\n")).fullmatch(actual) is not None


class Example:
    """The folders of one page: one for each `site=`, and one for the blocks without it."""

    def __init__(self, program):
        self.root = Path(tempfile.mkdtemp(prefix="demarc-docs-"))
        self.sites, self.servers = {}, []
        self.tools = self.root / "bin"
        self.tools.mkdir()
        (self.tools / "demarc").symlink_to(program)
        for name in ("xdg-open", "open"):  # a preview must not open a browser
            (self.tools / name).write_text("#!/bin/sh\n")
            (self.tools / name).chmod(0o755)
        kept = {key: os.environ[key] for key in ("TMPDIR", "LD_LIBRARY_PATH") if key in os.environ}
        self.environment = kept | {
            "PATH": f"{self.tools}:{os.environ['PATH']}",
            "HOME": str(self.root),
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self.servers:
            server.terminate()
            server.wait(timeout=10)
            server.stdout.close()
        shutil.rmtree(self.root)

    def play(self, blocks):
        """Plays all blocks in order, then checks each site whose findings no block shows."""
        for block in blocks:
            site = self.site(block)
            if "file" in block.words:
                site.write(block.path, block.text)
            elif "append" in block.words:
                site.write(block.path, site.read(block) + block.text)
            elif "change" in block.words:
                site.write(block.path, changed(site.read(block), block))
            elif "excerpt" in block.words:
                if block.text.strip("\n") not in site.read(block):
                    raise Mismatch(f"{block.place}: {block.path} has no such lines")
            elif "run" in block.words:
                self.run(site, block)
            elif "findings" in block.words:
                site.is_judged = True
                _, found = self.check(site)
                if not matches(block.text, found):
                    raise Mismatch(f"{block.place}: the findings are\n{found}")
            elif "output" in block.words:
                if not matches(block.text, site.printed):
                    raise Mismatch(f"{block.place}: the output is\n{site.printed}")
        for site in self.sites.values():
            if not site.is_judged:
                status, found = self.check(site)
                if status or found:
                    raise Mismatch(f"{blocks[0].page}: {site.name or 'the example'} has\n{found}")

    def site(self, block):
        name = block.words.get("site", "")
        if name not in self.sites:
            self.sites[name] = Site(name, self.root / f"site-{name}")
        return self.sites[name]

    def check(self, site):
        for path, text in DEFAULTS.items():
            if not site.has(path) and not site.has("demarc.yml"):
                site.write(path, text)
        done = subprocess.run(
            ["demarc", "check"], cwd=site.folder, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60)
        if done.returncode > 1:
            return done.returncode, done.stderr
        return done.returncode, done.stdout

    def run(self, site, block):
        """Runs the lines of a block in the folder of the site, where `cd` has left it."""
        site.is_judged = True
        expected = block.words["run"]
        if expected == "background":
            return self.serve(site, block)
        marker = "demarc-docs-folder:"
        script = f"set -e\n{block.text}\nprintf '%s%s\\n' '{marker}' \"$PWD\"\n"
        done = subprocess.run(
            ["bash", "-c", script], cwd=site.current, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=120)
        printed, _, folder = done.stdout.partition(marker)
        site.printed = printed
        if folder:
            site.current = Path(folder.strip())
        status = 0 if expected is True else int(expected)
        if done.returncode != status:
            raise Mismatch(f"{block.place}: status {done.returncode} and\n{printed}")

    def serve(self, site, block):
        """Starts a server, and requests the page whose address it prints."""
        server = subprocess.Popen(
            ["bash", "-c", f"exec {block.text.strip()}"], cwd=site.current, env=self.environment,
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        self.servers.append(server)
        site.printed, end = "", time.monotonic() + 30
        while not ADDRESS.search(site.printed):
            line = server.stdout.readline()
            if not line or time.monotonic() > end:
                raise Mismatch(f"{block.place}: no address in\n{site.printed}")
            site.printed += line
        with urllib.request.urlopen(ADDRESS.search(site.printed)[0], timeout=10) as page:
            if page.status != 200:
                raise Mismatch(f"{block.place}: status {page.status}")


class Site:
    def __init__(self, name, folder):
        folder.mkdir()
        self.name, self.folder, self.current = name, folder, folder
        self.printed, self.is_judged = "", False

    def has(self, path):
        return (self.folder / path).exists()

    def write(self, path, text):
        file = self.current / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def read(self, block):
        file = self.current / block.path
        if not file.exists():
            raise Mismatch(f"{block.place}: there is no {block.path}")
        return file.read_text(encoding="utf-8")


def changed(text, block):
    """The text after a change: lines with `-` are replaced by those with `+`."""
    old, new = [], []
    for line in block.text.split("\n")[:-1]:
        sign, rest = line[:1], line[1:]
        if sign not in ("", " ", "-", "+"):
            raise Mismatch(f"{block.place}: a line begins with none of ` `, `-` and `+`")
        if sign != "+":
            old.append(rest + "\n")
        if sign != "-":
            new.append(rest + "\n")
    if text.count("".join(old)) != 1:
        raise Mismatch(f"{block.place}: {block.path} has these lines {text.count(''.join(old))} times")
    return text.replace("".join(old), "".join(new))
