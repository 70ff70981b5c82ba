"""A folder without a server (`demarc build --relative`), opened by its files."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from built_site import read_site, text
from conftest import ROOT, new_tab, program
from server import SiteServer

# Processes that run tests beside each other do not share it.
FOLDER = ROOT / f".build/browser/offline-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@pytest.fixture(scope="module")
def folder() -> Path:
    shutil.rmtree(FOLDER, ignore_errors=True)
    run = subprocess.run(
        [program(), "build", "--output", str(FOLDER), "--relative"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return FOLDER


@pytest.fixture
def page(browser, folder):
    """A tab that opens files of the folder, and fails on a missing file."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    tab = context.new_page()
    missing = []
    tab.on("requestfailed", lambda request: missing.append(f"{request.failure} for {request.url}"))
    tab.missing = missing
    yield tab
    context.close()


def opened(tab, folder, path: str):
    tab.goto((folder / path).as_uri())
    return tab


def test_no_address_begins_at_a_root(folder):
    for page in read_site(folder).pages:
        found = re.findall(r'(?:href|src|data-src|action)="(/[^"]*)"', text(page.file))
        assert not found, (page.route, found[:3])


def test_readers_click_through(page, folder):
    """From the home page to a matrix, its cell, the entry that explains it, and back home."""
    opened(page, folder, "index.html")
    assert page.evaluate("() => getComputedStyle(document.querySelector('.button.primary')).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.locator(".hero a.button", has_text="matrix").click()
    expect(page.locator(".view.matrix table").first).to_be_visible()
    assert page.url.endswith("/index.html")
    page.locator(".view.matrix td.cell > a").first.click()
    expect(page.locator(".duty:target")).to_be_in_viewport()
    page.locator(".sidebar-body a").last.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator(".brand").click()
    expect(page.locator(".hero")).to_be_visible()
    wrong = [request for request in page.missing if ".json" not in request and "ERR_ABORTED" not in request]
    assert not wrong, wrong


def test_scripts_work_without_modules(page, folder):
    opened(page, folder, "index.html")
    page.locator("button.scheme").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", re.compile("dark|light"))
    opened(page, folder, "matrix/responsibility/index.html")
    page.locator(".filters input[name=levels]").first.check()
    expect(page.locator(".matrix td.is-dim").first).to_be_attached()
    assert "levels=" in page.url


def test_search_says_that_it_needs_a_server(page, folder):
    opened(page, folder, "models/saas/index.html")
    if page.locator(".search-open").count() == 0:
        pytest.skip("no Pagefind")
    page.locator(".search-open").click()
    status = page.locator("dialog .search-status")
    expect(status).to_have_text(status.get_attribute("data-failed"))


def test_redirects_lead_to_files(page, folder):
    redirects = [page for page in read_site(folder).pages if page.kind == "redirect"]
    for redirect in redirects[:2]:
        opened(page, folder, str(redirect.file.relative_to(folder)))
        page.wait_for_url("**/index.html")
        expect(page.locator("h1")).to_be_visible()


def test_plan_without_a_server(page, folder):
    """My duties: owners are kept for all pages of the matrix, and the table has what is shown."""
    opened(page, folder, "duties/index.html")
    page.locator(".chooser input[name=of]").first.check()
    model = page.locator(".chooser input[name=of]").first.get_attribute("value")
    page.locator(".assign:visible").first.click()
    page.locator(".plan-form [name=owner]").fill("Security")
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.locator("a[data-csv]").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) - 1 == page.locator(".holders > li:visible").count()
    assert lines[0].startswith(page.locator("a[data-csv]").get_attribute("data-csv") + ",") and "Security" in lines[1]
    opened(page, folder, f"duties/{model}/index.html")
    expect(page.locator(".plan-line")).to_have_text(re.compile("Security"))


def test_workbook_without_a_server(page, folder, tmp_path):
    opened(page, folder, "duties/index.html")
    page.locator(".assign:visible").first.click()
    page.locator(".plan-form [name=owner]").fill("Security")
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.locator("[data-xlsx]").click()
    file = tmp_path / "plan.xlsx"
    download.value.save_as(file)
    lines = list(load_workbook(file).active.iter_rows(values_only=True))
    assert len(lines) - 1 == page.locator(".holders > li:visible").count() and "Security" in lines[1]
    page.evaluate("() => localStorage.clear()")
    page.reload()
    expect(page.locator(".plan-line")).to_have_count(0)
    page.locator(".plan input[type=file]").set_input_files(file)
    expect(page.locator(".plan-line")).to_have_text("Security · Open")


def test_plan_of_a_relative_folder_on_a_server(browser, folder):
    """What belongs to a duty is found from any address."""
    server = SiteServer(folder.parent)
    tab = new_tab(browser, server.origin)
    tab.goto(f"{server.origin}/{folder.name}/duties/index.html")
    summary = tab.locator(".duty:visible .related summary").first
    summary.scroll_into_view_if_needed()
    expect(summary).to_be_visible()
    summary.click()
    expect(tab.locator(".related details[open] li li").first).to_be_visible()
    href = tab.locator(".related details[open] a").first.evaluate("link => link.href")
    assert f"/{folder.name}/controls/" in href and href.endswith("/index.html"), href
    tab.context.close()
    server.close()
