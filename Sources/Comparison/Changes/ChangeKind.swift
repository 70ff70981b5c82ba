/// What happened. The raw value names the kind in `site.yml` and in JSON.
package enum ChangeKind: String, Sendable, CaseIterable, Codable {
  // Cells of matrices.
  case dutyAdded = "duty-added"
  case dutyRemoved = "duty-removed"
  case levelChanged = "level-changed"
  case levelAdded = "level-added"
  case levelRemoved = "level-removed"
  case markAdded = "mark-added"
  case markRemoved = "mark-removed"
  case numberChanged = "number-changed"
  case cellTextChanged = "cell-text-changed"
  // Matrices.
  case matrixAdded = "matrix-added"
  case matrixRemoved = "matrix-removed"
  case lineAdded = "line-added"
  case lineWithDutiesAdded = "line-with-duties-added"
  case lineRemoved = "line-removed"
  case scaleAdded = "scale-added"
  case scaleRemoved = "scale-removed"
  case scaleChanged = "scale-changed"
  case scaleRenamed = "scale-renamed"
  case dutyLevelAdded = "duty-level-added"
  case dutyLevelRemoved = "duty-level-removed"
  // Entries.
  case entryAdded = "entry-added"
  case entryRemoved = "entry-removed"
  case entryRenamed = "entry-renamed"
  case entryMoved = "entry-moved"
  case entryDeprecated = "entry-deprecated"
  case entryReinstated = "entry-reinstated"
  case titleChanged = "title-changed"
  case fieldAdded = "field-added"
  case fieldRemoved = "field-removed"
  case fieldChanged = "field-changed"
  case editionChanged = "edition-changed"
  case textChanged = "text-changed"
  case partAdded = "part-added"
  case partRemoved = "part-removed"
  case partRenamed = "part-renamed"
  case relationAdded = "relation-added"
  case relationRemoved = "relation-removed"
  // Addresses.
  case addressLost = "address-lost"
  case addressMoved = "address-moved"
  case anchorAdded = "anchor-added"
  case anchorRemoved = "anchor-removed"
  // The site.
  case collectionAdded = "collection-added"
  case collectionRemoved = "collection-removed"
  case schemaFieldAdded = "schema-field-added"
  case schemaFieldRemoved = "schema-field-removed"
  case schemaFieldChanged = "schema-field-changed"
  case siteChanged = "site-changed"
}

extension ChangeKind {
  /// The class of such changes, unless the site sets another.
  package var defaultClass: ChangeClass {
    switch self {
    case .dutyAdded, .levelChanged, .levelRemoved, .matrixRemoved, .lineWithDutiesAdded,
      .lineRemoved, .scaleRemoved, .scaleRenamed, .dutyLevelAdded, .entryRemoved, .entryRenamed,
      .partRemoved, .partRenamed,
      .relationRemoved, .addressLost, .anchorRemoved, .collectionRemoved, .schemaFieldRemoved,
      .schemaFieldChanged:
      .breaking
    case .dutyRemoved, .levelAdded, .markAdded, .markRemoved, .numberChanged, .matrixAdded,
      .lineAdded, .scaleAdded, .dutyLevelRemoved, .entryAdded, .entryMoved, .entryDeprecated,
      .entryReinstated,
      .fieldAdded, .fieldRemoved, .fieldChanged, .editionChanged, .partAdded, .relationAdded,
      .addressMoved, .collectionAdded, .schemaFieldAdded:
      .additive
    case .cellTextChanged, .scaleChanged, .titleChanged, .textChanged, .anchorAdded, .siteChanged:
      .editorial
    }
  }

  /// The kind of the same change seen from the other side.
  package var mirrored: ChangeKind {
    switch self {
    case .dutyAdded: .dutyRemoved
    case .dutyRemoved: .dutyAdded
    case .levelAdded: .levelRemoved
    case .levelRemoved: .levelAdded
    case .markAdded: .markRemoved
    case .markRemoved: .markAdded
    case .matrixAdded: .matrixRemoved
    case .matrixRemoved: .matrixAdded
    case .lineAdded, .lineWithDutiesAdded: .lineRemoved
    case .lineRemoved: .lineAdded
    case .scaleAdded: .scaleRemoved
    case .scaleRemoved: .scaleAdded
    case .dutyLevelAdded: .dutyLevelRemoved
    case .dutyLevelRemoved: .dutyLevelAdded
    case .entryAdded: .entryRemoved
    case .entryRemoved: .entryAdded
    case .entryDeprecated: .entryReinstated
    case .entryReinstated: .entryDeprecated
    case .fieldAdded: .fieldRemoved
    case .fieldRemoved: .fieldAdded
    case .partAdded: .partRemoved
    case .partRemoved: .partAdded
    case .relationAdded: .relationRemoved
    case .relationRemoved: .relationAdded
    case .anchorAdded: .anchorRemoved
    case .anchorRemoved: .anchorAdded
    case .collectionAdded: .collectionRemoved
    case .collectionRemoved: .collectionAdded
    case .schemaFieldAdded: .schemaFieldRemoved
    case .schemaFieldRemoved: .schemaFieldAdded
    case .levelChanged, .numberChanged, .cellTextChanged, .scaleChanged, .scaleRenamed,
      .entryRenamed,
      .entryMoved, .titleChanged, .fieldChanged, .editionChanged, .textChanged, .partRenamed,
      .addressLost, .addressMoved, .schemaFieldChanged, .siteChanged:
      self
    }
  }

  /// The meaning of the kind, in Markdown, as the reference explains it.
  package var meaning: String {
    switch self {
    case .dutyAdded: "A cell newly falls on the user, or a larger part of it does."
    case .dutyRemoved: "The user is relieved of a cell, or of a part of it."
    case .levelChanged: "A cell has another level, and the user's part is the same or unknown."
    case .levelAdded:
      "A cell that was empty or not applicable has a level that is no duty of the user."
    case .levelRemoved: "A cell that had such a level is empty or not applicable."
    case .markAdded: "A cell has a further mark."
    case .markRemoved: "A cell lacks a mark that it had."
    case .numberChanged: "A cell has another number."
    case .cellTextChanged: "The text, the reason, the example or a note of a cell changed."
    case .matrixAdded: "A matrix is new."
    case .matrixRemoved: "A matrix is gone."
    case .lineAdded: "A matrix has a further row or column."
    case .lineWithDutiesAdded:
      "A matrix has a further row or column with duties for users of the entries across."
    case .lineRemoved: "A matrix lacks a row or column that it had."
    case .scaleAdded: "A matrix has a further level or mark to choose from."
    case .scaleRemoved: "A matrix lacks a level or mark that it had."
    case .scaleChanged: "A level or mark has another label, letter or meaning."
    case .scaleRenamed: "A level or mark has another id, by which cells and exported files name it."
    case .dutyLevelAdded: "A level of a matrix newly counts as a duty of the user (`duties`)."
    case .dutyLevelRemoved: "A level of a matrix no longer counts as a duty of the user."
    case .entryAdded: "An entry is new."
    case .entryRemoved: "An entry is gone."
    case .entryRenamed: "An entry has another id."
    case .entryMoved: "An entry is in another collection, with the same id."
    case .entryDeprecated: "An entry is deprecated."
    case .entryReinstated: "An entry is no longer deprecated."
    case .titleChanged: "An entry has another title."
    case .fieldAdded: "An entry has a value for a further field."
    case .fieldRemoved: "An entry lacks a value that it had."
    case .fieldChanged: "An entry has another value in a field that is not text."
    case .editionChanged: "An entry has another edition or version (a field that references pin)."
    case .textChanged: "The text of an entry, or of one of its fields, has other words."
    case .partAdded: "An entry has a further part, such as a clause."
    case .partRemoved: "An entry lacks a part that it had."
    case .partRenamed: "A part has another id."
    case .relationAdded: "An entry refers to a further entry or part."
    case .relationRemoved: "An entry no longer refers to one."
    case .addressLost: "A published address is gone, and nothing redirects from it."
    case .addressMoved: "A page has another address, and the old one redirects to it."
    case .anchorAdded: "A page has a further section."
    case .anchorRemoved: "A page lacks a section, so links to its anchor break."
    case .collectionAdded: "A collection is new."
    case .collectionRemoved: "A collection is gone."
    case .schemaFieldAdded: "A collection declares a further field."
    case .schemaFieldRemoved: "A collection no longer declares a field."
    case .schemaFieldChanged: "A field has another type."
    case .siteChanged: "The title, the description or the address of the site changed."
    }
  }
}
