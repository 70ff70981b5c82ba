internal import CCMarkGFM
internal import Diagnostics

extension DocumentBuilder {
  mutating func table(_ node: Node, _ entering: Bool) {
    if entering {
      newLine()
      let id = isSite ? takeAttributes(belowTable: node) : nil
      if let id {
        write("<div")
        writeAnchor("id", id.text, at: id.range)
        write(">")
      }
      let count = Int(cmark_gfm_extensions_get_table_columns(node))
      let pointer = cmark_gfm_extensions_get_table_alignments(node)
      let alignments = Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
      openTable = OpenTable(
        index: document.tables.count, slot: document.html.slots.count, alignments: alignments,
        hasID: id != nil)
      let start = document.html.bytes.count
      document.html.slots.append(.init(.table(document.tables.count), start..<start))
      let header = cmark_node_first_child(node).map { range(ofRow: $0, header: true) }
      let whole = range(of: node)
      document.tables.append(
        .init(rows: [], range: SourceRange(Int((header ?? whole).start), Int(whole.end))))
      if isSite { startTableRegion() }
      write("<table>\n")
      return
    }
    guard let open = openTable else { return }
    openTable = nil
    if open.hasBody { write("</tbody>\n") }
    write(isSite ? "</table></div>" : "</table>")
    let slot = document.html.slots[open.slot]
    document.html.slots[open.slot] = .init(
      slot.kind, slot.range.lowerBound..<document.html.bytes.count)
    if open.hasID { write("</div>") }
    newLine()
  }

  /// Starts the region in which a wide table scrolls.
  mutating func startTableRegion() {
    write("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
    write("\(escapedHTML(tableLabel()))\">")
  }

  /// Returns an accessible name that is unique on the page, with the title of the section.
  private mutating func tableLabel() -> String {
    let section = document.headings.last.map { ": \($0.text)" } ?? ""
    let count = tablesNamed[section, default: 0] + 1
    tablesNamed[section] = count
    return options.words.table + (count == 1 ? "" : " \(count)") + section
  }

  mutating func tableRow(_ node: Node, _ entering: Bool, header: Bool) {
    // An attribute list has lost its cells.
    guard cmark_node_first_child(node) != nil, let open = openTable else { return }
    if entering {
      newLine()
      if header {
        write("<thead>\n")
      } else if !open.hasBody {
        write("<tbody>\n")
        open.hasBody = true
      }
      write("<tr>")
      let line = range(ofRow: node, header: header)
      open.isHeader = header
      open.column = 0
      open.source = tableCells(parsedMap.file, line: line.indices)
      var row = MarkdownDocument.Table.Row(cells: [], range: line)
      row.cells.reserveCapacity(open.source.count)
      document.tables[open.index].rows.append(row)
    } else {
      newLine()
      write(header ? "</tr>\n</thead>\n" : "</tr>\n")
      addSurplusCells(of: open)
    }
  }

  /// Adds the cells of a row beyond the width of the header. cmark drops them from the tree.
  private mutating func addSurplusCells(of open: OpenTable) {
    let here = document.html.bytes.count
    for range in open.source.dropFirst(open.column) {
      let text = String(decoding: map.file[range.indices], as: UTF8.self)
      let row = document.tables[open.index].rows.count - 1
      document.tables[open.index].rows[row].cells.append(
        .init(
          text: text, range: range, links: document.links.count..<document.links.count,
          references: [], html: here..<here))
    }
  }

  mutating func tableCell(_ node: Node, _ entering: Bool) {
    guard let open = openTable else { return }
    if entering {
      let alignment = open.column < open.alignments.count ? open.alignments[open.column] : 0
      let isPresent = open.column < open.source.count
      enterText(isPresent ? open.source[open.column] : range(of: node))
      newLine()
      // An empty header cell would have no name in a screen reader.
      open.isHeaderCell = open.isHeader && !(isSite && cmark_node_first_child(node) == nil)
      write(open.isHeaderCell ? "<th" : "<td")
      writeAlignment(alignment)
      write(">")
      open.references = []
      open.cell = (document.html.bytes.count, document.text.bytes.count, document.links.count)
    } else {
      if let cell = open.cell, open.column < open.source.count {
        let row = document.tables[open.index].rows.count - 1
        document.tables[open.index].rows[row].cells.append(
          .init(
            text: document.text.slice(from: cell.text).trimmed,
            range: open.source[open.column], links: cell.links..<document.links.count,
            references: open.references, html: cell.html..<document.html.bytes.count))
      }
      endText()
      write(open.isHeaderCell ? "</th>" : "</td>")
      open.cell = nil
      open.column += 1
    }
  }

  private mutating func writeAlignment(_ alignment: UInt8) {
    let name: StaticString
    switch alignment {
    case UInt8(ascii: "l"): name = "left"
    case UInt8(ascii: "c"): name = "center"
    case UInt8(ascii: "r"): name = "right"
    default: return
    }
    write(isSite ? " class=\"align-" : " align=\"")
    write(name)
    write("\"")
  }
}
