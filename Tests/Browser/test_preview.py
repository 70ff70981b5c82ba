"""Edits on the disk appear in a browser that shows `demarc serve`, and mistakes do too."""

import os
import pathlib
import re
import shutil
import signal
import subprocess

from playwright.sync_api import expect

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PARAGRAPHS = "\n\n".join(f"Paragraph {number} of a long page." for number in range(200))
FILES = {
    "site.yml": "title: Small\nurl: https://example.org/small\nnavigation: [index.md]\n",
    "index.md": "---\ntitle: Small\n---\nThe first text. See [the notes](notes.md).\n\n" + PARAGRAPHS + "\n",
    "notes.md": "---\ntitle: Notes\n---\nSome notes. Back [home](index.md).\n",
}


def program():
    """The absolute path of the program."""
    return (ROOT / (os.environ.get("DEMARC") or ".build/release/demarc")).resolve()


class Preview:
    """A site in a folder of its own, served."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        for path, text in FILES.items():
            self.write(path, text)
        shutil.copytree(ROOT / "Sources/BuiltinTheme/Theme", self.folder / "Theme")
        self.process = subprocess.Popen(
            [program(), "serve", "--port", "0", "--explain"], cwd=self.folder, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            match = re.search(r"http://localhost:\d+/\S*", line)
            if match:
                self.address = match[0]
                break
        # Discard further output, so that the process does not block.
        self.rest = subprocess.Popen(
            ["cat"], stdin=self.process.stderr, stdout=subprocess.DEVNULL)

    def write(self, path, text):
        file = self.folder / "Content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def edit(self, path, old, new):
        text = (self.folder / "Content" / path).read_text()
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=10)
        self.rest.wait(timeout=10)
        return status


def story(page, preview):
    expect.set_options(timeout=20_000)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    loads = []
    page.on("load", lambda: loads.append(page.url))
    overlay = page.locator('[id="demarc.overlay"]')

    # An edit appears by itself, and the scroll position stays.
    page.goto(preview.address)
    expect(page.locator("main")).to_contain_text("The first text.")
    page.evaluate("scrollTo({ top: 1500, behavior: 'instant' })")
    place = page.evaluate("scrollY")
    assert place > 1000, place
    preview.edit("index.md", "The first text.", "The second text.")
    expect(page.locator("main")).to_contain_text("The second text.")
    page.wait_for_function("scrollY > 1000")
    assert abs(page.evaluate("scrollY") - place) < 50, page.evaluate("scrollY")

    # Another page's text is no reason to load this one again.
    count = len(loads)
    page.evaluate("window.mark = 'still here'")
    preview.edit("notes.md", "Some notes.", "Other notes.")
    other = page.context.new_page()
    other.goto(preview.address + "notes/")
    expect(other.locator("main")).to_contain_text("Other notes.")
    assert page.evaluate("window.mark") == "still here" and len(loads) == count

    # A style sheet is swapped, and the page is the same.
    style = preview.folder / "Theme/assets/site.css"
    style.write_text(style.read_text() + "\nbody { outline: 7px solid rgb(1, 2, 3) }\n")
    page.wait_for_function("getComputedStyle(document.body).outlineWidth === '7px'")
    assert page.evaluate("window.mark") == "still here"

    # The search works here too.
    page.keyboard.press("/")
    page.keyboard.type("nots")
    expect(page.get_by_role("option").first).to_have_attribute("href", re.compile("/notes/$"))
    page.keyboard.press("Escape")

    # A mistake is shown over the previous page until it is fixed.
    preview.edit("index.md", "(notes.md)", "(nots.md)")
    expect(overlay).to_have_count(1)
    expect(overlay.get_by_text("there is no file")).to_be_visible()
    link = overlay.get_by_role("link")
    href = link.get_attribute("href")
    assert href.startswith("vscode://file/") and "/Content/index.md:4:" in href, href
    expect(overlay.locator("mark")).to_have_text("nots.md")
    expect(overlay.get_by_text("did you mean")).to_be_visible()
    expect(page.locator("main")).to_contain_text("The second text.")
    assert page.evaluate("window.mark") == "still here"
    preview.edit("index.md", "(nots.md)", "(notes.md)")
    expect(overlay).to_have_count(0)
    assert page.evaluate("window.mark") == "still here"

    # A missing page appears by itself.
    page.goto(preview.address + "later/")
    preview.write("later.md", "---\ntitle: Later\n---\nHere now. Back [home](index.md).\n")
    expect(page.locator("main")).to_contain_text("Here now.")
    assert errors == [], errors


def test_an_edit_is_seen_a_mistake_is_shown_and_it_goes(browser, tmp_path):
    preview = Preview(tmp_path)
    context = browser.new_context()
    try:
        story(context.new_page(), preview)
    finally:
        context.close()
        status = preview.stop()
    assert status == 0, status
