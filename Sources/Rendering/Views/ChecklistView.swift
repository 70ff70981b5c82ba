internal import ContentFormat
internal import ContentModel

/// The sub-entries of entries as checklists.
struct ChecklistView: PartModel {
  static let template = PartTemplate.checklist

  /// The checklist of one entry.
  struct List: TemplateModel {
    let link: EntryLink
    let sections: [Section]

    static let names = TemplateNames(\Self.link).merging(["sections": .group(\.sections)])
  }

  struct Section: TemplateModel {
    let label: String?
    let parts: [Part]

    static let names: TemplateNames<Self> = ["label": .text(\.label), "parts": .group(\.parts)]
  }

  struct Part: TemplateModel {
    let title: String
    /// True for a sub-entry of the sub-entry before it.
    let isNested: Bool
    let href: String
    /// The key under which the browser stores the state of the checkbox.
    let key: String
    let facts: [HTMLFact]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "nested": .flag(\.isNested), "href": .text(\.href),
      "key": .text(\.key),
      "facts": .group(\.facts),
    ]
  }

  let lists: [List]

  static let names: TemplateNames<Self> = ["lists": .group(\.lists)]
}

extension SiteRenderer {
  /// Returns the view of checklists. The titles link to the pages of the entries, because only
  /// those contain the anchors of sub-entries.
  func checklistView(_ lists: [Checklist]) -> ChecklistView {
    ChecklistView(
      lists: lists.map { list in
        ChecklistView.List(
          link: link(list.entry), sections: list.parts.sections.map { section($0, list) })
      })
  }

  private func section(_ section: PartSection, _ list: Checklist) -> ChecklistView.Section {
    ChecklistView.Section(
      label: section.label,
      parts: section.parts.flatMap { part in
        [self.part(part, list, isNested: false)]
          + part.subEntries.withNested.map { self.part($0, list, isNested: true) }
      })
  }

  private func part(
    _ part: SubEntry, _ list: Checklist, isNested: Bool
  ) -> ChecklistView.Part {
    ChecklistView.Part(
      title: part.title, isNested: isNested,
      href: siteMap.href(entry: list.entry, anchor: part.anchor),
      key: "\(graph.entries[list.entry].id)/\(part.id)",
      facts: partFacts(part.fields, of: list.entry).filter { $0.name != "section" }
        .map { HTMLFact(label: $0.label, html: Array($0.html.utf8)) })
  }
}
