/// The blocks of a Markdown text: headings, paragraphs, items of lists, tables and fenced blocks. Other line breaks in a
/// paragraph are no change, and neither is the table of a matrix, whose cells are compared.
struct TextBlocks {
  /// The blocks, each on one line unless it is code.
  let blocks: [String]

  /// Splits a text.
  ///
  /// - Parameter tables: The numbers of columns of the tables that are left out, the first with each.
  init(_ text: String, withoutTables tables: [Int]) {
    var blocks: [String] = []
    var lines: [Substring] = []
    var fence: Substring?
    var tables = tables
    func end() {
      defer { lines = [] }
      guard let first = lines.first else { return }
      if fence == nil, first.drop(while: \.isWhitespace).hasPrefix("|") {
        let columns = Self.columns(of: first)
        if let index = tables.firstIndex(of: columns) {
          tables.remove(at: index)
          return
        }
      }
      let isCode = fence != nil || first.hasPrefix("    ") || first.hasPrefix("\t")
      blocks.append(
        isCode ? lines.joined(separator: "\n") : singleLine(lines.joined(separator: "\n")))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.drop { $0 == " " }
      if let open = fence {
        lines.append(line)
        guard content.hasPrefix(open), content.allSatisfy({ $0 == open.first || $0.isWhitespace })
        else { continue }
        end()
        fence = nil
      } else if content.hasPrefix("```") || content.hasPrefix("~~~") {
        end()
        fence = content.prefix { $0 == content.first }
        lines = [line]
      } else if content.allSatisfy(\.isWhitespace) {
        end()
      } else if Self.isHeading(content) {
        end()
        lines = [line]
        end()
      } else {
        if Self.isItem(content) { end() }
        lines.append(line)
      }
    }
    end()
    self.blocks = blocks
  }

  private static func isHeading(_ line: Substring) -> Bool {
    let rest = line.drop { $0 == "#" }
    return rest.startIndex > line.startIndex && (rest.isEmpty || rest.first == " ")
  }

  /// Returns whether a line begins an item of a list.
  private static func isItem(_ line: Substring) -> Bool {
    let rest = line.drop { $0.isASCII && $0.isNumber }
    guard let mark = rest.first, rest.dropFirst().first == " " else { return false }
    return rest.startIndex > line.startIndex ? ".)".contains(mark) : "-*+".contains(mark)
  }

  /// Returns the number of cells of a row of a table.
  private static func columns(of row: Substring) -> Int {
    var count = 0
    var isEscaped = false
    for character in row {
      if character == "|", !isEscaped { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return count - 1
  }
}
