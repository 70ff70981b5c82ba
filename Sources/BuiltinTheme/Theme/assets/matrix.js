// The matrix on its own page: filters, order, highlights, and what stands behind a cell.

const view = document.querySelector(".matrix.is-own");
const form = view?.querySelector(".filters");
const table = view?.querySelector("table");
const $$ = (selector, within = view) => [...within.querySelectorAll(selector)];

/** What an address's fragment names; a malformed one names nothing. */
function fragment(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

const head = table?.tHead.rows[0];
/** The columns as written: key, and the position of their cells in each row as written. */
const columns = head ? [...head.cells].slice(1).map((cell, index) => ({ key: cell.dataset.key, index })) : [];
const bodies = table ? [...table.tBodies] : [];
/** Every row as written, with its cells. */
const lines = [head, ...bodies.flatMap((body) => [...body.rows])].filter(Boolean)
  .map((row) => ({ row, body: row.parentElement, key: row.dataset.key, cells: [...row.cells].slice(1) }));
const content = lines.filter((line) => line.key);

/** Every cell is one link or one number, so that keys lead from cell to cell. */
const isGrid = content.every((line) => line.cells.every((cell) => cell.matches(".cell, .number")));

/** Shows the rows and columns of what has a successor. */
const superseded = view?.querySelector(".with-superseded input");
const isOld = (part) => superseded?.checked === false && part.matches(".is-superseded");
const isOff = (part) => part.hidden || isOld(part);
let choice = {};

/** Whether a cell has a level, by itself or beside others. */
const has = (cell, level) => cell.dataset.level === level
  || (cell.matches(".is-several") && cell.dataset.level.split(" ").includes(level));

function show({ columns: shownColumns = [], group: [group] = [], levels = [], marks = [], sort: [sort] = [] }) {
  if ([...head.cells].some((cell) => cell.matches(".is-superseded") && shownColumns.includes(cell.dataset.key))) {
    superseded.checked = true;
  }
  const isFiltered = levels.length + marks.length > 0;
  const isShown = (column) => shownColumns.length === 0 || shownColumns.includes(column.key);
  const matches = (cell) =>
    (levels.length === 0 || levels.some((level) => has(cell, level)))
    && (marks.length === 0 || marks.some((mark) => (cell.dataset.marks ?? "").split(" ").includes(mark)));

  let count = 0;
  for (const line of content) {
    let found = 0;
    for (const column of columns) {
      const cell = line.cells[column.index];
      const isMatch = matches(cell);
      cell.classList.toggle("is-dim", isFiltered && !isMatch);
      if (isShown(column) && isMatch && !isOld(cell)) found += 1;
    }
    const isInGroup = !group || line.body.dataset.key === group;
    line.row.hidden = !isInGroup || (isFiltered && found === 0);
    if (!isOff(line.row)) count += found;
  }
  for (const line of lines) {
    for (const column of columns) if (line.cells[column.index]) line.cells[column.index].hidden = !isShown(column);
  }
  for (const body of bodies) body.hidden = ![...body.rows].some((row) => row.dataset.key && !row.hidden);
  order(sort, isShown);
  rove();

  const output = form.querySelector(".shown");
  output.textContent = output.dataset.text.replace("{count}", count)
    .replace("{all}", content.length * columns.length);
  const chosen = form.querySelector(".chosen");
  if (chosen) chosen.textContent = shownColumns.length > 0 ? `${shownColumns.length}/${columns.length}` : "";
}

/** Rows within their group, and columns, by how many of their shown cells have a level. */
function order(level, isShown) {
  const share = (cells) => cells.filter((cell) => has(cell, level)).length;
  const ofColumn = new Map(columns.map((column) => [
    column, level ? share(content.filter((l) => !l.row.hidden).map((l) => l.cells[column.index])) : 0,
  ]));
  const ofRow = new Map(content.map((line) => [
    line, level ? share(columns.filter(isShown).map((column) => line.cells[column.index])) : 0,
  ]));
  const orderedColumns = columns.toSorted((a, b) => ofColumn.get(b) - ofColumn.get(a) || a.index - b.index);
  for (const line of lines) {
    if (line.cells.length !== columns.length) continue;
    for (const column of orderedColumns) line.row.append(line.cells[column.index]);
  }
  for (const body of bodies) {
    const own = content.filter((line) => line.body === body);
    for (const line of own.toSorted((a, b) => ofRow.get(b) - ofRow.get(a))) body.append(line.row);
  }
}

// Row and column of the cell under the pointer or with the focus.

function highlight(cell) {
  for (const marked of $$(".is-lit")) marked.classList.remove("is-lit");
  if (!cell && panel && !panel.hidden) cell = opener;
  const line = cell && content.find((line) => line.row === cell.parentElement);
  if (!line) return;
  const index = line.cells.indexOf(cell);
  line.row.classList.add("is-lit");
  for (const other of lines) other.cells[index]?.classList.add("is-lit");
}

/** The links of the table, row by row as shown: one of them is a stop of the Tab key, and the other keys move
    from link to link. */
const grid = () => [...table.rows]
  .filter((row) => !isOff(row) && !row.parentElement.hidden && !row.matches(".group"))
  .map((row) => [...row.cells].filter((cell) => !isOff(cell)));
const linkOf = (cell) => cell?.querySelector(":scope > a, :scope > button");
let stop;

function makeStop(link) {
  if (stop) stop.tabIndex = -1;
  stop = link;
  if (stop) stop.tabIndex = 0;
}

function rove() {
  if (!isGrid) return;
  const links = grid().flat().map(linkOf).filter(Boolean);
  for (const link of links) link.tabIndex = -1;
  makeStop(links.includes(stop) ? stop : links.find((link) => link.closest("td")) ?? links[0]);
}

/** The arrow keys, Home and End, alone within the row or column and with Control over the whole table. */
function step(event, cell) {
  const rows = grid();
  const y = rows.findIndex((row) => row.includes(cell));
  const x = rows[y]?.indexOf(cell);
  if (x === undefined) return;
  const isBackward = getComputedStyle(table).direction === "rtl";
  const across = (dx) => rows[y].slice(...(dx < 0 ? [0, x] : [x + 1])).filter(linkOf).at(dx < 0 ? -1 : 0);
  const down = (dy) => (dy < 0 ? rows.slice(0, y).reverse() : rows.slice(y + 1)).map((row) => row[x]).find(linkOf);
  const cells = (event.ctrlKey ? rows.flat() : rows[y]).filter(linkOf);
  const target = {
    ArrowLeft: () => across(isBackward ? 1 : -1),
    ArrowRight: () => across(isBackward ? -1 : 1),
    ArrowUp: () => down(-1),
    ArrowDown: () => down(1),
    Home: () => cells[0],
    End: () => cells.at(-1),
  }[event.key]?.();
  if (!target) return;
  event.preventDefault();
  linkOf(target).focus();
}

// What stands behind a cell.

let data;
let panel;
let opener;

const load = () => data ??= fetch(form.dataset.src).then((answer) => answer.json());

async function open(cell, isMoved) {
  const facts = await load();
  const line = content.find((line) => line.row === cell.parentElement);
  const row = facts.rows.findIndex((row) => row.id === line.key);
  const column = facts.columns.findIndex((column) => column.id === columns[line.cells.indexOf(cell)].key);
  if (!panel) {
    panel = document.createElement("aside");
    panel.className = "cell-panel";
    panel.setAttribute("aria-labelledby", "cell.title");
    panel.append(document.getElementById("cell.panel").content.cloneNode(true));
    panel.querySelector("[data-close]").addEventListener("click", close);
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    document.querySelector("main").append(panel);
  }
  fill(facts, row, column);
  opener?.classList.remove("is-open");
  opener = cell;
  opener.classList.add("is-open");
  if (isGrid) makeStop(linkOf(cell));
  panel.hidden = false;
  view.classList.add("is-docked");
  highlight(cell);
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  history.replaceState(history.state, "", `${location.pathname}${location.search}#${cell.id}`);
  if (isMoved) panel.querySelector("h2").focus({ preventScroll: true });
}

function hide() {
  if (!panel || panel.hidden) return;
  panel.hidden = true;
  view.classList.remove("is-docked");
  opener?.classList.remove("is-open");
  highlight();
  history.replaceState(history.state, "", location.pathname + location.search);
}

function close() {
  const cell = opener;
  hide();
  cell?.querySelector("a").focus();
}

function fill(facts, row, column) {
  const cell = facts.cells[row][column];
  const ids = cell.levels ?? [cell.level];
  const levels = ids.map((id) => facts.levels?.find((level) => level.id === id)).filter(Boolean);
  const marks = (facts.marks ?? []).filter((mark) => (cell.marks ?? []).includes(mark.id));
  const part = (name) => panel.querySelector(`[data-part="${name}"]`);
  panel.querySelector("h2").textContent = `${facts.rows[row].title} × ${facts.columns[column].title}`;
  part("level").hidden = levels.length === 0;
  part("level").replaceChildren(...levels.flatMap((level) => {
    const pill = document.createElement("span");
    pill.className = `pill level-${level.color.replace("#", "hex-")}`;
    pill.textContent = level.label;
    return [pill, " "];
  }));
  part("marks").textContent = marks.map((mark) => `${mark.sign} ${mark.label}`).join(", ");
  part("meaning").textContent = levels.map((level) => level.meaning).filter(Boolean).join(" ") || cell.number || "";
  part("href").href = cell.href;
  part("href").hidden = part("href").pathname === location.pathname;
  part("link").href = `#${facts.rows[row].id}--${facts.columns[column].id}`;
  const sections = {
    html: cell.html && [html(cell.html)],
    because: cell.because && [html(cell.because)],
    example: cell.example && [html(cell.example)],
    notes: cell.notes?.map(html),
    also: cell.also?.map((item) => html(`<b>${escaped(item.title)}</b> ${item.html}`)),
    related: cell.related && related(facts.entries, cell.related),
  };
  const label = part("example").querySelector("h3");
  if (label && cell.exampleLabel) label.textContent = cell.exampleLabel;
  for (const [name, nodes] of Object.entries(sections)) {
    part(name).hidden = !nodes;
    part(name).querySelector("[data-fill]").replaceChildren(...(nodes ?? []));
  }
  panel.scrollTop = 0;
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** A piece of the site's own HTML, as its pages have it. */
function html(text) {
  const node = document.createElement("div");
  node.innerHTML = text;
  return node;
}

function related(entries, numbers) {
  const groups = new Map();
  for (const entry of numbers.map((number) => entries[number])) {
    groups.set(entry.collection, [...(groups.get(entry.collection) ?? []), entry]);
  }
  return [...groups].map(([title, items]) => {
    const section = html(`<h4>${escaped(title ?? "")}</h4><ul></ul>`);
    for (const item of items) {
      const link = document.createElement("a");
      link.href = item.href;
      link.textContent = item.title;
      const line = document.createElement("li");
      line.append(link);
      section.querySelector("ul").append(line);
    }
    return section;
  });
}

/** The levels of a cell that has several, and its signs. */
const several = (cell) =>
  $$(".part > span", cell).map((part) => part.textContent).join(" / ")
  + $$(".sign > [aria-hidden]", cell).map((sign) => sign.textContent).join("");

/** The shown part of the table as Markdown. */
function markdown() {
  const text = (cell) => cell.matches(".is-several") ? several(cell) : cell.innerText.replace(/\s+/g, " ").replace(/^\S+ (?=\S)/, (letter) =>
    cell.matches(".cell") ? "" : letter).replaceAll("|", "\\|").trim();
  const rows = [head, ...$$("tr[data-key]", table).filter((row) => !isOff(row) && !row.parentElement.hidden)]
    .map((row) => [...row.cells].filter((cell) => !isOff(cell)).map(text));
  rows.splice(1, 0, rows[0].map(() => "---"));
  return rows.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

if (form && table && content.length > 0) {
  superseded?.addEventListener("change", () => show(choice));
  form.addEventListener("choose", ({ detail }) => show(choice = detail));

  table.addEventListener("pointerover", (event) => highlight(event.target.closest("td")));
  table.addEventListener("pointerleave", () => highlight(document.activeElement?.closest("td")));
  table.addEventListener("focusin", (event) => {
    highlight(event.target.closest("td"));
    if (isGrid && linkOf(event.target.closest("td, th")) === event.target) makeStop(event.target);
  });
  table.addEventListener("focusout", () => highlight());
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    if (isGrid && cell && linkOf(cell) === event.target && !event.altKey && !event.metaKey && !event.shiftKey) step(event, cell);
    if (event.key === "Escape") hide();
  });
  table.addEventListener("click", (event) => {
    const link = event.target.closest("td > a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link.parentElement, true).catch(() => { location.href = link.href; });
  });
  const copy = form.querySelector("[data-copy-table]");
  copy?.addEventListener("click", async () => {
    await navigator.clipboard.writeText(markdown());
    const label = copy.querySelector("span");
    const before = label.textContent;
    label.textContent = copy.dataset.done;
    setTimeout(() => { label.textContent = before; }, 2000);
  });
  const menu = form.querySelector("details.filter");
  document.addEventListener("click", (event) => { if (menu && !menu.contains(event.target)) menu.open = false; });
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  const wanted = document.getElementById(fragment(location.hash.slice(1)));
  if (wanted?.matches("td[data-level], td.number:not(.is-zero)")) open(wanted, false).catch(() => {});
}

// The table, the heatmap and the totals take one another's place: the address says which is shown.
const shows = [...document.querySelectorAll(".switch a")];
function showView() {
  const target = document.getElementById(fragment(location.hash.slice(1)));
  const current = shows.find((link) => {
    const head = document.getElementById(fragment(link.hash.slice(1)));
    return head?.closest(".switched")?.contains(target);
  }) ?? shows[0];
  for (const link of shows) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (current !== shows[0]) hide();
}
if (shows.length > 0) {
  showView();
  addEventListener("hashchange", showView);
}

// If `site.yml` has no address, the code for other sites gets the one that the reader sees.
const code = view?.querySelector(".embed-code code");
if (code) code.textContent = code.textContent.replace('src="/', `src="${location.origin}/`);
