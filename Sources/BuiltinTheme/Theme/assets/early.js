// What has to be known before the page is painted. Painting waits for it (`blocking="render"`), as it
// waits for the stylesheet; reading the page does not.
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch {
  // A browser without storage follows the system.
}
// An address with a choice: what it chooses from is shown once the choice is restored, and never jumps.
if (location.search && document.readyState === "loading") document.documentElement.dataset.restoring = "";
