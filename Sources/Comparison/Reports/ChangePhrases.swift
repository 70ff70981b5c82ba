extension ChangeWords {
  /// The English words, by the keys that `strings/` of a theme has for them. `{from}` and `{to}` are the old and
  /// the new value, `{part}` is the title of a part and `{noun}` what it is.
  package static let standard: [String: String] = Dictionary(
    ChangeKind.allCases.map { ($0.phraseKey, $0.phrase) } + [
      ("change_text_changed_whole", "the text changed"), ("change_gone", "gone"),
      ("change_empty", "empty"), ("change_nothing", "nothing"),
    ], uniquingKeysWith: { first, _ in first })

  /// How the values of a statement are written in plain text.
  enum ValueStyle {
    case plain, quoted, code

    func text(of value: String) -> String {
      switch self {
      case .plain: value
      case .quoted: "“\(value)”"
      case .code: "`\(value)`"
      }
    }
  }
}

extension ChangeKind {
  /// The key of the words for such a change.
  var phraseKey: String { "change_" + rawValue.replacing("-", with: "_") }

  /// True if the values are levels or numbers of a cell, so that none is an empty cell.
  var isOfLevels: Bool {
    switch self {
    case .dutyAdded, .dutyRemoved, .levelChanged, .levelAdded, .levelRemoved, .numberChanged: true
    default: false
    }
  }

  var valueStyle: ChangeWords.ValueStyle {
    switch self {
    case .cellTextChanged, .fieldChanged, .editionChanged, .scaleChanged, .siteChanged,
      .titleChanged, .textChanged, .fieldAdded, .fieldRemoved, .anchorAdded, .anchorRemoved:
      .quoted
    case .entryRenamed, .entryMoved, .partRenamed, .scaleRenamed: .code
    default: .plain
    }
  }

  /// The words for such a change, after what changed.
  var phrase: String {
    switch self {
    case .dutyAdded, .dutyRemoved, .levelChanged, .levelAdded, .levelRemoved, .numberChanged,
      .cellTextChanged, .fieldChanged, .editionChanged, .scaleChanged, .siteChanged,
      .titleChanged, .textChanged, .schemaFieldChanged, .addressLost, .addressMoved:
      "{from} → {to}"
    case .markAdded: "marked {to}"
    case .markRemoved: "no longer marked {from}"
    case .matrixAdded: "new matrix"
    case .lineAdded, .lineWithDutiesAdded, .scaleAdded, .entryAdded, .collectionAdded: "new"
    case .matrixRemoved, .lineRemoved, .scaleRemoved, .entryRemoved, .collectionRemoved: "removed"
    case .dutyLevelAdded: "now a duty of the user"
    case .dutyLevelRemoved: "no longer a duty of the user"
    case .scaleRenamed, .entryRenamed: "id {from} → {to}"
    case .entryMoved: "moved from {from} to {to}"
    case .entryDeprecated: "deprecated"
    case .entryReinstated: "no longer deprecated"
    case .fieldAdded: "new: {to}"
    case .fieldRemoved: "removed: {from}"
    case .partAdded: "new {noun} {to}"
    case .partRemoved: "{noun} {from} removed"
    case .partRenamed: "{part}: id {from} → {to}"
    case .relationAdded: "now refers to {to}"
    case .relationRemoved: "no longer refers to {from}"
    case .anchorAdded: "new section {to}"
    case .anchorRemoved: "the section {from} is gone"
    case .schemaFieldAdded: "new ({to})"
    case .schemaFieldRemoved: "removed ({from})"
    }
  }
}
