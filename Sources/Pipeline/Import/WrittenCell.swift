internal import ContentModel

/// The text of a table's cell: what it says, in emphasis, and its footnotes.
struct WrittenCell: Sendable, Hashable {
  /// The text without emphasis and footnotes.
  private(set) var core: String
  /// The references to footnotes, as written.
  private let footnotes: String
  /// The signs of emphasis, outside first.
  private var emphasis: [String] = []

  /// True if the text has emphasis.
  var isFormatted: Bool { !emphasis.isEmpty }

  /// Reads a text. Nil if it has links, code or HTML.
  init?(_ text: String) {
    let reference = /\[\^[^\]\s]+\]/
    let references = text.matches(of: reference)
    footnotes = references.map { String($0.output) }.joined()
    var core = text.replacing(reference, with: "").trimmedText
    guard !core.contains(where: { "[]<>`".contains($0) }) else { return nil }
    while let sign = ["**", "__", "*", "_"].first(where: { sign in
      core.count > 2 * sign.count && core.hasPrefix(sign) && core.hasSuffix(sign)
    }) {
      core = String(core.dropFirst(sign.count).dropLast(sign.count))
      emphasis.append(sign)
    }
    self.core = core
  }

  /// Adds or removes an emphasis.
  mutating func set(_ kind: Matrix.Mark.Emphasis, _ isOn: Bool) {
    let signs = kind == .bold ? ["**", "__"] : ["*", "_"]
    let has = emphasis.contains(where: signs.contains)
    if isOn, !has { emphasis.append(signs[0]) }
    if !isOn { emphasis.removeAll(where: signs.contains) }
  }

  /// Returns the text with another core.
  func with(_ core: String) -> String {
    emphasis.joined() + core + emphasis.reversed().joined() + footnotes
  }
}
