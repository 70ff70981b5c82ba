// What every page gains from scripts. Without them it is complete all the same.

const root = document.documentElement;
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/** What an address's fragment names; a malformed one names nothing. */
function fragment(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

// The colour scheme: the system's, or the other one, which is remembered.
const system = matchMedia("(prefers-color-scheme: dark)");
const button = document.querySelector(".scheme");
const isDark = () => (root.dataset.scheme ?? (system.matches ? "dark" : "light")) === "dark";
const showScheme = () => button?.setAttribute("aria-pressed", String(isDark()));
showScheme();
system.addEventListener("change", showScheme);
button?.addEventListener("click", () => {
  const wanted = isDark() ? "light" : "dark";
  const isSystems = (wanted === "dark") === system.matches;
  try {
    if (isSystems) localStorage.removeItem("scheme");
    else localStorage.setItem("scheme", wanted);
  } catch {
    // It then lasts as long as the page.
  }
  if (isSystems) delete root.dataset.scheme;
  else root.dataset.scheme = wanted;
  showScheme();
});

// Browsers without `::details-content` show the contents of `details` only where it is open. On wide pages
// the menu, the sidebar and the outline have no button to open them.
const opens = !CSS.supports("selector(::details-content)");
const wide = matchMedia("(min-width: 62rem)");
if (opens) {
  root.classList.add("opens");
  const parts = [[wide, ".menu, .sidebar > details"], [matchMedia("(min-width: 44rem)"), ".fold"], [wide, ".area"],
    [matchMedia("(min-width: 44rem)"), ".clause"], [matchMedia("all"), ".is-one > .areas > .area, .many"]];
  if (CSS.supports("selector(:has(a))")) {
    parts.push([matchMedia("(min-width: 80rem)"), ".outline > details"]);
  }
  for (const [width, selector] of parts) {
    const open = () => { for (const item of $$(selector)) item.open = width.matches; };
    open();
    width.addEventListener("change", open);
  }
}

// What an address names is opened, and what it is in; on paper, all is open.
function openTarget() {
  const target = document.getElementById(fragment(location.hash.slice(1)));
  let within = target?.querySelector(":scope > .clause") ?? target?.closest("details");
  if (within?.open === false) {
    for (; within; within = within.parentElement.closest("details")) {
      within.open = true;
      within.classList.add("is-opened");
    }
    target.scrollIntoView();
  }
}
openTarget();
addEventListener("hashchange", openTarget);
if (opens) addEventListener("beforeprint", () => { for (const item of $$("main details")) item.open = true; });

// Each sheet of paper says its address, also where the site does not know its own.
if (root.dataset.sheet && !document.querySelector("link[rel=canonical]")) {
  root.dataset.sheet += ` · ${location.origin}${location.pathname}`;
}

// A citation names the part of the page that the address names.
const cite = document.querySelector(".cite");
const citation = cite?.querySelector("p").textContent;
cite?.addEventListener("toggle", () => {
  const target = document.getElementById(fragment(location.hash.slice(1)));
  const name = target?.querySelector("h2, h3, h4, [title]") ?? target;
  const part = name && (name.title || name.textContent).replace(/\s*#\s*$/, "").trim().slice(0, 200);
  const own = document.querySelector("link[rel=canonical]")?.href;
  const page = own ? citation : `${citation} · ${location.origin}${location.pathname}`;
  cite.querySelector("p").textContent = (part ? `${part}. ` : "") + page + (target ? location.hash : "");
});

// Menus close when the reader goes on, and on Escape, which leads back to what opened them.
const menus = $$(".menu, .submenu");
const close = (menu) => {
  if (!(opens && wide.matches && menu.matches(".menu"))) menu.open = false;
};
document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) close(menu);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = menus.filter((menu) => menu.open && menu.contains(document.activeElement)).pop();
  if (!menu) return;
  close(menu);
  menu.querySelector("summary").focus();
});
document.addEventListener("focusin", (event) => {
  for (const menu of $$(".submenu[open]")) if (!menu.contains(event.target)) close(menu);
});

// The outline shows where the reader is: at the last heading that has passed the top.
const links = new Map($$(".outline a[href^='#']").map((link) => [link.hash.slice(1), link]));
const headings = [...links.keys()].map((id) => document.getElementById(fragment(id)))
  .filter(Boolean);
if (headings.length > 0) {
  let shown;
  const mark = () => {
    const line = innerHeight / 4;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const isAtEnd = innerHeight + scrollY >= root.scrollHeight - 2 && scrollY > 0;
    const heading = isAtEnd ? headings.at(-1) : passed.at(-1);
    const link = heading && links.get(encodeURIComponent(heading.id)) || heading && links.get(heading.id);
    if (link === shown) return;
    shown?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    shown = link;
  };
  let isWaiting = false;
  addEventListener("scroll", () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; mark(); });
  }, { passive: true });
  mark();
}

// The navigation at the side starts where the current entry is in view.
const sidebar = document.querySelector(".sidebar");
const current = sidebar?.querySelector("[aria-current]");
if (sidebar && current && sidebar.scrollHeight > sidebar.clientHeight) {
  sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 3;
}

// A drawing starts where the current entry is in view.
for (const node of $$(".graph svg [aria-current]")) {
  const frame = node.closest(".scroll");
  const { left, right } = node.getBoundingClientRect();
  const end = frame.getBoundingClientRect().right;
  if (right > end) frame.scrollLeft = Math.min(right - end + 8, left - frame.getBoundingClientRect().left);
}

// Code can be copied.
const words = document.getElementById("words.copy")?.dataset;
if (words && navigator.clipboard) {
  for (const block of $$("pre")) {
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "copy";
    copy.textContent = words.copy;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.textContent.replace(/\n$/, ""));
      copy.textContent = words.copied;
      setTimeout(() => { copy.textContent = words.copy; }, 2000);
    });
    const frame = document.createElement("div");
    frame.className = "code";
    block.before(frame);
    frame.append(block, copy);
  }
}

for (const print of $$("[data-print]")) print.addEventListener("click", () => window.print());

// Checklists remember what is ticked, in this browser alone.
for (const box of $$(".checklist input[data-key]")) {
  const key = `tick:${box.dataset.key}`;
  try {
    box.checked = localStorage.getItem(key) === "1";
    box.addEventListener("change", () => {
      if (box.checked) localStorage.setItem(key, "1");
      else localStorage.removeItem(key);
    });
  } catch {
    // Without storage they are ticks on paper.
  }
}

// A guide counts what the chosen answers lead to, and says which they are. The answers stand in the address.
for (const guide of $$(".guide")) {
  const results = guide.querySelector(".guide-results");
  if (!results) continue;
  const list = results.querySelector("ol");
  const items = $$("li[data-id]", list);
  const reason = (input) => {
    const question = input.closest("fieldset").querySelector("legend a").textContent.trim();
    return `${question}: ${input.closest("label").textContent.trim()}`;
  };
  const show = () => {
    const chosen = $$("input:checked", guide);
    const reasons = new Map(items.map((item) => [item, chosen
      .filter((input) => (input.dataset.leadsTo ?? "").split(" ").includes(item.dataset.id)).map(reason)]));
    for (const item of items.toSorted((a, b) => reasons.get(b).length - reasons.get(a).length)) {
      const found = reasons.get(item);
      item.hidden = found.length === 0;
      item.querySelector(".guide-score").textContent = `${found.length}/${chosen.length}`;
      item.querySelector(".about").textContent = found.join(" · ");
      list.append(item);
    }
    results.hidden = chosen.length === 0;
  };
  const wanted = new URLSearchParams(location.search);
  for (const input of $$("input[type=radio]", guide)) input.checked = wanted.get(input.name) === input.value;
  show();
  guide.addEventListener("submit", (event) => event.preventDefault());
  guide.addEventListener("change", () => {
    show();
    const url = new URL(location.href);
    for (const input of $$("input:checked", guide)) url.searchParams.set(input.name, input.value);
    history.replaceState(history.state, "", url);
  });
}

// The search is loaded when it is first opened. What is typed meanwhile is not lost.
const opener = document.querySelector(".search-open");
if (opener) {
  let isOpening = false;
  let typed = "";
  const load = () => import(opener.dataset.script);
  const open = async () => {
    if (isOpening) return;
    isOpening = true;
    try {
      const { open } = await load();
      await open(() => { isOpening = false; return typed; });
    } finally {
      isOpening = false;
      typed = "";
    }
  };
  opener.addEventListener("pointerenter", load, { once: true });
  opener.addEventListener("focus", load, { once: true });
  opener.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isOpening && isPlain && event.key.length === 1) {
      event.preventDefault();
      typed += event.key;
      return;
    }
    const isTyping = event.target.closest("input, textarea, select, [contenteditable], dialog");
    const isSlash = event.key === "/" && !isTyping && isPlain;
    const isFind = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (!isSlash && !isFind || document.querySelector("dialog.search[open]")) return;
    event.preventDefault();
    open();
  });
}
