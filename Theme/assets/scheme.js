// The colours that a reader chose, before the page is painted: it is fetched ahead of the stylesheet,
// which painting waits for, and blocks nothing itself.
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch {
  // A browser without storage follows the system.
}
