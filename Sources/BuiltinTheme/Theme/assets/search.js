// The search: a dialog over Pagefind's index, which is loaded when it is first opened.

const source = document.getElementById("search.box");
const opener = document.querySelector(".search-open");
const limit = 30;
let dialog;
let loading;
let filter = "";
let active = -1;
let run = 0;

const part = (selector) => dialog.querySelector(selector);
const results = () => [...dialog.querySelectorAll('[role="option"]')];

/** Pagefind, once: whoever types before it is there waits for the same. */
const load = () => loading ??= start().catch((error) => { loading = undefined; throw error; });

async function start() {
  const pagefind = await import(new URL(source.dataset.src, document.baseURI).href);
  await pagefind.init();
  const { section = {} } = await pagefind.filters();
  showFilters(section);
  return pagefind;
}

function showFilters(sections) {
  const box = part(".search-filters");
  const choices = ["", ...Object.keys(sections).sort((a, b) => sections[b] - sections[a])];
  box.replaceChildren(...choices.map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name || box.dataset.all;
    button.setAttribute("aria-pressed", String(name === filter));
    button.addEventListener("click", () => {
      filter = name;
      for (const other of box.children) other.setAttribute("aria-pressed", String(other === button));
      search();
    });
    return button;
  }));
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

async function open() {
  if (!dialog) build();
  dialog.showModal();
  part("input").select();
  try {
    await load();
  } catch {
    const status = part(".search-status");
    status.textContent = status.dataset.failed;
  }
}

async function search() {
  const number = ++run;
  const input = part("input");
  const status = part(".search-status");
  const text = input.value.trim();
  const engine = await load();
  if (number !== run) return;
  const found = text && await engine.debouncedSearch(text, filter ? { filters: { section: filter } } : {}, 120);
  if (number !== run || found === null) return;
  if (!text) {
    status.textContent = "";
    show([]);
    return;
  }
  const pages = await Promise.all(found.results.slice(0, limit).map((result) => result.data()));
  if (number !== run) return;
  const count = found.results.length;
  const { none, one, many } = status.dataset;
  status.textContent = count === 0 ? none : count === 1 ? one : many.replace("{count}", count);
  show(titled(pages, text));
}

/** The pages in their order, but those first whose title is what was typed, or begins with it. */
function titled(pages, text) {
  const wanted = text.toLowerCase();
  const rank = ({ meta }) => {
    const title = meta.title.toLowerCase();
    return title === wanted ? 0 : title.startsWith(wanted) ? 1 : 2;
  };
  return pages.toSorted((a, b) => rank(a) - rank(b));
}

function show(pages) {
  const list = part('[role="listbox"]');
  list.replaceChildren(...pages.map((page, index) => {
    const link = document.createElement("a");
    link.setAttribute("role", "option");
    link.id = `search.result.${index}`;
    link.setAttribute("aria-selected", "false");
    link.href = page.url;
    link.tabIndex = -1;
    const title = document.createElement("b");
    title.textContent = page.meta.title;
    const section = document.createElement("span");
    section.className = "eyebrow";
    section.textContent = page.filters.section?.[0] ?? "";
    const excerpt = document.createElement("span");
    excerpt.className = "about";
    const { content, plain_excerpt: words, meta: { description } } = page;
    // Before a page says what it is, there are only ids, aliases and its title.
    if (content.indexOf(words.slice(0, 20)) < content.indexOf(description)) excerpt.textContent = description;
    else excerpt.innerHTML = page.excerpt.replaceAll(" # ", ": "); // the sign that leads to a heading
    link.append(title, " ", section, excerpt);
    link.addEventListener("pointermove", () => mark(index));
    return link;
  }));
  mark(pages.length > 0 ? 0 : -1);
}

function mark(index) {
  active = index;
  const input = part("input");
  for (const [number, item] of results().entries()) {
    item.setAttribute("aria-selected", String(number === index));
    if (number === index) item.scrollIntoView({ block: "nearest" });
  }
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

if (source && opener) {
  opener.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isFind = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (!isSlash && !isFind || dialog?.open) return;
    event.preventDefault();
    open();
  });
}
