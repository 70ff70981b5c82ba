import Diagnostics
import Foundation
import Markdown
import TestSupport

@testable import ContentFormat
@testable import ContentModel

/// A content folder in memory with its graph and site map.
struct Content {
  let graph: ContentGraph
  let map: SiteMap
  let findings: [Finding]
  private let files: [String: SourceFile]

  /// Parses files by path. A file belongs to the deepest folder that has a `_collection.yml`.
  init(
    _ texts: [String: String], assets: [String] = [], drafts: Bool = false, basePath: String? = nil,
    themeAssets: [String] = []
  ) {
    let files = texts.map { source($0.key, $0.value) }.sorted { $0.path < $1.path }
    var findings: [Finding] = []
    var site = SiteConfiguration(location: SourceLocation("Content/site.yml"))
    var schemas = CollectionTable<CollectionSchema>()
    for file in files {
      if file.path == "site.yml" {
        let read = SiteConfiguration.read(file)
        site = read.configuration
        findings += read.findings
      } else if ContentPath.name(of: file.path) == "_collection.yml" {
        let read = CollectionReader.read(file)
        schemas.append(read.schema)
        findings += read.findings
      }
    }
    var options = MarkdownOptions()
    options.syntax = site.syntax
    options.mentions = schemas.compactMap(\.mentionPattern)
    options.linkForms = site.links.forms
    let folders = CollectionFolders(schemas, pages: files.map(\.path))
    var entries: [Entry] = []
    var unparsed: [UnparsedEntry] = []
    for file in files
    where file.path != "site.yml" && ContentPath.name(of: file.path) != "_collection.yml" {
      let collection = folders.collection(ofEntry: file.path)
      let parsed = EntryReader.read(
        file, schema: collection.map { schemas[$0] }, collection: collection, pages: site.pages,
        options: options)
      entries += parsed.entries
      if let entry = parsed.unparsed { unparsed.append(entry) }
      findings += parsed.findings
    }
    let content = ParsedContent(
      site: site, schemas: schemas, entries: entries, assets: assets, unparsed: unparsed)
    let built = GraphBuilder.build(content, includingDrafts: drafts)
    let planned = SiteMap.plan(
      built.graph, basePath: basePath,
      themeAssets: themeAssets.map { ($0, SourceLocation("Theme/\($0)")) })
    graph = built.graph
    map = planned.map
    self.findings = (findings + built.findings + planned.findings).inReportOrder()
    self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.displayPath, $0) })
  }

  /// The position of the entry at a path, or -1.
  func position(_ path: String) -> EntryIndex { graph.entries.firstIndex { $0.path == path } ?? -1 }

  /// The entry at a path.
  func entry(_ path: String) -> Entry? { graph.entries.first { $0.path == path } }

  /// One line for each finding: `rule path:line:column underlined`.
  var report: [String] {
    findings.map { finding in
      let path = finding.location.path.dropFirst("Content/".count)
      guard let file = files[finding.location.path] else { return "\(finding.rule) \(path)" }
      return "\(finding.rule) \(path):\(place(finding.location.range, in: file.bytes))"
    }
  }
}

/// A test knows the order of the elements in its own graph, so it may write a position as a number.
extension Position: ExpressibleByIntegerLiteral {
  /// Creates the position of the element with the given number, counted from 0.
  public init(integerLiteral offset: Int) { self.init(offset: offset) }
}

/// The text of a file with front matter.
func page(_ frontMatter: String, _ body: String = "") -> String {
  "---\n\(frontMatter)\n---\n\(body.isEmpty ? "" : "\n\(body)\n")"
}

/// An entry checked against fields declared as in `_collection.yml`.
struct Reading {
  let entry: Entry?
  let findings: [Finding]
  private let bytes: [UInt8]

  init(_ frontMatter: String, fields: String, schema more: String = "") {
    let declared = fields.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    let schema = CollectionReader.read(
      source("things/_collection.yml", "\(more)\nfields:\n\(declared)\n"))
    let file = source("things/one.md", page("title: One\n\(frontMatter)"))
    let parsed = EntryReader.read(
      file, schema: schema.schema, collection: 0, options: MarkdownOptions())
    entry = parsed.entry
    findings = schema.findings + parsed.findings
    bytes = file.bytes
  }

  /// One line for each finding: `rule line:column underlined`.
  var report: [String] { findings.map { "\($0.rule) \(place($0.location.range, in: bytes))" } }

  /// The value of a field as a string.
  func text(_ name: String) -> String? { plainText(entry?.fields[name]) }
}
