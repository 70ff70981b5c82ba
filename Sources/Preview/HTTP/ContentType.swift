/// Returns the media type of a path, as GitHub Pages does.
func contentType(of path: String) -> String {
  let ending = path.split(separator: "/").last?.split(separator: ".").last.map {
    $0.lowercased()
  }
  return ending.flatMap { contentTypes[$0] } ?? "application/octet-stream"
}

private let contentTypes = [
  "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8",
  "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
  "mjs": "text/javascript; charset=utf-8", "json": "application/json; charset=utf-8",
  "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8",
  "csv": "text/csv; charset=utf-8", "xml": "application/xml",
  "yml": "text/yaml; charset=utf-8", "yaml": "text/yaml; charset=utf-8",
  "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
  "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
  "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
  "pdf": "application/pdf", "zip": "application/zip", "wasm": "application/wasm",
  "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg",
  "webmanifest": "application/manifest+json", "atom": "application/atom+xml",
]
