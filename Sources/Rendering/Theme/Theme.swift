internal import Bytes
package import ContentFormat
internal import ContentModel
package import Diagnostics
package import Markdown

/// The source files of a theme.
package struct ThemeFiles: Sendable {
  /// Templates by name, which is the path below `templates/` without `.mustache`.
  package var templates: [String: SourceFile] = [:]
  /// Assets by path below `assets/`.
  package var assets: [String: SourceFile] = [:]
  /// Word lists by language: `strings/en.yml` is `en`.
  package var strings: [String: SourceFile] = [:]
  /// Word lists of the built-in theme, for words that the others lack.
  package var builtinStrings: [String: SourceFile] = [:]
  /// Names of the templates and assets of the built-in theme, including those that the site
  /// overrides.
  package var builtinNames: Set<String> = []
  /// True if every file is one of the built-in theme or one that `site.yml` names. The templates then
  /// have no mistakes, which a test ensures.
  package var isBuiltin = false
  /// The theme's folder as findings show it.
  package var displayPath: String
  /// The pictures that `site.yml` sets.
  package var brand = ThemeBrand()

  /// Creates an empty theme.
  package init(displayPath: String) { self.displayPath = displayPath }

  /// The assets in the order of ``Theme/assets``.
  package var assetsInOrder: [(path: String, file: SourceFile)] {
    assets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The output path and the source location of each asset, in the order of ``Theme/assets``.
  package var plannedAssets: [(path: String, location: SourceLocation)] {
    assetsInOrder.map { path, file in
      (Theme.hashedPath(path, file.bytes), SourceLocation(file.displayPath))
    }
  }
}

/// A theme ready for rendering: compiled templates, word lists, and assets named by their hashes.
package struct Theme: Sendable {
  /// The assets to write, with output path and contents.
  package let assets: [(path: String, bytes: [UInt8])]

  let templates: [String: Template]
  /// The words of pages by key, in the language of the site.
  package let strings: [String: String]
  /// The names of the templates of pages, views and shared parts.
  let roots: Set<String>
  /// The template names for entries, by collection name.
  let entryNames: [String: TemplateNames<EntryModel>]
  /// The output path of each asset by its name in templates.
  let assetPaths: [String: String]
  /// The pictures that `site.yml` sets.
  private(set) var brand = ThemeBrand()
  /// The fields that the template of a collection shows by name, by collection name.
  private(set) var shownFields: [String: Set<String>] = [:]
  /// The templates that single pages name.
  private(set) var ownTemplates: [OwnTemplate] = []

  /// Compiles a theme and checks every name in its templates against the data of this site.
  ///
  /// - Parameters:
  ///   - publishesRules: Whether the site has rule pages, which need templates.
  ///   - hasDuties: Whether the site has pages of duties or comparisons.
  ///   - hasExports: Whether the site publishes exports.
  ///   - hasRecords: Whether the site has recorded comparisons with earlier versions.
  ///   - pages: The templates that single pages name.
  package static func load(
    _ files: ThemeFiles, language: String, collections: [CollectionSchema],
    publishesRules: Bool = false, hasDuties: Bool = false, hasExports: Bool = false,
    hasRecords: Bool = false, pages: [OwnTemplate] = []
  ) -> (theme: Theme, findings: [Finding]) {
    var findings: [Finding] = []
    var templates: [String: Template] = [:]
    for (name, file) in files.templates.sorted(by: { $0.key < $1.key }) {
      let template = Template(file.bytes)
      templates[name] = template
      findings += template.problems.map { .templateSyntax($0.message, at: file.at($0.range)) }
    }
    let (strings, stringFindings) = strings(files, language: language)
    findings += stringFindings
    var assets: [(path: String, bytes: [UInt8])] = []
    var assetPaths: [String: String] = [:]
    for (path, file) in files.assetsInOrder {
      let output = hashedPath(path, file.bytes)
      assets.append((output, file.bytes))
      assetPaths[assetName(path)] = output
    }
    let names = ThemeNames(
      templates: Set(files.templates.keys), assets: assetPaths.keys.sorted(),
      strings: strings.keys.sorted())
    findings += pages.compactMap { $0.problem(in: names.templates) }
    let ownTemplates = pages.filter { $0.isUsable(in: names.templates) }
    let skipsCheck =
      files.isBuiltin && pages.isEmpty
      && collections.allSatisfy {
        PageShapes.template(for: $0, where: names.templates.contains) == $0.generalTemplate
      }
    let shapes =
      skipsCheck ? [:] : PageShapes.all(names, collections: collections, pages: ownTemplates)
    let optionalTemplates = (publishesRules ? [] : PageShapes.forRules)
      .union(hasDuties ? [] : PageShapes.forMatrices)
      .union(hasExports ? [] : PageShapes.forExports)
      .union(hasRecords ? [] : PageShapes.forRecords)
    for name in shapes.keys.sorted()
    where files.templates[name] == nil && !optionalTemplates.contains(name) {
      findings.append(
        Finding(
          .missingTemplate, at: SourceLocation(files.displayPath),
          "the theme has no `templates/\(name).mustache`"))
    }
    findings += missingTemplates(collections, names.templates, files)
    let displayPath = files.displayPath
    let paths = files.templates
    var checker = TemplateChecker(
      templates: templates,
      constants: SiteConstants.names(assets: names.assets, strings: names.strings).shape
    ) { name, range in
      paths[name]?.at(range) ?? SourceLocation(displayPath)
    }
    for (name, shapes) in shapes.sorted(by: { $0.key < $1.key }) {
      let fields = Set(shapes.flatMap { $0["fields"]?.inside?.names.keys.map(\.self) ?? [] })
      for shape in shapes { checker.check(name, shape: shape, fieldsOfAll: fields) }
    }
    var theme = Theme(
      assets: assets, templates: templates, strings: strings,
      roots: skipsCheck ? PageShapes.roots : Set(shapes.keys),
      entryNames: Dictionary(
        collections.map { ($0.name, EntryModel.names(of: $0)) }, uniquingKeysWith: { $1 }),
      assetPaths: assetPaths)
    theme.ownTemplates = ownTemplates
    theme.brand = files.brand
    findings += theme.chooseFields(collections, files)
    return (theme, findings + checker.findings)
  }

  /// Records the fields that the template of each collection shows by name, and reports fields that
  /// it omits.
  private mutating func chooseFields(
    _ collections: [CollectionSchema], _ files: ThemeFiles
  ) -> [Finding] {
    var known: [String: TemplateFields] = [:]
    var findings: [Finding] = []
    for schema in collections {
      let name = template(for: schema)
      let fields = known[name] ?? TemplateFields(name, in: self)
      known[name] = fields
      shownFields[schema.name] = fields.shown(of: schema)
      let missing = fields.missing(of: schema)
      guard !missing.isEmpty, let file = files.templates[name] else { continue }
      findings.append(.fieldNotShown(missing, of: schema, by: name, in: file))
    }
    return findings
  }

  /// Returns findings for the templates that schemas name and the theme lacks.
  private static func missingTemplates(
    _ collections: [CollectionSchema], _ known: Set<String>, _ files: ThemeFiles
  ) -> [Finding] {
    // Without a single template of its own, the folder is missing, empty or another one.
    let isBare = !files.templates.values.contains {
      $0.displayPath.hasPrefix("\(files.displayPath)/")
    }
    let cause =
      isBare
      ? Cause(
        at: SourceLocation(files.displayPath),
        tail: " name a template, and the theme in \(files.displayPath.quoted) has none of its own",
        places: "whose template is missing",
        help: ["name the folder of the theme with `--theme`, or add these templates to it"])
      : nil
    return collections.compactMap { schema in
      guard let name = schema.template else { return nil }
      let place = schema.templateLocation ?? schema.location
      let usable = known.filter { PageShapes.isForEntries($0, in: known) }
      if usable.contains(name) || name == schema.generalTemplate { return nil }
      let isOwn = PageShapes.ownNames.contains(name)
      return Finding(
        .missingTemplate, at: place,
        isOwn
          ? "the template \(name.quoted) is not for entries"
          : "the theme has no `templates/\(name).mustache`",
        help: didYouMean(name, in: usable.sorted()),
        consequence: isOwn ? nil : cause.map { Consequence(of: $0, "collection") })
    }
  }

  /// The templates with another layout: an entry without what is around it on its own page.
  var templatesForPrinting: [String: Template] {
    var copy = templates
    copy["layout"] = templates[PageShapes.printedEntry]
    return copy
  }

  /// Returns the output path of an asset of the theme.
  func outputPath(ofAsset path: String) -> String? { assetPaths[Self.assetName(path)] }

  /// Returns the template for the entries of a collection.
  func template(for schema: CollectionSchema) -> String {
    PageShapes.template(for: schema) { templates[$0] != nil }
  }

  /// Returns these templates and all that they include or extend, directly or indirectly.
  func templates(reachedFrom names: [String]) -> Set<String> {
    var reached: Set<String> = []
    var waiting = names
    while let name = waiting.popLast() {
      guard let template = templates[name], reached.insert(name).inserted else { continue }
      waiting += template.included.map(\.text)
    }
    return reached
  }

  /// Returns the words that rendered Markdown uses, in the site's language.
  package static func markdownWords(
    _ files: ThemeFiles, language: String
  ) -> MarkdownOptions.Words {
    let (strings, _) = strings(files, language: language)
    var words = MarkdownOptions.Words()
    for kind in words.alerts.keys { words.alerts[kind] = strings[kind] ?? words.alerts[kind] }
    words.footnotes = strings["footnotes"] ?? words.footnotes
    words.footnote = strings["footnote"] ?? words.footnote
    words.backToReference = strings["back_to_reference"] ?? words.backToReference
    words.linkToSection = strings["link_to_section"] ?? words.linkToSection
    words.table = strings["table"] ?? words.table
    words.taskDone = strings["task_done"] ?? words.taskDone
    words.taskOpen = strings["task_open"] ?? words.taskOpen
    return words
  }

  /// Reads the words of a language. For `de-AT`, each word comes from `de-AT`, else from `de`, else
  /// from English.
  private static func strings(
    _ files: ThemeFiles, language: String
  ) -> (strings: [String: String], findings: [Finding]) {
    let base = language.split(separator: "-").first.map(String.init) ?? language
    var sources: [SourceFile] = []
    for name in ["en", base, language] {
      for file in [files.builtinStrings[name], files.strings[name]].compactMap(\.self)
      where !sources.contains(where: { $0.displayPath == file.displayPath }) {
        sources.append(file)
      }
    }
    guard !sources.isEmpty else {
      return (
        [:],
        [
          Finding(
            .missingTemplate, at: SourceLocation(files.displayPath),
            "the theme has no `strings/en.yml`")
        ]
      )
    }
    var findings: [Finding] = []
    var strings: [String: String] = [:]
    for file in sources { read(file, into: &strings, &findings) }
    return (strings, findings)
  }

  private static func read(
    _ file: SourceFile, into strings: inout [String: String], _ findings: inout [Finding]
  ) {
    let (node, problems) = YAMLReader.read(0..<file.bytes.count, of: file)
    findings += problems
    if case .mapping(let pairs)? = node?.value {
      for pair in pairs {
        if let text = pair.value.text {
          strings[pair.key] = text
        } else {
          findings.append(
            .templateSyntax("a word list must map keys to text", at: file.at(pair.value.range)))
        }
      }
    } else {
      findings.append(.templateSyntax("a word list must map keys to text", at: file.at(.fileStart)))
    }
  }

  /// Returns the keys in a word list and their ranges.
  static func words(of file: SourceFile) -> [(key: String, range: SourceRange)] {
    guard case .mapping(let pairs)? = YAMLReader.read(0..<file.bytes.count, of: file).node?.value
    else { return [] }
    return pairs.map { ($0.key, $0.keyRange) }
  }

  /// Returns the name of an asset in templates: `css/site.css` becomes `css_site_css`.
  static func assetName(_ path: String) -> String {
    String(path.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }

  /// Returns the output path of an asset: `site.css` becomes `assets/site.3f2a91c0d4e5b687.css`. A
  /// name never changes its contents, so browsers may cache it permanently.
  static func hashedPath(_ path: String, _ bytes: [UInt8]) -> String {
    let name = stableHash(of: bytes).hexadecimal
    guard let dot = path.lastIndex(of: "."), dot > path.startIndex else {
      return "assets/\(path).\(name)"
    }
    return "assets/\(path[..<dot]).\(name)\(path[dot...])"
  }
}

extension Finding {
  static func templateSyntax(_ message: String, at location: SourceLocation) -> Finding {
    Finding(.templateSyntax, at: location, message)
  }
}
