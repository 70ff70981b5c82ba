// The search is loaded when it is first opened. What is typed meanwhile is not lost.
const opener = document.querySelector(".search-open");
const address = (name) => new URL(opener.dataset[name], document.baseURI);

/** Without a server, browsers load no modules. The dialog then says so. */
function fail() {
  const dialog = document.createElement("dialog");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = address("style");
  dialog.className = "search";
  dialog.append(style, document.getElementById("search.box").content.cloneNode(true));
  document.body.append(dialog);
  const status = dialog.querySelector(".search-status");
  status.textContent = status.dataset.failed;
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener.focus();
  });
  dialog.showModal();
}

if (opener) {
  let isOpening = false;
  let typed = "";
  const load = () => import(address("script"));
  const open = async () => {
    if (isOpening) return;
    isOpening = true;
    try {
      const { open } = await load();
      await open(() => { isOpening = false; return typed; });
    } catch {
      fail();
    } finally {
      isOpening = false;
      typed = "";
    }
  };
  const prepare = () => load().catch(() => {});
  opener.addEventListener("pointerenter", prepare, { once: true });
  opener.addEventListener("focus", prepare, { once: true });
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
