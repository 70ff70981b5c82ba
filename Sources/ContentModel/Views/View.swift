package import ContentFormat
internal import Diagnostics

/// The resolved content of a fenced `view` block.
package enum View: Sendable {
  /// A matrix.
  case matrix(MatrixIndex, Form)
  /// A list of entries.
  case list(EntryList)
  /// The number of entries in a collection that pass the filter.
  case count(collection: CollectionIndex, count: Int)
  /// A drawing of the references between entries.
  case graph(RelationGraph)
  /// Entries in chronological order.
  case timeline(Timeline)
  /// Sub-entries that readers can tick off.
  case checklist([Checklist])
  /// The rows or columns of a matrix, ordered by the frequency of a level.
  case ranking(MatrixRanking)
  /// The cells of a matrix with a given level or mark.
  case cells(matrix: MatrixIndex, [CellPosition])
  /// Questions whose answers refer to entries.
  case guide([GuideQuestion])

  /// The presentation of a matrix.
  package enum Form: String, Sendable, CaseIterable {
    /// An HTML table.
    case table
    /// An SVG drawing.
    case heatmap
  }

  /// A list of entries of one collection.
  package struct EntryList: Sendable {
    /// The position of the collection.
    package let collection: CollectionIndex
    /// The groups of entries. A single group without a label if the list is not grouped.
    package let groups: [Group]
    /// The fields shown beside each title.
    package let fields: [FieldSchema]

    /// Creates a list.
    package init(collection: CollectionIndex, groups: [Group], fields: [FieldSchema]) {
      self.collection = collection
      self.groups = groups
      self.fields = fields
    }
  }

  /// Entries with the same value in the grouping field.
  package struct Group: Sendable {
    /// The label of the value.
    package let label: String?
    /// The positions of the entries.
    package let entries: [EntryIndex]

    /// Creates a group.
    package init(label: String?, entries: [EntryIndex]) {
      self.label = label
      self.entries = entries
    }
  }
}

/// A parsed `view` block whose YAML conforms to the schema. Names are not resolved yet.
package struct ViewBlock: Sendable {
  /// The index of the code block in the body.
  package let codeBlock: Int
  /// The requested kind of view.
  let kind: ViewKind
  /// The keys of the block with their values.
  let fields: Fields
  /// The range of the YAML.
  let range: SourceRange

  /// The name of the requested matrix or collection.
  var subject: String { fields.text(kind.rawValue) ?? "" }

  /// The range of that name.
  var subjectRange: SourceRange { fields[kind.rawValue]?.range ?? range }

  /// The value of a key.
  subscript(_ key: ViewKey) -> Field? { fields[key.rawValue] }

  /// The text of a key.
  func text(_ key: ViewKey) -> String? { fields.text(key.rawValue) }

  /// The value of a key as a case of a Swift type.
  func choice<Value: RawRepresentable<String>>(_ key: ViewKey, as type: Value.Type) -> Value? {
    fields.choice(key.rawValue, as: type)
  }
}
