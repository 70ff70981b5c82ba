internal import Diagnostics

/// What mistyped names of one file meant: an index for each set of names, made when the first name
/// is searched for in it.
struct Suggestions: Sendable {
  /// What the searches of one file may cost, in cells of tables of distances.
  private static let work = 80_000

  private var indexes: [Key: (names: [String], index: NearestNames)] = [:]
  private var enumerations: [Key: Enumeration] = [:]

  /// The values of an `enum`, found by name.
  private struct Enumeration {
    let values: [EnumValue]
    let places: [String: Int]
    /// The ids in small letters, with how many have each.
    let folded: [String: [Int]]
    var index: NearestNames
  }

  /// Which list it is: what it stands in and how many there are. The list itself is compared.
  private struct Key: Hashable {
    let owner: String
    let count: Int
  }

  /// The nearest of the names that something has.
  mutating func nearest(to name: String, in names: [String], of owner: String) -> String? {
    let key = Key(owner: owner, count: names.count)
    if indexes[key].map({ !$0.names.isSame(as: names) }) ?? true {
      indexes[key] = (names, NearestNames(names, work: Self.work))
    }
    return indexes[key]?.index.nearest(to: name)
  }

  /// The help line for a mistyped name.
  mutating func didYouMean(_ name: String, in names: [String], of owner: String) -> [String] {
    nearest(to: name, in: names, of: owner).map { ["did you mean \($0.quoted)?"] } ?? []
  }

  /// The position of a value among many.
  mutating func position(of text: String, in values: [EnumValue], of owner: String) -> Int? {
    guard values.count > 16 else { return values.firstIndex { $0.id == text } }
    return enumerations[index(values, of: owner)]?.places[text]
  }

  /// What a text that is no value most likely meant: the one that differs in nothing but its case,
  /// which is no guess, else the nearest.
  mutating func value(
    meantBy text: String, in values: [EnumValue], of owner: String
  ) -> (name: String, isCertain: Bool)? {
    let key = index(values, of: owner)
    if let same = enumerations[key]?.folded[text.lowercased()], same.count == 1 {
      return (values[same[0]].id, true)
    }
    return enumerations[key]?.index.nearest(to: text).map { ($0, false) }
  }

  private mutating func index(_ values: [EnumValue], of owner: String) -> Key {
    let key = Key(owner: owner, count: values.count)
    if enumerations[key].map({ !$0.values.isSame(as: values) }) ?? true {
      enumerations[key] = Enumeration(
        values: values,
        places: Dictionary(
          values.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }),
        folded: Dictionary(grouping: values.indices) { values[$0].id.lowercased() },
        index: NearestNames(values.lazy.map(\.id), work: Self.work))
    }
    return key
  }
}

extension Array where Element: Equatable {
  /// True for copies of one list, which share their memory, and for lists with equal elements.
  fileprivate func isSame(as other: [Element]) -> Bool {
    let isShared = withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
    }
    return isShared || self == other
  }
}
