internal import ContentFormat
internal import Diagnostics

extension ViewBinder {
  // MARK: Entries of a collection

  mutating func relationGraph() -> View? {
    guard let collection = collection() else { return nil }
    let schema = graph.collections[collection].schema
    guard let relation = fieldNamed(by: .relation, schema) else { return nil }
    guard relation.refers(to: schema.name) else {
      problem(
        "\(relation.name.quoted) does not refer to \(schema.plural)", .relation,
        help: ["only a field whose references stay in the collection can be drawn"])
      return nil
    }
    var group: FieldSchema?
    if block[.group] != nil {
      group = fieldNamed(by: .group, schema)
      if group == nil { return nil }
    }
    let flow = block.choice(.flow, as: RelationGraph.Flow.self) ?? .target
    let drawn = graph.relationGraph(
      collection, nodes: members(collection), along: relation.name, flow: flow, group: group)
    if let excess = drawn.excess {
      findings.append(.graphTooLarge(excess, schema.plural, at: entry.at(block.subjectRange)))
    }
    return .graph(drawn)
  }

  mutating func timeline() -> View? {
    guard let collection = collection() else { return nil }
    let schema = graph.collections[collection].schema
    guard let from = fieldNamed(by: .from, schema) else { return nil }
    let to = block[.to] == nil ? from : fieldNamed(by: .to, schema)
    guard let to else { return nil }
    for (key, field) in [(ViewKey.from, from), (.to, to)]
    where field.type.timeScale == nil && !field.isUnchecked {
      problem(
        "\(field.name.quoted) is \(field.type.noun)", key,
        help: ["a timeline needs dates or whole numbers"])
      return nil
    }
    if let scale = from.type.timeScale, let other = to.type.timeScale, scale != other {
      problem(
        "\(from.name.quoted) and \(to.name.quoted) are not both dates, or both whole numbers", .to,
        help: ["a timeline needs two dates or two whole numbers"])
      return nil
    }
    var steps: [(key: Int, step: Timeline.Step)] = []
    var without: [Entry] = []
    for position in members(collection) {
      let entry = graph.entries[position]
      guard let step = TimelineStep(entry.fields, from: from.name, to: to.name) else {
        without.append(entry)
        continue
      }
      if step.isBackwards { findings.append(.timelineBackwards(entry, from: from, to: to)) }
      steps.append(
        (step.key, .init(entry: position, when: step.when, range: step.range)))
    }
    if !without.isEmpty {
      findings.append(
        .timelineWithout(without, field: from, schema, at: entry.at(block.subjectRange)))
    }
    steps.sort { ($0.key, $0.step.entry) < ($1.key, $1.step.entry) }
    let ranges = steps.compactMap(\.step.range)
    let span = ranges.map(\.lowerBound).min().flatMap { first in
      ranges.map(\.upperBound).max().map { first...$0 }
    }
    return .timeline(
      Timeline(
        collection: collection, steps: steps.map(\.step), span: span,
        unit: block.text(.unit), fields: shownFields(schema)))
  }

  mutating func checklist() -> View? {
    guard let collection = collection() else { return nil }
    let schema = graph.collections[collection].schema
    guard
      let field = schema.fields.first(where: \.holdsEntries)
        ?? schema.fields.fieldsOfSubEntries.first
    else {
      if schema.isBroken { return nil }
      problem(
        "\(schema.plural) have no parts to tick off",
        help: ["declare a field of type `entries`"])
      return nil
    }
    var members = members(collection)
    if let id = block.text(.entry) {
      guard let entry = graph.entry(id, in: collection) else {
        if graph.isUnparsed(id, in: schema.name) { return nil }
        let known = graph.collections[collection].entries.map { graph.entries[$0].id }
        problem(
          "there is no \(schema.singular) \(id.quoted)", .entry, help: didYouMean(id, in: known))
        return nil
      }
      if let range = block[.entry]?.range { reportOldID(id, in: collection, at: range) }
      members = [entry]
    }
    return .checklist(
      members.map { entry in
        Checklist(
          entry: entry, field: field,
          parts: graph.entries[entry].fields.subEntries.filter { $0.field == field.name })
      })
  }

  mutating func guide() -> View? {
    guard let collection = collection() else { return nil }
    let schema = graph.collections[collection].schema
    var ask: FieldSchema?
    if block[.ask] != nil {
      ask = fieldNamed(by: .ask, schema)
      if ask == nil { return nil }
    }
    guard let answers = schema.fields.first(where: { $0.answers != nil }),
      let parts = answers.answers
    else {
      problem(
        "\(schema.plural) have no answers that refer to entries",
        help: ["declare a field of type `entries` with a list of references in it"])
      return nil
    }
    var exclusion: GuideQuestion.Exclusion?
    if let value = block[.exclude], case .text(let name) = value.value {
      guard isExclusion(name, in: parts.all, of: answers) else { return nil }
      exclusion = .init(
        targets: parts.targets.name, excluded: name, location: entry.at(value.range))
    }
    return .guide(
      members(collection).map { entry in
        let fields = graph.entries[entry].fields
        return GuideQuestion(
          entry: entry,
          question: ask.flatMap { fields.text($0.name) } ?? graph.entries[entry].title,
          answers: fields.parts(answers.name).map { part in
            answer(
              part, reason: parts.reason, targets: parts.targets.name,
              excluded: exclusion?.excluded)
          }, exclusion: exclusion)
      })
  }

  private func answer(
    _ part: SubEntry, reason: FieldSchema?, targets: String, excluded: String?
  ) -> GuideQuestion.Answer {
    let wanted = self.targets(part, targets)
    let excluded = excluded.map { self.targets(part, $0) } ?? []
    return .init(
      part: part, reason: reason.flatMap { part.fields.text($0.name) },
      targets: wanted.map(\.target), excluded: excluded.map(\.target),
      contradictions: wanted.compactMap { target, range in
        // An answer for a whole entry counts for its parts too.
        let whole = GuideQuestion.Target(entry: target.entry, part: nil)
        return excluded.first { $0.target == target || $0.target == whole }.map {
          .init(target: target, wanted: range, excluded: $0.range)
        }
      })
  }

  /// Returns whether a field of answers is a list of references, and reports another one.
  private mutating func isExclusion(
    _ name: String, in fields: [FieldSchema], of answers: FieldSchema
  ) -> Bool {
    let lists = fields.filter(\.isListOfReferences)
    if lists.contains(where: { $0.name == name }) { return true }
    problem(
      "\(answers.name.quoted) have no list of references \(name.quoted)", .exclude,
      help: didYouMean(name, in: lists.map(\.name)))
    return false
  }

  private func targets(
    _ answer: SubEntry, _ field: String
  ) -> [(target: GuideQuestion.Target, range: SourceRange)] {
    answer.fields.list(field).compactMap { item in
      guard case .reference(let reference) = item.value,
        case .entry(let target, let part) = graph.resolve(reference)
      else { return nil }
      return (.init(entry: target, part: part), reference.range)
    }
  }

  // MARK: Cells of a matrix

  mutating func ranking() -> View? {
    guard let index = matrixIndex(), let level = level(in: index) else {
      return nil
    }
    let side = block.choice(.side, as: MatrixRanking.Side.self) ?? .columns
    return .ranking(
      MatrixRanking(graph.matrices[index], at: index, side: side, level: level))
  }

  mutating func cells() -> View? {
    guard let index = matrixIndex() else { return nil }
    let matrix = graph.matrices[index]
    if block[.level] == nil && block[.mark] == nil {
      problem(
        "`cells` needs `level` or `mark`", help: ["name the level or the mark of the cells to list"]
      )
      return nil
    }
    var level: Int?
    var mark: Int?
    if block[.level] != nil {
      level = self.level(in: index)
      if level == nil { return nil }
    }
    if let name = block.text(.mark) {
      mark = matrix.marks.firstIndex { $0.id == name }
      if mark == nil {
        problem(
          "the matrix has no mark \(name.quoted)", .mark,
          help: didYouMean(name, in: matrix.marks.map(\.id)))
        return nil
      }
    }
    var places: [CellPosition] = []
    for row in matrix.rows.headers.indices {
      for column in matrix.columns.headers.indices {
        guard let cell = matrix[row, column], level.map({ cell.levels.contains($0) }) ?? true,
          mark.map({ cell.marks.contains($0) }) ?? true
        else { continue }
        places.append(CellPosition(row: row, column: column))
      }
    }
    return .cells(matrix: index, places)
  }

  private mutating func level(in index: MatrixIndex) -> Int? {
    let levels = graph.matrices[index].levels
    guard let name = block.text(.level) else { return nil }
    if levels.isEmpty {
      problem(
        "\(block.kind.rawValue.quoted) needs a matrix with levels",
        help: ["the cells of this matrix are not levels"])
      return nil
    }
    if let position = levels.firstIndex(where: { $0.id == name }) { return position }
    problem(
      "the matrix has no level \(name.quoted)", .level,
      help: didYouMean(name, in: levels.map(\.id)))
    return nil
  }
}

extension FieldSchema {
  /// True for a field of type `entries`.
  fileprivate var holdsEntries: Bool { if case .entries = type { true } else { false } }

  /// For a field of sub-entries that contain a list of references: that list, the field with the
  /// reason, and all fields of the sub-entries.
  fileprivate var answers: (targets: FieldSchema, reason: FieldSchema?, all: [FieldSchema])? {
    guard case .entries(let parts) = type,
      let targets = parts.first(where: \.isListOfReferences)
    else { return nil }
    let reason = parts.first { if case .text = $0.type { true } else { false } }
    return (targets, reason, parts)
  }

  fileprivate var isListOfReferences: Bool {
    if case .list(let element) = type, case .reference = element.type { true } else { false }
  }
}

extension Fields {
  /// Returns the sub-entries of a field.
  func parts(_ name: String) -> [SubEntry] {
    if case .entries(let parts)? = self[name]?.value { parts } else { [] }
  }
}
