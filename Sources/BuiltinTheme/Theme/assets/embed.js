// The colour scheme that the address of a frame names: `?scheme=dark`. Otherwise it is that of the system.
const scheme = new URLSearchParams(location.search).get("scheme");
if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
