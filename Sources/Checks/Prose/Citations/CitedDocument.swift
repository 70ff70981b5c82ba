internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Reads the fields and parts of an entry as those of a document.
extension CitationIndex {
  static func document(
    _ entry: Entry, at position: EntryIndex, _ schema: CollectionSchema,
    _ editionFields: Set<String>, _ words: CitationWords
  ) -> Document {
    var document = Document(entry: position, title: entry.title)
    var numberings: Set<String> = []
    for item in entry.fields.items {
      switch item.field.value {
      case .entries: if let name = item.schema.numbering { numberings.insert(name) }
      case .date(let date):
        if item.schema.name == "last_updated" || item.schema.name == "review_by" { continue }
        document.dates[Prose.key(item.schema.name)] = StatedDate(
          event: item.schema.name, date: date, range: item.field.range)
        document.editions.knownYears.insert(date.year)
        document.allDates.append(date)
      case .text(let text):
        let isEdition = editionFields.contains(item.schema.name) || item.schema.name == "title"
        document.editions.read(text, isEdition: isEdition, words)
        if isEdition { document.editions.readDesignation(text, words) }
        if editionFields.contains(item.schema.name) {
          document.editionName = String(text.prefix { !",;(".contains($0) })
        }
      case .list(let items):
        document.events += items.compactMap { event($0, words) }
        document.readKnown(item, words)
      default: document.readKnown(item, words)
      }
    }
    for alias in entry.aliases {
      document.editions.read(alias, isEdition: true, words)
      document.editions.readDesignation(alias, words)
    }
    let hasEdition = editionFields.contains { entry.fields[$0] != nil }
    if hasEdition { document.editions.read(id: entry.id) } else { document.editions = Editions() }
    for (index, part) in entry.subEntries.enumerated() {
      guard let number = ClauseNumber(part.id.utf8, words) else { continue }
      if document.parts[number] == nil { document.parts[number] = index }
      document.anchors[part.id] = index
      document.anchors[part.anchor] = index
      var limits: [Limit] = []
      for item in part.fields.items { Self.collect(item.field, nil, into: &limits) }
      if !limits.isEmpty { document.limits[index] = limits }
    }
    for name in numberings.sorted() {
      for (text, range) in entry.fields.texts(name) {
        document.numbering.add(text, at: range, words)
      }
    }
    return document
  }

  /// Returns the date of a record with a short text.
  private static func event(_ item: Field, _ words: CitationWords) -> Event? {
    guard case .record(let fields) = item.value else { return nil }
    var stated: (date: CalendarDate, range: SourceRange)?
    var text: String?
    for item in fields.items {
      switch item.field.value {
      case .date(let date): stated = (date, item.field.range)
      case .text(let value): text = value
      default: break
      }
    }
    guard let stated, let text, text.utf8.count <= 200 else { return nil }
    // Dates in brackets are others: "(2026 as first adopted)".
    let main = text.prefix { !"(;".contains($0) }
    let stems = main.split { !$0.isLetter && $0 != "-" }.map { words.stem(String($0)) }
    guard (1...40).contains(stems.count) else { return nil }
    let event = main.lowercased().filter { $0.isLetter || $0 == " " || $0 == "-" }
      .trimmingSpaces
    return Event(
      stems: stems, date: StatedDate(event: event, date: stated.date, range: stated.range),
      text: text)
  }

  private static func collect(_ field: Field, _ name: String?, into limits: inout [Limit]) {
    switch field.value {
    case .duration(let duration):
      limits.append(
        Limit(
          name: name, text: duration.text, amount: .time(duration.length), range: field.range))
    case .quantity(let quantity):
      limits.append(
        Limit(
          name: name, text: quantity.text,
          amount: .quantity(quantity.value, unit: quantity.unit), range: field.range))
    case .list(let items): for item in items { collect(item, name, into: &limits) }
    case .map(let items):
      for item in items { collect(item.field, item.key.id, into: &limits) }
    case .record(let fields):
      for item in fields.items { collect(item.field, item.schema.name, into: &limits) }
    case .text, .markdown, .integer, .number, .boolean, .date, .choice, .reference, .assignments,
      .entries, .any:
      break
    }
  }
}

extension CitationIndex.Document {
  /// Adds the numbers in the texts and dates of a field to the known ones.
  fileprivate mutating func readKnown(_ item: Fields.Item, _ words: CitationWords) {
    visitLeaves(of: item.field, item.schema) { schema, field in
      switch field.value {
      case .date(let date):
        editions.knownYears.insert(date.year)
        allDates.append(date)
      case .text(let text):
        if case .url = schema.type { return }
        editions.read(text, isEdition: false, words)
      default: break
      }
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension ContentDuration.Length {
  /// Whether both lengths are equal, or can be: a month has 28 to 31 days, a year 360 to 366.
  func isNearly(_ other: ContentDuration.Length) -> Bool {
    if self == other { return true }
    // Both in the same unit are exact.
    guard months == 0 || minutes == 0, other.months == 0 || other.minutes == 0,
      (months == 0) != (other.months == 0)
    else { return false }
    let months = self.months + other.months
    let days = Double(minutes + other.minutes) / 1440
    let mean = Double(months) * 365.25 / 12
    return abs(days - mean) <= max(2.5, mean * 0.015)
  }
}
