internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The successors of entries and their parts, from fields with `successor: true`.
struct Supersession: Sendable {
  typealias Part = ReferencedPart

  /// The successor that an entry declares.
  struct Successor: Sendable {
    /// Nil if the reference has no target.
    let part: Part?
    let reference: Reference
    /// The field with the reference.
    let field: String
  }

  private let successors: [Part: Successor]

  init(_ context: CheckContext) {
    var successors: [Part: Successor] = [:]
    for found in context.references(\.isSuccessor) {
      var target: Part?
      if case .entry(let entry, let part) = context.graph.resolve(found.reference) {
        target = Part(entry: entry, part: part)
      }
      let old = Part(entry: found.from, part: found.part)
      if successors[old] != nil { continue }
      successors[old] = Successor(
        part: target, reference: found.reference, field: found.field.name)
    }
    self.successors = successors
  }

  /// Returns the successor of an entry, or else of its part.
  func successor(of entry: EntryIndex, part: String? = nil) -> Successor? {
    if let whole = successors[Part(entry: entry)] { return whole }
    return part.flatMap { successors[Part(entry: entry, part: $0)] }
  }

  /// Returns the last successor in a chain, or the first one if they form a cycle.
  func latest(of entry: EntryIndex, part: String? = nil) -> Part? {
    guard let first = successor(of: entry, part: part)?.part else { return nil }
    var seen: Set<Part> = [Part(entry: entry, part: part), Part(entry: entry)]
    var last = first
    while seen.insert(last).inserted {
      guard let next = successor(of: last.entry, part: last.part)?.part else { return last }
      last = next
    }
    return first
  }

  /// Returns whether an entry replaces another one, directly or indirectly.
  func replaces(_ entry: EntryIndex, _ old: EntryIndex, part: String? = nil) -> Bool {
    var seen: Set<Part> = []
    var current = successor(of: old, part: part)?.part
    while let next = current, seen.insert(next).inserted {
      if next.entry == entry { return true }
      current = successor(of: next.entry, part: next.part)?.part
    }
    return false
  }

  /// Returns help such as `refer to ISO 27001:2022 (`iso-2022`) instead`, or none without a
  /// successor.
  func help(_ entry: EntryIndex, part: String? = nil, _ graph: ContentGraph) -> [String] {
    guard let latest = latest(of: entry, part: part) else { return [] }
    let target = graph.entries[latest.entry]
    let id = latest.part.map { "\(target.id)#\($0)" } ?? target.id
    return ["refer to \(target.title) (\(id.quoted)) instead"]
  }
}
