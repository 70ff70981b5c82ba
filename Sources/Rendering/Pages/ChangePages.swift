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

  /// A change.
  struct Item: TemplateModel {
    let subject: String
    let href: String?
    let kind: String
    let from: String?
    let to: String?

    static let names: TemplateNames<Self> = [
      "subject": .text(\.subject), "href": .text(\.href), "kind": .text(\.kind),
      "from": .text(\.from), "to": .text(\.to),
    ]
  }

  /// What the comparison is about.
  struct Record: TemplateModel {
    let version: String
    let base: String
    let dataHref: String
    let allHref: String

    static let names: TemplateNames<Self> = [
      "version": .text(\.version), "base": .text(\.base), "data_href": .text(\.dataHref),
      "all_href": .text(\.allHref),
    ]
  }

  let record: Record
  let matrices: [ChangedMatrix]
  let classes: [Class]

  static let names: TemplateNames<Self> = [
    "record": .object(\.record), "changed_matrices": .list(\.matrices),
    "change_classes": .list(\.classes),
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
        allHref: all),
      matrices: matrices, classes: classes)
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
    let subject = ChangeWords(change).subject
    // The name of what is new or gone is the subject already.
    func value(_ text: String?) -> String? {
      text == change.subject.title || text == change.subject.rowTitle
        || text == change.subject.columnTitle ? nil : text
    }
    let isTitle = change.kind == .titleChanged
    return ChangeRecordPage.Item(
      subject: subject, href: href(of: change.subject),
      kind: word("change_" + change.kind.rawValue.replacing("-", with: "_")),
      from: isTitle ? change.from : value(change.from), to: isTitle ? nil : value(change.to))
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
