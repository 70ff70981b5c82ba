internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// The parts of entries as lists to tick off. Their anchors stand on their own page alone.
  func checklist(_ lists: [Checklist]) -> [UInt8] {
    renderView(
      .checklist,
      TemplateObject([
        "lists": .group(
          lists.map { list in
            link(list.entry).merging(
              TemplateObject([
                "sections": .group(list.parts.sections.map { section($0, list) })
              ]))
          })
      ]))
  }

  private func section(_ section: PartSection, _ list: Checklist) -> TemplateObject {
    TemplateObject([
      "label": .text(section.label),
      "parts": .group(
        section.parts.map { part in
          TemplateObject([
            "title": .text(part.title),
            "href": .text(siteMap.href(entry: list.entry, anchor: part.anchor)),
            "key": .text("\(graph.entries[list.entry].id)/\(part.id)"),
            "facts": .group(
              partFacts(part.fields, of: list.entry).filter { $0.name != "section" }.map {
                TemplateObject(["label": .text($0.label), "html": .html($0.html)])
              }),
          ])
        }),
    ])
  }
}
