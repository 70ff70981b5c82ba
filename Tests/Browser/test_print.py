"""On paper: no navigation, dark ink on white, the matrix on one sheet."""

import io

from pypdf import PdfReader

SCREEN_ONLY = [".skip", ".site-nav", ".sidebar", ".outline", ".tools", ".pager", "button", ".filters",
               ".skip-over"]

SHOWN = """(names) => names.filter((name) => [...document.querySelectorAll(name)].some((node) =>
  node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).clipPath === "none"))"""


def pages(tab) -> list[str]:
    """The text of each sheet."""
    reader = PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True, print_background=True)))
    return [page.extract_text() for page in reader.pages]


def plain(words: str) -> str:
    return "".join(words.split()).lower()


def test_every_kind_prints(view, example):
    """On a machine in the dark scheme, where most can go wrong."""
    tab = view(example.route, color_scheme="dark")
    tab.emulate_media(media="print", color_scheme="dark")
    shown = tab.evaluate(SHOWN, SCREEN_ONLY)
    assert not shown, f"{example.route}: {shown} is printed"
    colors = tab.evaluate("""() => [getComputedStyle(document.body).color,
      getComputedStyle(document.documentElement).backgroundColor]""")
    assert darkness(colors[0]) > 0.7, f"{example.route}: the dark scheme prints in {colors[0]}"
    assert darkness(colors[1]) < 0.05 or colors[1].endswith(", 0)"), f"{example.route}: on {colors[1]}"


def darkness(color: str) -> float:
    return 1 - sum(float(part) for part in color[color.index("(") + 1 : -1].split(",")[:3]) / 765


def test_matrix_is_on_one_sheet(tab, server, site):
    page = site.of_kind("matrix-responsibility")[0]
    tab.goto(server.url(page.route))
    table = tab.locator(".view.matrix table").first
    titles = [plain(title) for title in table.locator("tbody th[scope=row] > a").all_inner_texts()]
    heads = [plain(title) for title in table.locator("thead th > a").all_inner_texts()]
    assert len(titles) > 10
    sheets = [plain(words) for words in pages(tab)]
    full = [number for number, words in enumerate(sheets) if all(title in words for title in titles + heads)]
    counts = [sum(title in words for title in titles) for words in sheets]
    assert full, f"rows of {len(titles)} on each sheet: {counts}"


def test_matrix_is_on_the_first_sheet(tab, server, site):
    tab.goto(server.url(site.of_kind("matrix-responsibility")[0].route))
    titles = [plain(title) for title in tab.locator(".view.matrix tbody th > a").all_inner_texts()]
    first = plain(pages(tab)[0])
    assert all(title in first for title in titles)


def test_paper_says_its_edition(tab, server, site):
    """At the end of what is printed, and the number of each sheet."""
    page = site.of_kind("entry-models")[0]
    tab.goto(server.url(page.route))
    sheets = [plain(words) for words in pages(tab)]
    assert plain(tab.locator(".sheet-foot").text_content()) in sheets[-1]
    assert all(f"{number}/{len(sheets)}" in words for number, words in enumerate(sheets, 1))


def test_entries_take_few_sheets(tab, server, site):
    """There are no empty sheets."""
    for page in site.of_kind("entry-models")[:1] + site.of_kind("entry-lessons")[:1]:
        tab.goto(server.url(page.route))
        sheets = pages(tab)
        assert all(words.strip() for words in sheets), page.route
