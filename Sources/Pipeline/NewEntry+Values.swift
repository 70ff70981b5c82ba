internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

extension NewEntry {
  /// Returns the values of `--set` as YAML: items of a list in brackets, and a text in quotes where
  /// YAML would read something else.
  static func written(
    _ values: [String: String], for schema: CollectionSchema
  ) -> [String: String] {
    var written = values
    for (name, value) in values {
      guard let field = schema.allFields.first(where: { $0.name == name }) else { continue }
      switch field.type {
      case .list where !field.allowsSingle:
        let isList = value.hasPrefix("[") || value.hasPrefix("- ") || value.contains("\n")
        if !isList { written[name] = "[\(value)]" }
      case .string, .text, .markdown:
        if let first = value.first, !"\"'|>".contains(first), scalar(value) != value {
          written[name] = WrittenScalar.source(of: value)
        }
      default: continue
      }
    }
    return written
  }

  /// Returns the text of a value in YAML, or nil if it is no text.
  private static func scalar(_ value: String) -> String? {
    let file = SourceFile(path: "", displayPath: "", bytes: Array("value: \(value)".utf8))
    guard case .mapping(let pairs)? = YAMLReader.read(0..<file.bytes.count, of: file).node?.value
    else { return nil }
    return pairs.first?.value.text
  }

  /// Refuses values of `--set` that a check would report.
  ///
  /// - Throws: ``EnvironmentError`` with the message about the first of them.
  static func validate(
    _ file: SourceFile, _ names: Set<String>, of schema: CollectionSchema, _ index: CollectionIndex,
    in graph: ContentGraph
  ) throws {
    let parsed = EntryReader.read(
      file, schema: schema, collection: index, options: MarkdownOptions())
    let wrong = parsed.findings.first { finding in
      // What concerns the whole file is its name, and so the id.
      finding.severity == .error
        && (finding.location.range == .wholeFile
          || names.contains(key(at: Int(finding.location.range.start), in: file.bytes)))
    }
    if let wrong {
      throw EnvironmentError("\(wrong.message)\(wrong.help.first.map { ": \($0)" } ?? "")")
    }
    for item in parsed.entries.first?.fields.items ?? [] where names.contains(item.schema.name) {
      for reference in references(in: item.field.value) {
        if let problem = problem(reference, in: graph) {
          throw EnvironmentError("\(item.schema.name.quoted): \(problem)")
        }
      }
    }
  }

  /// Returns the key of the front matter whose value has the offset.
  private static func key(at offset: Int, in bytes: [UInt8]) -> String {
    var end = offset
    while true {
      let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let line = bytes[start...].prefix { $0 != 0x0A }
      let isNested = line.first.map { " -#".utf8.contains($0) } ?? true
      if !isNested || start == 0 {
        return String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
      }
      end = start - 1
    }
  }

  private static func references(in value: FieldValue) -> [Reference] {
    if case .reference(let reference) = value { return [reference] }
    return switch value.parts {
    case .none: []
    case .items(let items): items.flatMap { references(in: $0.value) }
    case .pairs(let pairs): pairs.flatMap { references(in: $0.field.value) }
    case .fields(let fields): fields.items.flatMap { references(in: $0.field.value) }
    case .subEntries(let parts):
      parts.flatMap { $0.fields.items.flatMap { references(in: $0.field.value) } }
    }
  }

  /// Returns what is wrong with a reference, with the nearest ids, or nil if it names an entry.
  private static func problem(_ reference: Reference, in graph: ContentGraph) -> String? {
    let name = reference.id + (reference.subEntry.map { "#\($0)" } ?? "")
    let allowed = reference.target.options.map(\.text.quoted).listed("or")
    switch graph.resolve(reference) {
    case .entry, .draft, .unparsed: return nil
    case .ambiguous: return "\(name.quoted) names several entries: write the collection before it"
    case .wrongCollection(let other): return "the field allows \(allowed), not \(other.quoted)"
    case .unknown, .unknownSubEntry, .unknownPart:
      let targets: [String] = graph.targets(of: reference.target)
      let near = didYouMean(reference.id, in: targets).first
      let few = targets.isEmpty ? nil : "write one of \(targets.listedBriefly("or"))"
      return "\(allowed) has no id \(name.quoted)\((near ?? few).map { ": \($0)" } ?? "")"
    }
  }
}
