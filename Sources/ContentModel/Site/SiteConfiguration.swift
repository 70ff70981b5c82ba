package import ContentFormat
package import Diagnostics
package import Markdown

/// The configuration in `site.yml`.
package struct SiteConfiguration: Sendable {
  /// The lasting name of the framework, from which identifiers in exports follow. It never changes,
  /// also if the address does.
  package var id: String?
  /// The name of the site.
  package var title = "Untitled"
  /// A one-sentence description of the site.
  package var description: String?
  /// The range of the description.
  package var descriptionRange: SourceRange?
  /// The base URL of the published site, without a trailing slash.
  package var url: String?
  /// The language of the content as a BCP 47 tag.
  package var language = "en"
  /// The version of the framework.
  package var version: String?
  /// The range of the version in `site.yml`, if it has one.
  package var versionRange: SourceRange?
  /// The settings of comparisons with other versions.
  package var changes = ChangesSettings()
  /// The day of that version.
  package var versionDate: CalendarDate?
  /// The URL of the source repository.
  package var repository: String?
  /// The URL for editing a file. `{path}` is replaced by its path below the content folder.
  package var editURL: String?
  /// Whether pages show the date of their file's last git commit.
  package var showsLastChange = false
  /// The items of the navigation.
  package var navigation: [NavigationItem] = []
  /// True if `site.yml` declares a navigation, even an empty one.
  package var declaresNavigation = false
  /// Severity overrides by rule.
  package var severities: [RuleID: SeveritySetting] = [:]
  /// Severity overrides for folders and files.
  package var pathSeverities: [PathSeverities] = []
  /// The suppressions, each with a path and a reason.
  package var suppressions: [Suppression] = []
  /// Whether the site has a page for every rule.
  package var publishesRules = false
  /// The range of that setting.
  package var rulePagesRange: SourceRange?
  /// Whether pages have a search.
  package var hasSearch = true
  /// Whether links to pages have pictures on other sites.
  package var hasSharePictures = true
  /// Whether the site has pages for printing.
  package var hasPrintPages = false
  /// The range of that setting.
  package var printPagesRange: SourceRange?
  /// What happens to raw HTML in Markdown.
  package var rawHTML = MarkdownOptions.RawHTML.safe
  /// Whether pages show pictures of other sites. Otherwise they link to them.
  package var showsExternalImages = false
  /// The links that the site writes in addition to those between files.
  package var links = LinkSettings()
  /// The schema of pages outside of collections.
  package var pages = PageSchema()
  /// The patterns of the files that are content or are published, or nil for all files.
  package var include: [PathPattern]?
  /// The patterns of the files that are neither.
  package var exclude: [PathPattern] = []
  /// The patterns of files that are published as they are, also if their names begin with a dot or an
  /// underscore.
  package var staticFiles: [PathPattern] = []
  /// The syntax of other tools that is translated.
  package var syntax = MarkdownOptions.Syntax()
  /// What the site changes of its theme.
  package var theme = ThemeSettings()
  /// The forms of lines that include files.
  package var inclusions: [LinkPattern] = []
  /// The exports that the site publishes.
  package var exports = ExportSettings()
  /// The location of the file.
  package var location: SourceLocation
  /// The content folder as findings show it, without a trailing slash. Empty for the working
  /// directory.
  package var contentFolder: String
  /// The range of the language, or nil if the file does not set it.
  package var languageRange: SourceRange?

  /// The severity of a rule on this site.
  package struct SeveritySetting: Sendable {
    /// The severity, or nil if the rule is disabled.
    package let severity: Severity?
    /// The range of the rule's name.
    package let range: SourceRange
  }

  /// Severity overrides in a folder or file.
  package struct PathSeverities: Sendable {
    /// The path below the content folder.
    package let path: String
    /// The range of the path.
    package let range: SourceRange
    /// The severities by rule.
    package let settings: [RuleID: SeveritySetting]
  }

  /// An item of the navigation.
  package struct NavigationItem: Sendable {
    /// The label. Nil for an item that shows the title of its target.
    package let title: String?
    /// The target: the path of a file, or the route of a generated page. Empty for a group.
    package let target: String
    /// The range of the target, or of the whole group.
    package let range: SourceRange
    /// The items of a group. A group has no target of its own.
    package var items: [NavigationItem] = []

    /// Whether the target is the address of another site.
    package var isExternal: Bool { isAbsoluteURL(target) }

    /// The item, or those of the group at any depth.
    fileprivate var links: [NavigationItem] { items.isEmpty ? [self] : items.flatMap(\.links) }

    /// The number of items, including groups.
    fileprivate var count: Int { 1 + items.reduce(0) { $0 + $1.count } }
  }

  /// All items with a target on this site, including those in groups.
  package var navigationLinks: [NavigationItem] {
    navigation.flatMap(\.links).filter { !$0.isExternal }
  }

  /// All items that lead to other sites.
  package var externalNavigationLinks: [NavigationItem] {
    navigation.flatMap(\.links).filter(\.isExternal)
  }

  /// Maximum number of levels of the navigation.
  package static let maximumNavigationDepth = 3

  /// The path component of the base URL: `/` or `/some/sub/path/`.
  package var basePath: String {
    guard let url, let scheme = url.firstRange(of: "://") else { return "/" }
    guard let slash = url[scheme.upperBound...].firstIndex(of: "/") else { return "/" }
    let parts = url[slash...].split(separator: "/")
    return parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
  }

  /// Creates the configuration for a site without `site.yml`.
  package init(location: SourceLocation) {
    self.location = location
    contentFolder = ContentPath.folder(of: location.path)
  }

  /// Maximum number of navigation items, including those in groups. Every page contains all of
  /// them.
  package static let maximumNavigation = 300

  /// Parses `site.yml`.
  package static func read(
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
    site.id = values.text("id")
    site.title = values.text("title") ?? site.title
    site.description = values.text("description")
    site.descriptionRange = values["description"]?.range
    if let url = values["url"], case .text(let text) = url.value {
      do {
        site.url = try SiteAddress(text).text
      } catch {
        reader.findings.append(.invalidSiteURL(text, problem: error, at: file.at(url.range)))
      }
    }
    site.language = values.text("language") ?? site.language
    site.languageRange = values["language"]?.range
    if let range = site.languageRange, !LanguageTag.isValid(site.language) {
      reader.findings.append(.notALanguage(site.language, at: file.at(range)))
    }
    site.version = values.text("version")
    if case .date(let date)? = values["version_date"]?.value { site.versionDate = date }
    site.repository = values.text("repository")
    site.editURL = values.text("edit_url")
    site.showsLastChange = values.choice("last_update") == "git"
    site.rawHTML = values.choice("raw_html").flatMap { .init(rawValue: $0) } ?? .safe
    site.showsExternalImages = values.choice("images") == "external"
    site.syntax = MarkdownOptions.Syntax(values["syntax"])
    if let syntax = values.record("syntax") { site.inclusions = reader.inclusions(syntax) }
    site.navigation = reader.navigation(values.node("navigation"))
    site.declaresNavigation = values.item("navigation") != nil
    if let item = site.dropExcessNavigation() {
      reader.findings.append(.navigationTooLong(maximumNavigation, at: file.at(item.range)))
    }
    site.publishesRules = values.flag("rule_pages") ?? false
    site.rulePagesRange = values["rule_pages"]?.range
    site.hasSearch = values.flag("search") ?? true
    site.hasSharePictures = values.flag("share_pictures") ?? true
    site.hasPrintPages = values.flag("print_pages") ?? false
    site.printPagesRange = values["print_pages"]?.range
    if let node = values.node("severities") { reader.severities(node, into: &site) }
    if let values = values.record("links") { site.links = reader.links(values) }
    if let values = values.record("theme") { site.theme = ThemeSettings(values) }
    if let values = values.record("pages") { site.pages = reader.pages(values) }
    if let node = values.node("exports") { site.exports = ExportSettings.read(node, &reader) }
    if values["include"] != nil { site.include = reader.pathPatterns("include", in: values) }
    if let values = values.record("changes") { site.changes = reader.changes(values) }
    site.versionRange = values["version"]?.range
    site.exclude = reader.pathPatterns("exclude", in: values)
    site.staticFiles = reader.pathPatterns("static", in: values)
    site.suppressions = Suppression.read(values.list("ignore"), path: file.displayPath) {
      $0.text("in").map { .path($0.split(separator: "/").joined(separator: "/")) }
    }
    return (site, reader.findings)
  }

  /// Removes the items beyond the limit and returns the first one.
  private mutating func dropExcessNavigation() -> NavigationItem? {
    var count = 0
    for (index, item) in navigation.enumerated() {
      count += item.count
      guard count > Self.maximumNavigation else { continue }
      navigation.removeSubrange(index...)
      return item
    }
    return nil
  }

  /// An empty file counts as an empty mapping, so that the missing title is reported.
  private static func emptyMapping(_ problems: [Finding]) -> YAMLNode? {
    problems.isEmpty ? YAMLNode(value: .mapping([]), range: .fileStart) : nil
  }

  private static let idKey = {
    var key = FieldSchema(
      "id", .string,
      meaning:
        "The lasting name of the framework, such as `acme-ai-controls`. Identifiers in exports follow from it, so never change it."
    )
    key.pattern = Pattern(valid: "[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}")
    return key
  }()

  private static let staticKey = {
    var key = FieldSchema(
      "static", .list(FieldSchema("static", .string)),
      meaning:
        "Patterns of files that are published as they are, such as `.well-known/**`, `_redirects` or `CNAME`."
    )
    key.allowsSingle = true
    return key
  }()

  /// The keys of a link of the navigation.
  static let navigationLink = [
    FieldSchema("title", .string, meaning: "The label. The default is the title of the page."),
    FieldSchema(
      "to", .string, required: true,
      meaning: "The path of a file, the route of a page, or the address of another site."),
  ]

  /// The keys of a group of the navigation.
  static let navigationGroup = [
    FieldSchema("title", .string, required: true, meaning: "The label."),
    FieldSchema("items", .any, required: true, meaning: "The links of the group."),
  ]

  /// The keys of `site.yml`.
  package static let schema: [FieldSchema] = {
    let rawHTML = MarkdownOptions.RawHTML.allCases.map { EnumValue(id: $0.rawValue) }
    let images = ["own", "external"].map { EnumValue(id: $0) }
    let lastUpdate = ["git", "none"].map { EnumValue(id: $0) }
    return [
      idKey,
      FieldSchema("title", .string, required: true, meaning: "The name of the site."),
      FieldSchema("description", .text, meaning: "A sentence about the site."),
      FieldSchema(
        "url", .url, meaning: "The address of the published site. Its path is the base path."),
      FieldSchema("language", .string, meaning: "The language of the content, such as `en`."),
      FieldSchema("version", .string, meaning: "The version of the framework."),
      FieldSchema(
        "version_date", .date,
        meaning: "The day of that version, for the foot of pages and for exports."),
      FieldSchema("repository", .url, meaning: "The address of the source repository."),
      FieldSchema(
        "edit_url", .url, meaning: "The address for editing a file, with `{path}` for its path."),
      FieldSchema(
        "last_update", .enumeration(lastUpdate, isOrdered: false),
        meaning: "`git`: pages show the date of the last commit to their file."),
      FieldSchema(
        "navigation", .any,
        meaning:
          "Paths of files, `{ title:, to: }`, or groups `{ title:, items: [ ] }`, at most three levels. `to` may be an address."
      ),
      FieldSchema(
        "raw_html", .enumeration(rawHTML, isOrdered: false),
        meaning:
          "HTML in Markdown: its `safe` part (the default), none (`drop`), or all of it (`allow`)."),
      FieldSchema(
        "syntax", .record(SyntaxKey.schema),
        meaning: "The syntax of other tools that is translated, each with `true`."),
      FieldSchema(
        "images", .enumeration(images, isOrdered: false),
        meaning: "`external`: pages show pictures of other sites. Otherwise they link to them."),
      FieldSchema(
        "severities", .any,
        meaning:
          "`error`, `warning`, `note` or `off` by rule. A key that is a path has severities of its own."
      ),
      FieldSchema(
        "exports", .any,
        meaning:
          "The formats in which the framework is published below `/data/`, as a list, or with roles: `{ formats: [ ], roles: { } }`."
      ),
      FieldSchema(
        "rule_pages", .boolean, meaning: "`true`: a page for every rule below `/rules/`."),
      FieldSchema("search", .boolean, meaning: "`false`: the site has no search."),
      FieldSchema(
        "share_pictures", .boolean,
        meaning: "`false`: links to the site have no pictures on other sites."),
      FieldSchema(
        "changes", .record(ChangesSettings.schema),
        meaning: "Pages of recorded comparisons, and the classes of changes (`demarc diff`)."),
      FieldSchema(
        "print_pages", .boolean,
        meaning:
          "`true`: a page `/print/` with the whole site, and one for each collection, such as `/models/print/`."
      ),
      FieldSchema(
        "theme", .record(ThemeSettings.schema),
        meaning: "Colour, logo, icon, font, style sheets and head of the site's pages."),
      FieldSchema(
        "links", .record(LinkSettings.schema), meaning: "Links that are not paths of files."),
      FieldSchema(
        "pages", .record(PageSchema.schema), meaning: "The schema of pages outside of collections."),
      FieldSchema(
        "include", .list(FieldSchema("include", .string)),
        meaning: "Patterns of the files that are part of the site. The default is all."),
      FieldSchema(
        "exclude", .list(FieldSchema("exclude", .string)),
        meaning: "Patterns of files that are not part of the site."),
      staticKey,
      FieldSchema(
        "ignore",
        .list(
          FieldSchema(
            "ignore",
            .record(
              Suppression.parts + [
                FieldSchema(
                  "in", .string, required: true,
                  meaning: "The folder or file, below the content folder.")
              ]))),
        meaning: "Rules whose findings in a folder or file are left out, each with the reason."),
    ]
  }()
}
