/// A site with random fixable mistakes, and its exact contents after the fixes.
struct MistakenSite {
  /// Files of the content by path, before and after the fixes.
  private(set) var files: [String: (broken: [UInt8], fixed: [UInt8])] = [:]

  static let schema = """
    fields:
      difficulty: { type: enum, values: [beginner, advanced] }
      when: { type: date }
      count: { type: integer }
      open: { type: boolean }
      labels: { type: list, of: string, unique: true }
      before: { type: list, of: reference, to: lessons, titled: true }

    """

  /// Titles that need different YAML styles.
  private static let titles = [
    "Plain words", "Comma, here", "It's so: yes", "Say \"so\"", "[Brackets]", "Number #1",
    "A – dash", "Ünïcode 漢字 🎉", "back\\slash",
  ]

  private enum Style: CaseIterable {
    case plain
    case single
    case double
  }

  private var random: SeededRandom
  private var broken = ""
  private var fixed = ""

  init(seed: UInt64) {
    random = SeededRandom(state: seed)
    let schema = Array(Self.schema.utf8)
    files["lessons/_collection.yml"] = (schema, schema)
    let home = Array("---\ntitle: Home\n---\n".utf8)
    files["index.md"] = (home, home)
    for number in Self.titles.indices { addLesson(number) }
  }

  private mutating func addLesson(_ number: Int) {
    (broken, fixed) = ("", "")
    if chance() { both("\u{FEFF}") }
    let title = Self.titles[number].replacing("'", with: "''")
    both("---\ntitle: '\(title)'\n")
    scalar("difficulty", ["Beginner", "BEGINNER", "beginner"], "beginner")
    scalar("when", ["2026/4/1", "2026.04.01", "20260401", "2026-4-01", "2026-04-01"], "2026-04-01")
    if chance() { change("count: '4'", "count: 4") } else { both("count: 4") }
    comment()
    change("open: \(pick(["True", "yes", "on", "'true'", "true"]))", "open: true")
    comment()
    labels()
    references(from: number)
    both("---\n\nText with spaces at its end.  \n\ttab\n")
    if chance() { both("last line") }
    if chance() {
      broken = broken.replacing("\n", with: "\r\n")
      fixed = fixed.replacing("\n", with: "\r\n")
    }
    files["lessons/l\(number).md"] = (Array(broken.utf8), Array(fixed.utf8))
  }

  private mutating func both(_ text: String) { change(text, text) }

  private mutating func change(_ old: String, _ new: String) {
    broken += old
    fixed += new
  }

  private mutating func chance() -> Bool { Bool.random(using: &random) }

  private mutating func pick<T>(_ items: [T]) -> T {
    items[Int.random(in: items.indices, using: &random)]
  }

  private mutating func comment() { both(pick(["\n", "  \n", " # a word\n"])) }

  private mutating func scalar(_ key: String, _ wrong: [String], _ right: String) {
    let style = pick(Style.allCases)
    change(
      "\(key): \(written(pick(wrong), style))", "\(key): \(written(right, style))")
    comment()
  }

  private func written(_ text: String, _ style: Style, inFlow: Bool = false) -> String {
    let needsQuotes =
      text.contains(": ") || text.contains(" #")
      || (inFlow && text.contains { ",[]".contains($0) })
    switch style {
    case .plain where !needsQuotes: return text
    case .double:
      return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    default: return "'\(text.replacing("'", with: "''"))'"
    }
  }

  /// Writes a list in flow or block style. Items without a new value are removed by the fix.
  private mutating func list(_ key: String, _ items: [(old: String, new: String?)], flow: Bool) {
    both("\(key):")
    if flow {
      let gap = pick([", ", ",", ",\n   "])
      change(
        " [" + items.map(\.old).joined(separator: gap) + "]",
        " [" + items.compactMap(\.new).joined(separator: gap) + "]")
      comment()
      return
    }
    both("\n")
    let indent = pick(["", "  "])
    for item in items {
      change("\(indent)- \(item.old)", item.new.map { "\(indent)- \($0)" } ?? "")
      if item.new == nil { broken += "\n" } else { comment() }
    }
  }

  private mutating func labels() {
    var seen: Set<String> = []
    let items = (0..<Int.random(in: 2...7, using: &random)).map { _ in
      let word = pick(["risk", "two words", "it's"])
      let text = written(word, pick(Style.allCases))
      return (text, seen.insert(word).inserted ? text : nil)
    }
    list("labels", items, flow: chance())
  }

  private mutating func references(from number: Int) {
    let flow = chance()
    var seen: Set<Int> = [number]
    var items: [(old: String, new: String?)] = []
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let target = Int.random(in: Self.titles.indices, using: &random)
      guard target != number else { continue }
      let style = pick(Style.allCases)
      let dash = pick([" — ", " – "])
      let title = Self.titles[target]
      let old = chance() ? "Old name" : title
      let new = written("l\(target)\(dash)\(title)", style, inFlow: flow)
      let text = written("l\(target)\(dash)\(old)", style, inFlow: flow)
      // Strings with escapes are not fixed.
      guard !text.contains("\\") else { continue }
      let isKept = seen.insert(target).inserted
      items.append((text, isKept ? (old == title ? text : new) : nil))
    }
    if !items.isEmpty { list("before", items, flow: flow) }
  }
}
