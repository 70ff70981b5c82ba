internal import ContentFormat
internal import Diagnostics

extension GraphBuilder {
  /// Resolves the view blocks of an entry.
  static func bindViews(
    of position: EntryIndex, in graph: inout ContentGraph, _ findings: inout GraphFindings,
    _ index: inout ViewIndex, tracksDependencies: Bool
  ) {
    graph.views.remove(position)
    findings.ofViews[position] = nil
    findings.reads.views[position] = nil
    let blocks = graph.entries[position].views
    guard !blocks.isEmpty, !graph.views.isFull else { return }
    let reads = tracksDependencies ? DependencyRecorder() : nil
    let bound = boundViews(blocks, of: position, in: graph.tracked(by: reads), &index)
    findings.reads.views[position] = reads?.dependencies
    graph.views.set(bound.views, of: position, size: bound.size)
    if !bound.findings.isEmpty { findings.ofViews[position] = bound.findings }
  }

  /// Returns the views of an entry and their size. Takes the graph by value without changing it,
  /// which avoids a copy for every entry.
  private static func boundViews(
    _ blocks: [ViewBlock], of position: EntryIndex, in graph: ContentGraph, _ index: inout ViewIndex
  ) -> (views: [Int: View], size: Int, findings: [Finding]) {
    let entry = graph.entries[position]
    var views: [Int: View] = [:]
    var (size, findings) = (0, [Finding]())
    for block in blocks {
      var binder = ViewBinder(graph: graph, entry: entry, block: block)
      swap(&binder.index, &index)
      let view = binder.bind()
      swap(&binder.index, &index)
      findings += binder.findings
      size += view.map { graph.size(of: $0) } ?? 1
      if let limit = graph.views.excess(adding: size) {
        findings.append(
          limit.isOfSite
            ? .siteViewsTooLarge(limit.limit, at: entry.at(block.range))
            : .viewsTooLarge(limit.limit, at: entry.at(block.range)))
        break
      }
      views[block.codeBlock] = view
      if findings.count >= BoundViews.maximumFindings { break }
    }
    return (views, size, findings)
  }
}

/// Resolves a single view block.
struct ViewBinder {
  let graph: ContentGraph
  let entry: Entry
  let block: ViewBlock
  var findings: [Finding] = []
  /// Lookup tables shared by all views.
  var index = ViewIndex()

  init(graph: ContentGraph, entry: Entry, block: ViewBlock) {
    self.graph = graph
    self.entry = entry
    self.block = block
  }

  mutating func bind() -> View? {
    let kind = block.kind
    for key in ViewKey.allCases {
      guard let item = block.fields.item(key.rawValue), !key.use.kinds.contains(kind) else {
        continue
      }
      let supportedKinds = key.use.kinds.map(\.rawValue.quoted).listed("or")
      problem(
        "\(key.rawValue.quoted) does not apply to this view", at: item.keyRange,
        help: ["use it with \(supportedKinds)"])
    }
    let missing = ViewKey.allCases.filter { block[$0] == nil && $0.use.required.contains(kind) }
    for key in missing {
      problem("\(kind.rawValue.quoted) needs \(key.rawValue.quoted)", help: [key.use.help])
    }
    guard missing.isEmpty else { return nil }
    switch kind {
    case .matrix: return matrix()
    case .list: return list()
    case .count: return collection().map { .count(collection: $0, count: members($0).count) }
    case .graph: return relationGraph()
    case .timeline: return timeline()
    case .checklist: return checklist()
    case .ranking: return ranking()
    case .cells: return cells()
    case .guide: return guide()
    }
  }

  /// Reports a problem with the requested matrix or collection.
  mutating func problem(_ message: String, help: [String]) {
    problem(message, at: block.subjectRange, help: help)
  }

  /// Reports a problem with the value of a key, or with the block if the key is missing.
  mutating func problem(_ message: String, _ key: ViewKey, help: [String]) {
    problem(message, at: block[key]?.range ?? block.range, help: help)
  }

  mutating func problem(_ message: String, at range: SourceRange, help: [String]) {
    findings.append(Finding(.viewError, at: entry.at(range), message, help: help))
  }

  /// Reports an id of an entry in a collection that is its old one.
  mutating func reportOldID(_ id: String, in collection: CollectionIndex, at range: SourceRange) {
    guard let rename = graph.renamedIDs(in: collection)[id] else { return }
    let new = graph.entries[rename.entry].id
    let location = entry.at(range)
    let noun = graph.collections[collection].schema.singular
    findings.append(
      Finding(
        .viewError, at: location, "there is no \(noun) \(id.quoted)",
        help: ["\(rename.isCertain ? "it is now" : "it may be") \(new.quoted)"],
        fix: rename.isCertain
          ? Fix(location.path, [.init(location.range, new, insteadOf: id)]) : nil,
        consequence: Consequence(of: graph.cause(of: rename), "view")))
  }

  private mutating func matrix() -> View? {
    guard let index = matrixIndex() else { return nil }
    let form = block.choice(.form, as: View.Form.self) ?? .table
    if form == .heatmap && graph.matrices[index].levels.isEmpty {
      problem("only a matrix with levels can be a heatmap", .form, help: ["write `as: table`"])
      return nil
    }
    return .matrix(index, form)
  }

  /// Returns the index of the requested matrix, or nil if there is none. Reports the name unless an
  /// entry declares such a matrix.
  mutating func matrixIndex() -> MatrixIndex? {
    let name = block.subject
    if let matrix = index.matrices[name] { return matrix }
    if !graph.declaresMatrix(name) {
      problem(
        "there is no matrix \(name.quoted)",
        help: index.matrices.isEmpty
          ? [
            "a matrix is a file with a table, in a folder whose `_collection.yml` has `kind: matrix`"
          ]
          : Self.matrixHelp(name, index.matrices.keys.sorted()))
    }
    return nil
  }

  /// Help with the name of a matrix, which may be the path of its file.
  private static func matrixHelp(_ name: String, _ known: [String]) -> [String] {
    let stem = ContentPath.stem(of: name)
    if known.contains(stem) { return ["write \(stem.quoted)"] }
    let near = didYouMean(name, in: known)
    return near.isEmpty ? [.listedMatrices(known)] : near
  }

  /// Returns the index of the requested collection, or reports that it does not exist.
  mutating func collection() -> CollectionIndex? {
    let name = block.subject
    if let position = graph.collection(name) {
      let place = entry.at(block.subjectRange)
      if let old = graph.oldName(ofCollection: name, in: name, .viewError, at: place, "view") {
        findings.append(old)
      }
      return position
    }
    let known = graph.collections.map(\.schema.name)
    let near = didYouMean(name, in: known)
    problem(
      "there is no collection \(name.quoted)",
      help: near.isEmpty ? [.missingSchema(of: name)] : near)
    return nil
  }

  mutating func field(
    _ name: String, at range: SourceRange, _ schema: CollectionSchema
  ) -> FieldSchema? {
    if let field = schema.allFields.first(where: { $0.name == name }) { return field }
    if schema.isBroken { return nil }
    problem(
      "\(schema.plural) have no field \(name.quoted)", at: range,
      help: didYouMean(name, in: schema.allFields.map(\.name)))
    return nil
  }

  private mutating func list() -> View? {
    guard let collection = collection() else { return nil }
    let schema = graph.collections[collection].schema
    let shown = shownFields(schema)
    var groups: [View.Group] = []
    let members = members(collection)
    if block[.group] != nil {
      guard let field = fieldNamed(by: .group, schema) else { return nil }
      for (label, entries) in grouped(members, by: field) {
        groups.append(.init(label: label, entries: entries))
      }
    } else {
      groups = [.init(label: nil, entries: members)]
    }
    return .list(.init(collection: collection, groups: groups, fields: shown))
  }

  /// Returns the fields listed under the key `fields`.
  mutating func shownFields(_ schema: CollectionSchema) -> [FieldSchema] {
    block.fields.texts(ViewKey.fields.rawValue).compactMap { field($0.text, at: $0.range, schema) }
  }

  /// Returns the field named by the value of a key, or nil if there is none.
  mutating func fieldNamed(by key: ViewKey, _ schema: CollectionSchema) -> FieldSchema? {
    guard let value = block[key], case .text(let name) = value.value else { return nil }
    return field(name, at: value.range, schema)
  }

  /// Returns the possible groups in their known order: the values of an `enum`, or the entries that
  /// a reference can name.
  private func knownGroups(of field: FieldSchema) -> [(id: String, label: String)] {
    var type = field.type
    if case .list(let element) = type { type = element.type }
    if case .enumeration(let values, _) = type { return values.map { ($0.id, $0.label) } }
    guard case .reference(let target) = type else { return [] }
    if target.namesParts {
      return graph.targets(of: target).map { target, part in
        let entry = graph.entries[target.entry]
        return part.map { ($0.id, $0.titleWithID) } ?? (entry.id, entry.title)
      }
    }
    return target.collections.compactMap { graph.collection($0) }
      .flatMap { graph.collections[$0].entries }
      .map { (graph.entries[$0].id, graph.entries[$0].title) }
  }

  /// Groups entries by the value of a field. The order of groups is that of the schema for an
  /// `enum`, that of the target collection for references, and otherwise that of first appearance.
  /// Entries without a value come last.
  private func grouped(_ members: [EntryIndex], by field: FieldSchema) -> [(String?, [EntryIndex])]
  {
    var labels = knownGroups(of: field)
    var known = Set(labels.map(\.id))
    var groups: [String: [EntryIndex]] = [:]
    var rest: [EntryIndex] = []
    for member in members {
      let field = graph.entries[member].fields[field.name]
      var ids = [plainText(field)].compactMap(\.self)
      if case .list(let items)? = field?.value { ids = items.compactMap { plainText($0) } }
      if ids.isEmpty { rest.append(member) }
      for id in ids {
        if known.insert(id).inserted { labels.append((id, id)) }
        groups[id, default: []].append(member)
      }
    }
    let filled = labels.compactMap { label in groups[label.id].map { (Optional(label.label), $0) } }
    return rest.isEmpty ? filled : filled + [(nil, rest)]
  }
}
