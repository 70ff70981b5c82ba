internal import Diagnostics

/// Suggests names for the misspelt ones of a file. An index of each set of names is built on the
/// first search.
struct Suggestions: Sendable {
  /// Budget for the searches in one set of names, in cells of edit distance tables.
  private static let work = 80_000

  /// The number of times that the distances of a key to all names may still be computed.
  private var lists = 100

  /// Takes one from the number of lists. Returns false if none is left.
  mutating func spendList() -> Bool {
    lists -= 1
    return lists >= 0
  }

  private var indexes: [Key: (names: [String], index: NearestNames)] = [:]
  private var enumerations: [Key: Enumeration] = [:]

  /// An index of the values of an `enum`.
  private struct Enumeration {
    let values: [EnumValue]
    let indexByID: [String: Int]
    /// Indices of the values by lowercased id.
    let folded: [String: [Int]]
    var index: NearestNames
  }

  /// Identifies a list by its owner and length. A cached index also compares the list itself.
  private struct Key: Hashable {
    let owner: String
    let count: Int
  }

  /// Returns the nearest of the owner's names.
  mutating func nearest(to name: String, in names: [String], of owner: String) -> String? {
    let key = Key(owner: owner, count: names.count)
    if indexes[key].map({ !$0.names.isSame(as: names) }) ?? true {
      indexes[key] = (names, NearestNames(names, work: Self.work))
    }
    return indexes[key]?.index.nearest(to: name)
  }

  /// Returns the help line for a misspelt name, or an empty array.
  mutating func didYouMean(_ name: String, in names: [String], of owner: String) -> [String] {
    nearest(to: name, in: names, of: owner).map { ["did you mean \($0.quoted)?"] } ?? []
  }

  /// Returns the index of the value with the given id.
  mutating func position(of text: String, in values: [EnumValue], of owner: String) -> Int? {
    guard values.count > 16 else { return values.firstIndex { $0.id == text } }
    return enumerations[index(values, of: owner)]?.indexByID[text]
  }

  /// Returns the value that an invalid id most likely means. The result is certain if exactly one
  /// value differs only in case. Otherwise it is the one that means the same in YAML, as `yes` and
  /// `true`, or else the nearest one.
  mutating func value(
    meantBy text: String, in values: [EnumValue], of owner: String
  ) -> (name: String, isCertain: Bool)? {
    let key = index(values, of: owner)
    if let same = enumerations[key]?.folded[text.lowercased()], same.count == 1 {
      return (values[same[0]].id, true)
    }
    if let flag = FieldType.boolean.meaning(of: text) {
      let same = values.filter { FieldType.boolean.meaning(of: $0.id) == flag }
      if same.count == 1 { return (same[0].id, false) }
    }
    return enumerations[key]?.index.nearest(to: text).map { ($0, false) }
  }

  private mutating func index(_ values: [EnumValue], of owner: String) -> Key {
    let key = Key(owner: owner, count: values.count)
    if enumerations[key].map({ !$0.values.isSame(as: values) }) ?? true {
      enumerations[key] = Enumeration(
        values: values,
        indexByID: Dictionary(
          values.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }),
        folded: Dictionary(grouping: values.indices) { values[$0].id.lowercased() },
        index: NearestNames(values.lazy.map(\.id), work: Self.work))
    }
    return key
  }
}

extension Array where Element: Equatable {
  /// True if both arrays share their storage or have equal elements.
  fileprivate func isSame(as other: [Element]) -> Bool {
    let isShared = withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
    }
    return isShared || self == other
  }
}
