"""Everything can be reached and used with the keyboard, and the focus is always visible."""

import pytest
from playwright.sync_api import expect

# The focused element, and whether its focus is visible.
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  const name = node.tagName.toLowerCase() + [...node.classList].map((name) => "." + name).join("")
    + (node.id ? "#" + node.id : "");
  const isRing = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5;
  const style = getComputedStyle(node);
  const boxes = [...node.getClientRects()];
  // A link over several lines is visible if one of its lines is.
  const isInside = (box) => Math.min(box.right, innerWidth) - Math.max(box.left, 0) >= 1
    && Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) >= 1;
  const drawn = boxes.filter((box) => box.width > 0 && box.height > 0);
  const box = drawn.find(isInside) ?? drawn[0];
  const words = (node.getAttribute("aria-label") ?? node.innerText ?? node.textContent ?? "").trim().slice(0, 40);
  const problems = [];
  // The focus ring is drawn by the element, its pseudo-elements or its container, or, in a drawing, by a
  // thicker line.
  const around = node.closest("label, td, li");
  const isRinged = style.boxShadow !== "none" || isRing(style)
    || isRing(getComputedStyle(node, "::after")) || isRing(getComputedStyle(node, "::before"))
    || around && isRing(getComputedStyle(around))
    || node instanceof SVGElement && [...node.querySelectorAll("*")].some((part) =>
      isRing(getComputedStyle(part)) || parseFloat(getComputedStyle(part).strokeWidth) >= 2);
  if (!node.matches(":focus-visible")) problems.push("is not :focus-visible");
  if (!isRinged) problems.push("shows no ring");
  if (!box) problems.push("has no box");
  else {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (!isInside(box)) problems.push("is outside of the window");
    else {
      const points = [[.5, .5], [.2, .5], [.8, .5], [.5, .15], [.5, .85]];
      const isSeen = points.some(([x, y]) => {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return hit && (node.contains(hit) || hit.contains(node) && hit !== document.documentElement
          || hit.closest("label")?.contains(node));
      });
      if (!isSeen) problems.push("lies under something else");
    }
  }
  return { name, words, problems };
}"""

# The focusable elements after the last focused one.
LEFT_OUT = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((node) => node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true })
    && window.lastFocused.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)
  .map((node) => node.textContent.trim().slice(0, 40))"""

# More stops than any page has: nothing traps the focus.
STEPS = 1000


def walk(tab, key: str, steps: int) -> list[dict]:
    """Presses a key until the focus leaves the page, or a maximum number of times. The page records the focus
    on each key release, which saves a query per step."""
    tab.evaluate(f"""() => {{
      const focused = {FOCUSED};
      const known = new Set();
      window.walked = [];
      addEventListener("keyup", () => {{
        const node = document.activeElement;
        // After the last stop, the browser can start again at the first.
        const at = known.has(node) || window.walked.at(-1) === null ? null : focused();
        if (at) window.lastFocused = node;
        known.add(node);
        window.walked.push(at);
      }}, true);
    }}""")
    for step in range(1, steps + 1):
        tab.keyboard.press(key)
        if step % 10 == 0 and tab.evaluate("() => window.walked.includes(null)"):
            break
    seen = tab.evaluate("() => window.walked")
    return seen[:seen.index(None)] if None in seen else seen


def tab_to(tab, selector: str, key: str = "Tab", steps: int = 200):
    """Moves the focus to the first element of a selector, using only keys."""
    for _ in range(steps):
        tab.keyboard.press(key)
        if tab.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{steps} times {key} do not lead to {selector}")


@pytest.mark.parametrize("width", [360, 1440])
def test_focus_is_seen_all_the_way(view, example, width):
    tab = view(example.route, width=width)
    seen = walk(tab, "Tab", STEPS)
    assert 0 < len(seen) < STEPS, f"{len(seen)} stops on {example.route}"
    problems = [f"{at['name']} ({at['words']}) {problem}" for at in seen for problem in at["problems"]]
    assert not problems, f"{example.route} at {width} px\n" + "\n".join(problems[:8])
    left_out = tab.evaluate(LEFT_OUT)
    assert not left_out, f"{example.route} at {width} px: the focus is lost before {left_out[:8]}"


def test_focus_is_seen_on_the_way_back(view, site):
    tab = view(site.of_kind("matrix-responsibility")[0].route)
    seen = walk(tab, "Shift+Tab", 40)
    problems = [f"{at['name']} ({at['words']}) {problem}" for at in seen for problem in at["problems"]]
    assert not problems, "\n".join(problems[:8])


def test_skip_link(view, example):
    tab = view(example.route)
    tab.keyboard.press("Tab")
    first = tab.evaluate(FOCUSED)
    assert ".skip" in first["name"] and not first["problems"], first
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    # The next stop is in the page, or after it if it has none.
    assert tab.evaluate("() => !document.activeElement.closest('.site-head, .sidebar')"), example.route


def test_scheme_switch(tab, server):
    tab.goto(server.url("/"))
    tab_to(tab, "button.scheme")
    for key in ("Enter", "Space"):
        before = tab.locator("button.scheme").get_attribute("aria-pressed")
        tab.keyboard.press(key)
        expect(tab.locator("button.scheme")).not_to_have_attribute("aria-pressed", before)
        expect(tab.locator("button.scheme")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1440])
def test_navigation(open_tab, server, site, width):
    """The navigation opens another page. On a phone its menu opens first, and Escape closes it."""
    tab = open_tab(viewport={"width": width, "height": 900})
    tab.goto(server.url("/"))
    if tab.locator(".menu > summary").is_visible():
        tab_to(tab, ".menu > summary")
        tab.keyboard.press("Enter")
        expect(tab.locator(".site-nav")).to_be_visible()
        tab.keyboard.press("Tab")
        tab.keyboard.press("Escape")
        expect(tab.locator(".site-nav")).not_to_be_visible()
        expect(tab.locator(".menu > summary")).to_be_focused()
        tab.keyboard.press("Enter")
    tab_to(tab, ".site-nav a[href]:not([href='/'])")
    address = tab.evaluate("() => document.activeElement.href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(address)


def test_submenus(tab, server):
    tab.goto(server.url("/"))
    submenu = tab.locator(".submenu > summary").first
    if submenu.count() == 0 or not submenu.is_visible():
        pytest.skip("the navigation has no second level")
    tab_to(tab, ".submenu > summary")
    tab.keyboard.press("Enter")
    inside = tab.locator(".submenu[open] a")
    expect(inside.first).to_be_visible()
    tab.keyboard.press("Tab")
    expect(inside.first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator(".submenu[open]")).to_have_count(0)
    assert tab.evaluate("() => document.activeElement.matches('.submenu > summary')")


def test_matrix_filter_cell_and_panel(tab, server, site):
    """From a filter to a cell, into its details, and back."""
    tab.goto(server.url(site.of_kind("matrix-responsibility")[0].route))
    tab_to(tab, ".filters input[name=levels]")
    tab.keyboard.press("Space")
    expect(tab.locator(".filters input[name=levels]").first).to_be_checked()
    assert not tab.evaluate(FOCUSED)["problems"]
    tab.keyboard.press("Space")
    tab_to(tab, ".matrix td a")
    cell = tab.evaluate("() => document.activeElement.closest('td').id")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowDown")
    moved = tab.evaluate("() => document.activeElement.closest('td').id")
    assert moved and moved != cell
    assert not tab.evaluate(FOCUSED)["problems"]
    tab.keyboard.press("Enter")
    panel = tab.locator(".cell-panel")
    expect(panel).to_be_visible()
    expect(panel.locator("h2")).to_be_focused()
    assert tab.url.endswith("#" + moved)
    for _ in range(30):
        tab.keyboard.press("Tab")
        focused = tab.evaluate(FOCUSED)
        assert focused is not None, "the focus is lost behind the panel"
        assert not focused["problems"], focused
        if not tab.evaluate("() => Boolean(document.activeElement.closest('.cell-panel'))"):
            break
    tab.locator(f"td[id='{moved}'] > a").focus()
    tab.keyboard.press("Enter")
    expect(panel).to_be_visible()
    tab.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    assert tab.evaluate("() => document.activeElement.closest('td')?.id") == moved
    assert "#" not in tab.url


def test_long_things_can_be_skipped(view, site):
    """The heatmap and the table, with a link in each cell, can be passed in one step."""
    tab = view(site.of_kind("matrix-responsibility")[0].route)
    links = tab.locator(".skip-over")
    assert links.count() > 0
    for link in links.all():
        # The heatmap takes the place of the table once its view is chosen.
        place = link.evaluate("link => link.closest('.switched')?.querySelector('h2').id ?? 'main.content'")
        tab.locator(f".switch a[href='#{place}']").click()
        link.focus()
        assert link.evaluate("link => getComputedStyle(link).clipPath === 'none' && link.offsetHeight > 10")
        target = link.get_attribute("href").removeprefix("#")
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        assert tab.evaluate(
            """(target) => Boolean(document.getElementById(target).compareDocumentPosition(document.activeElement)
              & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))""", target), target


STUCK = """() => [...document.body.querySelectorAll("*")].filter((node) => {
  const style = getComputedStyle(node);
  const scrolls = ["auto", "scroll"].includes(style.overflowX) && node.scrollWidth > node.clientWidth + 1
    || ["auto", "scroll"].includes(style.overflowY) && node.scrollHeight > node.clientHeight + 1;
  return scrolls && node.clientHeight > 0 && node.checkVisibility() && node.tabIndex < 0
    && !node.querySelector("a[href], button, input, select, summary, [tabindex='0']");
}).map((node) => node.tagName + "." + node.className)"""


def test_whatever_scrolls_can_be_focused(view, example):
    """A part that scrolls by itself is scrolled with the arrow keys."""
    tab = view(example.route)
    for width in (360, 1440):
        tab.set_viewport_size({"width": width, "height": 900})
        stuck = tab.evaluate(STUCK)
        assert not stuck, f"{example.route} at {width} px: {stuck}"
