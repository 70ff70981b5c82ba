"""Properties of every site, valid or invalid.

A fault has a kind, which stays the same while a case is minimised, and a message.
"""

import html.parser
import json
import os
import re
import subprocess
import xml.etree.ElementTree

import program


class Fault(Exception):
    """A violated property."""

    def __init__(self, kind, words):
        super().__init__(f"{kind}: {words}")
        self.kind, self.words = kind, words


def demand(holds, kind, words):
    if not holds:
        raise Fault(kind, words)


class Case:
    """A site, a command and further checks; `again` names the costly properties."""

    def __init__(self, site, arguments, again=(), note=""):
        self.site, self.arguments, self.again, self.note = site, arguments, again, note

    def at(self, site):
        return Case(site, self.arguments, self.again, self.note)

    def check(self, binary, work):
        """Runs the case in its own folder.

        - Returns: the result of the first run.
        - Raises: `Fault` for the first violated property.
        """
        folder = os.path.join(work, "site")
        os.makedirs(work, exist_ok=True)
        site = program.write(self.site, folder)
        result = ordered([binary, *self.arguments], folder)
        report = read(result, self.arguments)
        if report:
            places(report, site)
        outputs(site, folder, self.arguments, result)
        for name in self.again:
            AGAIN[name](self, binary, work, site, result)
        return result


def ordered(command, folder):
    """Runs a command that has to end by itself, in time, with a status that means something."""
    result = program.run(command, folder)
    first = next((line for line in result.words.splitlines() if "atal error" in line), "")
    over = f"{result.cpu:.1f} s, {result.memory >> 20} MiB"
    demand(result.memory <= program.MEMORY, "memory", over)
    demand(not result.stopped and result.cpu <= program.SECONDS, "time", over)
    demand(result.status >= 0, "crash", f"signal {-result.status} {first}")
    demand(not first, "crash", first)
    demand(result.status in (0, 1, 2), "status", f"exit status {result.status}")
    if result.status == 2:
        demand(result.words.strip(), "status", "exit status 2 without a word")
    return result


def option(arguments, name, default=None):
    return arguments[arguments.index(name) + 1] if name in arguments else default


# MARK: Output

CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""


def left_out(finding):
    """How many findings like this one are counted and not listed."""
    counts = (re.match(r"([0-9,]+) more of ", help) for help in finding["help"])
    return sum(int(count[1].replace(",", "")) for count in counts if count)


def read(result, arguments):
    """The findings, with the properties that the format contains."""
    form = option(arguments, "--format", "text")
    if result.status == 2 or "--dry-run" in arguments:
        return None
    try:
        text = result.out.decode("utf-8")
        if form in ("json", "sarif"):
            document = json.loads(text)
        if form == "junit":
            xml.etree.ElementTree.fromstring(text)
    except (ValueError, xml.etree.ElementTree.ParseError) as error:
        raise Fault("output", f"{form} cannot be read: {error}") from None
    if form == "github":
        for line in text.splitlines() if text.isascii() else text.split("\n"):
            demand(not line or line.startswith("::"), "output", f"no annotation: {line[:100]!r}")
    if form == "text":
        demand(not re.search(r"[\0-\x08\x0b-\x1f\x7f]", text), "output", "control characters reach the terminal")
    if form != "json":
        return None
    findings = document["findings"]
    for severity in ("error", "warning", "note"):
        number = sum(1 + left_out(finding) for finding in findings if finding["severity"] == severity)
        demand(number == document["summary"][severity + "s"], "summary", f"{number} findings are {severity}s")
    failed = document["summary"]["errors"] > 0
    demand(failed == (result.status == 1), "status", f"errors: {failed}, exit status {result.status}")
    return document


def places(report, site):
    """The range of each finding is in its file."""
    starts = {}
    for finding in report["findings"]:
        edits = [(finding.get("fix", {}).get("path"), edit) for edit in finding.get("fix", {}).get("edits", [])]
        for path, edit in edits:
            data = site.get(path)
            if data is not None:
                end = edit["offset"] + edit["length"]
                demand(0 <= edit["offset"] <= end <= len(data), "place", f"{finding['rule']} mends beyond the end of {path}")
        for place in [finding, *finding["notes"]]:
            data = site.get(place.get("path"))
            if data is None or "line" not in place:
                continue
            if place["path"] not in starts:
                rows = re.split(rb"\r\n|\r|\n", data)
                starts[place["path"]] = [len(row.translate(None, CONTINUATION)) for row in rows]
            widths = starts[place["path"]]
            begin, end = (place["line"], place["column"]), (place["endLine"], place["endColumn"])
            demand((1, 1) <= begin <= end, "place", f"{finding['rule']} ends before it begins: {begin} to {end}")
            for line, column in (begin, end):
                demand(line <= len(widths), "place", f"{finding['rule']} is on line {line} of {len(widths)} of {place['path']}")
                width = widths[line - 1]
                # A position can be the line ending, of one or two characters.
                demand(column <= width + 3, "place", f"{finding['rule']} is in column {column} of {width} of {place['path']}:{line}")


# MARK: Files


def outputs(site, folder, arguments, result):
    """Only the output is written, and nothing with an error. All output is readable."""
    output = option(arguments, "--output", "Public") if arguments[0] == "build" else None
    found = program.tree(folder)
    pages = {path[len(output) + 1 :]: data for path, data in found.items() if output and path.startswith(output + "/")}
    rest = {path: data for path, data in found.items() if not output or not path.startswith(output + "/")}
    if "--fix" not in arguments and "--update-baseline" not in arguments and "--update-lock" not in arguments:
        demand(rest == site, "written", f"files changed: {sorted(set(rest.items()) ^ set(site.items()))[:1]!r:.200}")
    outside = set(os.listdir(os.path.dirname(folder))) - {"site", "copy", "fixed", "stdout", "stderr"}
    demand(not outside, "written", f"outside of the site: {outside}")
    if result.status != 0:
        demand(not pages, "written", f"exit status {result.status}, and {len(pages)} files are written")
    is_ours = not any(path.startswith("Theme/") for path in site)
    is_raw = b"raw_html: allow" in site.get("Content/site.yml", b"")
    for path, data in pages.items():
        if f"Content/{path}" in site:
            continue
        kind = path.rsplit(".", 1)[-1]
        try:
            if kind == "json":
                json.loads(data)
            elif kind in ("svg", "xml") and not path.startswith("assets/"):
                xml.etree.ElementTree.fromstring(data)
            elif kind == "html" and is_ours and not is_raw and (b"script>" in data or b"javascript" in data or b"onerror" in data):
                Active().feed(data.decode("utf-8"))
        except (ValueError, xml.etree.ElementTree.ParseError) as error:
            raise Fault("page", f"{path} cannot be read: {error}") from None


class Active(html.parser.HTMLParser):
    """Finds what runs in a page and is not the theme's own."""

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "script":
            demand("/assets/" in (values.get("src") or ""), "script", f"a page has {self.get_starttag_text()!r}")
        demand(tag not in ("iframe", "object", "embed", "base"), "script", f"a page has {self.get_starttag_text()!r}")
        for name, value in attributes:
            demand(not name.startswith("on"), "script", f"a page has {self.get_starttag_text()!r}")
            if name in ("href", "src", "action", "xlink:href"):
                scheme = re.sub(r"[\0-\x20]", "", value or "").lower()
                demand(not scheme.startswith(("javascript:", "data:", "vbscript:")), "script", f"a page has {self.get_starttag_text()!r}")


# MARK: Costly properties, of some cases


def with_jobs(arguments, number):
    place = arguments.index("--jobs") + 1
    return [*arguments[:place], str(number), *arguments[place + 1 :]]


def threads(case, binary, work, site, result):
    """Any number of threads finds and writes the same."""
    folder = os.path.join(work, "copy")
    program.write(site, folder)
    other = ordered([binary, *with_jobs(case.arguments, 4)], folder)
    demand(other.out == result.out and other.status == result.status, "threads", "four threads print something else")
    ours, theirs = program.tree(os.path.join(work, "site")), program.tree(folder)
    differ = sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))
    demand(not differ, "threads", f"four threads write something else: {differ[:3]}")


def fixes(case, binary, work, site, result):
    """The patch of `--dry-run` applies, equals the result of `--fix`, and leaves nothing to fix."""
    folder, fixed = os.path.join(work, "copy"), os.path.join(work, "fixed")
    program.write(site, folder)
    program.write(site, fixed)
    command = [binary, "check", "--jobs", "1", "--fix"]
    patch = ordered([*command, "--dry-run"], folder)
    if patch.status == 2 or not patch.out:
        return
    demand(program.tree(folder) == site, "fix", "--dry-run writes")
    applied = subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], cwd=folder, input=patch.out, capture_output=True,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": work})  # fmt: skip
    demand(applied.returncode == 0, "fix", f"the patch does not apply: {applied.stderr.decode(errors='replace')[:200]}")
    ordered(command, fixed)
    ours, theirs = program.tree(folder), program.tree(fixed)
    differ = sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))
    demand(not differ, "fix", f"the patch and --fix differ in {differ[:3]}")
    again = ordered([*command, "--dry-run"], fixed)
    demand(not again.out, "fix", "--fix leaves something to mend")


AGAIN = {"threads": threads, "fixes": fixes}
