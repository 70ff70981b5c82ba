"""Layout: narrow windows, large text, no layout shift, no animation with reduced motion."""

import time

import pytest

from built_site import text

# Elements that reach beyond the window and are not inside something that scrolls by itself.
TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= innerWidth) return [];
  // A scrolling box clips absolutely positioned content only if the box is positioned too.
  const scrolls = (node) => {
    let isLoose = getComputedStyle(node).position === "absolute";
    for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
      const { overflowX, position } = getComputedStyle(at);
      if (position !== "static") isLoose = false;
      if (overflowX !== "visible" && !isLoose) return true;
      if (position === "absolute") isLoose = true;
    }
    return false;
  };
  const name = (node) => node.tagName.toLowerCase()
    + [...node.classList].map((name) => "." + name).join("") + (node.id ? "#" + node.id : "");
  const wide = [...document.body.querySelectorAll("*")].filter((node) =>
    node.getBoundingClientRect().right > innerWidth + 1 && !scrolls(node));
  return [`the page is ${root.scrollWidth} px wide in a window of ${innerWidth}`,
    ...wide.slice(0, 5).map((node) => `${name(node)} reaches ${Math.round(node.getBoundingClientRect().right)} px`)];
}"""

# Text that its own box cuts off, except for intentionally hidden text.
CUT_OFF = """() => {
  const name = (node) => node.tagName.toLowerCase() + [...node.classList].map((name) => "." + name).join("");
  return [...document.body.querySelectorAll("*")].filter((node) => {
    const style = getComputedStyle(node);
    if (!["hidden", "clip"].includes(style.overflowX) && !["hidden", "clip"].includes(style.overflowY)) return false;
    if (style.clipPath !== "none") return false;
    if (node.clientWidth <= 2 || node.clientHeight <= 2 || node instanceof SVGElement) return false;
    const isCutAcross = style.overflowX !== "visible" && style.overflowX !== "auto"
      && node.scrollWidth > node.clientWidth + 2;
    const isCutDown = ["hidden", "clip"].includes(style.overflowY) && node.scrollHeight > node.clientHeight + 4;
    return (isCutAcross || isCutDown) && node.innerText?.trim();
  }).slice(0, 5).map((node) => `${name(node)} cuts off ${JSON.stringify(node.innerText.trim().slice(0, 40))}`);
}"""

# Tools of the header that lie on one another.
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".site-head a, .site-head button, .site-head summary")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((node) => ({ node, box: node.getBoundingClientRect() })).filter(({ box }) => box.width > 1);
  const found = [];
  for (const [index, a] of boxes.entries()) for (const b of boxes.slice(index + 1)) {
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (across > 2 && down > 2 && !a.node.contains(b.node) && !b.node.contains(a.node)) {
      found.push(`${a.node.textContent.trim()} and ${b.node.textContent.trim()} overlap`);
    }
  }
  return found;
}"""


def problems_at(tab, widths: list[int]) -> list[str]:
    """What does not fit into windows of these widths."""
    found = []
    for width in widths:
        tab.set_viewport_size({"width": width, "height": 800})
        problems = tab.evaluate(TOO_WIDE) + tab.evaluate(CUT_OFF) + tab.evaluate(OVERLAPS)
        found += [f"{width} px: {problem}" for problem in problems]
    return found


def test_page_does_not_scroll_sideways(view, example):
    problems = problems_at(view(example.route, width=320), [320, 360, 768, 1100, 1440])
    assert not problems, f"{example.route}\n" + "\n".join(problems)


SMALL_TEXT = """() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility({ visibilityProperty: true })) continue;
    // Text in a drawing is as small as the drawing is.
    const scale = node instanceof SVGElement ? node.getScreenCTM?.()?.a ?? 1 : 1;
    const size = parseFloat(getComputedStyle(node).fontSize) * scale;
    if (size < 11.95) found.add(`${node.tagName}.${node.getAttribute("class") ?? ""} has ${size.toFixed(1)} px`);
  }
  return [...found];
}"""


@pytest.mark.parametrize("width", [360, 768, 1280, 1440])
def test_no_text_is_small(view, example, width):
    """No text is below 12 px, also in drawings."""
    small = view(example.route, width=width).evaluate(SMALL_TEXT)
    assert not small, f"{example.route} at {width} px\n" + "\n".join(small[:8])


def test_no_page_is_endless(site, view):
    """At 360 px, no page is higher than 12,000 px, but for those that are for paper."""
    heights = {}
    pages = [page for page in site.pages if page.kind != "print"]
    for page in sorted(pages, key=lambda page: -page.file.stat().st_size)[:80]:
        heights[page.route] = view(page.route, width=360).evaluate("() => document.documentElement.scrollHeight")
    endless = {route: height for route, height in heights.items() if height > 12_000}
    assert not endless, endless


@pytest.fixture
def many_clauses(site):
    """The page with the most parts."""
    pages = [page for page in site.pages if page.kind != "print"]
    return max(pages, key=lambda page: text(page.file).count("<details class=\"clause\""))


READ = "node => node.checkVisibility({ contentVisibilityAuto: true })"


@pytest.mark.parametrize("scripts", [True, False])
def test_clauses_are_folded_on_a_phone(view, many_clauses, scripts):
    """They stay where they are, are opened by their heads, and by addresses that name them."""
    options = {} if scripts else {"java_script_enabled": False}
    tab = view(many_clauses.route, width=360, **options)
    parts = tab.locator(".clauses > section")
    assert parts.count() > 30
    words = parts.locator(".clause > :not(summary)")
    assert not any(words.nth(index).evaluate(READ) for index in (0, 5, 20))
    parts.nth(5).locator(":is(h3, h4)").click(force=True)
    assert words.nth(5).evaluate(READ) and not words.nth(20).evaluate(READ)
    tab = view(f"{many_clauses.route}#{parts.nth(20).get_attribute('id')}", width=360, **options)
    assert words.nth(20).evaluate(READ) and not words.nth(21).evaluate(READ)
    box = parts.nth(20).bounding_box()
    assert 0 < box["y"] < 300, box
    if scripts:
        parts.nth(20).locator(":is(h3, h4)").click(force=True)
        assert not words.nth(20).evaluate(READ)


def test_clauses_are_open_on_a_desk_and_on_paper(view, many_clauses):
    for width, media in [(1440, "screen"), (768, "screen"), (360, "print")]:
        tab = view(many_clauses.route, width=width)
        tab.emulate_media(media=media)
        shown = tab.locator(".clause > :not(summary)").evaluate_all(f"nodes => nodes.map({READ})")
        assert shown and all(shown), (width, media)
        assert tab.locator(".clause > summary:visible").count() == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_first_screen_answers(view, site, width):
    """What a model makes you owe, in numbers; of a threat, who acts and which controls help."""
    for kind, selector in [("entry-models", ".at-a-glance .shares b"), ("entry-domains", ".at-a-glance .shares b"),
                           ("entry-threats", ".answers > div:nth-child(-n+3) a[href*='/domains/']"),
                           ("entry-threats", ".answers > div:nth-child(-n+3) a[href*='/controls/']")]:
        for page in site.of_kind(kind)[:8]:
            found = view(page.route, width=width).locator(selector)
            assert found.count(), (page.route, selector)
            box = found.last.bounding_box() if kind != "entry-threats" else found.first.bounding_box()
            assert box["y"] + box["height"] <= 900, (page.route, selector, box)


def test_outlines_have_the_parts_of_sections(view, site):
    """The page, its sections, and what stands in them: variants of a model, answers to a question."""
    for kind, anchor in [("entry-models", "field.variants"), ("entry-factors", "field.answers")]:
        pages = [page for page in site.of_kind(kind) if f'id="{anchor}"' in text(page.file)]
        assert pages, kind
        tab = view(pages[0].route)
        parts = tab.locator(f".outline li:has(> a[href='#{anchor}']) > ul > li > a")
        assert parts.count() > 1
        targets = parts.evaluate_all("links => links.map((link) => document.getElementById(link.hash.slice(1)) !== null)")
        assert all(targets)


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_buttons_of_the_hero_are_on_one_line(view, width):
    boxes = [button.bounding_box() for button in view("/", width=width).locator(".hero .button").all()]
    assert len(boxes) > 2 and len({box["y"] for box in boxes}) == 1, boxes
    assert len({box["height"] for box in boxes}) == 1, "a button has two lines"


EDGES = """() => [".brand", "h1", ".page-head", ".content"].map((name) =>
  Math.round(document.querySelector(name)?.getBoundingClientRect().left ?? 0))"""


@pytest.mark.parametrize("width", [360, 768, 1440, 1920])
def test_pages_have_one_left_edge(view, site, width):
    """That of the brand, or beside the sidebar; text and head of a page share it."""
    edges = {}
    for page in site.examples():
        if page.kind == "embed":  # It has no brand.
            continue
        brand, *others = view(page.route, width=width).evaluate(EDGES)
        assert len(set(others)) == 1, (page.route, others)
        edges.setdefault(" has-sidebar" in text(page.file) and width >= 992, set()).add(others[0] - brand)
    assert edges[False] == {0} and all(len(found) == 1 for found in edges.values()), edges


def test_long_lists_are_folded(view, site):
    """Backlinks of more than eight entries of a kind are folded; shorter ones are open."""
    tab = view(site.of_kind("entry-models")[0].route)
    lists = tab.locator(".backlinks .many").evaluate_all("""lists => lists.map((list) =>
      [list.querySelectorAll("li").length, list.querySelector("li").checkVisibility({ contentVisibilityAuto: true }),
        list.querySelector("summary").checkVisibility()])""")
    assert lists and all((count > 8) == folded != shown for count, shown, folded in lists), lists


def test_low_windows_have_room(view, example):
    """At 400 % of a screen of 1280 × 1024 px, the header moves away with the page."""
    tab = view(example.route, width=320)
    tab.set_viewport_size({"width": 320, "height": 256})
    assert tab.evaluate("() => getComputedStyle(document.querySelector('.site-head')).position") == "static"


def test_text_at_200_percent(view, example):
    """The font size of the reader is doubled. A 1280 px window zoomed to 200 % is 640 px wide."""
    tab = view(example.route, width=640, locale="en")  # a tab of its own, whose font stays large
    session = tab.context.new_cdp_session(tab)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert tab.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    problems = problems_at(tab, [640, 1280])
    session.detach()
    assert not problems, f"{example.route}, text at 200 %\n" + "\n".join(problems)


RECORDS_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push({
    value: entry.value,
    nodes: entry.sources.map(({ node }) => {
      const element = node?.nodeType === 1 ? node : node?.parentElement;
      return element ? element.tagName.toLowerCase() + (element.className.baseVal ?? element.className) : "?";
    }),
  });
}).observe({ type: "layout-shift", buffered: true });
"""


def with_late_scripts(tab):
    def late(route):
        time.sleep(0.15)
        route.continue_()

    tab.add_init_script(RECORDS_SHIFTS)
    tab.route("**/*.js", late)


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_jumps(view, example, width):
    """No layout shift, even where scripts come late and find the page painted."""
    tab = view(example.route, width=width, prepare=with_late_scripts)
    tab.evaluate("() => document.fonts.ready.then(() => null)")
    tab.wait_for_timeout(200)
    shifts = tab.evaluate("() => window.shifts")
    assert not shifts, f"{example.route} at {width} px: {shifts[:3]}"


def test_a_jump_would_be_seen(view):
    tab = view("/", prepare=with_late_scripts)
    tab.evaluate("() => { document.querySelector('main').style.marginTop = '200px'; }")
    tab.wait_for_timeout(200)
    assert tab.evaluate("() => window.shifts.length") > 0


MOVING = """() => {
  const name = (node) => node.tagName.toLowerCase() + [...node.classList].map((name) => "." + name).join("");
  const takesTime = (list) => list.split(",").some((time) => parseFloat(time) > 0.01);
  const found = document.getAnimations().map((animation) => `an animation of ${name(animation.effect.target)}`);
  for (const node of document.querySelectorAll("*")) {
    const style = getComputedStyle(node);
    if (takesTime(style.transitionDuration)) found.push(`${name(node)} has a transition`);
    if (takesTime(style.animationDuration) && style.animationName !== "none") found.push(`${name(node)} is animated`);
    if (style.scrollBehavior === "smooth") found.push(`${name(node)} scrolls smoothly`);
  }
  return found;
}"""


def test_nothing_moves_for_those_who_asked(view, example):
    found = view(example.route, reduced_motion="reduce").evaluate(MOVING)
    assert not found, f"{example.route}: {found[:5]}"
