"""Interactions take less work than laying out a table of a fixed size.

The table takes 25 ms on a machine of 2026 (one core of a server), so 100 ms on a processor that is four times slower.
"""

import re

import pytest
from playwright.sync_api import expect

from conftest import new_tab
from test_choices import overview

# Lays out a table of 240 rows and 10 columns.
TABLE = """async () => {
  const table = document.createElement("table");
  for (let row = 0; row < 240; row += 1) {
    const line = table.insertRow();
    for (let column = 0; column < 10; column += 1) line.insertCell().textContent = `${row} × ${column}`;
  }
  document.body.append(table);
  table.getBoundingClientRect();
  table.remove();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""

# An event, until the frame that shows its effect.
FRAME = """async ([selector, number, kind]) => {
  const nodes = [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
  const node = nodes[number % nodes.length];
  if (kind === "click") node.click();
  else if (kind) node.dispatchEvent(new KeyboardEvent("keydown", { key: kind, bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""

INTERACTIONS = {
    "filters of the matrix": ("matrix-responsibility", ".filters input[name=levels]", "click"),
    "a cell of the matrix": ("matrix-responsibility", ".view.matrix td.cell > a", "click"),
    "arrow keys in the matrix": ("matrix-responsibility", ".view.matrix td.cell > a", "ArrowRight"),
    "a cell of a derived matrix": ("matrix-domain-standards", ".view.matrix td.number a", "click"),
    "models of my duties": ("duties", ".chooser input[name=of]", "click"),
    "the last models of my duties": ("duties of many", ".chooser label:nth-of-type(n+5) > input[name=of]", "click"),
    "an owner in my duties": ("duties", ".assign", "click"),
    "models of a comparison": ("compare", ".chooser input[name=of]", "click"),
    "answers of a guide": ("guide", ".guide input", "click"),
    "the colour scheme": ("duties", "button.scheme", "click"),
}


def address(site, kind: str) -> str:
    if kind == "duties of many":
        page = overview(site, "duties")
        keys = re.findall(r'name="of" value="([^"]+)"', page.file.read_text(encoding="utf-8"))
        return f"{page.route}?of={','.join(keys[:4])}"
    if kind == "guide":
        return next(page for page in site.pages if 'class="view guide"' in page.file.read_text(encoding="utf-8")
                    and page.kind != "print").route
    return overview(site, kind).route if kind in ("duties", "compare") else site.of_kind(kind)[0].route


@pytest.mark.parametrize("name", INTERACTIONS)
def test_answers_take_little_work(browser, server, site, name):
    kind, selector, event = INTERACTIONS[name]
    tab = new_tab(browser, server.origin, color_scheme="light")
    tab.goto(server.url(address(site, kind)))
    expect(tab.locator(selector).first).to_be_visible()
    tab.wait_for_load_state("networkidle")
    session = tab.context.new_cdp_session(tab)
    # The time of the page's thread, whatever else this machine does. Without a graphics processor, as here, pixels
    # take more of it than on a reader's device, so they are left out.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = {item["name"]: item["value"] for item in session.send("Performance.getMetrics")["metrics"]}
        return sum(metrics[name] for name in ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")) * 1000

    def work_of(script: str, argument=None) -> float:
        before = worked()
        tab.evaluate(script, argument)
        return worked() - before

    # Without what the measurement itself costs. Both are measured in turn, so that other load slows both.
    nothing = min(work_of(FRAME, [selector, 0, None]) for _ in range(4))
    pairs = [(work_of(FRAME, [selector, number, event]) - nothing, work_of(TABLE) - nothing) for number in range(6)]
    tab.context.close()
    times, tables = (sorted(values) for values in zip(*pairs))
    assert 0 < times[2] <= tables[2], [(round(time, 1), round(table, 1)) for time, table in pairs]
