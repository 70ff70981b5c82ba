"""Pictures of every kind of page, in both schemes, on a phone and on a desk: .build/screenshots."""

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from playwright.sync_api import sync_playwright

from conftest import ROOT, build_sites, site_at
from server import SiteServer

OUTPUT = ROOT / ".build/screenshots"


def main(words: list[str]):
    """Captures the kinds whose names contain one of the words, or all kinds."""
    build_sites()
    site = site_at("/")
    server = SiteServer(site.folder)
    pages = [page for page in site.examples() if not words or any(word in page.kind for word in words)]
    if not words:
        shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        for scheme in ("light", "dark"):
            for width in (360, 1440):
                tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                taken: dict[str, int] = {}
                for page in pages:
                    taken[page.kind] = taken.get(page.kind, 0) + 1
                    number = f"-{taken[page.kind]}" if taken[page.kind] > 1 else ""
                    tab.goto(server.url(page.route))
                    tab.screenshot(path=OUTPUT / f"{page.kind}{number}-{width}-{scheme}.png", full_page=True)
                tab.close()
        browser.close()
    server.close()
    print(f"{len(pages) * 4} pictures in {OUTPUT.relative_to(ROOT)}/")


main(sys.argv[1:])
