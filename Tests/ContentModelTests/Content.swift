import Diagnostics
import Foundation
import Markdown

@testable import ContentModel

/// A content folder in memory, taken as far as its graph and its plan.
struct Content {
  let graph: ContentGraph
  let map: SiteMap
  let findings: [Finding]
  private let files: [String: SourceFile]

  /// Reads files by path; a file belongs to the deepest folder with a `_collection.yml`.
  init(
    _ texts: [String: String], assets: [String] = [], drafts: Bool = false, basePath: String? = nil,
    themeAssets: [String] = []
  ) {
    let files = texts.map { source($0.key, $0.value) }.sorted { $0.path < $1.path }
    var findings: [Finding] = []
    var site = SiteConfiguration(location: SourceLocation("Content/site.yml"))
    var schemas: [CollectionSchema] = []
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
    options.mentions = schemas.compactMap(\.mentionPattern)
    var entries: [Entry] = []
    for file in files
    where file.path != "site.yml" && ContentPath.name(of: file.path) != "_collection.yml" {
      let owner = schemas.indices.filter { file.path.hasPrefix(schemas[$0].folder + "/") }
        .max { schemas[$0].folder.count < schemas[$1].folder.count }
      let collection = owner.flatMap {
        file.path == "\(schemas[$0].folder)/index.md" ? nil : $0
      }
      let parsed = EntryReader.read(
        file, schema: collection.map { schemas[$0] }, collection: collection, options: options)
      if let entry = parsed.entry { entries.append(entry) }
      findings += parsed.findings
    }
    let content = ParsedContent(site: site, schemas: schemas, entries: entries, assets: assets)
    let built = GraphBuilder.build(content, includingDrafts: drafts)
    let planned = SiteMap.plan(
      built.graph, basePath: basePath,
      themeAssets: themeAssets.map { ($0, SourceLocation("Theme/\($0)")) })
    graph = built.graph
    map = planned.map
    self.findings = (findings + built.findings + planned.findings).inReportOrder()
    self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.displayPath, $0) })
  }

  /// The position of the entry in a file.
  func position(_ path: String) -> Int { graph.entries.firstIndex { $0.path == path } ?? -1 }

  /// The entry in a file.
  func entry(_ path: String) -> Entry? { graph.entries.first { $0.path == path } }

  /// `rule path:line:column underlined`, a line for each finding.
  var report: [String] {
    findings.map { finding in
      let path = finding.location.path.dropFirst("Content/".count)
      guard let file = files[finding.location.path] else { return "\(finding.rule) \(path)" }
      return "\(finding.rule) \(path):\(place(finding.location.range, in: file.bytes))"
    }
  }
}

/// A file of the content folder.
func source(_ path: String, _ text: String) -> SourceFile {
  SourceFile(path: path, displayPath: "Content/\(path)", bytes: Array(text.utf8))
}

/// `line:column underlined` as an editor counts.
func place(_ range: SourceRange, in bytes: [UInt8]) -> String {
  let (line, column) = LineIndex(bytes).position(of: Int(range.start), in: bytes)
  guard Int(range.end) <= bytes.count else { return "\(line):\(column) (outside the file)" }
  return "\(line):\(column) \(String(decoding: bytes[range.indices], as: UTF8.self))"
}

/// A file with front matter.
func page(_ frontMatter: String, _ body: String = "") -> String {
  "---\n\(frontMatter)\n---\n\(body.isEmpty ? "" : "\n\(body)\n")"
}

/// An entry read against fields as `_collection.yml` declares them.
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

  /// `rule line:column underlined`, a line for each finding.
  var report: [String] { findings.map { "\($0.rule) \(place($0.location.range, in: bytes))" } }

  /// What a field came to, as text.
  func text(_ name: String) -> String? { plainText(entry?.fields[name]) }
}
