"""Builds the site, serves it, and opens pages for tests. Every test that opens a page fails on a request to
another site, a missing file, a script error or a policy violation."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from built_site import Site, read_site
from server import SiteServer

ROOT = Path(__file__).resolve().parents[2]
SUB_PATH = "/some/sub/path/"
FOLDERS = {"/": ROOT / ".build/browser/site", SUB_PATH: ROOT / ".build/browser/site-below"}

# Console messages of the browser that are not about the site.
HARMLESS = ("[Intervention]",)


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        build_sites()


def build_sites():
    """Builds the tested sites with the program in DEMARC. SITES=keep reuses existing ones."""
    if os.environ.get("SITES") == "keep":
        return
    for base, folder in FOLDERS.items():
        shutil.rmtree(folder, ignore_errors=True)
        run = subprocess.run(
            [program(), "build", "--output", str(folder), "--base-url", base],
            cwd=ROOT, capture_output=True, text=True)
        if run.returncode != 0:
            raise pytest.UsageError(f"{program()} build --base-url {base} failed:\n{run.stderr}")


def program() -> str:
    """The path of the tested program."""
    path = os.environ.get("DEMARC") or str(ROOT / ".build/release/demarc")
    if not os.access(path, os.X_OK):
        raise pytest.UsageError(f"{path} is not there: build it, or name another one in DEMARC")
    return path


def site_at(base: str) -> Site:
    return read_site(FOLDERS[base], base)


def pytest_generate_tests(metafunc):
    """`example` is a page of each kind, one test each."""
    if "example" in metafunc.fixturenames:
        # A page for frames has no frame of its own: `test_embed.py` tests it.
        pages = [page for page in site_at("/").examples() if page.kind != "embed"]
        names = [page.kind for page in pages]
        ids = [name if names.count(name) == 1 else name + page.route for name, page in zip(names, pages)]
        metafunc.parametrize("example", pages, ids=ids)


@pytest.fixture(scope="session")
def site() -> Site:
    return site_at("/")


@pytest.fixture(scope="session")
def site_below() -> Site:
    """The same site, built for a sub-path."""
    return site_at(SUB_PATH)


@pytest.fixture(scope="session")
def server(site):
    server = SiteServer(site.folder)
    yield server
    server.close()


@pytest.fixture(scope="session")
def server_below(site_below):
    server = SiteServer(site_below.folder, site_below.base)
    yield server
    server.close()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium cannot use its sandbox.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        yield browser
        browser.close()


class Watch:
    """What happened on a tab that should not have."""

    def __init__(self, tab: Tab, origin: str):
        self.problems: list[str] = []
        self.expected: list[str] = []  # addresses that may answer 404
        self.origin = origin
        tab.on("request", lambda request: self.requested(request))
        tab.on("response", lambda answer: self.answered(answer))
        tab.on("requestfailed", lambda request: self.failed(request))
        tab.on("console", lambda message: self.said(message))
        tab.on("pageerror", lambda error: self.note(f"an error in a script: {error}"))

    def note(self, problem: str):
        if problem not in self.problems:
            self.problems.append(problem)

    def requested(self, request):
        own = (self.origin + "/", "blob:" + self.origin + "/", "about:blank")
        if not request.url.startswith(own):
            self.note(f"a request to another place: {request.url}")
        if request.resource_type == "font":
            self.note(f"a font, where the system has its own: {request.url}")

    def answered(self, answer):
        if answer.status >= 400 and answer.url not in self.expected:
            self.note(f"{answer.status} for {answer.url}")

    def failed(self, request):
        # Aborted requests and downloads are not errors.
        if request.failure and "ERR_ABORTED" not in request.failure:
            self.note(f"{request.failure} for {request.url}")

    def said(self, message):
        if message.type not in ("error", "warning") or message.text.startswith(HARMLESS):
            return
        if message.location.get("url") in self.expected:
            return
        self.note(f"the console: {message.text}")


TELLS_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


def new_tab(browser, origin: str, **options) -> Tab:
    """A tab that is watched, with the options of a browser context, such as `color_scheme`."""
    options.setdefault("viewport", {"width": 1440, "height": 900})
    # Otherwise the tests would measure elements during the scroll.
    options.setdefault("reduced_motion", "reduce")
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    context.add_init_script(TELLS_VIOLATIONS)
    tab = context.new_page()
    tab.watch = Watch(tab, origin)
    return tab


@pytest.fixture
def open_tab(browser, server):
    """Opens isolated tabs."""
    tabs = []

    def open_tab(origin: str = "", **options) -> Tab:
        tabs.append(new_tab(browser, origin or server.origin, **options))
        return tabs[-1]

    yield open_tab
    for tab in tabs:
        tab.context.close()
    problems = [problem for tab in tabs for problem in tab.watch.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture
def tab(open_tab) -> Tab:
    """A tab on a desk: 1440 px wide, scripts on, the light scheme."""
    return open_tab(color_scheme="light")


@pytest.fixture(scope="session")
def shared_tabs(browser):
    tabs: dict[str, Tab] = {}
    yield tabs
    for tab in tabs.values():
        tab.context.close()


@pytest.fixture
def view(browser, server, server_below, shared_tabs):
    """Opens a route. Tests with the same options share a tab to save time. A test that stores something in
    the browser must use `tab` or `open_tab`."""
    used = set()

    def view(route: str, width: int = 1440, prepare=None, below: bool = False, **options) -> Tab:
        """`prepare` is called with a new tab before it opens anything; `below` is the site at a sub-path."""
        at = server_below if below else server
        key = repr((sorted(options.items()), prepare and prepare.__qualname__, below))
        if key not in shared_tabs:
            shared_tabs[key] = new_tab(browser, at.origin, **options)
            if prepare:
                prepare(shared_tabs[key])
        tab = shared_tabs[key]
        used.add(key)
        tab.watch.problems.clear()
        tab.emulate_media(media="screen")
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(at.url(route))
        return tab

    yield view
    problems = [problem for key in used for problem in shared_tabs[key].watch.problems]
    assert not problems, "\n".join(problems)
