internal import Diagnostics
internal import Foundation
internal import Pipeline

/// The site that the server shows: the last build without errors, and the current errors.
actor PreviewSite: RequestHandler {
  private var shown: ServedSite?
  private var errors: [OverlayFinding] = []
  private var errorCount = 0
  private var pictures: [String] = []
  private let filter: RequestFilter
  private var listeners: [Int: (file: String, stream: AsyncStream<String>.Continuation)] = [:]
  private var lastListener = 0

  private let streamLimit: Int

  /// - Parameters:
  ///   - isReachable: whether other machines can reach the server.
  ///   - streams: the maximum number of pages that listen at the same time.
  init(port: UInt16, isReachable: Bool = false, streams: Int = ServerLimits().streams) {
    filter = RequestFilter(port: port, isReachable: isReachable)
    streamLimit = streams
  }

  /// Stores the result of a rebuild and notifies every open page.
  ///
  /// - Parameters:
  ///   - site: the last site without errors.
  ///   - changed: the changed files.
  func update(
    _ site: ServedSite?, errors: [OverlayFinding], count: Int, changed: FileChanges
  ) {
    shown = site ?? shown
    self.errors = errors
    errorCount = count
    pictures = changedPictures(changed)
    for (file, stream) in listeners.values { stream.yield(state(of: file)) }
    pictures = []
  }

  func close() {
    for listener in listeners.values { listener.stream.finish() }
    listeners = [:]
  }

  // MARK: Requests

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    if let rejection = filter.rejection(of: request) { return rejection }
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = HTTPResponse.text(405, "Only GET and HEAD are allowed.")
      response.headers.append(("Allow", "GET, HEAD"))
      return response
    }
    let path = request.target.prefix { $0 != "?" && $0 != "#" }
    if path == LiveScript.path { return script }
    guard let shown else { return waiting(request) }
    switch Address(request.target, basePath: shown.basePath, has: shown.has) {
    case .malformed: return .text(400, "The address is malformed.")
    case .redirect(let address, let isPermanent):
      var response = HTTPResponse.text(isPermanent ? 301 : 302, address)
      response.headers.append(("Location", address))
      return response
    case .nothing(let path): return nothing(path, shown)
    case .file(let path): return file(path, shown, request)
    }
  }

  private var script: HTTPResponse {
    HTTPResponse(
      200,
      headers: [("Content-Type", contentType(of: LiveScript.path)), ("Cache-Control", "no-cache")],
      body: Array(LiveScript.source.utf8))
  }

  private func waiting(_ request: HTTPRequest) -> HTTPResponse {
    let page = LiveScript.added(to: Array(LiveScript.waiting.utf8), file: "index.html", key: nil)
    return HTTPResponse(
      503,
      headers: [("Content-Type", contentType(of: "index.html")), ("Cache-Control", "no-store")],
      body: page)
  }

  private func nothing(_ path: String, _ site: ServedSite) -> HTTPResponse {
    guard let page = try? site.bytes("404.html") else {
      return .text(404, "Not found.")
    }
    return HTTPResponse(
      404, headers: [("Content-Type", contentType(of: "404.html")), ("Cache-Control", "no-store")],
      body: LiveScript.added(to: page, file: path, key: site.plainKey(path)))
  }

  private func file(_ path: String, _ site: ServedSite, _ request: HTTPRequest) -> HTTPResponse {
    let type = contentType(of: path)
    let isPage = type.hasPrefix("text/html")
    // The hash is known before the page is rendered.
    if let key = site.key(path), request["if-none-match"] == tag(key) {
      return HTTPResponse(304, headers: caching(tag(key)))
    }
    guard let original = try? site.bytes(path) else {
      return .text(503, "The file cannot be read.")
    }
    let key = site.key(path) ?? original.hashValue
    let headers = [(name: "Content-Type", value: type)] + caching(tag(key))
    if request["if-none-match"] == tag(key) { return HTTPResponse(304, headers: caching(tag(key))) }
    if isPage {
      let page = LiveScript.added(to: original, file: path, key: site.plainKey(path))
      return HTTPResponse(200, headers: headers, body: page)
    }
    let ranges = headers + [(name: "Accept-Ranges", value: "bytes")]
    let isSame = request["if-range"].map { $0 == tag(key) } ?? true
    switch ByteRange(isSame ? request["range"] : nil, count: original.count) {
    case .whole: return HTTPResponse(200, headers: ranges, body: original)
    case .outside:
      return HTTPResponse(416, headers: [("Content-Range", "bytes */\(original.count)")])
    case .part(let range):
      let place = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(original.count)"
      return HTTPResponse(
        206, headers: ranges + [(name: "Content-Range", value: place)], body: Array(original[range])
      )
    }
  }

  private func tag(_ key: Int) -> String { "\"\(LiveScript.text(key))\"" }

  private func caching(_ tag: String) -> [(name: String, value: String)] {
    [(name: "ETag", value: tag), (name: "Cache-Control", value: "no-cache")]
  }

  // MARK: Events

  func stream(_ request: HTTPRequest) async -> AsyncStream<String>? {
    guard request.method == "GET", filter.rejection(of: request) == nil,
      request.target == LiveScript.events || request.target.hasPrefix(LiveScript.events + "?")
    else { return nil }
    let query = URLComponents(string: request.target)?.queryItems ?? []
    let file = query.first { $0.name == "file" }?.value ?? "index.html"
    let (stream, continuation) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(1))
    while listeners.count >= streamLimit, let oldest = listeners.keys.min() {
      // Ask the replaced page to wait before it reconnects.
      listeners.removeValue(forKey: oldest).map {
        $0.stream.yield("retry: 60000\n\n")
        $0.stream.finish()
      }
    }
    lastListener += 1
    let number = lastListener
    listeners[number] = (file, continuation)
    continuation.onTermination = { [weak self] _ in
      Task { await self?.removeListener(number) }
    }
    continuation.yield(state(of: file))
    return stream
  }

  private func removeListener(_ number: Int) { listeners[number] = nil }

  private struct State: Encodable {
    let key: String
    let styles: [String]
    let pictures: [String]
    let errors: [OverlayFinding]
    let more: Int
    /// Whether the page shows the last build without errors.
    let isBuilt: Bool
  }

  /// Returns the state of a page as a server-sent event.
  private func state(of file: String) -> String {
    let state = State(
      key: LiveScript.text(shown?.plainKey(file)), styles: shown?.styles ?? [], pictures: pictures,
      errors: errors, more: errorCount - errors.count, isBuilt: shown != nil)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = (try? encoder.encode(state)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return "event: state\ndata: \(json)\n\n"
  }

  /// Returns the addresses of the changed images.
  private func changedPictures(_ changed: FileChanges) -> [String] {
    guard let shown else { return [] }
    return changed.files.compactMap { shown.address(ofCopied: $0) }
      .filter { contentType(of: $0).hasPrefix("image/") }.sorted()
  }
}
