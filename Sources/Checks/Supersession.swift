internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// What stands in the place of what, by the fields with `successor: true`.
struct Supersession: Sendable {
  /// An entry, or a part of it.
  struct Part: Sendable, Hashable {
    let entry: Int
    var part: String?
  }

  /// What an entry says of its successor.
  struct Successor: Sendable {
    /// Nil where the reference names nothing.
    let part: Part?
    let reference: Reference
    /// The field that says so.
    let field: String
  }

  private let successors: [Part: Successor]

  init(_ context: CheckContext) {
    var successors: [Part: Successor] = [:]
    for found in context.references(\.isSuccessor) {
      var target: Part?
      if case .entry(let entry) = context.graph.resolve(found.reference) {
        target = Part(entry: entry, part: found.reference.subEntry)
      }
      let old = Part(entry: found.from, part: found.part)
      if successors[old] != nil { continue }
      successors[old] = Successor(
        part: target, reference: found.reference, field: found.field.name)
    }
    self.successors = successors
  }

  /// What replaces an entry or, where only its part is replaced, the part.
  func successor(of entry: Int, part: String? = nil) -> Successor? {
    if let whole = successors[Part(entry: entry)] { return whole }
    return part.flatMap { successors[Part(entry: entry, part: $0)] }
  }

  /// The last of those that replace each other; the first where they go in a circle.
  func latest(of entry: Int, part: String? = nil) -> Part? {
    guard let first = successor(of: entry, part: part)?.part else { return nil }
    var seen: Set<Part> = [Part(entry: entry, part: part), Part(entry: entry)]
    var last = first
    while seen.insert(last).inserted {
      guard let next = successor(of: last.entry, part: last.part)?.part else { return last }
      last = next
    }
    return first
  }

  /// True for an entry that replaces another, at once or in several steps.
  func replaces(_ entry: Int, _ old: Int, part: String? = nil) -> Bool {
    var seen: Set<Part> = []
    var current = successor(of: old, part: part)?.part
    while let next = current, seen.insert(next).inserted {
      if next.entry == entry { return true }
      current = successor(of: next.entry, part: next.part)?.part
    }
    return false
  }

  /// `name ISO 27001:2022 (`iso-2022`) instead`, where there is something to name.
  func help(_ entry: Int, part: String? = nil, _ graph: ContentGraph) -> [String] {
    guard let latest = latest(of: entry, part: part) else { return [] }
    let target = graph.entries[latest.entry]
    let id = latest.part.map { "\(target.id)#\($0)" } ?? target.id
    return ["name \(target.title) (\(id.quoted)) instead"]
  }
}
