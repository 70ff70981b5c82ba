// The search is loaded when it is first opened. What is typed meanwhile is not lost.
const opener = document.querySelector(".search-open");
if (opener) {
  let isOpening = false;
  let typed = "";
  const load = () => import(new URL(opener.dataset.script, document.baseURI));
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
