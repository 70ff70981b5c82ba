"""A matrix in a frame on another site."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from server import SiteServer
from test_accessibility import SCHEMES, WIDTHS, report, violations


@pytest.fixture(scope="module")
def framed(site):
    """A site whose server allows frames below `/embed/`."""
    server = SiteServer(site.folder, framed="/embed/")
    yield server
    server.close()


@pytest.fixture
def host(framed, site):
    """The address of a page of another site with the code that the page of the matrix shows."""
    source = site.of_kind("matrix-responsibility")[0].file.read_text(encoding="utf-8")
    code = re.search(r"&lt;iframe src=\"([^\"]*)\" title=\"([^\"]*)\"", source)
    assert code, "the page of the matrix shows no code"
    pages = []

    class Host(BaseHTTPRequestHandler):
        def do_GET(self):
            if not self.path.startswith("/host"):
                self.send_error(404)
                return
            query = self.path.partition("?")[2]
            body = f"""<!doctype html><html lang="en"><title>Host</title>
              <iframe src="{framed.url(code[1])}{'?' + query if query else ''}" title="{code[2]}" width="900" height="600"></iframe>"""
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pages.append(server)
    yield f"http://127.0.0.1:{server.server_port}/host"
    server.shutdown()
    server.server_close()


def framed_tab(browser, address: str, **options):
    context = browser.new_context(viewport={"width": 1000, "height": 700}, **options)
    tab = context.new_page()
    tab.problems = []
    tab.on("console", lambda message: tab.problems.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: tab.problems.append(str(error)))
    tab.goto(address)
    return tab


def test_code_has_the_address_of_the_site(view, server, site):
    """This site does not know its own address: the browser does. Without scripts, there is no code."""
    page = site.of_kind("matrix-responsibility")[0]
    tab = view(page.route)
    tab.locator(".embed-code summary").click()
    code = tab.locator(".embed-code code").inner_text()
    address = re.fullmatch(r'<iframe src="([^"]+)" title="[^"]+" width="100%" height="600" loading="lazy"></iframe>', code)[1]
    assert address.startswith(server.url("/embed/"))
    assert address.removeprefix(server.url("/")[:-1]) in [page.route for page in site.of_kind("embed")]
    expect(view(page.route, java_script_enabled=False).locator(".embed-code")).not_to_be_visible()


@pytest.mark.parametrize("query, scheme, dark", [("", "light", False), ("", "dark", True), ("?scheme=dark", "light", True),
                                                 ("?scheme=light", "dark", False), ("?scheme=x", "light", False)])
def test_frame_shows_the_matrix(browser, host, query, scheme, dark):
    tab = framed_tab(browser, host + query, color_scheme=scheme)
    frame = tab.frame_locator("iframe")
    expect(frame.locator(".matrix td.cell").first).to_be_visible()
    assert frame.locator(".site-head").count() == 0
    color = frame.locator("body").evaluate("body => getComputedStyle(document.documentElement).backgroundColor")
    assert (color != "rgb(255, 255, 255)") == dark, color
    assert not [text for text in tab.problems if "favicon" not in text and "404" not in text], tab.problems
    tab.context.close()


def test_links_open_beside_the_host(browser, host):
    tab = framed_tab(browser, host)
    with tab.context.expect_page() as opened:
        tab.frame_locator("iframe").locator(".embed-foot a").click()
    expect(opened.value.locator("h1")).to_be_visible()
    assert tab.url == host
    tab.context.close()


def test_cells_with_notes_are_like_the_others(view, site):
    """The notes are on the page of the matrix, so that cells need no room for their signs."""
    page = next(page for page in site.of_kind("embed") if 'class="cell' in page.file.read_text(encoding="utf-8"))
    tab = view(page.route, width=768)
    links = tab.locator(".matrix .cell:has(sup) > a")
    assert links.count() > 0
    paddings = links.evaluate_all("links => links.map(getComputedStyle).map((s) => [s.paddingTop, s.paddingBottom])")
    assert all(top == bottom for top, bottom in paddings), paddings


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_violation(browser, framed, site, scheme):
    """The pages for frames, opened by themselves: one of levels, one of numbers and one of texts."""
    context = browser.new_context(color_scheme=scheme)
    tab = context.new_page()
    kinds = {}
    for page in site.of_kind("embed"):
        html = page.file.read_text(encoding="utf-8")
        kinds["cell" if 'class="cell' in html else "number" if 'class="number' in html else "text"] = page
    assert len(kinds) == 3
    problems = {}
    for page in kinds.values():
        tab.goto(framed.url(page.route))
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            if found := violations(tab, scheme):
                problems[f"{page.route} at {width} px, {scheme}"] = found
    context.close()
    assert not problems, report(problems)
