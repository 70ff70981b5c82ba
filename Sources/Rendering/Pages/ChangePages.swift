internal import Comparison
internal import ContentFormat
internal import ContentModel

/// The list of recorded comparisons with earlier versions.
struct ChangeLogPage: PageModel {
  static let template = PageTemplate.changeLog

  /// A recorded comparison.
  struct Record: TemplateModel {
    let version: String
    let base: String
    let href: String
    let counts: [Count]

    static let names: TemplateNames<Self> = [
      "version": .text(\.version), "base": .text(\.base), "href": .text(\.href),
      "counts": .list(\.counts),
    ]
  }

  /// The number of changes of a class.
  struct Count: TemplateModel {
    let id: String
    let title: String
    let count: Int

    static let names: TemplateNames<Self> = [
      "id": .text(\.id), "title": .text(\.title), "count": .number(\.count),
    ]
  }

  let records: [Record]

  static let names: TemplateNames<Self> = ["change_records": .group(\.records)]
}

/// A recorded comparison with an earlier version.
struct ChangeRecordPage: PageModel {
  static let template = PageTemplate.changeRecord

  /// The changes of a class.
  struct Class: TemplateModel {
    let id: String
    let anchor: String
    let title: String
    let count: Int
    let groups: [Group]

    static let names: TemplateNames<Self> = [
      "id": .text(\.id), "anchor": .text(\.anchor), "title": .text(\.title),
      "count": .number(\.count), "change_groups": .list(\.groups),
    ]
  }

  /// The changes of a matrix or collection.
  struct Group: TemplateModel {
    let title: String
    let changes: [Item]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "changes": .list(\.changes),
    ]
  }

  /// A change, in the words of the command.
  struct Item: TemplateModel {
    let subject: String
    let href: String?
    let pieces: [Piece]
    let reason: String?
    let details: [Detail]

    static let names: TemplateNames<Self> = [
      "subject": .text(\.subject), "href": .text(\.href), "pieces": .list(\.pieces),
      "reason": .text(\.reason), "details": .list(\.details),
    ]
  }

  /// A piece of the sentence about a change: words, an old value or a new one.
  struct Piece: TemplateModel {
    var text: String?
    var from: String?
    var to: String?

    init(_ piece: ChangeWords.Piece) {
      switch piece {
      case .words(let text): self.text = text
      case .old(let value): from = value
      case .new(let value): to = value
      }
    }

    static let names: TemplateNames<Self> = [
      "text": .text(\.text), "from": .text(\.from), "to": .text(\.to),
    ]
  }

  /// A further fact about a change.
  struct Detail: TemplateModel {
    let text: String

    static let names: TemplateNames<Self> = ["text": .text(\.text)]
  }

  /// What changes of a matrix do to the counts of a row or column.
  struct Effect: TemplateModel {
    let matrix: String
    let title: String
    let text: String

    static let names: TemplateNames<Self> = [
      "matrix": .text(\.matrix), "title": .text(\.title), "text": .text(\.text),
    ]
  }

  /// What the comparison is about.
  struct Record: TemplateModel {
    let version: String
    let base: String
    let dataHref: String
    let allHref: String
    let isChanged: Bool

    static let names: TemplateNames<Self> = [
      "version": .text(\.version), "base": .text(\.base), "data_href": .text(\.dataHref),
      "all_href": .text(\.allHref), "changed": .flag(\.isChanged),
    ]
  }

  let record: Record
  let matrices: [ChangedMatrix]
  let classes: [Class]
  let effects: [Effect]

  static let names: TemplateNames<Self> = [
    "record": .object(\.record), "changed_matrices": .list(\.matrices),
    "change_classes": .list(\.classes), "change_effects": .group(\.effects),
  ]
}

extension SiteRenderer {
  func changeLogPage(_ page: SiteMap.Page) -> [UInt8] {
    let title = word("changes")
    let facts = PageMetadata(title: title, description: word("changes_lead"), kind: "change-log")
    let records = siteMap.records.map { record in
      ChangeLogPage.Record(
        version: record.version, base: record.report.base.name,
        href: siteMap.href(siteMap.route(of: record)), counts: counts(record.report))
    }
    let crumbs = homeCrumbs + [Link(title: title, href: nil)]
    return render(ChangeLogPage(records: records), on: root(page, facts, breadcrumbs: crumbs))
  }

  private func counts(_ report: ChangeReport) -> [ChangeLogPage.Count] {
    ChangeClass.allCases.reversed().compactMap { group in
      let count = report.changes.count { $0.class == group }
      guard count > 0 else { return nil }
      return .init(id: group.rawValue, title: word("changes_\(group.rawValue)"), count: count)
    }
  }

  func changeRecordPage(_ record: RecordedChanges, _ page: SiteMap.Page) -> [UInt8] {
    let title = "\(word("changes_in")) \(record.version)"
    var facts = PageMetadata(
      title: title, description: word("change_record_lead"), kind: "change-record")
    facts.section = word("changes")
    let all = siteMap.href(ChangesSettings.route)
    let crumbs =
      homeCrumbs + [
        Link(title: word("changes"), href: all), Link(title: record.version, href: nil),
      ]
    let classes = ChangeClass.allCases.reversed().compactMap { group in
      changeClass(group, record.report)
    }
    let matrices = record.report.matrices.map { changedMatrix($0, record.report) }
    var root = root(page, facts, breadcrumbs: crumbs)
    root.outline =
      matrices.map { PageRoot.Heading(title: $0.title, href: "#" + $0.anchor) }
      + classes.map { PageRoot.Heading(title: $0.title, href: "#" + $0.anchor) }
    let model = ChangeRecordPage(
      record: .init(
        version: record.version, base: record.report.base.name,
        dataHref: siteMap.href(asset: record),
        allHref: all, isChanged: !record.report.isEmpty),
      matrices: matrices, classes: classes,
      effects: record.report.effects.map { effect in
        .init(
          matrix: record.report.matrixTitles[effect.matrix] ?? effect.matrix, title: effect.title,
          text: effect.text)
      })
    return render(model, on: root)
  }

  private func changeClass(_ group: ChangeClass, _ report: ChangeReport) -> ChangeRecordPage.Class?
  {
    let groups = report.groups(group)
    guard !groups.isEmpty else { return nil }
    return ChangeRecordPage.Class(
      id: group.rawValue, anchor: "changes.\(group.rawValue)",
      title: word("changes_\(group.rawValue)"),
      count: groups.reduce(0) { $0 + $1.changes.count },
      groups: groups.map { group, changes in
        ChangeRecordPage.Group(title: title(of: group), changes: changes.map(changeItem))
      })
  }

  private func title(of group: ChangeGroup) -> String {
    switch group {
    case .titled(let title): title
    case .matrices: word("changes_of_matrices")
    case .pages: word("pages")
    case .addresses: word("changes_of_addresses")
    case .collections: word("changes_of_collections")
    case .site: word("changes_of_site")
    }
  }

  private func changeItem(_ change: Change) -> ChangeRecordPage.Item {
    let words = ChangeWords(change, word: word)
    return ChangeRecordPage.Item(
      subject: words.subject, href: href(of: change.subject),
      pieces: words.pieces.map { .init($0) }, reason: words.reason,
      details: (change.details ?? []).map { .init(text: $0) })
  }

  /// Returns the address of what changed, if the site still has it.
  private func href(of subject: Change.Subject) -> String? {
    if let matrix = subject.matrix.flatMap(graph.matrix) {
      return siteMap.href(entry: matrix.entry)
    }
    guard let id = subject.id, let name = subject.collection,
      let collection = graph.collection(name)
    else { return nil }
    return graph.entry(id, in: collection).map { siteMap.href(entry: $0) }
  }
}

extension SiteMap {
  /// Returns the URL path of the file of a recorded comparison.
  fileprivate func href(asset record: RecordedChanges) -> String { href(record.path) }
}
