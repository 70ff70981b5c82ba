internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// Entries in the order of time; numbered ones with a bar that shows which part of the whole they
  /// span.
  func timeline(_ view: Timeline) -> [UInt8] {
    let first = view.span?.lowerBound ?? 0
    let total = view.span?.countClamped ?? 1
    let steps = view.steps.map { step in
      let unit = view.unit.map { "\($0) " } ?? ""
      return link(step.entry).merging(
        TemplateObject([
          "when": .text(unit + step.when), "facts": .group(facts(step.entry, view.fields)),
          "start": .text(step.range.map { "\(first.distanceClamped(to: $0.lowerBound))" }),
          "length": .text(step.range.map { "\($0.countClamped)" }), "total": .text("\(total)"),
        ]))
    }
    return renderView(
      .timeline,
      TemplateObject([
        "title": .text(humanized(graph.collections[view.collection].schema.plural)),
        "numbered": .flag(view.span != nil), "steps": .group(steps),
      ]))
  }
}
