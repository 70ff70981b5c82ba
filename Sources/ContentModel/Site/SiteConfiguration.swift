public import Diagnostics

/// What `site.yml` says.
public struct SiteConfiguration: Sendable {
  /// The site's name.
  public var title = "Untitled"
  /// What it is about, in a sentence.
  public var description: String?
  /// Where it is published, without a slash at its end.
  public var url: String?
  /// The language of the content (BCP 47).
  public var language = "en"
  /// The version of the framework.
  public var version: String?
  /// Where the source is.
  public var repository: String?
  /// The address of a file's editor, with `{path}` for its path below the content folder.
  public var editURL: String?
  /// What the navigation shows.
  public var navigation: [NavigationItem] = []
  /// Severities by rule.
  public var severities: [RuleID: SeveritySetting] = [:]
  /// Whether raw HTML in Markdown is kept.
  public var allowsRawHTML = false
  /// The file itself, for findings about it.
  public var location: SourceLocation

  /// What a rule weighs on this site.
  public struct SeveritySetting: Sendable {
    /// Nil where the rule is turned off.
    public let severity: Severity?
    /// Where the rule is named.
    public let range: SourceRange
  }

  /// One item of the navigation.
  public struct NavigationItem: Sendable {
    /// The words shown; the target's title where none are given.
    public let title: String?
    /// The file it leads to.
    public let target: String
    /// Where it stands.
    public let range: SourceRange
  }

  /// The path under which the site lives: `/` or `/some/sub/path/`.
  public var basePath: String {
    guard let url, let scheme = url.firstRange(of: "://") else { return "/" }
    guard let slash = url[scheme.upperBound...].firstIndex(of: "/") else { return "/" }
    let parts = url[slash...].split(separator: "/")
    return parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
  }

  /// Makes the configuration of a site without `site.yml`.
  public init(location: SourceLocation) { self.location = location }

  /// Reads `site.yml`.
  public static func read(
    _ file: SourceFile
  ) -> (configuration: SiteConfiguration, findings: [Finding]) {
    var site = SiteConfiguration(location: file.at(.fileStart))
    if let offset = firstInvalidUTF8(in: file.bytes) {
      return (site, [.invalidUTF8(in: file, at: offset)])
    }
    let (node, problems) = YAMLReader.read(0..<file.bytes.count, of: file)
    var reader = FieldReader(file: file)
    reader.findings = problems
    guard let node = node ?? emptyMapping(problems) else { return (site, reader.findings) }
    let values = reader.fields(of: node, schema: schema, owner: "site.yml")
    site.title = values.text("title") ?? site.title
    site.description = values.text("description")
    if let url = values["url"], case .text(let text) = url.value, text.hasPrefix("mailto:") {
      reader.findings.append(.invalidURL(text, field: "url", at: file.at(url.range)))
    }
    site.url = values.text("url").map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    site.language = values.text("language") ?? site.language
    site.version = values.text("version")
    site.repository = values.text("repository")
    site.editURL = values.text("edit_url")
    site.allowsRawHTML = values.choice("raw_html") == "allow"
    site.navigation = reader.navigation(values.node("navigation"))
    if case .map(let items)? = values["severities"]?.value {
      for item in items {
        if case .choice(let value, _) = item.field.value {
          site.severities[RuleID(item.key.id)] = SeveritySetting(
            severity: Severity(rawValue: value.id), range: item.key.range)
        }
      }
    }
    return (site, reader.findings)
  }

  /// What an empty file says: nothing, and so no title.
  private static func emptyMapping(_ problems: [Finding]) -> YAMLNode? {
    problems.isEmpty ? YAMLNode(value: .mapping([]), range: .fileStart) : nil
  }

  private static let schema: [FieldSchema] = {
    let severities = ["error", "warning", "note", "off"].map { EnumValue(id: $0) }
    let rawHTML = ["drop", "allow"].map { EnumValue(id: $0) }
    return [
      FieldSchema("title", .string, required: true), FieldSchema("description", .text),
      FieldSchema("url", .url), FieldSchema("language", .string), FieldSchema("version", .string),
      FieldSchema("repository", .url), FieldSchema("edit_url", .url),
      FieldSchema("navigation", .any),
      FieldSchema("raw_html", .enumeration(rawHTML, isOrdered: false)),
      FieldSchema(
        "severities",
        .map(keys: nil, FieldSchema("severity", .enumeration(severities, isOrdered: false)))),
    ]
  }()
}

extension FieldReader {
  /// A list of paths, or of mappings with `to` and `title`.
  fileprivate mutating func navigation(
    _ node: YAMLNode?
  ) -> [SiteConfiguration.NavigationItem] {
    guard let node else { return [] }
    guard case .sequence(let items) = node.value else {
      findings.append(.wrongType("navigation", expected: "a list", found: node, in: file))
      return []
    }
    let schema = [FieldSchema("title", .string), FieldSchema("to", .string, required: true)]
    return items.compactMap { item in
      if let path = item.text {
        return SiteConfiguration.NavigationItem(title: nil, target: path, range: item.range)
      }
      let values = fields(of: item, schema: schema, owner: "a navigation item")
      guard let target = values["to"], case .text(let path) = target.value else { return nil }
      return SiteConfiguration.NavigationItem(
        title: values.text("title"), target: path, range: target.range)
    }
  }
}
