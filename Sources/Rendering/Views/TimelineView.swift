internal import ContentFormat
internal import ContentModel

/// Entries in chronological order. Numbered entries have a bar that shows their part of the whole
/// range.
struct TimelineView: PartModel {
  static let template = PartTemplate.timeline

  struct Step: TemplateModel {
    let link: EntryLink
    let when: String
    /// The offset of the bar from the first number and its length, or nil for dates.
    let start: Int?
    let length: Int?
    let total: Int
    let facts: [Fact]

    static let names = TemplateNames(\Self.link).merging([
      "when": .text(\.when), "start": .number(\.start), "length": .number(\.length),
      "total": .number(\.total), "facts": .group(\.facts),
    ])
  }

  let title: String
  let isNumbered: Bool
  let steps: [Step]

  static let names: TemplateNames<Self> = [
    "title": .text(\.title), "numbered": .flag(\.isNumbered), "steps": .group(\.steps),
  ]
}

extension SiteRenderer {
  func timelineView(_ view: Timeline) -> TimelineView {
    let first = view.span?.lowerBound ?? 0
    let unit = view.unit.map { "\($0) " } ?? ""
    return TimelineView(
      title: graph.collections[view.collection].schema.title,
      isNumbered: view.span != nil,
      steps: view.steps.map { step in
        TimelineView.Step(
          link: link(step.entry), when: unit + step.when,
          start: step.range.map { first.distanceClamped(to: $0.lowerBound) },
          length: step.range?.countClamped, total: view.span?.countClamped ?? 1,
          facts: facts(step.entry, view.fields))
      })
  }
}
