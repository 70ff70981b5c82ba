internal import Bytes
internal import ContentFormat
internal import FrameworkData

/// A page as Markdown, with addresses of other such pages and with tables in place of views.
enum PageTwin {
  /// Returns the output path of the twin of a page: `models/saas.md` for `models/saas/`.
  static func path(of route: String) -> String {
    route.isEmpty ? "index.md" : "\(route.dropLast()).md"
  }

  /// Returns the percent-encoded address of a twin, relative to the site.
  static func address(of route: String) -> String { path(of: route) }

  /// Returns the twin of an entry.
  static func bytes(of name: Framework.Name, _ source: ExportSource) -> [UInt8] {
    let framework = source.framework
    guard let entry = framework.entry(name) else { return [] }
    var blocks = ["# \(entry.title.onOneLine)"]
    if let description = entry.description { blocks.append("> \(description.onOneLine)") }
    let links = TwinLinks(of: entry, source)
    blocks += facts(of: entry, links, source)
    let body = TwinBody(entry, links, source)
    if !body.text.isEmpty { blocks.append(body.text) }
    blocks += parts(of: entry, source)
    blocks += cells(of: entry, links, framework)
    if let matrix = framework.matrices.first(where: {
      $0.id == name.id && $0.collection == name.collection
    }) {
      if !body.hasTable { blocks.append(table(matrix, links, framework)) }
      blocks += legend(matrix)
    }
    for (relation, entries) in source.users[name] ?? [] {
      blocks.append("## \(relation.isEmpty ? "Used by" : humanized(relation))")
      blocks.append(entries.map { "- \(links.link(to: $0))" }.joined(separator: "\n"))
    }
    return Array((blocks.joined(separator: "\n\n") + "\n").utf8)
  }

  /// Returns the twin of the page of a collection that no page introduces.
  static func bytes(ofCollection name: String, _ source: ExportSource) -> [UInt8] {
    guard let collection = source.framework.collection(name) else { return [] }
    var blocks = ["# \(collection.title)"]
    if let text = collection.description { blocks.append("> \(text.onOneLine)") }
    let links = TwinLinks(at: collection.route, source)
    blocks.append(list(source.framework.entries(of: collection), links))
    return Array((blocks.joined(separator: "\n\n") + "\n").utf8)
  }

  /// Returns a list of entries.
  static func list(_ entries: [Framework.Entry], _ links: TwinLinks) -> String {
    entries.map { entry in
      "- \(links.link(to: entry.name))" + (entry.description.map { ": \($0.onOneLine)" } ?? "")
    }.joined(separator: "\n")
  }

  /// Returns the fields of an entry as a list. Parts and assignments are shown elsewhere.
  private static func facts(
    of entry: Framework.Entry, _ links: TwinLinks, _ source: ExportSource
  ) -> [String] {
    let collection = source.framework.collection(entry.name.collection)
    var lines: [String] = []
    if let status = entry.status, status != "published" { lines.append("- **Status:** \(status)") }
    for member in entry.fields where member.name != "weight" {
      guard let text = text(member.value, collection?.field(member.name)?.type, links) else {
        continue
      }
      let label = collection?.field(member.name)?.label ?? member.name
      lines.append("- **\(label):** \(text)")
    }
    return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
  }

  /// Returns a value as text, or nil for parts and assignments.
  static func text(
    _ value: Framework.Value, _ type: Framework.ValueType?, _ links: TwinLinks
  ) -> String? {
    switch value {
    case .parts, .assignments, .null: return nil
    case .reference(let target): return links.link(to: target)
    case .choice(let id):
      guard case .choice(let values, _)? = type else { return id }
      return values.first { $0.id == id }?.label ?? id
    case .list(let items):
      var inner: Framework.ValueType?
      if case .list(let item)? = type { inner = item.type }
      let texts = items.compactMap { text($0, inner, links) }
      return texts.isEmpty ? nil : texts.joined(separator: "; ")
    case .map(let members):
      var inner: Framework.ValueType?
      var targets: [String] = []
      if case .map(let keys, let item)? = type { (targets, inner) = (keys ?? [], item.type) }
      return joined(
        members.map { (links.name(ofKey: $0.name, targets), text($0.value, inner, links)) })
    case .record(let members):
      var fields: [Framework.Field] = []
      if case .record(let known)? = type { fields = known }
      return joined(
        members.map { member in
          let field = fields.first { $0.name == member.name }
          return (field?.label ?? member.name, text(member.value, field?.type, links))
        })
    case .text, .markdown, .integer, .number, .boolean, .date, .duration, .quantity:
      return value.cell.onOneLine
    }
  }

  private static func joined(_ pairs: [(name: String, text: String?)]) -> String? {
    let texts = pairs.compactMap { pair in pair.text.map { "\(pair.name): \($0)" } }
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }

  private static func parts(of entry: Framework.Entry, _ source: ExportSource) -> [String] {
    let links = TwinLinks(of: entry, source)
    let collection = source.framework.collection(entry.name.collection)
    return entry.parts.map { part in
      let title = part.title == part.id ? part.id : "\(part.id) \(part.title)"
      let facts = part.fields.compactMap { member -> String? in
        text(member.value, collection?.type(ofPartField: member.name), links)
      }
      return (["### \(title.onOneLine)"] + facts).joined(separator: "\n\n")
    }
  }

  /// Returns the cells of an entry's row or column of each matrix of levels as a table.
  private static func cells(
    of entry: Framework.Entry, _ links: TwinLinks, _ framework: Framework
  ) -> [String] {
    framework.matrices.compactMap { matrix in
      guard case .levels = matrix.kind else { return nil }
      let isRow =
        matrix.rows.collection == entry.name.collection
        && matrix.rows.header(entry.name.id) != nil
      let isColumn =
        matrix.columns.collection == entry.name.collection
        && matrix.columns.header(entry.name.id) != nil
      guard isRow || isColumn else { return nil }
      let across = isRow ? matrix.columns : matrix.rows
      let rows = across.headers.compactMap { header -> String? in
        let cell = isRow ? matrix[entry.name.id, header.id] : matrix[header.id, entry.name.id]
        guard let cell else { return nil }
        let texts = cell.reasons.joined(separator: " ")
        return "| \(header.title.inCell) | \(label(cell, matrix).inCell) | \(texts.inCell) |"
      }
      return "## \(matrix.title.onOneLine)\n\n"
        + (["|  | Level | Because |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
    }
  }

  /// Returns the content of a cell as text.
  static func label(_ cell: Framework.Cell, _ matrix: Framework.Matrix) -> String {
    let levels = cell.levels.map { id in matrix.levels.first { $0.id == id }?.label ?? id }
    let marks = cell.marks.map { id in matrix.marks.first { $0.id == id }?.label ?? id }
    if !levels.isEmpty {
      return levels.joined(separator: " / ")
        + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    }
    return cell.text ?? cell.number.map { Framework.Value.number($0).cell } ?? ""
  }

  /// Returns a matrix as a table.
  static func table(
    _ matrix: Framework.Matrix, _ links: TwinLinks, _ framework: Framework
  ) -> String {
    let head =
      "| \(matrix.corner.inCell) | "
      + matrix.columns.headers.map(\.title.inCell).joined(separator: " | ") + " |"
    let line = "| --- |" + String(repeating: " --- |", count: matrix.columns.headers.count)
    let rows = matrix.rows.headers.map { row in
      "| \(row.title.inCell) | "
        + matrix.columns.headers.map { column in
          matrix[row.id, column.id].map { label($0, matrix).inCell } ?? ""
        }.joined(separator: " | ") + " |"
    }
    return ([head, line] + rows).joined(separator: "\n")
  }

  /// Returns the question, the levels and the marks of a matrix, and which levels are duties.
  private static func legend(_ matrix: Framework.Matrix) -> [String] {
    func line(_ label: String, _ sign: String, _ facts: [String?]) -> String {
      let sign = sign.isEmpty || sign == label ? "" : " (\(sign.onOneLine))"
      let text = facts.compactMap(\.self).map(\.onOneLine).joined(separator: " ")
      return "- **\(label.onOneLine)**\(sign)" + (text.isEmpty ? "" : ": \(text)")
    }
    let levels = matrix.levels.map { level in
      line(
        level.label, level.letter,
        [
          level.meaning,
          matrix.duties?.levels.contains(level.id) == true
            ? "A duty of the users of \(matrix.duties?.side == .rows ? "rows" : "columns")." : nil,
          level.isApplicable ? nil : "The question does not arise.",
        ])
    }
    let marks = matrix.marks.map { line($0.label, $0.sign == "*" ? "★" : $0.sign, [$0.meaning]) }
    let blocks = [
      levels.isEmpty ? nil : matrix.question.map { "**\($0.onOneLine)**" },
      levels.isEmpty && marks.isEmpty ? nil : (levels + marks).joined(separator: "\n"),
    ].compactMap(\.self)
    return blocks.isEmpty ? [] : ["## Legend"] + blocks
  }
}

extension Framework.Collection {
  /// Returns the type of a field of parts.
  func type(ofPartField name: String) -> Framework.ValueType? {
    for field in fields {
      if case .parts(let fields) = field.type, let found = fields.first(where: { $0.name == name })
      {
        return found.type
      }
    }
    return nil
  }
}
