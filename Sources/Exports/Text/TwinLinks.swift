internal import Bytes
internal import FrameworkData

/// The addresses of other pages in the Markdown of a page.
struct TwinLinks: Sendable {
  /// What links lead to.
  enum Target: Sendable {
    /// The Markdown of a page.
    case twins
    /// The page itself.
    case pages
  }

  private let target: Target
  private let framework: Framework
  private let routes: [String: String]
  /// The folder of the file of the page.
  private let folder: String
  /// The route of the page.
  private let route: String

  /// Creates the links of an entry's page.
  init(of entry: Framework.Entry, _ source: ExportSource, to target: Target = .twins) {
    self.target = target
    framework = source.framework
    routes = source.routesByPath
    folder = String(entry.path.split(separator: "/").dropLast().joined(separator: "/"))
    route = entry.route
  }

  /// Creates the links of a page without a file.
  init(at route: String, _ source: ExportSource) {
    target = .twins
    framework = source.framework
    routes = source.routesByPath
    folder = ""
    self.route = route
  }

  /// Returns a link to an entry.
  func link(to name: Framework.Name) -> String {
    guard let entry = framework.entry(name) else { return name.id }
    return "[\(entry.title.inBrackets)](\(address(of: entry.route)))"
  }

  /// Returns a link to an entry or a part.
  func link(to target: Framework.Target) -> String {
    guard let entry = framework.entry(target.entry), let id = target.part, let part = entry.part(id)
    else { return link(to: target.entry) }
    return "[\(entry.title.inBrackets) \(part.id.inBrackets)](\(address(of: entry.route)))"
  }

  /// Returns the title of the entry or part that is the key of a map, or the key itself.
  func name(ofKey key: String, _ targets: [String]) -> String {
    for target in targets {
      let collection = ExportRoles.collection(target)
      let own = targets.count > 1 ? "\(collection):" : ""
      guard key.hasPrefix(own) else { continue }
      let parts = key.dropFirst(own.count).split(separator: "#", maxSplits: 1).map(String.init)
      guard let id = parts.first, let entry = framework.entry(.init(collection, id)) else {
        continue
      }
      return parts.count > 1 ? "\(entry.title) \(parts[1])" : entry.title
    }
    return key
  }

  /// Returns the address of the twin of a route: absolute if the framework has an address, otherwise
  /// relative to this page.
  func address(of other: String) -> String {
    let target = PageTwin.address(of: other)
    if framework.site.url != nil { return framework.address(target) }
    let depth = PageTwin.address(of: route).utf8.count(where: { $0 == UInt8(ascii: "/") })
    return String(repeating: "../", count: depth) + target
  }

  /// Returns the destination of a link as written, with the address of a twin or page in place of a file.
  func destination(_ written: String) -> String {
    let path = written.prefix { $0 != "#" && $0 != "?" }
    guard path.hasSuffix(".md"), let joined = join(String(path)), let route = routes[joined] else {
      return written
    }
    switch target {
    case .twins: return address(of: route)
    case .pages: return framework.address(route) + written.dropFirst(path.count)
    }
  }

  private func join(_ relative: String) -> String? {
    var parts = folder.split(separator: "/").map(String.init)
    for part in relative.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

/// The text of a page with the addresses of twins, and with tables in place of views.
struct TwinBody {
  /// The text.
  let text: String
  /// Whether the text has the table of the entry's own matrix.
  let hasTable: Bool

  init(_ entry: Framework.Entry, _ links: TwinLinks, _ source: ExportSource) {
    var lines: [String] = []
    var fence: String?
    var view: [String]?
    var hasTable = false
    for line in entry.body.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.drop { $0 == " " }
      if let open = fence {
        if trimmed.hasPrefix(open), trimmed.allSatisfy({ $0 == open.first || $0 == " " }) {
          fence = nil
          if let keys = view {
            lines.append(Self.view(keys, links, source))
            view = nil
            continue
          }
        }
        if view != nil { view?.append(String(trimmed)) } else { lines.append(String(line)) }
        continue
      }
      let mark = trimmed.prefix { $0 == "`" || $0 == "~" }
      if mark.count >= 3 {
        fence = String(mark)
        if trimmed.dropFirst(mark.count).drop(while: { $0 == " " }) == "view" {
          view = []
          continue
        }
      }
      if trimmed.hasPrefix("|") { hasTable = true }
      lines.append(fence == nil ? Self.linked(line, links) : String(line))
    }
    var first = lines.startIndex
    if lines.first.map({ $0 == "# \(entry.title)" }) == true { first += 1 }
    text = lines[first...].drop { $0.isEmpty }.joined(separator: "\n")
    self.hasTable = hasTable
  }

  /// Returns a line with the addresses of twins.
  private static func linked(_ line: Substring, _ links: TwinLinks) -> String {
    guard line.contains("](") else { return String(line) }
    var result = ""
    var rest = line
    while let start = rest.firstRange(of: "](") {
      result += rest[..<start.upperBound]
      rest = rest[start.upperBound...]
      let end = rest.firstIndex { $0 == ")" || $0 == " " } ?? rest.endIndex
      result += links.destination(String(rest[..<end]))
      rest = rest[end...]
    }
    return result + rest
  }

  /// Returns a view as text: a matrix as a table, entries as a list.
  private static func view(_ keys: [String], _ links: TwinLinks, _ source: ExportSource) -> String {
    func value(_ key: String) -> String? {
      keys.lazy.compactMap { line -> String? in
        guard line.hasPrefix("\(key):") else { return nil }
        let text = line.dropFirst(key.count + 1).prefix { $0 != "#" }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.first
    }
    let framework = source.framework
    if let id = value("matrix"), let matrix = framework.matrix(id) {
      return PageTwin.table(matrix, links, framework)
    }
    for key in ["list", "timeline", "checklist", "guide", "graph"] {
      if let name = value(key), let collection = framework.collection(name) {
        return PageTwin.list(framework.entries(of: collection), links)
      }
    }
    return ""
  }
}
