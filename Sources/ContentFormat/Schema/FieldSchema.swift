package import Diagnostics

/// The declaration of one field: its name, type and constraints.
///
/// Every value of every entry carries its schema. Constraints that most fields lack are therefore
/// stored in one shared box. They can be read and written like properties of the field.
@dynamicMemberLookup
package struct FieldSchema: Sendable {
  /// The key in the front matter.
  package var name: String
  /// The name shown to readers of the page.
  package var label: String
  /// The type of its values.
  package var type: FieldType
  /// Whether every entry must have the field.
  package var isRequired = false

  @usableFromInline var constraints = Shared.none

  @usableFromInline indirect enum Shared: Sendable {
    case value(FieldConstraints)

    @usableFromInline static let none = Shared.value(FieldConstraints())
  }

  /// Accesses a constraint. Inlining lets the compiler resolve the property without creating a key
  /// path at run time.
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

  /// True for a field whose declaration is invalid. It accepts any value and is not rendered.
  package var isUnchecked: Bool { if case .any = type { true } else { false } }

  /// True if references in this field may name any entry of the given collection.
  package func refers(to collection: String) -> Bool {
    if case .reference(let target) = type { return target.namesEntries(of: collection) }
    return switch type.parts {
    case .items(let element): element.refers(to: collection)
    case .none, .values, .fields, .subEntries: false
    }
  }

  /// Creates a field without constraints.
  ///
  /// - Parameter meaning: ``FieldConstraints/meaning``.
  package init(
    _ name: String, _ type: FieldType, label: String? = nil, required: Bool = false,
    meaning: String = ""
  ) {
    self.name = name
    self.type = type
    self.label = label ?? humanized(fieldName: name)
    self.isRequired = required
    if !meaning.isEmpty { self.meaning = meaning }
  }
}

/// The constraints on a field's values, in addition to the type.
package struct FieldConstraints: Sendable {
  /// The explanation for authors in editors, drafts and the reference, in Markdown. Empty if the
  /// declaration has none.
  package var meaning = ""
  /// The value for entries that lack the field.
  package var defaultValue: YAMLNode?
  /// Whether the items of a list, or the values of the field across the collection, must be unique.
  package var isUnique = false
  /// The minimum of a number, of a duration in minutes, of a string's length, or of the item count.
  package var minimum: Double?
  /// The maximum of a number, of a duration in minutes, of a string's length, or of the item count.
  package var maximum: Double?
  /// The pattern that a string, or each string of a list, must match.
  package var pattern: Pattern?
  /// Whether a single value is accepted as a list of one.
  package var allowsSingle = false
  /// The precisions with which a date may be written.
  package var precisions: Set<CalendarDate.Precision> = [.day]
  /// The words for `true` and `false` besides these two, or nil.
  package var booleanWords: BooleanWords?
  /// Whether a map must have a key for every entry of the collection that its keys name.
  package var isComplete = false
  /// Whether references along this field must not form a cycle.
  package var isAcyclic = false
  /// Whether the target of a reference must refer back.
  package var isSymmetric = false
  /// The name of the relation seen from its target.
  package var inverse: String?
  /// Whether a reference may include the title of its target: `ID — Title`.
  package var isTitled = false
  /// The field whose value this value must not precede. The values of both are ordered.
  package var notBefore: String?
  /// Whether this date must not be in the future.
  package var mustBePast = false
  /// The ordered field by which the target of a reference must not rank above the referring entry.
  /// For example, a prerequisite must not be harder than its lesson.
  package var notAbove: String?
  /// Whether every possible target must be referenced through this field.
  package var covers = false
  /// Whether a reference names the successor of its entry.
  package var isSuccessor = false
  /// The field of a reference's target that states its edition. The target must have it.
  package var pinned: String?
  /// The fields beside this one, or around it, that must not name the same target.
  package var excludes: [DeclaredName] = []
  /// The names that lead to the field whose targets include every target of this one, or none. For
  /// example, `control` and `serves`: the targets of `serves` of the entry that `control` names.
  package var within: [DeclaredName] = []
  /// The matrix row or column that the values of a map must not contradict.
  package var matrixConstraint: MatrixLine?
  /// Whether every one of these sub-entries must be the target of a reference.
  package var isReferenced = false
  /// The field that says which ids such sub-entries can have, as ids and ranges of ids.
  package var numbering: String?
  /// How the ids of sub-entries are written on pages, or nil if they are shown as they are.
  package var partNames: PartNames?
  /// Whether the search finds an entry by the words of the field.
  package var isSearched = false
  /// The computation that provides a duration.
  package var computed: Computation?
  /// The meaning of a text where a list or a mapping is expected, or nil if it is a mistake.
  package var shorthand: Shorthand?
  /// Whether an `enum` of colours also takes any colour as `#rrggbb`.
  package var takesHexColors = false
  /// The values of an `enum` by the names that other programs use for them, for help.
  package var synonyms: [String: String] = [:]
  /// The location of the declaration in the schema.
  package var location: SourceLocation?

  /// The meaning of a text where a list or a mapping is expected.
  package enum Shorthand: Sendable {
    /// The only item of the list.
    case item
    /// The value of a key of the mapping. Some texts are values of other keys.
    case key(String, except: [String: String])
  }

  /// The words for the values of a `boolean`. Case does not count.
  package struct BooleanWords: Sendable, Hashable {
    /// The word for true.
    package let yes: String
    /// The word for false.
    package let no: String

    /// Returns the value of a word, or nil if it is neither.
    package func value(of text: String) -> Bool? {
      let word = text.lowercased()
      return word == yes.lowercased() ? true : word == no.lowercased() ? false : nil
    }
  }

  /// The name of another field, with its place in the declaration.
  package struct DeclaredName: Sendable, Hashable {
    package let name: String
    package let location: SourceLocation
  }

  /// A row or a column of a matrix.
  package struct MatrixLine: Sendable, Hashable {
    /// The name of the matrix.
    package let matrix: String
    /// The field of the entry that names the row or column.
    package let by: String
  }

  /// A way to compute a field's value.
  package enum Computation: String, Sendable, CaseIterable {
    /// Reading time of the body at ``ReadingTime/wordsPerMinute``.
    case readingTime = "reading-time"
  }

  /// The locations of the names in the declaration, such as collections and matrices, by name.
  package var nameLocations: [String: SourceLocation] = [:]
}

/// The type of a field's values.
package indirect enum FieldType: Sendable {
  /// A short string.
  case string
  /// A string of any length.
  case text
  /// A string in Markdown syntax.
  case markdown
  /// A whole number.
  case integer
  /// A number.
  case number
  /// `true` or `false`.
  case boolean
  /// A calendar day, such as `2026-04-11`.
  case date
  /// A duration, such as `7 minutes`.
  case duration
  /// A number with a unit, such as `2 %`.
  case quantity
  /// An absolute URL, such as `https://…`.
  case url
  /// One of the listed values.
  case enumeration([EnumValue], isOrdered: Bool)
  /// A list with elements of one type.
  case list(FieldSchema)
  /// A mapping. Its keys are strings, or references if `keys` is not nil.
  case map(keys: ReferenceTarget?, FieldSchema)
  /// A mapping with declared fields.
  case record([FieldSchema])
  /// The id of another entry.
  case reference(ReferenceTarget)
  /// The values that an entry assigns to cells of its row or column in a matrix.
  case assignments(matrix: String)
  /// Sub-entries with these fields in addition to `id` and `title`.
  case entries([FieldSchema])
  /// Any YAML. Used for files that Demarc defines and for fields with an invalid declaration.
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
  /// The value in YAML.
  package let id: String
  /// The value shown to readers of the page.
  package let label: String

  /// Creates a value. The label defaults to the id in words.
  package init(id: String, label: String? = nil) {
    self.id = id
    self.label = label ?? humanized(id)
  }
}
