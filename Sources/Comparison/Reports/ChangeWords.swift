/// A change in words: what changed, and how.
package struct ChangeWords: Sendable {
  /// What changed: "PaaS AI × Incident Response".
  package let subject: String
  /// How: "Shared → Customer".
  package let statement: String
  /// The class, with the reason if there is one: "breaking: newly falls on the customer".
  package let judgement: String

  /// Puts a change into words.
  package init(_ change: Change) {
    subject = Self.subject(change)
    statement = Self.statement(change)
    judgement = change.class.rawValue + (change.reason.map { ": \($0)" } ?? "")
  }

  /// The whole change on one line.
  package var line: String { "\(subject): \(statement) (\(judgement))" }

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
    case .scaleAdded, .scaleRemoved, .scaleChanged:
      return "\(change.reason ?? "level") \(part ?? "")"
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

  private static func statement(_ change: Change) -> String {
    let (from, to) = (change.from ?? "", change.to ?? "")
    let part = change.subject.partTitle ?? change.subject.part ?? ""
    switch change.kind {
    case .dutyAdded, .dutyRemoved, .levelChanged, .levelAdded, .levelRemoved, .numberChanged:
      return "\(change.from ?? "empty") → \(change.to ?? "empty")"
    case .markAdded: return "marked \(to)"
    case .markRemoved: return "no longer marked \(from)"
    case .cellTextChanged, .fieldChanged, .editionChanged, .scaleChanged, .siteChanged,
      .titleChanged:
      return "\(quoted(change.from)) → \(quoted(change.to))"
    case .schemaFieldChanged: return "\(from) → \(to)"
    case .matrixAdded: return "new matrix"
    case .matrixRemoved: return "removed"
    case .lineAdded, .lineWithDutiesAdded, .scaleAdded, .entryAdded, .collectionAdded: return "new"
    case .lineRemoved, .scaleRemoved, .entryRemoved, .collectionRemoved: return "removed"
    case .entryRenamed: return "id `\(from)` → `\(to)`"
    case .entryMoved: return "moved from `\(from)` to `\(to)`"
    case .entryDeprecated: return "deprecated"
    case .entryReinstated: return "no longer deprecated"
    case .fieldAdded: return "new: \(quoted(to))"
    case .fieldRemoved: return "removed: \(quoted(from))"
    case .textChanged:
      if change.from == nil, change.to == nil { return "the text changed" }
      return "\(quoted(change.from)) → \(quoted(change.to))"
    case .partAdded: return "new \(change.reason ?? "part") \(to)"
    case .partRemoved: return "\(change.reason ?? "part") \(from) removed"
    case .partRenamed: return "\(part): id `\(from)` → `\(to)`"
    case .relationAdded: return "now refers to \(to)"
    case .relationRemoved: return "no longer refers to \(from)"
    case .addressLost, .addressMoved: return to.isEmpty ? "gone" : "\(from) → \(to)"
    case .anchorAdded: return "new section \(quoted(to))"
    case .anchorRemoved: return "the section \(quoted(from)) is gone"
    case .schemaFieldAdded: return "new (\(to))"
    case .schemaFieldRemoved: return "removed (\(from))"
    }
  }

  /// Returns a value in quotation marks, or "nothing".
  private static func quoted(_ text: String?) -> String {
    text.map { $0.isEmpty ? "nothing" : "“\($0)”" } ?? "nothing"
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
