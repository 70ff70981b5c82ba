/// The script that the preview adds to each page. It listens for changes.
///
/// The script is added when a page is served, so that the files of the site equal those of a build.
enum LiveScript {
  /// The path of all resources of the preview. No file of a site begins with a dot.
  static let folder = "/.demarc/"
  static let path = folder + "live.js"
  /// The event stream that the script listens to.
  static let events = folder + "events"

  /// Returns a page with the script.
  ///
  /// - Parameters:
  ///   - file: the file of the page, or the one that the address would have.
  ///   - key: a hash of its bytes, or nil if there is no file.
  static func added(to page: [UInt8], file: String, key: Int?) -> [UInt8] {
    let tag =
      "<script src=\"\(path)\" data-file=\"\(escaped(file))\" data-key=\"\(text(key))\" defer></script>\n"
    let end = Array("</body>".utf8)
    var place = page.count
    var index = page.count - end.count
    while index >= 0 {
      if page[index] == end[0], page[index...].starts(with: end) {
        place = index
        break
      }
      index -= 1
    }
    return page[..<place] + Array(tag.utf8) + page[place...]
  }

  /// Formats a key.
  static func text(_ key: Int?) -> String {
    key.map { String(UInt(bitPattern: $0), radix: 36) } ?? "none"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }

  /// The page to show before the first successful build.
  static let waiting = """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>Not built yet</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body style="font: 1rem/1.5 system-ui; margin: 3rem; color-scheme: light dark">
    <p>The site has not been built yet. This page reloads as soon as it is.</p>
    </body>
    </html>

    """

  /// The source of the script. It connects only to its own server.
  static let source = #"""
    (() => {
      const script = document.currentScript;
      const { file, key } = script.dataset;
      const storage = `demarc-scroll ${location.pathname}`;
      const kept = sessionStorage.getItem(storage);
      if (kept !== null) {
        sessionStorage.removeItem(storage);
        const restore = () => scrollTo({ top: Number(kept), behavior: "instant" });
        restore();
        addEventListener("load", restore, { once: true });
      }

      const reload = () => {
        sessionStorage.setItem(storage, String(scrollY));
        location.reload();
      };

      // Ignore the hash in names such as assets/site.3f2a91c0d4e5b687.css.
      const plain = (path) => path.replace(/\.[0-9a-f]{16}(\.[^./]+)$/, "$1");
      const restyle = (styles) => {
        for (const href of styles) {
          for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
            const path = new URL(link.href).pathname;
            if (path === href || plain(path) !== plain(href) || link.dataset.demarcOld) continue;
            link.dataset.demarcOld = "true";
            const next = link.cloneNode();
            delete next.dataset.demarcOld;
            next.href = href;
            next.addEventListener("load", () => link.remove(), { once: true });
            link.after(next);
          }
        }
      };

      // A changed image does not change the bytes of the page.
      const redraw = (files) => {
        for (const image of document.images) {
          const url = new URL(image.src);
          if (url.origin !== location.origin || !files.includes(decodeURI(url.pathname))) continue;
          url.searchParams.set("demarc", String(Date.now()));
          image.src = url.href;
        }
      };

      const make = (name, text, style) => {
        const element = document.createElement(name);
        if (text) element.textContent = text;
        if (style) element.style.cssText = style;
        return element;
      };

      let overlay = null;
      let shown = "";
      let before = null;
      const hide = () => {
        const hadFocus = document.activeElement === overlay;
        overlay?.remove();
        overlay = null;
        if (hadFocus && before?.isConnected) before.focus({ preventScroll: true });
      };
      // A closed overlay stays closed until the errors change.
      const show = (errors, more, isBuilt) => {
        const text = errors.length ? JSON.stringify([errors, more, isBuilt]) : "";
        if (text === shown) return;
        shown = text;
        hide();
        if (!errors.length) return;
        overlay = make("div");
        overlay.id = "demarc.overlay";
        const root = overlay.attachShadow({ mode: "open" });
        const box = make("section", "",
          "all: initial; position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto;" +
          "z-index: 2147483647; padding: 1rem 1.25rem; background: #1b1f24; color: #f0f3f6;" +
          "font: 14px/1.5 system-ui, sans-serif; border-top: 4px solid #ff6a69; box-sizing: border-box");
        box.setAttribute("role", "alert");
        box.tabIndex = 0;
        overlay.addEventListener("focusin", (event) => { before = event.relatedTarget ?? before; });
        const head = make("div", "", "display: flex; gap: 1rem; align-items: baseline");
        const count = errors.length + more;
        head.append(make("strong", count === 1 ? "1 error" : `${count} errors`, "font-size: 16px"));
        head.append(make("span", isBuilt ? "This page shows the last build without errors." : "The site has not been built yet.", "flex: 1; color: #b7bdc8"));
        const close = make("button", "Close", "font: inherit; color: inherit; background: #3d444d; border: 0; border-radius: 4px; padding: .1rem .6rem; cursor: pointer");
        close.addEventListener("click", hide);
        head.append(close);
        box.append(head);
        for (const error of errors) {
          const item = make("article", "", "margin-top: .9rem");
          item.append(make("div", `${error.message} [${error.rule}]`, "font-weight: 600"));
          const place = make(error.href ? "a" : "span", `${error.path}:${error.line}:${error.column}`, "color: #71b7ff");
          if (error.href) place.href = error.href;
          if (error.path) item.append(place);
          const line = make("pre", "", "margin: .2rem 0; padding: .4rem .6rem; background: #0a0c10; overflow: auto; white-space: pre-wrap; font: 13px/1.5 ui-monospace, monospace");
          line.append(error.before, make("mark", error.marked, "background: none; color: #ff9492; text-decoration: underline wavy"), error.after);
          if (error.before + error.marked + error.after) item.append(line);
          for (const help of error.help) item.append(make("div", help, "color: #b7bdc8"));
          box.append(item);
        }
        if (more) box.append(make("p", `and ${more} more, in the terminal`));
        root.append(box);
        document.documentElement.append(overlay);
      };

      const source = new EventSource(`/.demarc/events?file=${encodeURIComponent(file)}`);
      source.addEventListener("state", (event) => {
        const state = JSON.parse(event.data);
        if (state.key !== key) return reload();
        restyle(state.styles);
        redraw(state.pictures);
        show(state.errors, state.more, state.isBuilt);
      });
      addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !overlay || event.defaultPrevented) return;
        event.preventDefault();
        hide();
      });
      addEventListener("pagehide", () => source.close());
      addEventListener("pageshow", (event) => event.persisted && location.reload());
    })();

    """#
}
