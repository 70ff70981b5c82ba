/// The ids that the entries of a proposed collection have, and the rule that gives them.
struct ProposedIDs {
  /// The value of the key `id` in the schema, or nil for the default.
  let rule: String?
  /// The field that has the ids, other than `id`, or nil if there is none.
  let key: String?
  let ids: [String]

  private typealias Item = ProposedCollection.Item

  /// The longest value that may be an id, in characters.
  private static let longest = 60

  private init(rule: String?, key: String?, ids: [String]) {
    (self.rule, self.key, self.ids) = (rule, key, ids)
  }

  /// Chooses the ids that other fields name most often. Without any, they are the default.
  ///
  /// - Parameters:
  ///   - keys: The keys of the entries, in order.
  ///   - isPart: Whether the entries are parts of files.
  ///   - mentioned: All texts in the content, each with the keys that have it.
  static func choose(
    _ collection: String, _ items: [ProposedCollection.Item], _ keys: [String], isPart: Bool,
    _ mentioned: [String: Set<String>]
  ) -> ProposedIDs {
    let own = items.compactMap { $0.text("id") }
    if own.count == items.count { return ProposedIDs(rule: nil, key: nil, ids: own) }
    let stems = items.map { isPart ? "" : ContentPath.entryStem(of: $0.file.path) }
    var best = ProposedIDs(
      rule: nil, key: nil, ids: zip(items, stems).map { $0.text("id") ?? $1 })
    if own.isEmpty, !isPart, !isNearlyUnique(stems) {
      best = ProposedIDs(rule: "{ from: [path] }", key: nil, ids: items.map(\.file.path))
    }
    let others = candidates(collection, items, keys, isPart: isPart, mentioned)
    var count = isPart ? -1 : best.uses(mentioned)
    for ids in others {
      let uses = ids.uses(mentioned)
      if uses > count { (best, count) = (ids, uses) }
    }
    return best
  }

  /// Whether so few values occur twice that this is a mistake.
  private static func isNearlyUnique(_ values: [String]) -> Bool {
    10 * Set(values).count >= 9 * values.count
  }

  /// Returns how many of the ids other fields have as their values.
  private func uses(_ mentioned: [String: Set<String>]) -> Int {
    Set(ids).count { id in
      mentioned[id].map { !$0.subtracting([key ?? "id"]).isEmpty } ?? false
    }
  }

  /// Returns the ids that fields of the entries give: those whose values differ, and templates
  /// around numbers.
  private static func candidates(
    _ collection: String, _ items: [Item], _ keys: [String], isPart: Bool,
    _ mentioned: [String: Set<String>]
  ) -> [ProposedIDs] {
    let builtIn = Set(CollectionSchema.universalFields.map(\.name))
    return keys.flatMap { key -> [ProposedIDs] in
      let values = items.compactMap { $0.text(key) }
      guard isPart || !builtIn.contains(key), values.count == items.count,
        isPart ? isNearlyUnique(values) : Set(values).count == values.count,
        values.allSatisfy({ $0.count <= longest && !$0.contains(where: \.isWhitespace) })
      else { return [] }
      // Numbers are in many fields, and seldom as ids.
      if values.allSatisfy({ Double($0) != nil }) {
        return templates(collection, key, values, mentioned)
      }
      let rule = "{ from: [\(WrittenScalar.source(of: key))] }"
      return [ProposedIDs(rule: rule, key: key, ids: values)]
    }
  }

  /// Returns templates such as `ri-{sequence}` for a field with numbers, if texts have this form and
  /// begin as the name of the collection does.
  private static func templates(
    _ collection: String, _ key: String, _ values: [String], _ mentioned: [String: Set<String>]
  ) -> [ProposedIDs] {
    let numbers = Set(values)
    var counts: [String: Int] = [:]
    for text in mentioned.keys {
      let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
      let prefix = String(text.dropLast(digits))
      guard digits > 0, digits < 6, prefix.count < 12,
        numbers.contains(String(text.suffix(digits))),
        prefix.first?.lowercased() == collection.first?.lowercased()
      else { continue }
      counts[prefix, default: 0] += 1
    }
    let often = counts.filter { $0.value > 2 }
    guard let prefix = often.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return []
    }
    let rule = WrittenScalar.source(of: "\(prefix){\(key)}")
    return [ProposedIDs(rule: rule, key: nil, ids: values.map { prefix + $0 })]
  }
}
