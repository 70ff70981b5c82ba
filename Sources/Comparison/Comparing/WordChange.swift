/// How much of a text changed.
struct WordChange {
  /// The changed blocks in words, and the first of them.
  let words: [String]

  /// Maximum number of blocks that are compared in order.
  private static let blockLimit = 1_000
  /// Maximum number of changed blocks that are shown.
  private static let shownBlocks = 3

  /// Compares two texts of one block.
  init(_ old: String, _ new: String) { self.init([old], [new]) }

  /// Compares two texts block by block.
  init(_ old: [String], _ new: [String]) {
    let (removed, added) = Self.changed(old, new)
    let (lost, gained) = Self.difference(removed, added)
    var lines: [String] = []
    if lost == 0, gained == 0 {
      lines.append(removed.isEmpty && added.isEmpty ? "another order" : "the words are the same")
    } else {
      let blocks = max(removed.count, added.count)
      lines.append(
        "+\(gained) −\(lost) \(gained + lost == 1 ? "word" : "words")"
          + (new.count > 1 || old.count > 1
            ? " in \(blocks) \(blocks == 1 ? "place" : "places")" : ""))
    }
    for index in 0..<min(Self.shownBlocks, max(removed.count, added.count)) {
      let was = index < removed.count ? removed[index] : nil
      let now = index < added.count ? added[index] : nil
      let (a, b) = Self.excerpts(was, now)
      if let a { lines.append("− \(a)") }
      if let b { lines.append("+ \(b)") }
    }
    words = lines
  }

  /// Returns the blocks that only one of the texts has.
  private static func changed(
    _ old: [String], _ new: [String]
  ) -> (removed: [String], added: [String]) {
    guard max(old.count, new.count) <= blockLimit else {
      let (before, after) = (Set(old), Set(new))
      return (old.filter { !after.contains($0) }, new.filter { !before.contains($0) })
    }
    var removed: [String] = []
    var added: [String] = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(_, let block, _): removed.insert(block, at: 0)
      case .insert(_, let block, _): added.append(block)
      }
    }
    return (removed, added)
  }

  /// Returns how many words only one of the texts has.
  private static func difference(_ old: [String], _ new: [String]) -> (lost: Int, gained: Int) {
    var counts: [Substring: Int] = [:]
    for block in old { for word in splitWords(block) { counts[word, default: 0] -= 1 } }
    for block in new { for word in splitWords(block) { counts[word, default: 0] += 1 } }
    return (
      counts.values.reduce(0) { $0 + max(0, -$1) }, counts.values.reduce(0) { $0 + max(0, $1) }
    )
  }

  /// Returns the two blocks around their first difference.
  private static func excerpts(_ old: String?, _ new: String?) -> (String?, String?) {
    guard let old, let new else { return (old?.shortened, new?.shortened) }
    let start = zip(old, new).prefix { $0 == $1 }.count
    let back = start < 30 ? 0 : start - 20
    func part(_ text: String) -> String {
      let rest = text.dropFirst(back)
      // Begin with a whole word.
      let word = back == 0 ? rest[...] : rest.drop { !$0.isWhitespace }.dropFirst()
      let lead = back == 0 ? "" : "… "
      return lead + (word.isEmpty ? String(rest) : String(word)).shortened
    }
    return (part(old), part(new))
  }
}

extension String {
  /// The text on one line, cut after 120 characters.
  var shortened: String {
    let flat = prefix(600).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return flat.count > 120 ? flat.prefix(119) + "…" : flat
  }
}
