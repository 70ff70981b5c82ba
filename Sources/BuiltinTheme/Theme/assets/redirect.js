// An old address leads to the new one with the query and the anchor that the visitor came with.
const link = document.querySelector("link[rel=canonical]");
if (link) {
  const target = new URL(link.getAttribute("href"), location.href);
  if (target.origin === location.origin) {
    location.replace(target.pathname + location.search + location.hash);
  }
}
