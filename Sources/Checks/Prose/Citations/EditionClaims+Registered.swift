internal import ContentModel
internal import Diagnostics
internal import Markdown

/// Compares numbers such as "Regulation (EU) 2024/1689" with those of the documents.
extension EditionClaims {
  /// Compares numbers such as "Regulation (EU) 2024/1689" with the known ones.
  mutating func readRegistered() {
    for word in words.indices.dropLast() where words[word + 1].gap == UInt8(ascii: "/") {
      guard !words[word].isQuoted, let stated = Editions.Registered(prose, at: word) else {
        continue
      }
      if index.registered[stated] != nil {
        held += 1
        continue
      }
      let sentence = prose.sentence(around: word)
      let named = Set(reader.mentions(in: sentence).map(\.work))
      guard let (known, document) = nearest(to: stated, named), !reader.isInDoubt(word) else {
        continue
      }
      held += 1
      let isNamed = named.contains(index.documents[document].work)
      let entry = graph.entries[index.documents[document].entry]
      let right = "\(known.year)/\(known.number)"
      var finding = Finding(
        .unknownEdition, at: at(prose.place(word..<(word + 2))),
        "no document has the number `\(stated.year)/\(stated.number)`",
        notes: [.init("\(entry.title) has a similar one", at: entry.at(entry.titleRange))],
        help: ["did you mean \(right.quoted)?"])
      let isSwapped = Self.areSwapped(
        "\(known.year)\(known.number)", "\(stated.year)\(stated.number)")
      if !isNamed && !isSwapped { finding.severity = .warning }
      findings.append(finding)
    }
  }

  /// Returns a known number of the same kind that differs in one digit, or in the order of two.
  private func nearest(
    to stated: Editions.Registered, _ named: Set<Int>
  ) -> (known: Editions.Registered, document: Int)? {
    let text = "\(stated.year)\(stated.number)"
    guard text.utf8.count >= 6 else { return nil }
    let alike = ["\(stated.year)", stated.number].flatMap {
      (index.registeredAlike[$0] ?? []).prefix(100)
    }
    for known in alike where known.kind == stated.kind {
      guard let document = index.registered[known] else { continue }
      let other = "\(known.year)\(known.number)"
      if Self.areSwapped(other, text) { return (known, document) }
      if known.number == stated.number {
        if abs(known.year - stated.year) == 1 { return (known, document) }
        continue
      }
      // Consecutive numbers are different documents.
      let distance = abs((Int(known.number) ?? 0) - (Int(stated.number) ?? 0))
      let isEnough = text.utf8.count >= 8 || named.contains(index.documents[document].work)
      if isEnough, distance > 1, Self.differInOne(other, text) { return (known, document) }
    }
    return nil
  }

  /// Returns whether two texts differ only in the order of two neighbours.
  static func areSwapped(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count, let first = a.indices.first(where: { a[$0] != b[$0] }),
      first + 1 < a.count, a[first] == b[first + 1], a[first + 1] == b[first]
    else { return false }
    return a[(first + 2)...] == b[(first + 2)...]
  }

  private static func differInOne(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).count { $0 != $1 } == 1
  }
}
