internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// The titles of two entries of a collection are nearly the same.
  package static let similarTitles = Rule(
    "similar-titles", .warning, stage: .check,
    what: """
      The titles of two entries of a collection differ only in punctuation, hyphens, an article, a \
      plural or the order around "and", or one word has one letter more, less or another. In a \
      collection with `link_terms`, aliases count as well. Titles whose numbers or versions differ are \
      exempt, and so are words that differ in their first two letters or the last one. \
      `alias-shadows-entry` reports equal titles.
      """,
    why: """
      Readers cannot tell the two apart. Either both describe the same thing, or one title has a \
      typing error.
      """,
    example: """
      # glossary/red-team.md
      title: Red team
      # glossary/red-teams.md
      title: Red-teams
      """,
    fix: "Merge the two entries, or make their titles different.")
}

extension Check {
  static let similarTitles = Check(.similarTitles) { context in
    context.graph.collections.flatMap { collection -> [Finding] in
      guard collection.schema.kind == .entries else { return [] }
      var names = SimilarNames(graph: context.graph, collection: collection.schema)
      for position in collection.entries.sorted() { names.add(position) }
      names.findSlips()
      return names.findings
    }
  }
}

/// The names of the entries of a collection by their letters.
private struct SimilarNames {
  let graph: ContentGraph
  let collection: CollectionSchema
  private(set) var findings: [Finding] = []
  private var names: [Name] = []
  private var byKey: [String: Int] = [:]
  /// The names with each word of only letters.
  private var byWord: [String: [Int]] = [:]
  /// The entries that already have a finding.
  private var reported: Set<EntryIndex> = []

  private struct Name {
    let text: String
    let entry: EntryIndex
    let location: SourceLocation
    let kind: String
    let form: TitleForm
  }

  /// The least number of letters of a name, and of a word, that is long enough to be recognized.
  private static let leastLetters = 6
  /// The most letters of a word. A longer text is none, and each of its letters would be compared.
  private static let mostLetters = 64

  init(graph: ContentGraph, collection: CollectionSchema) {
    self.graph = graph
    self.collection = collection
  }

  /// Adds the names of an entry. Reports the first one that equals that of an entry before it but for
  /// differences that do not count.
  mutating func add(_ position: EntryIndex) {
    let entry = graph.entries[position]
    add(entry.title, "title", at: entry.at(entry.titleRange), of: position)
    guard collection.linksTerms else { return }
    for (text, range) in entry.fields.texts("aliases") {
      add(text, "alias", at: entry.at(range), of: position)
    }
  }

  private mutating func add(
    _ text: String, _ kind: String, at location: SourceLocation, of position: EntryIndex
  ) {
    let form = TitleForm(text)
    let key = form.key
    guard key.utf8.count >= Self.leastLetters else { return }
    let name = Name(text: text, entry: position, location: location, kind: kind, form: form)
    if let other = byKey[key] {
      if !isSame(names[other], name) { report(name, names[other]) }
      return
    }
    byKey[key] = names.count
    if !form.isNumbered {
      for word in Set(form.words)
      where (Self.leastLetters...Self.mostLetters).contains(word.utf8.count)
        && word.allSatisfy(\.isLetter)
      {
        byWord[word, default: []].append(names.count)
      }
    }
    names.append(name)
  }

  /// Reports names that differ by one letter in one word.
  mutating func findSlips() {
    for (word, slip) in SlipIndex(byWord.keys.sorted()).pairs {
      let (few, other) =
        (byWord[word]?.count ?? 0) <= (byWord[slip]?.count ?? 0) ? (word, slip) : (slip, word)
      for index in byWord[few] ?? [] {
        let name = names[index]
        let replaced = name.form.words.map { $0 == few ? other : $0 }
        guard let twin = byKey[TitleForm.key(replaced)], !names[twin].form.isNumbered,
          !isSame(names[twin], name)
        else { continue }
        report(names[max(index, twin)], names[min(index, twin)])
      }
    }
  }

  /// True for names of the same entry, and for equal names, which other rules report.
  private func isSame(_ a: Name, _ b: Name) -> Bool {
    a.entry == b.entry || a.text.lowercased() == b.text.lowercased()
      || graph.entries[a.entry].id == graph.entries[b.entry].id
  }

  private mutating func report(_ name: Name, _ other: Name) {
    guard reported.insert(name.entry).inserted else { return }
    let title = graph.entries[other.entry].title
    findings.append(
      Finding(
        .similarTitles, at: name.location,
        "the \(name.kind) \(name.text.quoted) is nearly "
          + (other.kind == "title"
            ? "that of another \(collection.singular), \(other.text.quoted)"
            : "\(other.text.quoted), an alias of \(title)"),
        notes: [.init("the other one", at: other.location)],
        help: ["merge the two, or give them titles that readers can tell apart"]))
  }
}

/// Finds words that differ in one letter, without comparing each with each.
private struct SlipIndex {
  /// The pairs, each once.
  private(set) var pairs: [(String, String)] = []

  /// The number of words with a letter left out that are the same and are compared.
  private static let mostCandidates = 8

  /// - Parameter words: Different words.
  init(_ words: [String]) {
    // Two words with one letter inserted, removed, replaced or swapped with its neighbour are the
    // same after the removal of at most one letter in each (symmetric deletion).
    var candidates: [UInt64: [Int]] = [:]
    let letters = words.map { Array($0.unicodeScalars) }
    for (index, word) in letters.enumerated() {
      var seen: Set<Int> = []
      for left in [nil] + word.indices.map(Optional.some) {
        let hash = Self.hash(word, without: left)
        let others = candidates[hash] ?? []
        for other in others where other != index && seen.insert(other).inserted {
          if Self.isSlip(letters[other], word) { pairs.append((words[other], words[index])) }
        }
        if others.count < Self.mostCandidates, others.last != index {
          candidates[hash] = others + [index]
        }
      }
    }
  }

  private static func hash(_ word: [Unicode.Scalar], without left: Int?) -> UInt64 {
    var hash = Prose.seed
    for (index, letter) in word.enumerated() where index != left {
      hash = (hash ^ UInt64(letter.value)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  /// True if two words differ by one edit that is neither in the first two letters, which often make
  /// another word (`micro` and `macro`, `symmetric` and `asymmetric`), nor in the last one (`payer`
  /// and `payee`).
  private static func isSlip(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    a.prefix(2) == b.prefix(2) && a.last == b.last && a.dropLast() != b.dropLast()
      && editDistance(a, b) == 1
  }
}
