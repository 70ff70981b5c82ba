"""Serves a built site like a strict host: under its base path, with a Content-Security-Policy, and with
404.html for missing paths."""

import mimetypes
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
POLICY_OF_FRAMES = POLICY.replace("; frame-ancestors 'none'", "")
# Only Pagefind needs WebAssembly, to read its index.
POLICY_WITH_SEARCH = POLICY + "; script-src 'self' 'wasm-unsafe-eval'"


class SiteServer:
    """A site on a free port of this machine, until `close`."""

    def __init__(self, folder: Path, base: str = "/", framed: str | None = None):
        """`framed` is the beginning of the paths that other sites may show in frames."""
        self.base = base
        policy = POLICY_WITH_SEARCH if (folder / "pagefind").exists() else POLICY

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                file = found(folder, base, urlsplit(self.path).path)
                status = 200 if file else 404
                body = (file or folder / "404.html").read_bytes()
                kind = mimetypes.guess_type(file or "404.html")[0] or "application/octet-stream"
                self.send_response(status)
                self.send_header("Content-Type", with_charset(kind))
                self.send_header("Content-Length", str(len(body)))
                is_framed = framed and self.path.startswith(framed)
                self.send_header("Content-Security-Policy", POLICY_OF_FRAMES if is_framed else policy)
                self.send_header("X-Content-Type-Options", "nosniff")
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            do_HEAD = do_GET

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, route: str) -> str:
        """The URL of a route such as `/models/saas/`, which excludes the base path."""
        return self.origin + self.base + route.removeprefix("/")

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def found(folder: Path, base: str, path: str) -> Path | None:
    """The file that answers an address."""
    path = unquote(path)
    if not path.startswith(base) or ".." in path:
        return None
    file = folder / path.removeprefix(base)
    if path.endswith("/"):
        file = file / "index.html"
    return file if file.is_file() else None


def with_charset(kind: str) -> str:
    is_text = kind.startswith("text/") or kind in ("application/json", "image/svg+xml")
    return f"{kind}; charset=utf-8" if is_text else kind
