internal import ContentFormat

/// What a `view` block may ask for, and the keys that go with it.
struct ViewKind: Sendable {
  /// The key that asks for it.
  let name: String
  /// The keys that may stand beside it.
  let keys: [String]
  /// Those of them that must.
  var required: [String] = []

  /// Every kind, in the order in which findings list them.
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

  /// Every key that goes with some kind, in the order of the kinds.
  static let keys: [String] = all.flatMap(\.keys).reduce(into: []) { keys, key in
    if !keys.contains(key) { keys.append(key) }
  }

  /// The names of the kinds that take a key, as words: `` `list` and `count` ``.
  static func takers(of key: String) -> String {
    let names = all.filter { $0.keys.contains(key) }.map { "`\($0.name)`" }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
