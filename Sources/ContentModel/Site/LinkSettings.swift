internal import Bytes
internal import ContentFormat
package import Diagnostics
package import Markdown

/// The links that a site writes in addition to those between files: `links` in `site.yml`.
package struct LinkSettings: Sendable {
  /// Another name of a folder or file.
  package struct Alias: Sendable {
    /// The beginning of a destination as written.
    package let written: LinkPattern
    /// The path from the content folder, without slashes at its ends.
    package let path: String
    /// The path from the content folder that takes its place, without slashes at its ends.
    package let replacement: String
    /// The location of the alias.
    package let range: SourceRange
  }

  /// A form of links.
  package struct Pattern: Sendable {
    /// The form.
    package let form: LinkPattern
    /// The names of the collections that it leads to. Empty for all.
    package let collections: [String]
    /// The location of the pattern.
    package let range: SourceRange
  }

  /// Whether a link may be the route of a page.
  package var allowsRoutes = false
  /// The endings that take the place of `.md`, such as `.html`.
  package var extensions: [String] = []
  /// The aliases, with the longest first.
  package var aliases: [Alias] = []
  /// The patterns, in the order of ``LinkForms``.
  package var patterns: [Pattern] = []
  /// The forms of links that the Markdown parser must know.
  package private(set) var forms = LinkForms()

  /// Whether the site links only between files.
  package var isEmpty: Bool {
    !allowsRoutes && extensions.isEmpty && aliases.isEmpty && patterns.isEmpty
  }

  /// Whether any link can be a route.
  var needsRoutes: Bool {
    allowsRoutes || !extensions.isEmpty || uses(.route)
  }

  /// Whether a pattern has the placeholder.
  func uses(_ placeholder: LinkPattern.Placeholder) -> Bool {
    patterns.contains { $0.form.placeholders.contains(placeholder) }
  }

  /// Maximum number of patterns, and of aliases.
  static let maximumCount = 50
}

/// A destination that one of a site's patterns describes.
package struct PatternedLink: Sendable {
  /// The index in ``LinkSettings/patterns``.
  package let pattern: Int
  /// The texts for the placeholders.
  let values: [LinkPattern.Placeholder: String]
  /// The text after the form: an anchor, a query, or nothing.
  let rest: String
}

extension LinkSettings {
  /// Returns the pattern with which a destination begins, or which follows an alias at its start:
  /// `{{ site.baseurl }}{% link a.md %}`.
  package func pattern(of destination: String) -> PatternedLink? {
    guard !patterns.isEmpty, !destination.isEmpty else { return nil }
    let bytes = Array(destination.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      let ends = aliases.lazy.compactMap { $0.written.match(bytes, at: 0, limit: bytes.count)?.end }
      guard
        let (form, match) = forms.match(bytes, at: 0, limit: bytes.count)
          ?? ends.filter({ $0 < bytes.count })
          .compactMap({ forms.match(bytes, at: $0, limit: bytes.count) }).first,
        let index = patterns.firstIndex(where: { $0.form == form })
      else { return nil }
      var values: [LinkPattern.Placeholder: String] = [:]
      for (name, range) in match.values {
        values[name] = String(decoding: bytes[range], as: UTF8.self)
      }
      return PatternedLink(
        pattern: index, values: values,
        rest: String(decoding: bytes[match.end...], as: UTF8.self))
    }
  }

  /// Returns the alias with which a destination begins, and the path from the content folder that
  /// the destination means.
  package func alias(of destination: String) -> (index: Int, path: String)? {
    guard !aliases.isEmpty else { return nil }
    let bytes = Array(destination.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      for (index, alias) in aliases.enumerated() {
        guard let match = alias.written.match(bytes, at: 0, limit: bytes.count),
          isBoundary(match.end, bytes)
        else { continue }
        return (index, alias.path(with: String(decoding: bytes[match.end...], as: UTF8.self)))
      }
      return nil
    }
  }

  /// Returns the alias of a path from the content folder, and the path that it means.
  package func alias(ofPath path: String) -> (index: Int, path: String)? {
    for (index, alias) in aliases.enumerated() where !alias.path.isEmpty {
      if path == alias.path { return (index, alias.replacement) }
      if path.hasPrefix(alias.path + "/") {
        return (index, alias.path(with: String(path.dropFirst(alias.path.count))))
      }
    }
    return nil
  }

  /// Whether a name ends at an index, so that `docs/old` is not the beginning of `docs/older`.
  private func isBoundary(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard end > 0, end < bytes.count else { return true }
    return !bytes[end - 1].isWordByte || !bytes[end].isWordByte
  }

  /// Returns a path without a declared extension, or nil if it has none.
  package func withoutExtension(_ path: String) -> String? {
    extensions.first { path.hasSuffix($0) && path.utf8.count > $0.utf8.count }
      .map { String(path.dropLast($0.count)) }
  }
}

extension LinkSettings.Alias {
  fileprivate func path(with rest: String) -> String {
    replacement.isEmpty || rest.isEmpty || "#?".contains(rest.first ?? "/")
      ? replacement + rest : "\(replacement)/\(rest.drop { $0 == "/" })"
  }
}

// MARK: Reading

extension FieldReader {
  /// Reads `links` of `site.yml`.
  mutating func links(_ values: Fields) -> LinkSettings {
    var links = LinkSettings()
    links.allowsRoutes = values.choice("routes") == "allow"
    for (text, range) in values.texts("extensions") {
      let ending = text.hasPrefix(".") ? text : ".\(text)"
      if text.dropFirst(text.hasPrefix(".") ? 1 : 0).isEmpty || text.contains("/")
        || ending == ".md"
      {
        error(
          "\(text.quoted) is not an extension that takes the place of `.md`", at: range,
          help: ["for example `extensions: [.html]`"])
      } else {
        links.extensions.append(ending)
      }
    }
    if let node = values.node("aliases") { links.aliases = aliases(node) }
    if let node = values.node("patterns") { links.patterns = linkPatterns(node) }
    links.setForms()
    return links
  }

  private mutating func aliases(_ node: YAMLNode) -> [LinkSettings.Alias] {
    guard case .mapping(let pairs) = node.value else {
      findings.append(.wrongType("aliases", expected: "a mapping", found: node, in: file))
      return []
    }
    if let excess = pairs.dropFirst(LinkSettings.maximumCount).first {
      error("more than \(LinkSettings.maximumCount) aliases", at: excess.keyRange)
    }
    return pairs.prefix(LinkSettings.maximumCount).compactMap { alias($0) }
      .sorted { $0.written.written.utf8.count > $1.written.written.utf8.count }
  }

  private mutating func alias(_ pair: YAMLNode.Pair) -> LinkSettings.Alias? {
    guard let value = pair.value.text else {
      findings.append(
        .wrongType("aliases.\(pair.key)", expected: "a text", found: pair.value, in: file))
      return nil
    }
    let key = pair.key
    guard key.contains(where: { $0 != "/" && $0 != "." && !$0.isWhitespace }),
      key.utf8.count <= LinkPattern.maximumLength
    else {
      error(
        "\(key.quoted) cannot be an alias", at: pair.keyRange,
        help: ["an alias is the beginning of a link, such as `docs/Old/`"])
      return nil
    }
    if value.contains("://") || value.contains("#") || value.contains("?") {
      error(
        "an alias leads to a folder or file of the content, not to \(value.quoted)",
        at: pair.value.range)
      return nil
    }
    guard let path = ContentPath.join("", value) else {
      error(
        "\(value.quoted) is outside of the content folder", at: pair.value.range,
        help: ["write the path from the content folder"])
      return nil
    }
    let isPath = !key.contains(where: \.isWhitespace) && !key.contains(":")
    return .init(
      written: LinkPattern(literal: key), path: isPath ? ContentPath.join("", key) ?? "" : "",
      replacement: path, range: pair.keyRange)
  }

  private mutating func linkPatterns(_ node: YAMLNode) -> [LinkSettings.Pattern] {
    guard case .sequence(let items) = node.value else {
      findings.append(.wrongType("patterns", expected: "a list", found: node, in: file))
      return []
    }
    if let excess = items.dropFirst(LinkSettings.maximumCount).first {
      error("more than \(LinkSettings.maximumCount) patterns", at: excess.range)
    }
    var patterns: [LinkSettings.Pattern] = []
    for item in items.prefix(LinkSettings.maximumCount) {
      guard let pattern = linkPattern(item) else { continue }
      if patterns.contains(where: { $0.form == pattern.form }) {
        error("this pattern is in the list twice", at: pattern.range)
      } else {
        patterns.append(pattern)
      }
    }
    return patterns
  }

  private mutating func linkPattern(_ item: YAMLNode) -> LinkSettings.Pattern? {
    var collections: [String] = []
    var (text, range) = (item.text, item.range)
    if case .mapping = item.value {
      let values = fields(of: item, schema: Self.patternSchema, owner: "a link pattern")
      guard let pattern = values["pattern"], case .text(let written) = pattern.value else {
        return nil
      }
      (text, range) = (written, pattern.range)
      collections = values.texts("to").map(\.text)
    }
    guard let text else {
      findings.append(.wrongType("patterns", expected: "a text", found: item, in: file))
      return nil
    }
    do {
      return .init(form: try LinkPattern(text), collections: collections, range: range)
    } catch {
      let (message, help) = error.words(of: text)
      self.error(message, at: range, help: help)
      return nil
    }
  }

  private static let patternSchema = [
    FieldSchema("pattern", .string, required: true, meaning: "The form of the link."),
    FieldSchema(
      "to", .list(FieldSchema("to", .string)), meaning: "The collections that it leads to."),
  ]
}

extension LinkSettings {
  fileprivate mutating func setForms() {
    forms = LinkForms(
      patterns: patterns.map(\.form),
      prefixes: aliases.map(\.written).filter { $0.written.contains(where: \.isWhitespace) })
  }

  /// The schema of `links` in `site.yml`.
  static let schema = [
    FieldSchema(
      "routes",
      .enumeration([EnumValue(id: "refuse"), EnumValue(id: "allow")], isOrdered: false),
      meaning: "`allow`: links may be routes of pages."),
    FieldSchema(
      "extensions", .list(FieldSchema("extension", .string)),
      meaning: "Endings that take the place of `.md`, such as `.html`."),
    FieldSchema(
      "aliases", .any, meaning: "Other beginnings of paths, with the folders that they stand for."),
    FieldSchema(
      "patterns", .any, meaning: "Forms of links, such as `'https://example.org/r/{id}'`."),
  ]
}

extension LinkPattern.Problem {
  /// Returns the message and the help for a pattern with this problem.
  func words(of text: String) -> (message: String, help: [String]) {
    let known = LinkPattern.Placeholder.allCases.map(\.rawValue)
    let all = "the placeholders are \(known.map { "`{\($0)}`" }.listed())"
    switch self {
    case .unknownPlaceholder(let name):
      let meant = nearestName(to: name, in: known).map { "did you mean `{\($0)}`?" }
      return ("`{\(name)}` is not a placeholder", [meant ?? all])
    case .repeated(let name): return ("`{\(name.rawValue)}` occurs twice", [])
    case .noTarget: return ("\(text.quoted) has no placeholder for the target of the link", [all])
    case .twoTargets(let first, let second):
      return ("`{\(first.rawValue)}` and `{\(second.rawValue)}` both name the target", [])
    case .adjacent(let first, let second):
      return ("nothing separates `{\(first.rawValue)}` from `{\(second.rawValue)}`", [])
    case .openStart:
      return (
        "a link pattern begins with a sign such as `{`, `[` or `<`, so that it is not found in prose",
        []
      )
    case .openEnd:
      return (
        "a link pattern ends with fixed text, so that its end is known",
        ["for ids in prose, declare `mention` in `_collection.yml`"]
      )
    case .tooShort:
      return ("\(text.quoted) has too little fixed text, and would be found in prose", [])
    case .tooLong:
      return ("a link pattern is one line of at most \(LinkPattern.maximumLength) bytes", [])
    }
  }
}
