// A plan for the duties in view: who does each of them, how far it is, until when. It is kept in this browser alone,
// and can be saved to a file and loaded from one. Below each duty is what belongs to it on this site. What is shown of
// the duties can be saved as a table, with the plan.

const plan = document.querySelector(".plan");
const areas = [...document.querySelectorAll("[data-area]")];
const NAMES = ["owner", "state", "date", "note"];
const STORE = `plan:${plan?.dataset.key}`;
const template = document.getElementById("plan.form")?.content;

/** Each place where a duty is held: its row and column of the matrix, by id and by title. */
const places = areas.flatMap((area) => {
  const head = area.querySelector("h2");
  return [...area.querySelectorAll(".holders > li")].map((item) => ({
    item, area, duty: item.closest(".duty"), key: `${head.id.replace(/^duty\./, "")}--${item.dataset.of}`,
    titles: [head.textContent.trim(), item.dataset.title],
  }));
});

function stored() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

let records = stored();

function keep() {
  try {
    localStorage.setItem(STORE, JSON.stringify(records));
  } catch {
    // Without storage, the plan lasts as long as the page.
  }
}

const stateName = (state) => template.querySelector(`option[value="${state}"]`)?.textContent ?? "";
const isSettled = (record) => record?.state === "done" || record?.state === "not";

function summary(record) {
  const state = record.state === "open" && !record.owner ? "" : stateName(record.state);
  return [record.owner, state, record.date, record.note].filter(Boolean).join(" · ");
}

function showPlace({ item, key, titles }) {
  const record = records[key];
  const text = record ? summary(record) : "";
  item.classList.toggle("is-settled", isSettled(record));
  const button = item.querySelector(".assign");
  button.textContent = text ? plan.dataset.change : plan.dataset.assign;
  button.setAttribute("aria-label", `${button.textContent}: ${titles.join(" × ")}`);
  let line = item.querySelector(".plan-line");
  if (!text) return line?.remove();
  if (!line) {
    line = document.createElement("p");
    line.className = "plan-line";
    item.append(line);
  }
  line.textContent = text;
}

function showProgress() {
  const shown = places.filter(({ item, duty }) => !item.hidden && !duty.hidden);
  const settled = shown.filter(({ key }) => isSettled(records[key])).length;
  const bar = plan.querySelector("progress");
  bar.max = Math.max(shown.length, 1);
  bar.value = settled;
  const output = plan.querySelector("output");
  output.textContent = output.dataset.text.replace("{count}", settled).replace("{all}", shown.length);
  for (const area of areas) {
    const counts = new Map();
    for (const { duty } of shown.filter((place) => place.area === area)) {
      const pill = duty.querySelector(".pill");
      const level = `${duty.className.match(/level-\S+/)[0]} ${pill.querySelector("b").textContent}`;
      counts.set(level, (counts.get(level) ?? 0) + 1);
    }
    area.querySelector(".tally").replaceChildren(...[...counts].flatMap(([level, count]) => {
      const badge = document.createElement("span");
      const [name, letter] = level.split(" ");
      badge.className = `badge ${name}`;
      badge.textContent = letter;
      return [badge, ` ${count} `];
    }));
  }
}

// Editing

function edit(place) {
  const button = place.item.querySelector(".assign");
  const form = template.cloneNode(true).querySelector("form");
  for (const name of NAMES) if (records[place.key]?.[name]) form.elements[name].value = records[place.key][name];
  form.addEventListener("input", () => {
    const record = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value.trim()]));
    if (summary(record)) records[place.key] = record;
    else delete records[place.key];
    keep();
    showPlace(place);
    showProgress();
  });
  const close = () => {
    form.remove();
    button.setAttribute("aria-expanded", "false");
    button.focus();
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); close(); });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  button.setAttribute("aria-expanded", "true");
  place.item.append(form);
  form.elements.owner.focus();
}

// Files

const table = document.querySelector("[data-csv]");
const said = plan?.querySelector(".plan-said");

function save(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The cells of a CSV file, line by line. */
function cellsOf(text) {
  const lines = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const line = lines.at(-1);
    if (text[at] === '"' && isQuoted && text[at + 1] === '"') line[line.length - 1] += text[at += 1];
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === "," && !isQuoted) line.push("");
    else if (text[at] === "\n" && !isQuoted) lines.push([""]);
    else if (text[at] !== "\r" || isQuoted) line[line.length - 1] += text[at];
  }
  return lines;
}

/** The names of the plan's fields, as the form has them. */
const heads = () => NAMES.map((name) => template.querySelector(`[name="${name}"]`).closest("label").firstChild.textContent.trim());
const states = () => [...template.querySelectorAll("option")].map((option) => [option.textContent, option.value]);

/** What is shown of the duties, line by line, with the fields of the plan. No cell is a formula. */
function lines(isPlanned) {
  const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const keys = new Map(places.map(({ item, key }) => [item, key]));
  const found = [[...cellsOf(table.dataset.csv)[0], ...(isPlanned ? heads() : [])]];
  for (const holder of document.querySelectorAll(".area:not([hidden]) .duty:not([hidden]) .holders > li:not([hidden])")) {
    const duty = holder.closest(".duty");
    const record = records[keys.get(holder)] ?? {};
    const fields = { ...record, state: summary(record) ? stateName(record.state) : "" };
    found.push([
      text(holder.closest(".area").querySelector("h2")), holder.dataset.title,
      text(duty.querySelector(".pill")).replace(/^\S+ /, ""),
      [...holder.querySelectorAll(".flag")].map((flag) => flag.title).join(", "),
      text(duty.querySelector(".because")), text(holder.querySelector(".example")),
      ...(isPlanned ? NAMES.map((name) => fields[name] ?? "") : []),
    ]);
  }
  return found.map((line) => line.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
}

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function saveTable(event) {
  const isPlanned = places.some(({ key }) => records[key]);
  // The file of the page has all duties.
  if (!isPlanned && !document.querySelector(".chooser input:checked")) return;
  event.preventDefault();
  save(lines(isPlanned).map((line) => line.map(quoted).join(",") + "\r\n").join(""), table.download, "text/csv");
}

let loading;
/** What reads and writes workbooks, once it is needed. */
const workbooks = () => loading ??= new Promise((done, fail) => {
  const script = element("script");
  script.src = plan.dataset.script;
  script.onload = () => done(globalThis.workbook);
  script.onerror = () => fail(loading = undefined);
  document.head.append(script);
});

async function saveWorkbook() {
  const { write } = await workbooks();
  const first = cellsOf(table.dataset.csv)[0].length;
  const book = write({
    title: document.querySelector("h1").textContent, lines: lines(true), choices: first + NAMES.indexOf("state"), words: states().map(([name]) => name),
    days: first + NAMES.indexOf("date"), isTurned: document.documentElement.dir === "rtl",
  });
  save(book, table.download.replace(/\.csv$/, ".xlsx"), book.type);
}

const clean = (record) => ({
  ...Object.fromEntries(NAMES.map((name) => [name, String(record[name] ?? "")])),
  state: stateName(record.state) ? record.state : "open",
});

/** The records in the lines of a table, or undefined if it has no plan. */
function recordsIn(lines, day = (text) => text) {
  const names = heads();
  const number = lines.findIndex((line) => names.every((name) => line.includes(name)));
  if (number < 0) return undefined;
  const column = (name, index) => (lines[number].includes(name) ? lines[number].indexOf(name) : index);
  const of = cellsOf(table.dataset.csv)[0].slice(0, 2).map(column);
  const byTitle = new Map(places.map(({ titles, key }) => [titles.join("\n"), key]));
  const byName = new Map(states());
  return lines.slice(number + 1).flatMap((line) => {
    const key = byTitle.get(of.map((column) => line[column]).join("\n"));
    const record = Object.fromEntries(NAMES.map((name, index) =>
      [name, (line[lines[number].indexOf(names[index])] ?? "").trim().replace(/^'(?=[=+\-@])/, "")]));
    record.state = byName.get(record.state);
    record.date = day(record.date);
    return key && summary(clean(record)) ? [[key, clean(record)]] : [];
  });
}

async function recordsOf(file) {
  const bytes = await file.arrayBuffer();
  const start = [...new Uint8Array(bytes.slice(0, 2))].join();
  // A workbook is a zip file. A protected one is not, and neither is that of a program from before 2007.
  if (start === "208,207") throw new Error("broken");
  if (start === "80,75") {
    const { sheets, day } = await (await workbooks()).read(bytes);
    return sheets.map((lines) => recordsIn(lines, day)).find(Boolean);
  }
  const text = new TextDecoder().decode(bytes);
  if (!/^\s*\{/.test(text)) return recordsIn(cellsOf(text));
  const known = new Set(places.map(({ key }) => key));
  return JSON.parse(text).duties.filter(({ id }) => known.has(id)).map((record) => [record.id, clean(record)]);
}

async function load(file) {
  try {
    const found = await recordsOf(file);
    records = { ...records, ...Object.fromEntries(found) };
    keep();
    places.forEach(showPlace);
    showProgress();
    said.textContent = plan.dataset.loaded.replace("{count}", found.length);
  } catch (error) {
    said.textContent = plan.dataset[{ broken: "broken", packed: "packed" }[error?.message] ?? "failed"];
  }
}

// What belongs to a duty

let facts;
const loadFacts = () => facts ??= fetch(plan.dataset.src).then((answer) => answer.json());

function element(name, ...content) {
  const node = document.createElement(name);
  node.append(...content);
  return node;
}

/** The parts of an entry's page that a plan needs, such as its evidence. */
async function partsOf(href, ids) {
  const page = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
  return ids.flatMap((id) => {
    const head = page.getElementById(id);
    const list = head?.parentElement.querySelector("ul");
    if (!list) return [];
    return [element("p", element("b", head.textContent.trim())), document.importNode(list, true)];
  });
}

/** The address of an entry. In a folder without a server, it is relative to the page of the matrix. */
const address = (entry) => new URL(entry.href, new URL(plan.dataset.src.replace(/\.json$/, "/"), location.href)).href;

function itemOf(entry) {
  const link = element("a", entry.title);
  link.href = address(entry);
  return element("li", link);
}

async function relate(duty) {
  const { entries, rows, columns, cells } = await loadFacts();
  const numbers = new Set(places.filter((place) => place.duty === duty && !place.item.hidden).flatMap(({ key }) => {
    const [area, holder] = key.split("--");
    const [row, column] = rows.some(({ id }) => id === area) ? [area, holder] : [holder, area];
    return cells[rows.findIndex(({ id }) => id === row)]?.[columns.findIndex(({ id }) => id === column)]?.related ?? [];
  }));
  const groups = new Map();
  for (const number of numbers) {
    const { collection } = entries[number];
    groups.set(collection, [...(groups.get(collection) ?? []), number]);
  }
  duty.querySelector(".related").replaceChildren(...[...groups].map(([title, found]) => {
    const details = element("details", element("summary", `${title} `, element("b", found.length)));
    details.addEventListener("toggle", async () => {
      if (!details.open || details.querySelector("ul")) return;
      const list = element("ul", ...found.map((number) => itemOf(entries[number])));
      details.append(list);
      for (const [index, number] of found.entries()) {
        const parts = await partsOf(address(entries[number]), (plan.dataset.parts ?? "").split(/\s+/).filter(Boolean));
        list.children[index].append(...parts);
      }
    });
    return details;
  }));
}

if (plan && template) {
  for (const place of places) {
    place.item.querySelector(".assign").addEventListener("click", (event) => {
      const form = place.item.querySelector("form");
      if (form) form.requestSubmit();
      else edit(place, event.target);
    });
    showPlace(place);
  }
  const refresh = () => {
    showProgress();
    // What lies below the window waits until it is near.
    for (const duty of document.querySelectorAll(".duty")) watcher.unobserve(duty);
    for (const duty of document.querySelectorAll(".duty:not([hidden])")) watcher.observe(duty);
  };
  const watcher = new IntersectionObserver((seen) => {
    for (const { target } of seen.filter(({ isIntersecting }) => isIntersecting)) {
      watcher.unobserve(target);
      relate(target).catch(() => {});
    }
  }, { rootMargin: "400px" });
  refresh();
  document.querySelector(".chooser form.filters")?.addEventListener("choose", () => queueMicrotask(refresh));
  plan.querySelector("[data-save]").addEventListener("click", () => {
    const duties = places.filter(({ key }) => records[key])
      .map(({ key, titles }) => ({ id: key, row: titles[0], column: titles[1], ...records[key] }));
    save(JSON.stringify({ matrix: plan.dataset.key, duties }, null, 2) + "\n", "plan.json", "application/json");
  });
  table.addEventListener("click", saveTable);
  document.querySelector("[data-xlsx]").addEventListener("click", saveWorkbook);
  plan.querySelector("[type=file]").addEventListener("change", (event) => {
    if (event.target.files[0]) load(event.target.files[0]);
    event.target.value = "";
  });
}
