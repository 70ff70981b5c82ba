// The search: a dialog over the names of the site, which are fetched when it is first opened, and over Pagefind's
// index of its texts, if there is one.

const source = document.getElementById("search.box");
const opener = document.querySelector(".search-open");
const limits = { group: 5, filtered: 40, texts: 8, filters: 6 };
let dialog;
let engine;
let loading;
let filter = "";
let active = -1;
let run = 0;

/** An address of the button, which may be relative to the page. */
const address = (name) => new URL(opener.dataset[name], document.baseURI).href;
const part = (selector) => dialog.querySelector(selector);
const results = () => [...dialog.querySelectorAll('[role="option"]')];

/** The engine with its names, loaded once. Letters that are typed before wait for the same promise. */
const load = () => loading ??= start().catch((error) => { loading = undefined; throw error; });

async function start() {
  engine = await import(address("engine"));
  const pagefind = opener.dataset.texts ? import(address("texts")).then(async (module) => { await module.init(); return module; }) : undefined;
  pagefind?.catch(() => {}); // Its names alone are a search, too.
  return { names: await engine.load(address("names")), pagefind };
}

/** The style of the dialog, which other pages do not load. */
function styled() {
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address("style");
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

function build() {
  dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", opener.textContent.replace("/", "").trim());
  dialog.append(source.content.cloneNode(true));
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest('[role="option"]')) dialog.close(); });
  part(".close").addEventListener("click", () => dialog.close());
  part("input").addEventListener("input", search);
  part("input").addEventListener("keydown", choose);
  dialog.addEventListener("close", () => opener.focus());
}

/** Opens the dialog. `typed` is what was typed while this script was loaded. */
export async function open(typed = () => "") {
  if (!dialog) {
    build();
    await styled();
  }
  if (dialog.open) return;
  dialog.showModal();
  const input = part("input");
  const text = typed();
  if (text) {
    input.value = text;
    search();
  } else {
    input.select();
  }
  try {
    await load();
  } catch {
    const status = part(".search-status");
    status.textContent = status.dataset.failed;
  }
}

async function search() {
  const number = ++run;
  const text = part("input").value.trim();
  // Opening the dialog has said what failed.
  const { names, pagefind } = await load().catch(() => ({}));
  if (number !== run || !names) return;
  const found = engine.find(names, text, { limit: 200 });
  if (!text) filter = "";
  show(found, []);
  if (!text) {
    part(".search-status").textContent = "";
    return;
  }
  if (found.length > 0 || !pagefind) tell(found.length);
  const texts = pagefind ? await sections(pagefind, text, number).catch(() => []) : [];
  if (number !== run || !pagefind) return;
  const shown = new Set(found.map(({ href }) => href));
  const others = texts.filter(({ href }) => !shown.has(href));
  show(found, others);
  tell(found.length + others.length);
}

function tell(count) {
  const status = part(".search-status");
  const { none, one, many } = status.dataset;
  status.textContent = count === 0 ? none : count === 1 ? one : many.replace("{count}", count);
}

/** The sections whose texts have the words: the best one of each page. */
async function sections(pagefind, text, number) {
  const index = await pagefind;
  const found = await index.debouncedSearch(text, filter ? { filters: { section: filter } } : {}, 120);
  if (found === null || number !== run) return [];
  const pages = await Promise.all(found.results.slice(0, limits.texts).map((result) => result.data()));
  return pages.map((page) => {
    const weight = ({ weighted_locations: places = [] }) => places.reduce((sum, { balanced_score: score }) => sum + score, 0);
    const best = page.sub_results.toSorted((a, b) => weight(b) - weight(a))[0] ?? page;
    const isPage = !best.url.includes("#");
    return {
      title: isPage ? page.meta.title : best.title.replace(/\s*#$/, ""), parent: isPage ? undefined : page.meta.title,
      href: best.url, group: page.filters.section?.[0] ?? "", excerpt: best.excerpt.replaceAll(" # ", ": "),
    };
  });
}

/** Shows names by their kinds, the kind of the best one first, and texts after them. */
function show(found, texts) {
  const chosen = results()[active]?.href;
  const kinds = new Map();
  for (const result of found) {
    if (!kinds.has(result.group)) kinds.set(result.group, []);
    kinds.get(result.group).push(result);
  }
  if (filter && !kinds.has(filter) && found.length > 0 && texts.length === 0) filter = "";
  const list = part('[role="listbox"]');
  const groups = [...kinds].filter(([name]) => !filter || name === filter)
    .map(([name, items]) => [name, items.slice(0, filter ? limits.filtered : limits.group)]);
  const texted = texts.filter(({ group }) => !filter || group === filter);
  if (texted.length > 0) groups.push([list.dataset.texts, texted]);
  let number = 0;
  list.replaceChildren(...groups.map(([name, items]) => {
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", name);
    const label = document.createElement("p");
    label.className = "eyebrow";
    label.setAttribute("aria-hidden", "true");
    label.textContent = name;
    group.append(label, ...items.map((item) => option(item, number++)));
    return group;
  }));
  const all = results();
  mark(Math.max(all.findIndex(({ href }) => href === chosen && active > 0), all.length > 0 ? 0 : -1));
  showFilters(kinds);
}

function option({ title, parent, href, isOld, group, excerpt }, index) {
  const link = document.createElement("a");
  link.setAttribute("role", "option");
  link.id = `search.result.${index}`;
  link.setAttribute("aria-selected", "false");
  link.href = href;
  link.tabIndex = -1;
  const name = document.createElement("b");
  name.textContent = title;
  link.append(name);
  const about = [parent, excerpt && !parent ? group : "", isOld ? part('[role="listbox"]').dataset.old : ""].filter(Boolean);
  if (about.length > 0) {
    const line = document.createElement("span");
    line.className = "where";
    line.textContent = about.join(" · ");
    link.append(" ", line);
  }
  if (excerpt) {
    const text = document.createElement("span");
    text.className = "about";
    text.innerHTML = excerpt;
    link.append(text);
  }
  link.addEventListener("pointermove", () => mark(index));
  return link;
}

/** The kinds with the most results, if there are several. */
function showFilters(kinds) {
  const box = part(".search-filters");
  const names = [...kinds.keys()].sort((a, b) => kinds.get(b).length - kinds.get(a).length).slice(0, limits.filters);
  if (filter && !names.includes(filter)) names.push(filter);
  box.hidden = names.length < 2;
  const focused = [...box.children].indexOf(document.activeElement);
  box.replaceChildren(...["", ...names].map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name ? `${name} ${kinds.get(name)?.length ?? 0}` : box.dataset.all;
    button.setAttribute("aria-pressed", String(name === filter));
    button.addEventListener("click", () => { filter = name; search(); });
    return button;
  }));
  box.children[focused]?.focus();
}

function mark(index) {
  active = index;
  const input = part("input");
  for (const [number, item] of results().entries()) {
    item.setAttribute("aria-selected", String(number === index));
    if (number === index) item.scrollIntoView({ block: "nearest" });
  }
  if (index <= 0) part('[role="listbox"]').scrollTop = 0;
  if (index < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", `search.result.${index}`);
}

function choose(event) {
  if (event.key === "Escape") {
    // The field would otherwise only be emptied.
    event.preventDefault();
    dialog.close();
    return;
  }
  const count = results().length;
  if (count === 0) return;
  const moves = { ArrowDown: active + 1, ArrowUp: active - 1 + count };
  if (event.key in moves) {
    event.preventDefault();
    mark(moves[event.key] % count);
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    results()[active].click();
    dialog.close();
  }
}
