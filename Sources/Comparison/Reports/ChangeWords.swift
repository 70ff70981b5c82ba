/// A change in words: what changed, how, and why that matters. The command, pages and the feed have the same words.
package struct ChangeWords: Sendable {
  /// What changed: "PaaS AI × Incident Response".
  package let subject: String
  /// How, in pieces, so that pages can mark the old and the new value.
  package let pieces: [Piece]
  /// What the change means, if there is more to say than its class: "newly falls on the customer".
  package let reason: String?
  private let `class`: ChangeClass
  private let style: ValueStyle

  /// A piece of a statement.
  package enum Piece: Sendable, Hashable {
    case words(String)
    case old(String)
    case new(String)
  }

  /// Puts a change into words.
  ///
  /// - Parameter word: Returns the word of a site for a key of ``standard``, or nil for English.
  package init(_ change: Change, word: (String) -> String? = { _ in nil }) {
    subject = Self.subject(change)
    style = change.kind.valueStyle
    pieces = Self.pieces(change) { word($0) ?? Self.standard[$0] ?? $0 }
    `class` = change.class
    // Older records have the noun of a part in its place.
    reason = Self.namesParts(change.kind) && change.subject.noun == nil ? nil : change.reason
  }

  /// How: "Shared → Customer".
  package var statement: String {
    pieces.map { piece in
      switch piece {
      case .words(let text): text
      case .old(let value), .new(let value): style.text(of: value)
      }
    }.joined()
  }

  /// The class, with the reason if there is one: "breaking: newly falls on the customer".
  package var judgement: String { `class`.rawValue + (reason.map { ": \($0)" } ?? "") }

  /// The whole change on one line.
  package var line: String { "\(subject): \(statement) (\(judgement))" }

  private static func namesParts(_ kind: ChangeKind) -> Bool {
    [.scaleAdded, .scaleRemoved, .scaleChanged, .partAdded, .partRemoved].contains(kind)
  }

  private static func noun(of change: Change) -> String? {
    change.subject.noun ?? (namesParts(change.kind) ? change.reason : nil)
  }

  private static func subject(_ change: Change) -> String {
    let subject = change.subject
    let part = subject.partTitle ?? subject.part
    switch change.kind {
    case .dutyAdded, .dutyRemoved, .levelChanged, .levelAdded, .levelRemoved, .markAdded,
      .markRemoved, .numberChanged, .cellTextChanged:
      let cell = "\(subject.columnTitle ?? "") × \(subject.rowTitle ?? "")"
      return subject.part.map { "\(cell), \($0)" } ?? cell
    case .lineAdded, .lineWithDutiesAdded, .lineRemoved:
      return subject.rowTitle.map { "row \($0)" } ?? "column \(subject.columnTitle ?? "")"
    case .scaleAdded, .scaleRemoved, .scaleChanged, .scaleRenamed, .dutyLevelAdded,
      .dutyLevelRemoved:
      return "\(noun(of: change) ?? "level") \(part ?? "")"
    case .fieldAdded, .fieldRemoved, .fieldChanged, .editionChanged, .relationAdded,
      .relationRemoved:
      return "\(subject.title ?? ""), \(part ?? "")"
    case .textChanged, .titleChanged:
      return [subject.title, part].compactMap(\.self).joined(separator: ", ")
    case .partAdded, .partRemoved, .partRenamed, .anchorAdded, .anchorRemoved:
      return subject.title ?? ""
    case .matrixAdded, .matrixRemoved, .entryAdded, .entryRemoved, .entryRenamed, .entryMoved,
      .entryDeprecated, .entryReinstated, .collectionAdded, .collectionRemoved:
      return subject.title ?? ""
    case .addressLost, .addressMoved: return subject.title ?? subject.address.map(shown) ?? ""
    case .schemaFieldAdded, .schemaFieldRemoved, .schemaFieldChanged:
      return "\(subject.title ?? ""), field \(part ?? "")"
    case .siteChanged: return part ?? ""
    }
  }

  /// Fills the phrase of a kind.
  private static func pieces(_ change: Change, _ word: (String) -> String) -> [Piece] {
    let names = [
      "noun": noun(of: change) ?? "part",
      "part": change.subject.partTitle ?? change.subject.part ?? "",
    ]
    var pieces: [Piece] = []
    for (index, text) in word(phraseKey(of: change)).split(
      separator: "{", omittingEmptySubsequences: false
    ).enumerated() {
      let parts = text.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard index > 0, parts.count == 2 else {
        pieces.append(.words(String(text)))
        continue
      }
      switch parts[0] {
      case "from": pieces.append(piece(change.from, change.kind, word) { .old($0) })
      case "to": pieces.append(piece(change.to, change.kind, word) { .new($0) })
      default: pieces.append(.words(names[String(parts[0])] ?? ""))
      }
      pieces.append(.words(String(parts[1])))
    }
    return pieces.filter { $0 != .words("") }
  }

  private static func phraseKey(of change: Change) -> String {
    switch change.kind {
    case .textChanged where change.from == nil && change.to == nil: "change_text_changed_whole"
    case .addressLost where change.to == nil, .addressMoved where change.to == nil: "change_gone"
    default: change.kind.phraseKey
    }
  }

  private static func piece(
    _ value: String?, _ kind: ChangeKind, _ word: (String) -> String, _ piece: (String) -> Piece
  ) -> Piece {
    if let value, !value.isEmpty { return piece(value) }
    return .words(word(kind.isOfLevels ? "change_empty" : "change_nothing"))
  }
}

extension ChangeReport {
  /// The numbers of changes in words: "2 breaking, 1 additive and 3 editorial changes".
  package var summary: String {
    let parts = [
      (counts.breaking, "breaking"), (counts.additive, "additive"), (counts.editorial, "editorial"),
    ].filter { $0.0 > 0 }
    guard let last = parts.last else { return "no changes" }
    let words = parts.map { "\($0.0) \($0.1)" }
    let noun = parts.count == 1 && last.0 == 1 ? "change" : "changes"
    return
      (words.count > 1
      ? words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1] : words[0])
      + " \(noun)"
  }

  /// The version that the changes ask for, in words. Nil without changes.
  package var advice: String? {
    guard bump != .none else {
      return isVersionTooLow
        ? "The version \(head.version ?? "") is lower than \(base.version ?? "")." : nil
    }
    guard let nextVersion else { return "They ask for a \(bump.rawValue) version." }
    let own =
      head.version.map {
        isVersionTooLow ? ", but site.yml says \($0)" : ", and site.yml says \($0)"
      } ?? ""
    return "After \(base.version ?? ""), they ask for \(nextVersion) (\(bump.rawValue))\(own)."
  }

  /// The name of the old version and its commit.
  package var baseName: String { base.shownName }
  /// The name of the new version and its commit.
  package var headName: String { head.shownName }
}

extension ChangeReport.Side {
  /// The name, with the beginning of the commit if the name is no hash.
  fileprivate var shownName: String {
    guard let commit, !commit.hasPrefix(name) else {
      return commit == nil ? name : String(name.prefix(12))
    }
    return "\(name) (\(commit.prefix(9)))"
  }
}
