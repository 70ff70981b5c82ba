internal import ContentFormat
internal import Diagnostics
internal import Markdown

/// Reads the `view` blocks of a body with the same ``FieldReader`` that checks front matter.
enum ViewReader {
  static func read(
    _ document: MarkdownDocument, in file: SourceFile
  ) -> (blocks: [ViewBlock], findings: [Finding]) {
    var blocks: [ViewBlock] = []
    var findings: [Finding] = []
    let views = document.codeBlocks.enumerated().filter { $1.info.lowercased() == "view" }
    guard !views.isEmpty else { return ([], []) }
    let ranges = views.map { _, block in
      yaml(
        from: block.contentStart, to: min(Int(block.range.end), file.bytes.count), in: file.bytes)
    }
    // One copy for all blocks, because a page can have thousands.
    let plain = SourceFile(
      path: file.path, displayPath: file.displayPath,
      bytes: withoutContainers(file.bytes, ranges))
    for ((index, block), range) in zip(views, ranges) {
      let (node, problems) = YAMLReader.read(range, of: plain)
      findings += problems
      guard let node else {
        if problems.isEmpty {
          findings.append(
            Finding(
              .viewError, at: file.at(block.range), "this view asks for nothing",
              help: ["add `matrix:`, `list:` or another of the kinds: " + names]))
        }
        continue
      }
      var reader = FieldReader(file: plain)
      let fields = reader.fields(of: node, schema: schema, owner: "a view")
      let given = ViewKind.all.filter { fields[$0.name] != nil }
      if given.count != 1 && reader.findings.isEmpty {
        reader.findings.append(
          Finding(
            .viewError, at: file.at(node.range),
            "a view asks for exactly one of \(names)"))
      }
      findings += reader.findings
      if reader.findings.isEmpty {
        blocks.append(ViewBlock(codeBlock: index, fields: fields, range: node.range))
      }
    }
    return (blocks, findings)
  }

  private static let names: String = {
    let names = ViewKind.all.map { "`\($0.name)`" }
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }()

  private static let schema: [FieldSchema] = {
    func choice(_ name: String, _ values: [String]) -> FieldSchema {
      FieldSchema(name, .enumeration(values.map { EnumValue(id: $0) }, isOrdered: false))
    }
    let typed = [
      choice("as", View.Form.allCases.map(\.rawValue)),
      choice("of", MatrixRanking.Side.allCases.map(\.rawValue)),
      choice("flow", RelationGraph.Flow.allCases.map(\.rawValue)),
      FieldSchema("filter", .map(keys: nil, FieldSchema("filter", .string))),
      FieldSchema("fields", .list(FieldSchema("field", .string))),
    ]
    let names = ViewKind.all.map(\.name) + ViewKind.keys
    return names.map { name in typed.first { $0.name == name } ?? FieldSchema(name, .string) }
  }()

  /// Returns the range of the lines between the fences.
  private static func yaml(from start: Int, to end: Int, in bytes: [UInt8]) -> Range<Int> {
    var last = end
    while last > start, bytes[last - 1] != 0x0A { last -= 1 }
    let isClosed = bytes[last..<end].contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
    return start..<max(start, isClosed ? last : end)
  }

  /// Returns the bytes of a file with block quote markers inside the ranges replaced by spaces, so
  /// that offsets do not change.
  private static func withoutContainers(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> [UInt8] {
    var copy = bytes
    for range in ranges {
      var isLineStart = true
      for index in range {
        if isLineStart && copy[index] == UInt8(ascii: ">") { copy[index] = 0x20 }
        isLineStart = copy[index] == 0x0A || (isLineStart && copy[index] == 0x20)
      }
    }
    return copy
  }
}
