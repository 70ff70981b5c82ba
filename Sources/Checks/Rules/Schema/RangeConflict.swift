internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// The ranges of a collection overlap or leave a gap.
  package static let rangeConflict = Rule(
    "range-conflict", stage: .check,
    what: """
      A schema declares with `ranges` the values that its entries cover, and two entries cover the \
      same value, or no entry covers a value between two others. `overlaps: allow` and `gaps: allow` \
      accept that. Fields in `by` divide the entries into groups. After a range without an end, gaps \
      are not reported.
      """,
    why: """
      Readers rely on a plan, a scale or a numbering to be complete: a week with two steps, or with \
      none, is a mistake.
      """,
    example: """
      # roadmap/_collection.yml: `ranges: { from: from_week, to: to_week }`
      from_week: 3             # the step before ends with week 3
      to_week: 4
      """,
    fix: """
      Correct the values. If the ranges may overlap or have gaps, say so in the schema.
      """)
}

extension Check {
  static let rangeConflict = Check(.rangeConflict) { context in
    context.graph.collections.flatMap { collection -> [Finding] in
      guard let ranges = collection.schema.ranges else { return [] }
      return RangeReview(graph: context.graph, collection: collection, ranges: ranges).findings
    }
  }
}

/// Compares the ranges of the entries of a collection.
private struct RangeReview {
  let graph: ContentGraph
  let collection: ContentGraph.Collection
  let ranges: ValueRanges

  /// The range of an entry. It ends before `high`. A single value without a size has `low == high`.
  private struct Range {
    let entry: EntryIndex
    let low: Double
    let high: Double
    /// True for a range without a last value although the schema has a field for it.
    let isOpen: Bool
    let first: OrderedValue
    let last: OrderedValue
    let place: SourceLocation

    var text: String { first.text == last.text ? first.text : "\(first.text) to \(last.text)" }
  }

  var findings: [Finding] {
    var groups: [[String?]: [Range]] = [:]
    var order: [[String?]] = []
    var isComplete = !graph.hasUnparsedFiles(in: collection.schema.name)
    let needsFrom = collection.schema.field(ranges.from)?.isRequired ?? false
    for position in collection.entries.sorted() {
      guard let range = range(of: position) else {
        if needsFrom { isComplete = false }
        continue
      }
      let group = ranges.by.map { name in
        graph.entries[position].fields[name]?.value.identity(of: identity)
      }
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(range)
    }
    let findGaps = isComplete && ranges.refusesGaps && hasGaps
    return order.flatMap { review(groups[$0] ?? [], findGaps: findGaps) }
  }

  /// Whether there can be a value between two others that some entry should cover. Single numbers
  /// such as weights always have one.
  private var hasGaps: Bool {
    let from = collection.schema.allFields.first { $0.name == ranges.from }
    return ranges.to != nil || from?.type.hasWholeValues ?? false
  }

  private func identity(of reference: Reference) -> String {
    guard case .entry(let target, let part) = graph.resolve(reference) else { return reference.id }
    return "\(target)#\(part ?? "")"
  }

  private func review(_ group: [Range], findGaps: Bool) -> [Finding] {
    let sorted = group.sorted { ($0.low, $0.high, $0.entry) < ($1.low, $1.high, $1.entry) }
    guard var reach = sorted.first else { return [] }
    var findings: [Finding] = []
    var isOpen = reach.isOpen
    for next in sorted.dropFirst() {
      if next.low < reach.high || next.low == reach.low {
        if ranges.refusesOverlaps { findings.append(overlap(next, reach)) }
      } else if next.low > reach.high, findGaps, !isOpen {
        findings.append(gap(reach, next))
      }
      isOpen = isOpen || next.isOpen
      if next.high >= reach.high { reach = next }
    }
    return findings
  }

  /// Returns the range of an entry, or nil if it has none, or one that ends before it begins.
  private func range(of position: EntryIndex) -> Range? {
    let entry = graph.entries[position]
    guard let from = entry.fields.item(ranges.from), !from.field.range.isEmpty,
      let first = from.field.value.ordered
    else { return nil }
    let to = ranges.to.flatMap { entry.fields.item($0) }
    if let to, !from.schema.type.isComparable(with: to.schema.type) { return nil }
    let last = to?.field.value.ordered ?? first
    guard last.sortKey >= first.sortKey else { return nil }
    let isExcluded = to != nil && ranges.excludesEnd
    return Range(
      entry: position, low: first.sortKey,
      high: isExcluded ? last.sortKey : end(of: (to ?? from).field.value, last),
      isOpen: ranges.to != nil && to == nil, first: first, last: last,
      place: entry.at(from.field.range))
  }

  /// Returns the first value after a value, or the value itself if there is none.
  private func end(of value: FieldValue, _ ordered: OrderedValue) -> Double {
    switch value {
    case .integer, .choice: ordered.sortKey + 1
    case .date(let date): Double(date.end)
    default: ordered.sortKey
    }
  }

  private func overlap(_ next: Range, _ other: Range) -> Finding {
    let title = graph.entries[other.entry].title
    let name = ranges.from.quoted
    return Finding(
      .rangeConflict, at: next.place,
      ranges.to == nil
        ? "\(next.text) is also the \(name) of \(title)"
        : "the range \(next.text) overlaps with \(other.text) of \(title)",
      notes: [
        .init("the other \(collection.schema.singular)", at: other.place),
        .init("overlaps are refused here", at: ranges.location),
      ],
      help: ["change one of the two, or write `overlaps: allow` in `ranges`"])
  }

  private func gap(_ before: Range, _ next: Range) -> Finding {
    let titles = [before, next].map { graph.entries[$0.entry].title }
    let verbs = ranges.to == nil ? ["has", "has"] : ["ends with", "begins with"]
    return Finding(
      .rangeConflict, at: next.place,
      "no \(collection.schema.singular) \(missing(before, next)): \(titles[0]) \(verbs[0]) \(before.last.text), and \(titles[1]) \(verbs[1]) \(next.first.text)",
      notes: [
        .init("the \(collection.schema.singular) before", at: before.place),
        .init("gaps are refused here", at: ranges.location),
      ],
      help: ["close the gap, or write `gaps: allow` in `ranges`"])
  }

  /// The values between two ranges, as whole numbers if possible, with a verb.
  private func missing(_ before: Range, _ next: Range) -> String {
    guard let low = Int(exactly: before.high), let high = Int(exactly: next.low - 1),
      case .integer? = collection.schema.allFields.first(where: { $0.name == ranges.from })?.type
    else { return "lies between the two" }
    return low == high ? "covers \(low)" : "covers \(low) to \(high)"
  }
}
