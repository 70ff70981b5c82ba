package import Diagnostics

/// What a fenced `view` block asks for.
package enum View: Sendable {
  /// A matrix, by position in the graph's ``ContentGraph/matrices``.
  case matrix(Int, Form)
  /// A list of entries.
  case list(EntryList)
  /// How many entries there are.
  case count(collection: Int, count: Int)
  /// The entries of a collection as a drawing of how they refer to each other.
  case graph(RelationGraph)
  /// Entries in the order of time.
  case timeline(Timeline)
  /// The parts of entries, to tick off.
  case checklist([Checklist])
  /// The rows or columns of a matrix by how often a level stands there.
  case ranking(MatrixRanking)
  /// Cells of a matrix that have something in common.
  case cells(matrix: Int, [CellPlace])
  /// Questions whose answers lead to entries.
  case guide([GuideQuestion])

  /// How a matrix is shown.
  package enum Form: String, Sendable, CaseIterable {
    /// As a table.
    case table
    /// As a drawing.
    case heatmap
  }

  /// A list of entries of one collection.
  package struct EntryList: Sendable {
    /// The collection, by position.
    package let collection: Int
    /// The entries by group; one group without a label where nothing is grouped.
    package let groups: [Group]
    /// The fields shown beside each title.
    package let fields: [FieldSchema]

    /// Makes a list.
    package init(collection: Int, groups: [Group], fields: [FieldSchema]) {
      self.collection = collection
      self.groups = groups
      self.fields = fields
    }
  }

  /// Entries that belong together.
  package struct Group: Sendable {
    /// The label of the grouping value.
    package let label: String?
    /// The entries, by position in the graph.
    package let entries: [Int]

    /// Makes a group.
    package init(label: String?, entries: [Int]) {
      self.label = label
      self.entries = entries
    }
  }
}

/// A `view` block as it was read: its YAML, checked by itself.
package struct ViewBlock: Sendable {
  /// The code block it is, by position in the body.
  package let codeBlock: Int
  /// What it asks for.
  let kind: ViewKind
  /// What it says.
  let fields: Fields
  /// Where it stands.
  let range: SourceRange

  /// The name of the matrix or collection that it asks for.
  var subject: String { fields.text(kind.rawValue) ?? "" }

  /// Where that name stands.
  var subjectRange: SourceRange { fields[kind.rawValue]?.range ?? range }

  /// The value of a key.
  subscript(_ key: ViewKey) -> Field? { fields[key.rawValue] }

  /// The text of a key.
  func text(_ key: ViewKey) -> String? { fields.text(key.rawValue) }

  /// The choice that a key makes among the raw values of a type.
  func choice<Value: RawRepresentable<String>>(_ key: ViewKey, as type: Value.Type) -> Value? {
    fields.choice(key.rawValue, as: type)
  }
}

extension Rule {
  /// A `view` block asks for something that does not exist.
  package static let viewError = Rule(
    "view-error",
    what: "A fenced `view` block asks for something that does not exist or cannot be shown.",
    why: "A page would have a hole where its table should be.",
    example: """
      ```view
      matrix: responsability
      ```
      """,
    fix: """
      Name a matrix, a collection and fields that exist; a block asks for one of \
      \(ViewKind.names).
      """)
}
