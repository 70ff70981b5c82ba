// My duties and comparisons for any choice: the page holds all of it, and the choice says what is shown.

const chooser = document.querySelector(".chooser");
const form = chooser?.querySelector("form");
const $$ = (selector, within = chooser) => [...within.querySelectorAll(selector)];

function show({ of = [], levels = [] }) {
  for (const part of $$("[data-of]")) part.hidden = of.length > 0 && !of.includes(part.dataset.of);
  showDuties(levels);
  showComparison();
}

function showDuties(levels) {
  const output = form.querySelector(".shown");
  if (!output) return;
  let count = 0;
  for (const area of $$("[data-area]")) {
    let inArea = 0;
    for (const duty of $$("[data-level]", area)) {
      const holders = $$(".holders > li:not([hidden])", duty).length;
      duty.hidden = holders === 0 || (levels.length > 0 && !levels.includes(duty.dataset.level));
      if (!duty.hidden) inArea += holders;
    }
    area.hidden = inArea === 0;
    count += inArea;
  }
  showInOrder();
  output.textContent = output.dataset.text.replace("{count}", count);
}

/** Sorts the parts of a list by what is shown of them: those with a mark first, then the heavier levels. */
function sort(list, parts) {
  const levels = $$("[name=levels]", form).map(({ value }) => value);
  const places = new Map(parts.map((part) => {
    const duties = part.matches(".duty") ? [part] : $$(".duty:not([hidden])", part);
    const isMarked = duties.some((duty) => duty.querySelector(".holders > li:not([hidden]) .flag"));
    const level = Math.min(...duties.map((duty) => levels.indexOf(duty.dataset.level)));
    part.place ??= parts.indexOf(part);
    return [part, [isMarked ? 0 : 1, level, part.place]];
  }));
  const sorted = [...parts].sort((a, b) => {
    const index = places.get(a).findIndex((value, index) => value !== places.get(b)[index]);
    return index < 0 ? 0 : places.get(a)[index] - places.get(b)[index];
  });
  if (sorted.some((part, index) => part !== parts[index])) list.append(...sorted);
}

function showInOrder() {
  const list = chooser.querySelector(".areas");
  for (const duties of $$(".duty-list", list)) sort(duties, [...duties.children]);
  sort(list, $$("[data-area]", list));
  const lines = [...document.querySelectorAll(".outline li")];
  const byHash = new Map(lines.map((line) => [line.querySelector("a").hash, line]));
  const sorted = $$("[data-area]", list).flatMap((area) => {
    const line = byHash.get(`#${area.querySelector("h2").id}`);
    if (line) line.hidden = area.hidden;
    return line ?? [];
  });
  if (sorted.some((line, index) => line !== lines[index])) sorted[0].parentElement.append(...sorted);
}

const table = chooser?.querySelector(".compare");
const rows = table ? $$("tr[data-key]", table) : [];

function showComparison() {
  if (!table) return;
  const heads = $$("thead [data-of]:not([hidden])", table).length;
  table.classList.toggle("is-wide", heads > 4);
  const bodies = { true: table.querySelector("[data-different]"), false: table.querySelector("[data-same]") };
  for (const row of rows) {
    const levels = new Set($$("td:not([hidden])", row).map((cell) => cell.dataset.level));
    bodies[levels.size > 1].append(row);
  }
  for (const body of Object.values(bodies)) {
    body.querySelector(".number").textContent = body.rows.length - 1;
  }
}

form?.addEventListener("choose", ({ detail }) => show(detail));
