internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The editions of a document, from its title, aliases, id and edition, and the other numbers that
/// its fields name.
struct Editions: Sendable {
  /// Numbers of versions, such as 4.0.1, without zeros at the end.
  var versions: Set<[Int]> = []
  var years: Set<Int> = []
  /// Years beside a name or the word "edition": "ISO/IEC 27001:2022", "the 2013 edition".
  var designations: Set<Int> = []
  /// All numbers and years in its fields, so that a text may repeat them.
  var knownVersions: Set<[Int]> = []
  var knownYears: Set<Int> = []
  /// Numbers of the form `2024/1689`, each with the key of the word before it, such as "Regulation".
  var registered: [Registered] = []

  struct Registered: Sendable, Hashable {
    let kind: UInt64
    let year: Int
    let number: String
  }

  var isEmpty: Bool { versions.isEmpty && years.isEmpty && registered.isEmpty }

  static func += (sum: inout Editions, other: Editions) {
    sum.versions.formUnion(other.versions)
    sum.years.formUnion(other.years)
    sum.designations.formUnion(other.designations)
    sum.knownVersions.formUnion(other.knownVersions)
    sum.knownYears.formUnion(other.knownYears)
    sum.registered += other.registered
  }

  /// Adds the numbers in a text.
  mutating func read(_ text: String, isEdition: Bool, _ words: CitationWords) {
    guard text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return }
    let prose = Prose(.init(text, at: SourceRange(0, text.utf8.count)))
    var hasNumber = false
    var isAddition = false
    for index in prose.words.indices {
      // "…:2022, with Amendment 1:2024": the number of the edition comes first.
      let isFollowing = hasNumber && prose.words[index].gap == UInt8(ascii: ",")
      isAddition = isAddition || isFollowing
      let token = EditionToken(prose, at: index, words)
      switch token?.value {
      case .year(let year)?:
        if let registered = Registered(prose, at: index) {
          self.registered.append(registered)
          hasNumber = true
          continue
        }
        knownYears.insert(year)
        if isEdition, !isAddition { years.insert(year) }
        if index + 1 < prose.words.count, prose.words[index + 1].isJoined,
          words.edition.contains(prose.words[index + 1].key)
        {
          designations.insert(year)
        }
        hasNumber = true
      case .version(let version)?:
        knownVersions.insert(version)
        if isEdition { versions.insert(version) }
        hasNumber = true
      case nil: continue
      }
    }
  }

  /// Adds the year in a name such as "ISO/IEC 27001:2022".
  mutating func readDesignation(_ text: String, _ words: CitationWords) {
    guard text.contains(":") else { return }
    let prose = Prose(.init(text, at: SourceRange(0, text.utf8.count)))
    for (index, word) in prose.words.enumerated().dropFirst() {
      if word.gap == UInt8(ascii: ",") { return }
      guard word.gap == UInt8(ascii: ":"), word.start == prose.words[index - 1].end + 1,
        case .year(let year)? = EditionToken(prose, at: index, words)?.value
      else { continue }
      designations.insert(year)
      return
    }
  }

  /// Adds the numbers in an id such as `nist-sp-800-53-r5`.
  mutating func read(id: String) {
    for part in id.split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == ":" }) {
      let isMarked = part.first == "r" || part.first == "v"
      let digits = isMarked ? part.dropFirst() : part
      guard let version = EditionToken.version(digits.utf8) else { continue }
      if version.count == 1, EditionToken.years.contains(version[0]) {
        years.insert(version[0])
        knownYears.insert(version[0])
      } else if isMarked || digits.contains(".") {
        let trimmed = EditionToken.trimmed(version)
        versions.insert(trimmed)
        knownVersions.insert(trimmed)
      }
    }
  }

  /// Returns whether a version is a known one, or its start: `4` of 4.0.1.
  func knows(_ version: [Int]) -> Bool {
    knownVersions.contains(version) || knownVersions.contains { $0.starts(with: version) }
  }
}

/// A number in a text that can be an edition: a year, or a version such as `4.0.1`, `v4` or
/// "Revision 5".
struct EditionToken {
  enum Value {
    case year(Int)
    /// The parts of the number, without zeros at the end.
    case version([Int])
  }

  let value: Value
  /// Whether the text says that it is a version.
  var isMarked = false

  static let years = 1900...2100

  /// Reads the word at an index. A single number is a version only after a word such as "version".
  init?(_ prose: Prose, at index: Int, _ words: CitationWords) {
    guard index < prose.words.count else { return nil }
    let word = prose.words[index]
    var bytes = prose.source.bytes[Int(word.start)..<Int(word.end)]
    let isPrefixed =
      (bytes.first == 0x76 || bytes.first == 0x72 || bytes.first == 0x56)
      && bytes.dropFirst().first.map { $0 &- 0x30 < 10 } ?? false
    if isPrefixed { bytes = bytes.dropFirst() }
    guard bytes.count <= 16, let version = Self.version(bytes) else { return nil }
    let isAfterWord =
      index > 0 && words.versions.contains(prose.words[index - 1].key)
      && (word.isJoined || word.gap == UInt8(ascii: "."))
    isMarked = isPrefixed || isAfterWord
    if version.count == 1, !isMarked {
      guard Self.years.contains(version[0]) else { return nil }
      value = .year(version[0])
    } else {
      value = .version(Self.trimmed(version))
    }
  }

  /// Parses numbers separated by points. Nil for another text.
  static func version(_ bytes: some Collection<UInt8>) -> [Int]? {
    var numbers: [Int] = []
    for part in bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard (1...6).contains(part.count), part.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return numbers.isEmpty || numbers.count > 5 ? nil : numbers
  }

  static func trimmed(_ version: [Int]) -> [Int] {
    var version = version
    while version.count > 1, version.last == 0 { version.removeLast() }
    return version
  }
}

extension Editions.Registered {
  /// Reads a number such as "Regulation (EU) 2024/1689" whose year is the word at an index.
  init?(_ prose: Prose, at index: Int) {
    let words = prose.words
    guard index + 1 < words.count, words[index + 1].gap == UInt8(ascii: "/"), index > 0,
      words[index + 1].start == words[index].end + 1
    else { return nil }
    let bytes = prose.source.bytes
    let year = bytes[Int(words[index].start)..<Int(words[index].end)]
    let number = bytes[Int(words[index + 1].start)..<Int(words[index + 1].end)]
    guard year.count == 4, number.count <= 6,
      let value = EditionToken.version(year)?.first, EditionToken.years.contains(value),
      number.allSatisfy({ $0 &- 0x30 < 10 })
    else { return nil }
    // "Regulation (EU) 2024/1689": the word in brackets belongs to the number.
    let isBracketed = words[index].gap == UInt8(ascii: ")") && index > 1
    let kind = isBracketed ? index - 2 : index - 1
    guard words[index].isJoined || isBracketed else { return nil }
    self.init(
      kind: words[kind].key, year: value, number: String(decoding: number, as: UTF8.self))
  }
}
