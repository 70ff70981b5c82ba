internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A later edition of an entry exists, but the entry names no successor.
  package static let newerEdition = Rule(
    "newer-edition", .warning, stage: .check,
    what: """
      Two entries of a collection with a field `successor: true` have the same title but for an \
      edition, and the earlier one by their dates names no successor. Or it is named as the successor \
      of the later one. An edition is a version (`1.1`, `v2`, `r5`) or a year that a field with the \
      edition or the date of the entry confirms. Nor may an entry name a successor that is earlier by all the dates that \
      both have. On a site in English, the same is reported for an \
      entry whose list of dates says that another edition is published ("The 2026 edition is \
      published"), after its own date.
      """,
    why: """
      References to an edition that has been replaced are found only if it names its successor.
      """,
    example: """
      # standards/csf-1.1.md, while standards/csf-2.0.md was published in 2024
      title: Cybersecurity Framework 1.1
      published: 2018-04-16
      """,
    fix: "Name the later edition in the field for the successor.")
}

extension Check {
  static let newerEdition = Check(.newerEdition) { context in
    let graph = context.graph
    let collections = graph.collections.indexed().filter { _, collection in
      collection.schema.fields.contains { $0.isSuccessor }
    }
    guard !collections.isEmpty else { return [] }
    let supersession = Supersession(context)
    let pinned = Dictionary(
      context.referenceFields { $0.pinned != nil }.flatMap { field in
        field.target.collections.map { ($0, [field.field.pinned ?? ""]) }
      }, uniquingKeysWith: +)
    return earlierSuccessors(context)
      + collections.flatMap { _, collection in
        PublishedEditions(
          graph: graph, collection: collection,
          editionFields: PublishedEditions.names.union(pinned[collection.schema.name] ?? [])
        ).findings(supersession)
      }
  }
}

extension Check {
  /// Findings about successors that are earlier than the entries that they replace.
  private static func earlierSuccessors(_ context: CheckContext) -> [Finding] {
    let graph = context.graph
    return context.references(\.isSuccessor).compactMap { found in
      guard found.part == nil,
        case .entry(let position, part: nil) = graph.resolve(found.reference),
        position != found.from
      else { return nil }
      let (entry, successor) = (graph.entries[found.from], graph.entries[position])
      let common = dates(of: entry).compactMap { name, date in
        dates(of: successor)[name].map { (name: name, old: date, new: $0) }
      }.sorted { $0.name < $1.name }
      guard let first = common.first, common.allSatisfy({ $0.new.precedes($0.old) }) else {
        return nil
      }
      return Finding(
        .newerEdition, at: entry.at(found.reference.range),
        "\(successor.title) is earlier than \(entry.title) and cannot replace it: \(first.new) instead of \(first.old)",
        notes: [
          successor.fields[first.name].map {
            .init("\(first.new) here", at: successor.at($0.range))
          }
        ].compactMap(\.self),
        help: [
          "write `\(found.field.name): \(entry.id)` in the entry of \(successor.title), or correct one of the dates"
        ])
    }
  }

  /// The dates of a document by field. `date` and its like are those of the page.
  private static func dates(of entry: Entry) -> [String: CalendarDate] {
    entry.fields.items.reduce(into: [:]) { dates, item in
      guard case .date(let date) = item.field.value,
        !["date", "last_updated", "review_by"].contains(item.schema.name)
      else { return }
      dates[item.schema.name] = date
    }
  }
}

/// The entries of a collection that are editions of the same text.
private struct PublishedEditions {
  let graph: ContentGraph
  let collection: ContentGraph.Collection
  /// The fields that may contain an edition.
  let editionFields: Set<String>

  /// Names that fields with an edition usually have.
  static let names: Set<String> = ["edition", "version", "revision", "release"]

  private struct Edition {
    let entry: EntryIndex
    /// The dates by field.
    let dates: [String: CalendarDate]
  }

  func findings(_ supersession: Supersession) -> [Finding] {
    guard let field = collection.schema.fields.first(where: \.isSuccessor) else { return [] }
    let readsDates = Rule.primarySubtag(of: graph.site.language) == "en"
    var works: [[String]: [Edition]] = [:]
    var found: [EntryIndex: Finding] = [:]
    for position in collection.entries.sorted() {
      let entry = graph.entries[position]
      let dates = dates(of: entry)
      if dates.isEmpty { continue }
      if readsDates, supersession.successor(of: position) == nil {
        found[position] = statedEdition(entry, Array(dates.values), field)
      }
      let work = work(of: entry, Array(dates.values))
      works[work, default: []].append(Edition(entry: position, dates: dates))
    }
    for editions in works.values where editions.count > 1 {
      let sorted = editions.sorted(by: precedes)
      for (older, newer) in zip(sorted, sorted.dropFirst()) {
        // One edition without a successor is one mistake.
        if let finding = problem(older, newer, field, supersession) {
          found[older.entry] = finding
        }
      }
    }
    return Array(found.values)
  }

  // MARK: Dates with a text

  /// Returns the finding for the first date of an entry at which another edition is published.
  private func statedEdition(
    _ entry: Entry, _ dates: [CalendarDate], _ successor: FieldSchema
  ) -> Finding? {
    var own: Set<Substring> = Set(Self.words(entry.title))
    for item in entry.fields.items where editionFields.contains(item.schema.name) {
      own.formUnion(Self.words(plainText(item.field) ?? ""))
    }
    for item in entry.fields.items {
      for fields in Self.records(item.field.value) {
        guard let date = fields.items.lazy.compactMap({ $0.field.value.date }).first,
          dates.allSatisfy({ $0.precedes(date) })
        else { continue }
        for inner in fields.items {
          guard case .text(let text) = inner.field.value,
            let edition = Self.publishedEdition(in: text), !own.contains(edition)
          else { continue }
          return Finding(
            .newerEdition, at: entry.at(inner.field.range),
            "\(edition) is a later edition (\(date)) of \(entry.title), which names no successor",
            notes: [.init("its title", at: entry.at(entry.titleRange))],
            help: [
              "add an entry for that edition, and its id as \(successor.name.quoted) here",
              "or say in `ignore` why this edition is still the one to cite",
            ])
        }
      }
    }
    return nil
  }

  /// The records in a value: those of a list, or the record itself.
  private static func records(_ value: FieldValue) -> [Fields] {
    switch value.parts {
    case .items(let items): items.flatMap { records($0.value) }
    case .fields(let fields): [fields]
    case .none, .pairs, .subEntries: []
    }
  }

  /// Returns the edition that a text calls published: `The 2026 edition is published`.
  private static func publishedEdition(in text: String) -> Substring? {
    let words = words(text)
    guard !publishing.isDisjoint(with: words), planning.isDisjoint(with: words) else { return nil }
    for (index, word) in words.enumerated() where nouns.contains(String(word)) {
      let beside = [index - 1, index + 1].filter { words.indices.contains($0) }
      if let number = beside.map({ words[$0] }).first(where: { $0.first?.isNumber == true }) {
        return number
      }
    }
    return nil
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }.map { word in
      word.last == "." ? word.dropLast() : word
    }
  }

  private static let publishing: Set<Substring> = ["published", "released", "issued"]
  private static let planning: Set<Substring> = [
    "draft", "not", "planned", "expected", "will", "beta", "preview", "may", "translation", "again",
  ]

  // MARK: Titles

  private func precedes(_ a: Edition, _ b: Edition) -> Bool {
    let (first, second) = (a.dates.values.min(), b.dates.values.min())
    return first.flatMap { first in second.map { (first, a.entry) < ($0, b.entry) } } ?? false
  }

  private func problem(
    _ older: Edition, _ newer: Edition, _ field: FieldSchema, _ supersession: Supersession
  ) -> Finding? {
    let common = older.dates.keys.filter { newer.dates[$0] != nil }.sorted()
    guard let name = common.first,
      common.allSatisfy({ name in
        newer.dates[name].flatMap { older.dates[name]?.precedes($0) } ?? false
      }),
      let old = older.dates[name], let new = newer.dates[name]
    else { return nil }
    let (entry, later) = (graph.entries[older.entry], graph.entries[newer.entry])
    // Equal titles say nothing about editions.
    if entry.title.lowercased() == later.title.lowercased() { return nil }
    let location = later.fields[name].map { later.at($0.range) } ?? later.at(later.titleRange)
    if supersession.replaces(older.entry, newer.entry) {
      // `earlierSuccessors` reports a direct one by the dates of documents.
      guard common.allSatisfy({ $0 == "date" }),
        let successor = supersession.successor(of: newer.entry)
      else { return nil }
      return Finding(
        .newerEdition, at: later.at(successor.reference.range),
        "\(entry.title) is earlier than \(later.title) and cannot replace it: \(old) instead of \(new)",
        notes: [.init("\(new) here", at: location)],
        help: ["name a later edition, or correct one of the dates"])
    }
    guard supersession.successor(of: older.entry) == nil else { return nil }
    return Finding(
      .newerEdition, at: entry.at(entry.titleRange),
      "\(later.title) is a later edition (\(new)) of \(entry.title) (\(old)), which names no successor",
      notes: [.init("the later edition", at: location)],
      help: ["add `\(field.name): \(later.id)`"])
  }

  /// The dates on which an entry appeared: `date` and the declared dates that may not be in the
  /// future.
  private func dates(of entry: Entry) -> [String: CalendarDate] {
    var dates: [String: CalendarDate] = [:]
    for item in entry.fields.items where item.schema.mustBePast {
      guard case .date(let date) = item.field.value, item.schema.name != "last_updated" else {
        continue
      }
      dates[item.schema.name] = date
    }
    return dates
  }

  /// Returns the words of a title without the edition at its end.
  private func work(of entry: Entry, _ dates: [CalendarDate]) -> [String] {
    var words = entry.title.lowercased().split { $0.isWhitespace || $0 == ":" || $0 == "," }
    guard words.count > 1, let last = words.last else { return words.map(String.init) }
    // "Version 2", "Rev. 5"
    let isNamed = words.count > 2 && Self.nouns.contains(String(words[words.count - 2]))
    if isEdition(last.trimmingBrackets, isNamed: isNamed, of: entry, dates) {
      words.removeLast(isNamed ? 2 : 1)
    }
    return words.map(\.trimmingBrackets)
  }

  /// Words before the number of an edition.
  private static let nouns: Set<String> = [
    "version", "edition", "revision", "rev.", "rev", "v.", "release",
  ]

  /// Returns whether a word is an edition. Other numbers at the end of a title distinguish parts and
  /// standards: Requirement 8.2, ISO/IEC 27001.
  private func isEdition(
    _ word: String, isNamed: Bool, of entry: Entry, _ dates: [CalendarDate]
  ) -> Bool {
    let number = word.drop { $0 == "v" || $0 == "r" }
    guard word.count - number.count <= 1, number.first?.isNumber == true,
      number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") })
    else { return false }
    if isNamed || word.hasPrefix("v") { return true }
    let year = Int(number).flatMap { (1900...2199).contains($0) ? $0 : nil }
    if let year, dates.contains(where: { abs($0.year - year) <= 1 }) { return true }
    guard year != nil || number.contains(".") || word.hasPrefix("r") else { return false }
    return entry.fields.items.contains { item in
      guard editionFields.contains(item.schema.name), let value = plainText(item.field) else {
        return false
      }
      return value.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
        .contains { $0 == number || $0 == word }
    }
  }
}

extension Substring {
  /// The word without brackets around it.
  fileprivate var trimmingBrackets: String {
    String(drop { $0 == "(" || $0 == "[" }.reversed().drop { $0 == ")" || $0 == "]" }.reversed())
  }
}

extension FieldValue {
  fileprivate var date: CalendarDate? { if case .date(let date) = self { date } else { nil } }
}
