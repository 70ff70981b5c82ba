internal import Diagnostics
internal import Markdown

/// Reads the `view` blocks of a body; the same reader that checks front matter checks them.
enum ViewReader {
  static func read(
    _ document: MarkdownDocument, in file: SourceFile
  ) -> (blocks: [ViewBlock], findings: [Finding]) {
    var blocks: [ViewBlock] = []
    var findings: [Finding] = []
    for (index, block) in document.codeBlocks.enumerated() where block.info.lowercased() == "view" {
      let end = min(Int(block.range.end), file.bytes.count)
      let range = yaml(from: block.contentStart, to: end, in: file.bytes)
      let plain = SourceFile(
        path: file.path, displayPath: file.displayPath,
        bytes: withoutContainers(file.bytes, range))
      let (node, problems) = YAMLReader.read(range, of: plain)
      findings += problems
      guard let node else {
        if problems.isEmpty {
          findings.append(
            Finding(
              .viewError, at: file.at(block.range), "this view asks for nothing",
              help: ["add `matrix:`, `list:` or `count:`"]))
        }
        continue
      }
      var reader = FieldReader(file: plain)
      let fields = reader.fields(of: node, schema: schema, owner: "a view")
      let given = kinds.filter { fields[$0] != nil }
      if given.count != 1 && reader.findings.isEmpty {
        reader.findings.append(
          Finding(
            .viewError, at: file.at(node.range),
            "a view asks for exactly one of `matrix`, `list` and `count`"))
      }
      findings += reader.findings
      if reader.findings.isEmpty {
        blocks.append(ViewBlock(codeBlock: index, fields: fields, range: node.range))
      }
    }
    return (blocks, findings)
  }

  static let kinds = ["matrix", "list", "count"]

  private static let schema: [FieldSchema] = {
    let forms = View.Form.allCases.map { EnumValue(id: $0.rawValue) }
    return kinds.map { FieldSchema($0, .string) } + [
      FieldSchema("as", .enumeration(forms, isOrdered: false)),
      FieldSchema("group", .string),
      FieldSchema("filter", .map(keys: nil, FieldSchema("filter", .string))),
      FieldSchema("fields", .list(FieldSchema("field", .string))),
    ]
  }()

  /// The lines between the fences.
  private static func yaml(from start: Int, to end: Int, in bytes: [UInt8]) -> Range<Int> {
    var last = end
    while last > start, bytes[last - 1] != 0x0A { last -= 1 }
    let isClosed = bytes[last..<end].contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
    return start..<max(start, isClosed ? last : end)
  }

  /// The file with the signs of quotes around a block's lines blanked out, so that places stay.
  private static func withoutContainers(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var copy = bytes
    var isLineStart = true
    for index in range {
      if isLineStart && copy[index] == UInt8(ascii: ">") { copy[index] = 0x20 }
      isLineStart = copy[index] == 0x0A || (isLineStart && copy[index] == 0x20)
    }
    return copy
  }
}
