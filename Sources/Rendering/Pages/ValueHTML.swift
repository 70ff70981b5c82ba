internal import ContentFormat
internal import ContentModel
internal import Markdown

/// A field of a record or a sub-entry with its value as HTML.
struct LabelledHTML {
  let name: String
  let label: String
  let html: String
}

extension SiteRenderer {
  /// Returns a value of any type as HTML, or nil if there is nothing to show.
  func html(of value: FieldValue, _ position: EntryIndex) -> String? {
    switch value {
    case .markdown(let document):
      return String(decoding: inline(document, of: position), as: UTF8.self)
    case .reference(let reference):
      let link = referenceLink(reference).link
      guard let href = link.href else { return escapedHTML(link.title) }
      return "<a href=\"\(escapedHTML(href))\">\(escapedHTML(link.title))</a>"
    case .list(let items):
      let records = items.compactMap(\.value.record)
      if !records.isEmpty { return html(of: records, position) }
      return list(items.compactMap { html(of: $0.value, position) })
    case .map(let items):
      return list(
        items.compactMap { item in
          html(of: item.field.value, position).map { value in
            "<b>\(escapedHTML(referenceLink(item.key).link.title))</b> \(value)"
          }
        })
    case .record(let fields): return record(fields, position)
    case .entries(let items):
      return list(
        items.map { item in
          let id = escapedHTML(item.anchor)
          let title = item.hasTitle ? " \(escapedHTML(item.title))" : ""
          let facts = partFacts(item.fields, of: position).map {
            "<b>\(escapedHTML($0.label))</b> \($0.html)"
          }
          let inner = facts + users(of: item, position).map { users($0) }
          return "<span id=\"\(id)\"><b>\(escapedHTML(item.name))</b>\(title)</span>"
            + (list(inner) ?? "")
        })
    case .text(let text):
      let escaped = escapedHTML(text)
      guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return escaped }
      return "<a class=\"external\" rel=\"noopener\" href=\"\(escaped)\">\(escaped)</a>"
    case .date(let date): return "<time>\(date)</time>"
    case .integer, .number, .boolean, .duration, .quantity, .choice:
      return text(value).map { escapedHTML($0) }
    case .any(let node): return html(of: node)
    case .assignments: return nil
    }
  }

  /// Returns a value without a type as HTML: texts, lists, and keys with their values.
  private func html(of node: YAMLNode) -> String? {
    switch node.value {
    case .scalar(let text, _): return node.isNull ? nil : escapedHTML(text)
    case .sequence(let items): return list(items.compactMap { html(of: $0) })
    case .mapping(let pairs):
      let facts = pairs.compactMap { pair in
        html(of: pair.value).map {
          LabelledHTML(name: pair.key, label: humanized(fieldName: pair.key), html: $0)
        }
      }
      return facts.isEmpty ? nil : record(facts)
    }
  }

  /// Returns the entries and sub-entries of a collection that refer to a sub-entry, as HTML.
  private func users(_ group: LinkGroup) -> String {
    let links = group.links.map { link in
      "<a href=\"\(escapedHTML(link.href ?? ""))\">\(escapedHTML(link.title))</a>"
    }
    return "<b>\(escapedHTML(word("used_by")))</b> \(escapedHTML(group.label)): "
      + links.joined(separator: ", ")
  }

  /// Returns the fields of a sub-entry as HTML, except its `id` and `title`.
  func partFacts(_ fields: Fields, of position: EntryIndex) -> [LabelledHTML] {
    recordFacts(fields, of: position).filter { $0.name != "id" && $0.name != "title" }
  }

  /// Returns the fields of a record as HTML.
  func recordFacts(_ fields: Fields, of position: EntryIndex) -> [LabelledHTML] {
    fields.items.compactMap { item in
      html(of: item.field.value, position).map {
        LabelledHTML(name: item.schema.name, label: item.schema.label, html: $0)
      }
    }
  }

  /// Returns records as HTML: a list if they have one field, a table if their values fit into
  /// cells, and otherwise one below the other.
  private func html(of records: [Fields], _ position: EntryIndex) -> String? {
    let facts = records.map { recordFacts($0, of: position) }.filter { !$0.isEmpty }
    guard !facts.isEmpty else { return nil }
    if facts.allSatisfy({ $0.count == 1 && $0[0].name == facts[0][0].name }) {
      return list(facts.map { $0[0].html })
    }
    guard records.allSatisfy(\.isFlat) else { return facts.map { record($0) }.joined() }
    var seen: Set<String> = []
    let columns = facts.joined().filter { seen.insert($0.name).inserted }
    let head = columns.map { "<th scope=\"col\">\(escapedHTML($0.label))</th>" }.joined()
    let rows = facts.map { row in
      let cells = columns.map { column in
        "<td>\(row.first { $0.name == column.name }?.html ?? "")</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return
      "<table class=\"nested\"><thead><tr>\(head)</tr></thead><tbody>\(rows.joined())</tbody></table>"
  }

  private func record(_ fields: Fields, _ position: EntryIndex) -> String? {
    let facts = recordFacts(fields, of: position)
    return facts.isEmpty ? nil : record(facts)
  }

  private func record(_ facts: [LabelledHTML]) -> String {
    let items = facts.map { "<div><dt>\(escapedHTML($0.label))</dt> <dd>\($0.html)</dd></div>" }
    return "<dl class=\"record\">\(items.joined())</dl>"
  }

  private func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : "<ul>" + items.map { "<li>\($0)</li>" }.joined() + "</ul>"
  }
}

/// Returns text as paragraphs, which blank lines separate.
func paragraphs(_ text: String) -> String {
  var paragraphs: [[Substring]] = [[]]
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.allSatisfy(\.isWhitespace) {
      paragraphs.append([])
    } else {
      paragraphs[paragraphs.count - 1].append(line)
    }
  }
  return paragraphs.filter { !$0.isEmpty }
    .map { "<p>\(escapedHTML($0.joined(separator: "\n")))</p>" }.joined()
}

extension FieldValue {
  /// The fields of a record, or nil for another type.
  fileprivate var record: Fields? { if case .record(let fields) = self { fields } else { nil } }

  /// True if the value has no named parts, so that it fits into the cell of a table.
  fileprivate var isFlat: Bool {
    switch self {
    case .text, .integer, .number, .boolean, .date, .duration, .quantity, .choice, .reference,
      .markdown:
      true
    case .list(let items): items.allSatisfy { $0.value.isFlat && $0.value.record == nil }
    case .map, .record, .entries, .assignments, .any: false
    }
  }
}

extension Fields {
  /// True if the values of all fields fit into cells of a table.
  var isFlat: Bool { items.allSatisfy(\.field.value.isFlat) }
}
