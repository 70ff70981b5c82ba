internal import Diagnostics

extension GraphBuilder {
  /// Resolves what the view blocks of all entries ask for.
  static func bindViews(in graph: inout ContentGraph) -> [Finding] {
    var findings: [Finding] = []
    for (position, entry) in graph.entries.enumerated() where !entry.views.isEmpty {
      for block in entry.views {
        var binder = ViewBinder(graph: graph, entry: entry, block: block)
        graph.views[position, default: [:]][block.codeBlock] = binder.bind()
        findings += binder.findings
      }
    }
    return findings
  }
}

/// Resolves one view block.
private struct ViewBinder {
  let graph: ContentGraph
  let entry: Entry
  let block: ViewBlock
  var findings: [Finding] = []

  init(graph: ContentGraph, entry: Entry, block: ViewBlock) {
    self.graph = graph
    self.entry = entry
    self.block = block
  }

  mutating func bind() -> View? {
    let isMatrix = block.fields["matrix"] != nil
    for key in isMatrix ? ["group", "filter", "fields"] : ["as"] {
      guard let item = block.fields.item(key) else { continue }
      let help = isMatrix ? "it goes with `list`" : "it goes with `matrix`"
      problem("\(key.quoted) means nothing here", at: item.keyRange, help: [help])
    }
    if let name = block.fields.text("matrix") { return matrix(name) }
    if block.fields["list"] != nil { return list() }
    guard let collection = collection("count") else { return nil }
    return .count(collection: collection, count: members(collection).count)
  }

  private mutating func problem(_ message: String, _ key: String, help: [String]) {
    problem(message, at: block.fields[key]?.range ?? block.range, help: help)
  }

  private mutating func problem(_ message: String, at range: SourceRange, help: [String]) {
    findings.append(Finding(.viewError, at: entry.at(range), message, help: help))
  }

  private mutating func matrix(_ name: String) -> View? {
    let ids = graph.matrices.map { graph.entries[$0.entry].id }
    guard let index = ids.firstIndex(of: name) else {
      if graph.declaresMatrix(name) { return nil }
      problem("there is no matrix \(name.quoted)", "matrix", help: didYouMean(name, in: ids))
      return nil
    }
    let form = block.fields.choice("as").flatMap { View.Form(rawValue: $0) } ?? .table
    if form == .heatmap && graph.matrices[index].levels.isEmpty {
      problem("only a matrix with levels can be a heatmap", "as", help: ["write `as: table`"])
      return nil
    }
    return .matrix(index, form)
  }

  private mutating func collection(_ key: String) -> Int? {
    guard let name = block.fields.text(key) else { return nil }
    if let position = graph.collection(name) { return position }
    let known = graph.collections.map(\.schema.name)
    problem("there is no collection \(name.quoted)", key, help: didYouMean(name, in: known))
    return nil
  }

  private mutating func field(
    _ name: String, at range: SourceRange, _ schema: CollectionSchema
  ) -> FieldSchema? {
    if let field = schema.allFields.first(where: { $0.name == name }) { return field }
    problem(
      "\(schema.plural) have no field \(name.quoted)", at: range,
      help: didYouMean(name, in: schema.allFields.map(\.name)))
    return nil
  }

  private mutating func list() -> View? {
    guard let collection = collection("list") else { return nil }
    let schema = graph.collections[collection].schema
    let shown = block.fields.texts("fields").compactMap {
      field($0.text, at: $0.range, schema)
    }
    var groups: [View.Group] = []
    let members = members(collection)
    if let group = block.fields["group"], case .text(let name) = group.value {
      guard let field = field(name, at: group.range, schema) else { return nil }
      for (label, entries) in grouped(members, by: field) {
        groups.append(.init(label: label, entries: entries))
      }
    } else {
      groups = [.init(label: nil, entries: members)]
    }
    return .list(.init(collection: collection, groups: groups, fields: shown))
  }

  /// The collection's entries that pass the filter.
  private mutating func members(_ collection: Int) -> [Int] {
    let entries = graph.collections[collection].entries
    guard case .map(let items)? = block.fields["filter"]?.value else { return entries }
    let schema = graph.collections[collection].schema
    var wanted: [(String, String)] = []
    for item in items {
      guard let field = field(item.key.id, at: item.key.range, schema),
        case .text(let text) = item.field.value
      else { continue }
      if case .enumeration(let values, _) = field.type, !values.contains(where: { $0.id == text }) {
        problem(
          "\(text.quoted) is not a value of \(field.name.quoted)", at: item.field.range,
          help: didYouMean(text, in: values.map(\.id)))
      }
      wanted.append((item.key.id, text))
    }
    return entries.filter { position in
      wanted.allSatisfy { name, value in
        let field = graph.entries[position].fields[name]
        if case .list(let items)? = field?.value {
          return items.contains { plainText($0) == value }
        }
        return plainText(field) == value
      }
    }
  }

  /// Entries by the value of a field: in the order of the schema for an `enum`, else of first
  /// appearance; those without a value last.
  private func grouped(_ members: [Int], by field: FieldSchema) -> [(String?, [Int])] {
    var labels: [(id: String, label: String)] = []
    if case .enumeration(let values, _) = field.type { labels = values.map { ($0.id, $0.label) } }
    var groups: [String: [Int]] = [:]
    var rest: [Int] = []
    for member in members {
      let field = graph.entries[member].fields[field.name]
      var ids = [plainText(field)].compactMap(\.self)
      if case .list(let items)? = field?.value { ids = items.compactMap { plainText($0) } }
      if ids.isEmpty { rest.append(member) }
      for id in ids {
        if !labels.contains(where: { $0.id == id }) { labels.append((id, id)) }
        groups[id, default: []].append(member)
      }
    }
    let filled = labels.compactMap { label in groups[label.id].map { (Optional(label.label), $0) } }
    return rest.isEmpty ? filled : filled + [(nil, rest)]
  }
}
