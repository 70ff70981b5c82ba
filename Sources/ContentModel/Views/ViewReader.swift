internal import ContentFormat
internal import Diagnostics
internal import Markdown

/// Reads the `view` blocks of a body with the same ``FieldReader`` that checks front matter.
enum ViewReader {
  /// Reads the blocks of one body.
  ///
  /// - Parameter plain: The result of ``withoutContainers(_:_:)``, or nil to compute it.
  static func read(
    _ document: MarkdownDocument, in file: SourceFile, plain: SourceFile? = nil
  ) -> (blocks: [ViewBlock], findings: [Finding]) {
    var blocks: [ViewBlock] = []
    var findings: [Finding] = []
    let views = document.viewBlocks
    guard !views.isEmpty else { return ([], []) }
    let plain = plain ?? withoutContainers(file, [document])
    for (index, block) in views {
      let range = yaml(of: block, in: file)
      let (node, problems) = YAMLReader.read(range, of: plain)
      findings += problems
      guard let node else {
        if problems.isEmpty {
          findings.append(
            Finding(
              .viewError, at: file.at(block.range), "this view names nothing to show",
              help: ["add `matrix:`, `list:` or another of the kinds: " + ViewKind.names]))
        }
        continue
      }
      var reader = FieldReader(file: plain)
      let fields = reader.fields(of: node, schema: ViewKey.schema, owner: "a view")
      let given = ViewKind.allCases.filter { fields[$0.rawValue] != nil }
      if given.count != 1 && reader.findings.isEmpty {
        reader.findings.append(
          Finding(
            .viewError, at: file.at(node.range),
            "a view shows exactly one of \(ViewKind.names)",
            help: [
              given.isEmpty
                ? "add one of them"
                : "write a block of its own for each of \(given.map(\.rawValue.quoted).listed("and"))"
            ]))
      }
      findings += reader.findings
      if reader.findings.isEmpty {
        blocks.append(
          ViewBlock(codeBlock: index, kind: given[0], fields: fields, range: node.range))
      }
    }
    return (blocks, findings)
  }

  /// Returns a file with block quote markers inside the view blocks of its documents replaced by
  /// spaces, so that offsets do not change. One copy serves all blocks, because a file can have
  /// thousands.
  static func withoutContainers(
    _ file: SourceFile, _ documents: [MarkdownDocument]
  ) -> SourceFile {
    let ranges = documents.flatMap { $0.viewBlocks.map { yaml(of: $0.block, in: file) } }
    guard !ranges.isEmpty else { return file }
    return SourceFile(file.origin, withoutContainers(file.bytes, ranges))
  }

  /// Returns the range of the lines between the fences.
  private static func yaml(
    of block: MarkdownDocument.CodeBlock, in file: SourceFile
  ) -> Range<Int> {
    let bytes = file.bytes
    let (start, end) = (block.contentStart, min(Int(block.range.end), bytes.count))
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

extension MarkdownDocument {
  /// The `view` blocks, with their indices among all code blocks.
  fileprivate var viewBlocks: [(index: Int, block: CodeBlock)] {
    codeBlocks.enumerated().filter { $1.info.lowercased() == "view" }.map { ($0, $1) }
  }
}
