"""The settings of the theme in `site.yml`: a colour, a logo, an icon and a font."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import new_tab, program
from server import SiteServer
from test_accessibility import violations

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30H0z"/></svg>'


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Serves a site with an accent that has just enough contrast, in two schemes."""
    folder = tmp_path_factory.mktemp("own")

    def run(*arguments, status=0):
        done = subprocess.run([program(), *arguments], cwd=folder, capture_output=True, text=True)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    run("init", ".", "--template", "controls")
    (folder / "Theme/assets").mkdir(parents=True)
    (folder / "Theme/assets/logo.svg").write_text(LOGO)
    (folder / "Theme/assets/own.css").write_text(".prose { letter-spacing: 1px; }\n")
    (folder / "Theme/assets/head.html").write_text('<meta name="author" content="The authors">\n')
    site = folder / "Content/site.yml"
    text = site.read_text()
    settings = "theme: { accent: '%s', logo: logo.svg, favicon: logo.svg, font: Georgia, css: own.css, head: head.html }\n"
    site.write_text(text + settings % "#e07b39")
    found = run("check", status=1)
    nearest = re.search(r"nearest colour that passes is `(#\w{6})`", found)
    assert nearest, found
    site.write_text(text + settings % nearest[1])
    run("build", "--no-search")
    server = SiteServer(folder / "Public")
    server.accent = nearest[1]
    yield server
    server.close()


@pytest.fixture
def own_tab(own, browser):
    tabs = []

    def own_tab(**options):
        tabs.append(new_tab(browser, own.origin, **options))
        tabs[-1].goto(own.url("/risks/"))
        return tabs[-1]

    yield own_tab
    problems = [problem for tab in tabs for problem in tab.watch.problems]
    for tab in tabs:
        tab.context.close()
    assert not problems, problems


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_accent_can_be_read(own_tab, scheme):
    assert not violations(own_tab(color_scheme=scheme), scheme)


def test_pages_have_what_is_set(own_tab, own):
    tab = own_tab(color_scheme="light")
    color = tab.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--accent')")
    assert own.accent in color
    logo = tab.locator(".brand img")
    box = logo.bounding_box()
    assert (box["width"], box["height"]) == (84, 28)
    assert logo.evaluate("image => image.naturalWidth > 0")
    expect(tab.locator("meta[name=author]")).to_have_attribute("content", "The authors")
    assert tab.evaluate("() => getComputedStyle(document.body).fontFamily").startswith("Georgia")
    assert tab.evaluate("() => getComputedStyle(document.querySelector('.prose') ?? document.body).letterSpacing") in ("1px", "normal")
    assert tab.locator("link[rel=icon]").get_attribute("href").endswith(".svg")
