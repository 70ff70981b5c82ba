import ContentFormat
import ContentModel
import Diagnostics
import Foundation
import Markdown

@testable import Rendering

/// A site rendered in memory.
struct RenderedSite {
  /// Files by output path.
  let files: [String: String]
  /// The content.
  let graph: ContentGraph
  /// The plan.
  let siteMap: SiteMap
  /// Findings of loading and rendering, without those of `Checks`.
  let findings: [String]

  /// Renders sources, given by their paths below the content folder.
  init(
    _ sources: [String: String], theme: ThemeFiles? = nil, basePath: String? = nil
  ) throws {
    let themeFiles = try theme ?? ShippedTheme.files()
    func source(_ path: String) -> SourceFile {
      SourceFile(
        path: path, displayPath: "Content/\(path)", bytes: Array((sources[path] ?? "").utf8))
    }
    var findings: [Finding] = []
    var site = SiteConfiguration(location: SourceLocation("Content/site.yml"))
    if sources["site.yml"] != nil {
      let (read, problems) = SiteConfiguration.read(source("site.yml"))
      (site, findings) = (read, problems)
    }
    var schemas = CollectionTable<CollectionSchema>()
    for path in sources.keys.sorted() where path.hasSuffix("_collection.yml") {
      let (schema, problems) = CollectionReader.read(source(path))
      schemas.append(schema)
      findings += problems
    }
    var options = MarkdownOptions()
    options.words = Theme.markdownWords(themeFiles, language: site.language)
    options.mentions = schemas.compactMap(\.mentionPattern)
    options.linkForms = site.links.forms
    var entries: [Entry] = []
    let folders = CollectionFolders(schemas, pages: sources.keys)
    for path in sources.keys.sorted() where path.hasSuffix(".md") {
      let collection = folders.collection(ofEntry: path)
      let parsed = EntryReader.read(
        source(path), schema: collection.map { schemas[$0] }, collection: collection,
        pages: site.pages, options: options)
      findings += parsed.findings
      entries += parsed.entries
    }
    let (graph, graphFindings) = GraphBuilder.build(
      ParsedContent(site: site, schemas: schemas, entries: entries, assets: []))
    let (siteMap, planFindings) = SiteMap.plan(
      graph, basePath: basePath, themeAssets: themeFiles.plannedAssets)
    let (theme, themeFindings) = Theme.load(
      themeFiles, language: site.language, collections: Array(schemas))
    findings += graphFindings + planFindings + themeFindings
    self.findings = findings.map { "\($0.location.path) \($0.message) [\($0.rule)]" }
    let renderer = SiteRenderer(
      graph: graph, siteMap: siteMap, theme: theme, facts: BuildMetadata(generator: "Demarc test"))
    var files: [String: String] = [:]
    for file in siteMap.files {
      let bytes = renderer.bytes(of: file) { _ in [] }
      files[file.path] = String(decoding: bytes, as: UTF8.self)
    }
    self.files = files
    self.graph = graph
    self.siteMap = siteMap
  }

  /// Returns a file, or an empty string if it does not exist.
  subscript(_ path: String) -> String { files[path] ?? "" }
}

/// The theme that is built in.
enum ShippedTheme {
  static func files() throws -> ThemeFiles {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/BuiltinTheme/Theme").path
    var files = ThemeFiles(displayPath: "Theme")
    let enumerator = FileManager.default.enumerator(atPath: root)
    while let path = enumerator?.nextObject() as? String {
      guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else { continue }
      let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
      guard parts.count == 2, !data.isEmpty else { continue }
      let stem = parts[1].replacing(".mustache", with: "").replacing(".yml", with: "")
      let file = file(
        parts[0] == "templates" ? stem : parts[1], String(decoding: data, as: UTF8.self))
      switch parts[0] {
      case "templates": files.templates[stem] = file
      case "strings": files.strings[stem] = file
      default: files.assets[parts[1]] = file
      }
    }
    return files
  }

  static func file(_ path: String, _ text: String) -> SourceFile {
    SourceFile(path: path, displayPath: "Theme/\(path)", bytes: Array(text.utf8))
  }
}
