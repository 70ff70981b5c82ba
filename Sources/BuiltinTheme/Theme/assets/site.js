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
