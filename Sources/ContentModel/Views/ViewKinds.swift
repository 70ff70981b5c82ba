internal import ContentFormat

/// A kind of `view` block and its keys.
struct ViewKind: Sendable {
  /// The key that selects the kind.
  let name: String
  /// The other keys that are allowed.
  let keys: [String]
  /// The keys that are required.
  var required: [String] = []

  /// All kinds, in the order of messages.
  static let all = [
    ViewKind(name: "matrix", keys: ["as"]),
    ViewKind(name: "list", keys: ["group", "filter", "fields"]),
    ViewKind(name: "count", keys: ["filter"]),
    ViewKind(name: "graph", keys: ["relation", "flow", "group", "filter"], required: ["relation"]),
    ViewKind(
      name: "timeline", keys: ["from", "to", "unit", "fields", "filter"], required: ["from"]),
    ViewKind(name: "checklist", keys: ["entry", "filter"]),
    ViewKind(name: "ranking", keys: ["of", "level"], required: ["level"]),
    ViewKind(name: "cells", keys: ["level", "mark"]),
    ViewKind(name: "guide", keys: ["ask", "filter"]),
  ]

  /// The keys of all kinds, without duplicates.
  static let keys: [String] = all.flatMap(\.keys).reduce(into: []) { keys, key in
    if !keys.contains(key) { keys.append(key) }
  }

  /// Returns the kinds that allow a key, as text for messages: `` `list` or `count` ``.
  static func takers(of key: String) -> String {
    let names = all.filter { $0.keys.contains(key) }.map { "`\($0.name)`" }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
