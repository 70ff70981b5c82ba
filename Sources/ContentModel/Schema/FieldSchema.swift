package import Diagnostics

/// One field that entries of a collection may have: its name, type and constraints.
///
/// Every value of every entry carries its schema along, so what most fields lack is kept apart in one
/// shared piece; ``FieldConstraints`` are read and set as if they were properties of the field.
@dynamicMemberLookup
package struct FieldSchema: Sendable {
  /// The key in the front matter.
  package var name: String
  /// The name shown to readers.
  package var label: String
  /// What it holds.
  package var type: FieldType
  /// Whether an entry without it is wrong.
  package var isRequired = false

  @usableFromInline var constraints = Shared.none

  @usableFromInline indirect enum Shared: Sendable {
    case value(FieldConstraints)

    @usableFromInline static let none = Shared.value(FieldConstraints())
  }

  /// A constraint. Inlined, for then the compiler sees which one is meant and makes no key path.
  @inlinable package subscript<Value>(dynamicMember path: WritableKeyPath<FieldConstraints, Value>)
    -> Value
  {
    get {
      switch constraints {
      case .value(let constraints): constraints[keyPath: path]
      }
    }
    set {
      switch constraints {
      case .value(var copy):
        copy[keyPath: path] = newValue
        constraints = .value(copy)
      }
    }
  }

  /// True for a field whose declaration is wrong: it accepts anything and shows nothing.
  package var isUndeclared: Bool { if case .any = type { true } else { false } }

  /// True where its references may name any entry of a collection.
  package func refers(to collection: String) -> Bool {
    if case .reference(let target) = type {
      return target.entry == nil && target.collections.contains(collection)
    }
    return switch type.parts {
    case .items(let element): element.refers(to: collection)
    case .none, .values, .fields, .subEntries: false
    }
  }

  /// Makes a field; constraints are set afterwards.
  package init(_ name: String, _ type: FieldType, label: String? = nil, required: Bool = false) {
    self.name = name
    self.type = type
    self.label = label ?? humanized(name)
    self.isRequired = required
  }
}

/// What a field asks of its values beside their type.
package struct FieldConstraints: Sendable {
  /// What an entry without it gets.
  package var defaultValue: YAMLNode?
  /// Whether a list's items, or a field's values across the collection, must differ.
  package var isUnique = false
  /// The least value of a number, length of a text, count of a list.
  package var minimum: Double?
  /// The greatest value of a number, length of a text, count of a list.
  package var maximum: Double?
  /// What a text, or each text of a list, must match.
  package var pattern: Pattern?
  /// Whether a map has a key for every entry of the collection its keys name.
  package var isComplete = false
  /// Whether references along this field may come back to where they began.
  package var isAcyclic = false
  /// Whether a reference must be answered by one back.
  package var isSymmetric = false
  /// The name of the relation seen from the other end.
  package var inverse: String?
  /// Whether a reference may carry the title of what it names: `ID — Title`.
  package var isTitled = false
  /// The date field that this date may not precede.
  package var notBefore: String?
  /// Whether this date may not lie after today.
  package var isPast = false
  /// The ordered field in which what a reference names may not be above the entry that names it:
  /// a prerequisite is not harder than its lesson.
  package var notAbove: String?
  /// Whether every entry that a reference may name has to be named along this field.
  package var covers = false
  /// Whether a reference leads to what replaces its entry.
  package var isSuccessor = false
  /// The field that says which edition a reference means: what it names has to have it.
  package var pinned: String?
  /// The cells that a map's values may not contradict.
  package var heldAgainst: MatrixLine?
  /// Whether something has to refer to each of these sub-entries.
  package var isReferenced = false
  /// What a duration is worked out from.
  package var computed: Computation?
  /// Where the schema declares it.
  package var location: SourceLocation?

  /// A row or a column of a matrix.
  package struct MatrixLine: Sendable, Hashable {
    /// The matrix.
    package let matrix: String
    /// The field of the entry that names the row or the column.
    package let by: String
  }

  /// What a field's value can be worked out from.
  package enum Computation: String, Sendable, CaseIterable {
    /// The length of the body, read at ``ReadingTime/wordsPerMinute``.
    case readingTime = "reading-time"
  }

  /// Where names that the declaration speaks of stand: collections, a matrix.
  package var places: [String: SourceLocation] = [:]
}

/// What a field holds.
package indirect enum FieldType: Sendable {
  /// A short text on one line.
  case string
  /// A text of any length.
  case text
  /// A text written in Markdown.
  case markdown
  /// A whole number.
  case integer
  /// A number.
  case number
  /// `true` or `false`.
  case boolean
  /// A day, `2026-04-11`.
  case date
  /// A length of time, `7 minutes`.
  case duration
  /// An absolute address, `https://…`.
  case url
  /// One of the values named.
  case enumeration([EnumValue], isOrdered: Bool)
  /// Any number of one type.
  case list(FieldSchema)
  /// Keys to values; keys are texts, or references where `keys` says to what.
  case map(keys: ReferenceTarget?, FieldSchema)
  /// Named parts.
  case record([FieldSchema])
  /// The id of another entry.
  case reference(ReferenceTarget)
  /// What the entry says its row or column of a matrix holds.
  case assignments(matrix: String)
  /// Sub-entries, with these fields besides `id` and `title`.
  case entries([FieldSchema])
  /// Any YAML; only in the files that Demarc itself defines.
  case any
}

extension FieldType {
  /// An `enum` of the raw values of a Swift type.
  package static func choice<Values>(of values: Values.Type) -> FieldType
  where Values: CaseIterable & RawRepresentable<String> {
    .enumeration(values.allCases.map { EnumValue(id: $0.rawValue) }, isOrdered: false)
  }
}

/// One value of an `enum`.
package struct EnumValue: Sendable, Hashable {
  /// What is written.
  package let id: String
  /// What is shown.
  package let label: String

  /// Makes a value; the label is the id in words unless given.
  package init(id: String, label: String? = nil) {
    self.id = id
    self.label = label ?? humanized(id)
  }
}

/// Which entries a reference may name.
package struct ReferenceTarget: Sendable, Hashable {
  /// The collections, by name.
  package let collections: [String]
  /// The one entry whose sub-entries are meant, as in `standards#nist-csf-2.0`.
  package let entry: String?

  /// Makes a target.
  package init(collections: [String], entry: String? = nil) {
    self.collections = collections
    self.entry = entry
  }
}

/// A key as words: `read_time` and `read-time` become `Read time`.
package func humanized(_ key: String) -> String {
  let words = key.split { $0 == "_" || $0 == "-" }.joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}
