internal import ContentFormat
package import Markdown

/// The entries that prose can mention, by the form of the mention and by id. Collections may share
/// a form, and an id may then name an entry of each.
struct MentionIndex: Sendable {
  private var forms: [Form] = []

  /// The text before and after an id.
  private struct Form: Sendable {
    let prefix: String
    let suffix: String
    var entries: [String: [EntryIndex]] = [:]
  }

  init() {}

  init(of entries: EntryTable<Entry>, _ schemas: CollectionTable<CollectionSchema>) {
    guard schemas.contains(where: { $0.mention != nil }) else { return }
    var formOf: [CollectionIndex: Int] = [:]
    for (collection, schema) in schemas.indexed() {
      guard let mention = schema.mention else { continue }
      let known = forms.firstIndex { ($0.prefix, $0.suffix) == (mention.prefix, mention.suffix) }
      formOf[collection] = known ?? forms.count
      if known == nil { forms.append(Form(prefix: mention.prefix, suffix: mention.suffix)) }
    }
    var seen: Set<Name> = []
    for (position, entry) in entries.indexed() {
      guard let collection = entry.collection, let form = formOf[collection],
        seen.insert(Name(collection: collection, id: entry.id)).inserted
      else { continue }
      forms[form].entries[entry.id, default: []].append(position)
    }
    for (position, entry) in entries.indexed() {
      guard let collection = entry.collection, let form = formOf[collection] else { continue }
      for (id, _) in schemas[collection].otherIDs(of: entry)
      where seen.insert(Name(collection: collection, id: id)).inserted {
        forms[form].entries[id, default: []].append(position)
      }
    }
  }

  /// Adds another id of an entry to the forms that have one of its ids.
  mutating func add(_ id: String, for entry: EntryIndex, like known: String) {
    for index in forms.indices where forms[index].entries[known]?.contains(entry) == true {
      forms[index].entries[id, default: []].append(entry)
    }
  }

  /// Identifies an entry. The first of several with the same id keeps it.
  private struct Name: Hashable {
    let collection: CollectionIndex
    let id: String
  }

  /// Returns the entries that a text can mention.
  func entries(_ text: String) -> [EntryIndex] {
    forms.flatMap { form in
      text.mentionedID(form.prefix, form.suffix).flatMap { form.entries[$0] } ?? []
    }
  }
}

extension ContentGraph {
  /// Returns the mentions in an entry's Markdown that resolve to one entry.
  package func mentions(
    of entry: EntryIndex
  ) -> [(entry: EntryIndex, mention: MarkdownDocument.Mention)] {
    entries[entry].documents.flatMap(\.mentions).compactMap { mention in
      target(of: mention).map { ($0, mention) }
    }
  }

  /// Returns the entry that a mention refers to, or nil if there is none, or more than one.
  package func target(of mention: MarkdownDocument.Mention) -> EntryIndex? {
    let found = targets(of: mention)
    return found.count == 1 ? found[0] : nil
  }

  /// Returns the entries that a mention can refer to, at most one of each collection.
  package func targets(of mention: MarkdownDocument.Mention) -> [EntryIndex] {
    names.mentions.entries(mention.text)
  }

  /// Returns the collections that the form of a mention fits, each with the id that it then has.
  ///
  /// - Parameter limit: The maximum number of collections.
  package func candidates(
    of mention: MarkdownDocument.Mention, limit: Int = .max
  ) -> [(collection: CollectionIndex, id: String)] {
    var candidates: [(collection: CollectionIndex, id: String)] = []
    for (position, collection) in collections.indexed() where candidates.count < limit {
      guard let form = collection.schema.mention,
        let id = mention.text.mentionedID(form.prefix, form.suffix),
        collection.schema.mentionPattern?.matches(id) != false
      else { continue }
      candidates.append((position, id))
    }
    return candidates
  }
}

extension String {
  /// The id in a mention, or nil if the text does not have the form.
  fileprivate func mentionedID(_ prefix: String, _ suffix: String) -> String? {
    let bytes = utf8
    guard bytes.count > prefix.utf8.count + suffix.utf8.count, bytes.starts(with: prefix.utf8),
      bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    let id = bytes.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
    return String(Substring(id))
  }
}
