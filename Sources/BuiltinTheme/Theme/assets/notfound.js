// The error page suggests pages whose names are similar to the words of the address.

const place = document.querySelector(".nearest");
const { engine: script, names: source } = document.querySelector(".search-open")?.dataset ?? {};
const limit = 5;

/** The words of an address below the site, without the endings of files. */
function path(base) {
  try {
    return decodeURIComponent(location.pathname.slice(base.length)).replace(/\.\w+$|\bindex$/, "");
  } catch {
    return "";
  }
}

async function suggest() {
  const { find, load } = await import(new URL(script, document.baseURI));
  const names = await load(source);
  const whole = path(new URL("../", new URL(source, location.href)).pathname);
  const last = whole.split("/").filter(Boolean).at(-1) ?? "";
  const found = [whole, last].flatMap((text) => find(names, text.replace(/[-_/]+/g, " "), { share: .2 }));
  // A page is more likely than a part of one.
  const sorted = [...found.filter(({ parent }) => !parent), ...found.filter(({ parent }) => parent)];
  const pages = new Map(sorted.map((result) => [result.href, result]));
  place.querySelector("ul").append(...[...pages.values()].slice(0, limit).map(({ title, parent, href }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = href;
    link.textContent = title;
    item.append(link);
    if (parent) item.append(` · ${parent}`);
    return item;
  }));
  if (pages.size === 0) place.querySelector("ul").append(place.dataset.none);
}

if (place && script) suggest().catch(() => place.querySelector("ul").append(place.dataset.none));
