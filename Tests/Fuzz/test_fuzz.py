"""Tests of the fuzzer: every kind of fault is caught, minimised and reproduced.

Small programs with one fault each replace Demarc.
"""

import json
import os
import pathlib
import random
import stat
import subprocess
import sys
import tempfile
import unittest

import fuzz
import growth
import minimise
import mutate
import properties
import sites

HERE = pathlib.Path(__file__).resolve().parent

EMPTY = '{"findings": [], "summary": {"errors": 0, "warnings": 0, "notes": 0}}'


class Faults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def program(self, body):
        """A Python program that replaces Demarc."""
        path = self.folder / "program"
        path.write_text(f"#!{sys.executable} -S\nimport sys, os, signal\nsite = 'Content/index.md'\n{body}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def fault(self, body, arguments=("check", "--jobs", "1", "--format", "json"), again=(), site=None):
        case = properties.Case(site or sites.base(), list(arguments), again)
        return fuzz.examine(case, self.program(body), str(self.folder / "work"))

    def expect(self, kind, body, **more):
        fault = self.fault(body, **more)
        self.assertIsNotNone(fault, "no fault was seen")
        self.assertEqual(fault.kind, kind, fault)

    def finding(self, **more):
        place = {"rule": "x", "severity": "error", "path": "Content/index.md", "notes": [], "help": [], "message": "x",
                 "line": 1, "column": 1, "endLine": 1, "endColumn": 2, **more}  # fmt: skip
        text = json.dumps({"findings": [place], "summary": {"errors": 1, "warnings": 0, "notes": 0}})
        return f"print({text!r}); sys.exit(1)"

    def test_nothing_is_wrong(self):
        self.assertIsNone(self.fault(f"print({EMPTY!r})"))
        self.assertIsNone(self.fault(self.finding()))

    def test_crash(self):
        self.expect("crash", "os.kill(os.getpid(), signal.SIGSEGV)")
        self.expect("crash", f"print({EMPTY!r}); print('Fatal error: x', file=sys.stderr)")

    def test_status(self):
        self.expect("status", "sys.exit(3)")
        self.expect("status", "sys.exit(2)")
        self.expect("status", f"print({EMPTY!r}); sys.exit(1)")

    def test_hang(self):
        seconds, wall = fuzz.program.SECONDS, fuzz.program.WALL
        fuzz.program.SECONDS, fuzz.program.WALL = 1, 2
        try:
            self.expect("time", "while True: pass")
            self.expect("time", "signal.pause()")
        finally:
            fuzz.program.SECONDS, fuzz.program.WALL = seconds, wall

    def test_memory(self):
        most = fuzz.program.MEMORY
        fuzz.program.MEMORY = 128 << 20
        try:
            self.expect("memory", "x = b'x' * (300 << 20)")
        finally:
            fuzz.program.MEMORY = most

    def test_output(self):
        self.expect("output", "print('{')")
        self.expect("output", "print('<a>')", arguments=["check", "--format", "junit"])
        self.expect("output", "print('hello')", arguments=["check", "--format", "github"])
        self.expect("output", "print('\\x1b[31m')", arguments=["check"])
        self.expect("summary", self.finding(severity="note"))

    def test_places(self):
        self.expect("place", self.finding(line=99, endLine=99))
        self.expect("place", self.finding(column=50, endColumn=51))
        self.expect("place", self.finding(endLine=1, column=3, endColumn=2))
        edit = {"offset": 1000, "length": 1, "replacement": ""}
        self.expect("place", self.finding(fix={"path": "Content/index.md", "edits": [edit]}))

    def test_written(self):
        self.expect("written", f"open(site, 'a').write('x'); print({EMPTY!r})")
        self.expect("written", f"open('../other', 'w').write('x'); print({EMPTY!r})")
        (self.folder / "work/other").unlink()
        build = ["build", "--jobs", "1", "--format", "json", "--output", "Out"]
        write = "os.mkdir('Out'); open('Out/index.html', 'w').write('<p>'); "
        self.assertIsNone(self.fault(f"{write}print({EMPTY!r})", arguments=build))
        self.expect("written", write + self.finding(), arguments=build)

    def test_pages(self):
        build = ["build", "--jobs", "1", "--format", "json", "--output", "Out"]

        def page(name, text):
            return f"os.mkdir('Out'); open('Out/{name}', 'w').write({text!r}); print({EMPTY!r})"

        self.expect("script", page("a.html", "<script>x</script>"), arguments=build)
        self.expect("script", page("a.html", "<img src=x onerror=x>"), arguments=build)
        self.expect("script", page("a.html", "<a href='java\tscript:x'>javascript</a>"), arguments=build)
        self.expect("page", page("a.svg", "<svg>"), arguments=build)
        self.expect("page", page("a.json", "{"), arguments=build)

    def test_threads(self):
        self.expect("threads", f"print({EMPTY!r} + ' ' * int(sys.argv[sys.argv.index('--jobs') + 1]))", again=["threads"])

    def test_fixes(self):
        patch = "--- a/Content/index.md\n+++ b/Content/index.md\n@@ -1,1 +1,1 @@\n-nothing of the kind\n+x\n"
        self.expect("fix", f"print({patch!r}) if '--fix' in sys.argv else print({EMPTY!r})", again=["fixes"])

    def test_found_saved_and_replayed(self):
        # Replaces a program that supports only JSON and no fixes.
        quiet = "form = sys.argv[sys.argv.index('--format') + 1]; print('<a/>' if form == 'junit' else '' if form in "
        quiet += "('text', 'github') or '--fix' in sys.argv else %r, end='')" % EMPTY
        path = self.program("b'beta' in open(site, 'rb').read() and sys.exit(9)\n" + quiet)
        failures = self.folder / "failures"
        command = [sys.executable, str(HERE / "fuzz.py"), "--demarc", path, "--failures", str(failures)]
        run = subprocess.run(
            [*command, "--only", "markdown", "--cases", "40", "--seed", "1", "--minimise", "60"], capture_output=True, text=True)  # fmt: skip
        self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
        self.assertRegex(run.stdout, r"seed 1[\s\S]*\d+ passed, [1-9]\d* failed\n$")
        saved = list(failures.iterdir())
        self.assertEqual(len(saved), 1, run.stdout)
        files = [path for path in (saved[0] / "files").rglob("*") if path.is_file()]
        self.assertEqual([(path.name, path.read_bytes()) for path in files], [("index.md", b"beta")])
        again = subprocess.run([*command, "--replay", str(saved[0])], capture_output=True, text=True)
        self.assertIn("0 passed, 1 failed", again.stdout)
        self.program(quiet)
        fixed = subprocess.run([*command, "--replay", str(saved[0])], capture_output=True, text=True)
        self.assertIn("1 passed, 0 failed", fixed.stdout)


class Generators(unittest.TestCase):
    def test_a_seed_is_a_site(self):
        seeds = mutate.Seeds()
        for kind in fuzz.KINDS:
            for index in range(8):
                a, b = (fuzz.make("7", kind, index, seeds) for _ in range(2))
                self.assertEqual((a.site, a.arguments, a.again), (b.site, b.arguments, b.again), kind)

    def test_sizes(self):
        """Each shape has the requested size, and at most 1 MB in 3,000 files."""
        for name in growth.SHAPES:
            small, large = (growth.site(random.Random(1), name, size) for size in (20_000, 1_000_000))
            total = sum(map(len, large.values()))
            self.assertLess(total, 1_300_000, name)
            self.assertGreaterEqual(total, sum(map(len, small.values())), name)
            self.assertLessEqual(len(large), 6_010, name)

    def test_minimising(self):
        site = {"a": b"one\ntwo needle three\nfour", "b": b"hay", "c": b"x"}
        small = minimise.minimise(site, lambda site: b"needle" in site.get("a", b"") and "c" in site, 5)
        self.assertEqual(small, {"a": b"needle", "c": b""})

    def test_minimising_ends(self):
        small = minimise.minimise({"a": b"x" * 4000}, lambda site: True, 0)
        self.assertEqual(small, {"a": b"x" * 4000})


if __name__ == "__main__":
    result = unittest.TextTestRunner(stream=open(os.devnull, "w")).run(
        unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    )
    for test, trace in result.failures + result.errors:
        print(test, trace, sep="\n")
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(failed != 0)
