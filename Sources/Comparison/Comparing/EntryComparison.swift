/// Compares an entry with its older version.
struct EntryComparison {
  let old: ComparedEntry
  let new: ComparedEntry
  let site: SiteComparison

  init(_ old: ComparedEntry, _ new: ComparedEntry, _ site: SiteComparison) {
    (self.old, self.new, self.site) = (old, new, site)
  }

  /// All changes of the entry.
  var changes: [Change] {
    identity + fields + parts + relations + sections + body
  }

  // MARK: Identity

  private var identity: [Change] {
    var changes: [Change] = []
    let subject = Change.Subject(new)
    let isMoved = old.key.collection != new.key.collection
    if isMoved {
      changes.append(
        Change(.entryMoved, subject, from: old.key.text, to: new.key.text, reason: reason))
    } else if old.key != new.key, !isIDOfFile {
      changes.append(
        Change(.entryRenamed, subject, from: old.key.id, to: new.key.id, reason: reason))
    }
    if old.title != new.title {
      changes.append(Change(.titleChanged, subject, from: old.title, to: new.title))
    }
    if old.isDeprecated != new.isDeprecated {
      let successor = new.successor.map { site.newEntries[$0]?.title ?? $0.text }
      changes.append(
        Change(
          new.isDeprecated ? .entryDeprecated : .entryReinstated, subject,
          details: new.isDeprecated ? successor.map { ["its successor is \($0)"] } ?? [] : []))
    }
    if old.address != new.address { changes.append(addressChange(subject)) }
    return changes
  }

  /// True for a page outside of collections, whose id is its path. Its address is what counts.
  private var isIDOfFile: Bool { new.key.collection.isEmpty }

  private var reason: String? {
    switch site.matches.reasons[old.key] {
    case .declared(let words)?: words
    case .similar(let percent)?: "probably, \(percent) % of the words are the same"
    case .sameAddress?: "it has the same address"
    case .moved?, nil: nil
    }
  }

  private func addressChange(_ subject: Change.Subject) -> Change {
    let (from, to) = (shown(old.address), shown(new.address))
    switch site.new.addresses[old.address] {
    case .redirect(let target)? where target == new.address:
      return Change(.addressMoved, subject, from: from, to: to, reason: "the old one redirects")
    case .redirect(let target)?:
      return Change(
        .addressLost, subject, from: from, to: to,
        reason: "the old one redirects to \(shown(target))")
    case .page?:
      return Change(
        .addressLost, subject, from: from, to: to, reason: "another page has the old one")
    case nil:
      return Change(
        .addressLost, subject, from: from, to: to, reason: "the old one does not redirect",
        details: ["redirect_from: [\(old.address)]"])
    }
  }

  // MARK: Fields

  private var fields: [Change] {
    func name(_ field: ComparedField) -> String {
      // A key that names a renamed entry is the same key.
      guard let key = field.entry, let now = site.matches.newKeys[key],
        let dot = field.name.lastIndex(of: ".")
      else { return field.name }
      return "\(field.name[...dot])\(now.id)"
    }
    let before = Dictionary(old.fields.map { (name($0), $0) }, uniquingKeysWith: { a, _ in a })
    let after = Dictionary(new.fields.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    let gone = old.fields.filter { after[name($0)] == nil }
    return new.fields.compactMap { field -> Change? in
      let subject = Change.Subject(new, part: field.name, title: field.label)
      guard let was = before[field.name] else {
        return Change(.fieldAdded, subject, to: field.value.shortened)
      }
      guard was.value != field.value else { return nil }
      let kind: ChangeKind =
        switch field.kind {
        case .text: .textChanged
        case .edition: .editionChanged
        case .data: .fieldChanged
        }
      return Change(kind, subject, from: was.value.shortened, to: field.value.shortened)
    }
      + gone.map {
        Change(
          .fieldRemoved, Change.Subject(new, part: name($0), title: $0.label),
          from: $0.value.shortened)
      }
  }

  // MARK: Parts

  private var parts: [Change] {
    let ids = ComparedPart.newIDs(of: old.parts, new.parts)
    let before = Dictionary(
      old.parts.compactMap { part in ids[part.id].map { ($0, part) } },
      uniquingKeysWith: { a, _ in a })
    return new.parts.flatMap { part -> [Change] in
      var subject = Change.Subject(new, part: part.id, title: part.title)
      subject.noun = part.noun
      guard let was = before[part.id] else {
        return [Change(.partAdded, subject, to: part.name)]
      }
      var changes: [Change] = []
      if was.id != part.id {
        changes.append(Change(.partRenamed, subject, from: was.id, to: part.id))
      }
      if was.title != part.title {
        changes.append(Change(.titleChanged, subject, from: was.title, to: part.title))
      }
      if was.text != part.text {
        changes.append(
          Change(.textChanged, subject, details: WordChange(was.text, part.text).words))
      }
      return changes
    }
      + old.parts.filter { ids[$0.id] == nil }.map {
        var subject = Change.Subject(new, part: $0.id, title: $0.title)
        subject.noun = $0.noun
        return Change(.partRemoved, subject, from: $0.name)
      }
  }

  // MARK: Relations

  /// References to entries that are new or gone are facts about these, so they are no changes here.
  private var relations: [Change] {
    let ids = site.renamedParts[new.key] ?? [:]
    let before = Set(
      old.relations.compactMap { relation -> ComparedRelation? in
        guard let target = site.matches.newKeys[relation.target] else { return nil }
        return ComparedRelation(
          field: relation.field, label: relation.label,
          part: relation.part.map { ids[$0] ?? $0 }, target: target,
          targetPart: relation.targetPart.map { site.renamedParts[target]?[$0] ?? $0 })
      })
    let after = Set(new.relations.filter { site.matches.oldKeys[$0.target] != nil })
    func identity(_ relation: ComparedRelation) -> RelationIdentity { RelationIdentity(relation) }
    let beforeIDs = Set(before.map(identity))
    let afterIDs = Set(after.map(identity))
    var added = after.filter { !beforeIDs.contains(identity($0)) }.sorted(by: Self.precede)
    var removed = before.filter { !afterIDs.contains(identity($0)) }.sorted(by: Self.precede)
    let replaced = editionChanges(&removed, &added)
    return replaced
      + added.map { Change(.relationAdded, subject(of: $0), to: target($0)) }
      + removed.map { Change(.relationRemoved, subject(of: $0), from: target($0)) }
  }

  /// Takes out the pairs of references that name another edition: the successor of the entry, or the
  /// entry that it succeeds, and the same part.
  private func editionChanges(
    _ removed: inout [ComparedRelation], _ added: inout [ComparedRelation]
  ) -> [Change] {
    guard !removed.isEmpty, !added.isEmpty else { return [] }
    var changes: [Change] = []
    removed.removeAll { old in
      let index = added.firstIndex { new in
        old.field == new.field && old.part == new.part && old.targetPart == new.targetPart
          && succeeds(old.target, new.target)
      }
      guard let index else { return false }
      changes.append(
        Change(
          .editionChanged, subject(of: old), from: target(old), to: target(added.remove(at: index)))
      )
      return true
    }
    return changes
  }

  /// Returns whether one entry names the other as its successor.
  private func succeeds(_ a: EntryKey, _ b: EntryKey) -> Bool {
    let entries = site.newEntries
    return entries[a]?.successor == b || entries[b]?.successor == a
  }

  /// A relation without its label.
  private struct RelationIdentity: Hashable {
    let field: String
    let part: String?
    let target: EntryKey
    let targetPart: String?

    init(_ relation: ComparedRelation) {
      (field, part) = (relation.field, relation.part)
      (target, targetPart) = (relation.target, relation.targetPart)
    }
  }

  private static func precede(_ a: ComparedRelation, _ b: ComparedRelation) -> Bool {
    if a.field != b.field { return a.field < b.field }
    if a.target != b.target { return a.target < b.target }
    return (a.part ?? "", a.targetPart ?? "") < (b.part ?? "", b.targetPart ?? "")
  }

  private func subject(of relation: ComparedRelation) -> Change.Subject {
    Change.Subject(
      new, part: relation.part.map { "\($0).\(relation.field)" } ?? relation.field,
      title: relation.part.map { "\(relation.label) of \($0)" } ?? relation.label)
  }

  private func target(_ relation: ComparedRelation) -> String {
    let entry = site.newEntries[relation.target]
    let title = entry?.title ?? relation.target.text
    guard let part = relation.targetPart else { return title }
    return "\(title) \(part)"
  }

  // MARK: Text

  private var sections: [Change] {
    let before = Set(old.sections.map(\.anchor))
    let after = Set(new.sections.map(\.anchor))
    return new.sections.filter { !before.contains($0.anchor) }.map {
      Change(
        .anchorAdded, Change.Subject(new, part: "#\($0.anchor)", title: $0.title), to: $0.title)
    }
      + old.sections.filter { !after.contains($0.anchor) }.map {
        Change(
          .anchorRemoved, Change.Subject(new, part: "#\($0.anchor)", title: $0.title),
          from: $0.title, reason: "links to \(shown(new.address))#\($0.anchor) break")
      }
  }

  private var body: [Change] {
    guard old.body != new.body else { return [] }
    return [
      Change(
        .textChanged, Change.Subject(new), details: WordChange(old.body, new.body).words)
    ]
  }
}

extension ComparedPart {
  /// The id and the title, or the id alone if they are equal.
  fileprivate var name: String { title == id ? id : "\(id) \(title)" }
}
