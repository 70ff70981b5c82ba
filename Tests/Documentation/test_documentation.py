"""Runs every example of the documentation with the program in $DEMARC (see README.md)."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from blocks import BadBlock, blocks, words
from example import Example, Mismatch, changed, matches

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "Documentation/site"
CONTENT = SITE / "Content"
PROGRAM = Path(os.environ.get("DEMARC", ROOT / ".build/release/demarc")).resolve()
PAGES = sorted(path for path in CONTENT.rglob("*.md"))

# The mark of a page that the program writes.
GENERATED = "<!-- `demarc reference` writes this page. -->"

# Languages whose blocks must be run, or say that they are not.
CODE = {"yaml", "yml", "markdown", "md", "json", "sh", "diff", "mustache", "css", "html", "toml"}


def demarc(*arguments, cwd=SITE):
    return subprocess.run(
        [PROGRAM, *arguments], cwd=cwd, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


class ExampleTests(unittest.TestCase):
    """One test for each page: see `add_tests`."""

    def play(self, page):
        if GENERATED in page.read_text(encoding="utf-8"):
            return
        found = blocks(page)
        for block in found:
            if block.language in CODE:
                self.assertTrue(block.words, f"{block.place}: say what the block is, or `not-run`")
            if block.path:
                self.assertIn(
                    f"`{block.path}`", block.before,
                    f"{block.place}: the paragraph before the block must name the file")
        found = [block for block in found if block.words and "not-run" not in block.words]
        if found:
            with Example(PROGRAM) as example:
                example.play(found)


def add_tests():
    for page in PAGES:
        name = str(page.relative_to(CONTENT).with_suffix("")).replace("/", "_").replace("-", "_")

        def test(self, page=page):
            try:
                self.play(page)
            except (BadBlock, Mismatch) as problem:
                self.fail(str(problem))

        test.__doc__ = str(page.relative_to(ROOT))
        setattr(ExampleTests, f"test_{name}", test)


class SiteTests(unittest.TestCase):
    def test_the_documentation_has_no_finding(self):
        done = demarc("check")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_every_page_begins_with_a_description(self):
        for page in PAGES:
            head = page.read_text(encoding="utf-8").split("---")[1]
            self.assertIn("\ndescription:", head, f"{page} has no description")

    def test_generated_pages_are_up_to_date(self):
        kept = {page.name: page for page in (CONTENT / "reference").glob("*.md")}
        generated = {name for name in kept if GENERATED in kept[name].read_text(encoding="utf-8")}
        with tempfile.TemporaryDirectory() as folder:
            done = demarc("reference", folder, cwd=ROOT)
            if done.returncode == 2 and not generated:
                self.skipTest("this program has no command `reference`")
            self.assertEqual(done.returncode, 0, done.stderr)
            made = {page.name: page for page in Path(folder).glob("*.md")}
            self.assertEqual(generated - made.keys(), set(), "not written any more")
            for name, page in sorted(made.items()):
                self.assertIn(name, kept, "run `make reference`")
                self.assertEqual(
                    kept[name].read_text(encoding="utf-8"), page.read_text(encoding="utf-8"),
                    f"{name} is stale: run `make reference`")


class ConventionTests(unittest.TestCase):
    """The convention itself: a wrong example must fail."""

    def page(self, text):
        file = Path(self.folder.name) / "page.md"
        file.write_text(text, encoding="utf-8")
        return blocks(file)

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def play(self, text):
        with Example(PROGRAM) as example:
            example.play(self.page(text))

    def test_an_ellipsis_matches_text_or_lines(self):
        self.assertTrue(matches("a … c", "a b c\n"))
        self.assertTrue(matches("a\n…\nd\n", "a\nb\nc\nd\n"))
        self.assertTrue(matches("done (1 ms)", "done (24.5 s)"))
        self.assertFalse(matches("a … c", "a b d"))
        self.assertFalse(matches("a", "a\nb"))

    def test_unknown_words_are_refused(self):
        for info in ("yaml fil=a", "sh runs", "yaml file=", "yaml file=a run", "text output output"):
            with self.assertRaises(BadBlock):
                words(info, "here")

    def test_a_block_without_an_end_is_refused(self):
        with self.assertRaises(BadBlock):
            self.page("```yaml\na: 1\n")

    def test_a_change_needs_its_lines(self):
        block = self.page("```diff change=a.md\n a\n-b\n+c\n```\n")[0]
        self.assertEqual(changed("a\nb\n", block), "a\nc\n")
        for text in ("a\nd\n", "a\nb\na\nb\n"):
            with self.assertRaises(Mismatch):
                changed(text, block)

    def test_a_finding_that_the_page_does_not_show_fails(self):
        with self.assertRaises(Mismatch):
            self.play("```markdown file=Content/a.md\n---\ntitle: A\n---\n[b](b.md)\n```\n")

    def test_an_output_that_differs_fails(self):
        self.play("```sh run\necho a\n```\n\n```text output\na\n```\n")
        with self.assertRaises(Mismatch):
            self.play("```sh run\necho a\n```\n\n```text output\nb\n```\n")

    def test_an_unexpected_status_fails(self):
        self.play("```sh run=3\n(exit 3)\n```\n")
        for block in ("run\nfalse", "run=1\ntrue"):
            with self.assertRaises(Mismatch):
                self.play(f"```sh {block}\n```\n")

    def test_an_excerpt_must_be_in_its_file(self):
        text = "```md file=a.md\na\nb\n```\n\n```md excerpt=a.md\n{}\n```\n"
        with self.assertRaises(Mismatch):
            self.play(text.format("c") + "\n```sh run\n\n```\n")


add_tests()

if __name__ == "__main__":
    if not PROGRAM.exists():
        raise SystemExit(f"there is no program {PROGRAM}: run `make build`, or set DEMARC")
    unittest.main()
