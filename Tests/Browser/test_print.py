"""On paper: no navigation, dark ink on white, the matrix on one sheet."""

import io

from playwright.sync_api import expect
from pypdf import PdfReader

SCREEN_ONLY = [".skip", ".site-nav", ".sidebar", ".outline", ".tools", ".pager", "button", ".filters",
               ".skip-over"]

SHOWN = """(names) => names.filter((name) => [...document.querySelectorAll(name)].some((node) =>
  node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).clipPath === "none"))"""


def printed(tab) -> PdfReader:
    tab.emulate_media(media="print")
    return PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True, print_background=True)))


def pages(tab) -> list[str]:
    """The text of each sheet."""
    return [page.extract_text() for page in printed(tab).pages]


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


def test_every_sheet_says_where_it_is_from(view, server, example):
    """The site, its edition, the date and the address, and the number of the sheet."""
    tab = view(example.route)
    sheets = [plain(words) for words in pages(tab)]
    foot = plain(tab.locator("html").get_attribute("data-sheet"))
    assert plain(server.url(example.route)) in foot and plain("Edition") in foot, foot
    if changed := tab.locator(".page-foot time").all_text_contents():
        assert changed[0] in foot
    missing = [number for number, words in enumerate(sheets, 1)
               if foot not in words or f"{number}/{len(sheets)}" not in words]
    assert not missing, f"{example.route}: sheets {missing} of {len(sheets)} do not say {foot}"
    empty = [number for number, words in enumerate(sheets, 1) if len(words) < len(foot) + 12]
    assert not empty, f"{example.route}: the sheets {empty} are empty"


def test_paper_says_its_edition_at_the_end(tab, server, site):
    """Where browsers leave the margins of sheets empty, and for those who print without scripts."""
    tab.goto(server.url(site.of_kind("entry-models")[0].route))
    words = tab.locator(".sheet-foot").text_content()
    assert tab.locator("html").get_attribute("data-sheet").startswith(words.strip())


# Each table, and what of it stands outside of the sheet that is this wide.
CUT = """(width) => [...document.querySelectorAll("main *")].filter((node) => {
  if (!node.checkVisibility({ contentVisibilityAuto: true }) || node.closest("svg") && !node.matches("svg")) return false;
  if (getComputedStyle(node).clipPath !== "none" || node.closest(".unseen")) return false;
  const { left, right } = node.getBoundingClientRect();
  return right > width + 1 || left < -1;
}).slice(0, 4).map((node) => `${node.tagName}.${node.getAttribute("class") ?? ""} ${node.textContent.trim().slice(0, 30)}`)"""


def test_nothing_is_cut_on_paper(view, example):
    """Between the margins of A4: 672 px, or 1,047 px across for matrices and comparisons."""
    width = 1047 if example.kind.startswith(("matrix", "compare")) else 672
    tab = view(example.route, width=width)
    tab.emulate_media(media="print")
    cut = tab.evaluate(CUT, width)
    assert not cut, f"{example.route}\n" + "\n".join(cut)


def test_matrices_print_every_column(view, site):
    """With the widths of real sheets: the words of all heads are there, and none stands beyond the edge."""
    for page in site.of_kind("matrix"):
        tab = view(page.route)
        heads = " ".join(tab.locator(".matrix thead th").all_inner_texts()).split()
        rows = " ".join(tab.locator(".matrix tbody th[scope=row]").all_inner_texts()).split()
        reader = printed(tab)
        sheets = [plain(sheet.extract_text()) for sheet in reader.pages]
        everything = "".join(sheets)
        assert all(plain(word) in sheets[0] for word in heads), (page.route, heads)
        assert all(plain(word) in everything for word in rows), page.route
        for sheet in reader.pages:
            beyond = []

            def see(words, cm, tm, *_):
                if words.strip() and not 0 <= tm[4] * cm[0] + tm[5] * cm[2] + cm[4] <= float(sheet.mediabox.width):
                    beyond.append(words)

            sheet.extract_text(visitor_text=see)
            assert not beyond, (page.route, beyond)


def test_entries_take_few_sheets(tab, server, site):
    """There are no empty sheets."""
    for page in site.of_kind("entry-models")[:1] + site.of_kind("entry-lessons")[:1]:
        tab.goto(server.url(page.route))
        sheets = pages(tab)
        assert all(words.strip() for words in sheets), page.route


def test_the_whole_site_prints(view, site):
    """Every entry is on the page once, the table of contents leads to each, and the matrix is on one sheet."""
    page = next(page for page in site.of_kind("print") if page.route == "/print/")
    tab = view(page.route)
    titles = tab.locator(".chapters a").count()
    assert titles > 250
    assert tab.locator(".printed").count() + tab.locator(".chapter").count() == titles
    targets = tab.locator(".chapters a").evaluate_all(
        "links => links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) !== null)")
    assert all(targets)
    link = tab.locator(".printed .prose a[href^='#']:visible").first
    link.click()
    assert "#" in tab.url


def test_the_whole_site_begins_with_the_home_page(view, site):
    """Its text is the first chapter, without its buttons and its drawing, which is that of a later chapter."""
    home = view("/").locator(".prose > p").first.inner_text()
    tab = view("/print/")
    first = tab.locator(".chapter, .content > .printed").first
    assert first.evaluate("node => node.matches('.preface')")
    assert first.locator(".prose > p").first.inner_text() == home
    assert first.locator(".actions, svg").count() == 0
    tab.locator(".chapters a").first.click()
    expect(first).to_be_in_viewport()


def test_a_collection_prints(view, site):
    """On paper: the contents, then each entry with its parts open, and nothing of the frame around pages."""
    page = min(site.of_kind("print"), key=lambda page: page.file.stat().st_size)
    tab = view(page.route)
    names = [plain(name) for name in tab.locator(".chapters a").all_inner_texts()]
    headings = [plain(name) for name in tab.locator(".printed .page-head :is(h2, h3)").all_inner_texts()]
    assert names and names == headings
    sheets = [plain(words) for words in pages(tab)]
    everything = "".join(sheets)
    assert all(everything.count(name) >= 2 for name in names)
    assert plain("Skip to content") not in everything
