/// The words of an entry as a sorted list of hashes, to measure how similar two entries are.
struct WordBag: Sendable {
  /// Maximum number of words that are compared.
  static let limit = 5_000

  private let hashes: [Int]

  /// Collects the words of an entry's title, fields and text.
  init(_ entry: ComparedEntry) {
    var hashes: [Int] = []
    func add(_ text: String) {
      guard hashes.count < Self.limit else { return }
      for word in splitWords(text).prefix(Self.limit - hashes.count) {
        hashes.append(word.hashValue)
      }
    }
    add(entry.title)
    for field in entry.fields { add(field.value) }
    for part in entry.parts { add("\(part.title) \(part.text)") }
    for block in entry.body { add(block) }
    self.hashes = hashes.sorted()
  }

  /// Returns twice the number of common words over the number of all words, in percent (Dice).
  func similarity(to other: WordBag) -> Int {
    let total = hashes.count + other.hashes.count
    return total == 0 ? 0 : 200 * common(with: other) / total
  }

  private func common(with other: WordBag) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < hashes.count, j < other.hashes.count {
      if hashes[i] == other.hashes[j] {
        (i, j, count) = (i + 1, j + 1, count + 1)
      } else if hashes[i] < other.hashes[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}

/// Splits a text into words: runs of letters and digits.
func splitWords(_ text: String) -> [Substring] {
  text.split { !($0.isLetter || $0.isNumber) }
}
