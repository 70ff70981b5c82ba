internal import ContentFormat
package import Diagnostics

extension Rule {
  /// The text of a cell is not a level of the matrix.
  package static let matrixUnknownLevel = Rule(
    "matrix-unknown-level", stage: .content,
    what: "The text of a cell is not a level of the matrix.",
    why: "Totals, colours and checks cannot count a misspelt level.",
    example: """
      | Data Privacy | Sharred |
      """,
    fix: """
      Write the label, the id, the letter or an alias of a level. You can add the sign of a mark \
      beside it. If a cell may have several levels, declare the text between them with `several`.
      """)
}

extension Finding {
  /// A cell with several levels in a matrix whose cells have one.
  static func matrixSeveralLevels(
    _ text: String, separator: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      .matrixUnknownLevel, at: location, "\(text.quoted) names several levels",
      help: [
        "write one level, or declare `several: \"\(separator)\"` if a cell may have several"
      ])
  }

  static func matrixRepeatedLevel(_ label: String, at location: SourceLocation) -> Finding {
    Finding(
      .matrixUnknownLevel, at: location, "this cell names \(label.quoted) twice",
      help: ["write each level once"])
  }

  static func matrixUnknownLevel(
    _ text: String, levels: [Matrix.Level], marks: [Matrix.Mark], at location: SourceLocation
  ) -> Finding {
    if let (level, remark) = remark(text, levels) {
      return Finding(
        .matrixUnknownLevel, at: location, "\(text.quoted) is not a level of this matrix",
        help: [
          "write \("\(level)[^1]".quoted), and below the table a line \("[^1]: \(remark)".quoted)"
        ])
    }
    if let (level, sign) = unknownSign(text, levels) {
      let known = marks.filter { $0.emphasis == nil }.map(\.sign)
      let signs = sign.filter { !known.contains(String($0)) }
      let declared = (signs.isEmpty ? sign : signs).reduce(into: [Character]()) { all, next in
        if !all.contains(next) { all.append(next) }
      }.map { "{ id: NAME, sign: \"\($0)\" }" }.joined(separator: ", ")
      return Finding(
        .matrixUnknownLevel, at: location,
        "\(sign.quoted) beside \(level.quoted) is not a mark of this matrix",
        help: [
          "declare it: \("marks: [\(declared)]".quoted)"
            + (known.isEmpty ? "" : ", or write \(known.map(\.quoted).listedBriefly("or"))")
        ])
    }
    var help = didYouMean(text, in: levels.map(\.label))
    if help.isEmpty { help = ["the levels are \(levels.map(\.label.quoted).listedBriefly())"] }
    return Finding(
      .matrixUnknownLevel, at: location, "\(text.quoted) is not a level of this matrix", help: help)
  }

  /// Returns the level of a cell and the remark in parentheses after it.
  private static func remark(
    _ text: String, _ levels: [Matrix.Level]
  ) -> (level: String, remark: String)? {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
    let name = text[..<open].singleLine
    guard levels.contains(where: { $0.matches(name) }) else { return nil }
    return (name, String(text[text.index(after: open)...].dropLast()))
  }

  /// Returns the level of a cell and the sign beside it that no mark has.
  static func unknownSign(
    _ text: String, _ levels: [Matrix.Level]
  ) -> (level: String, sign: String)? {
    func isSign(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
    let end = text.lastIndex { !isSign($0) }.map { text.index(after: $0) } ?? text.startIndex
    let start = text.firstIndex { !isSign($0) } ?? text.endIndex
    for (name, sign) in [
      (text[..<end], text[end...]), (text[start...], text[..<start]),
    ] {
      let sign = sign.filter { !$0.isWhitespace }
      let name = name.singleLine
      if !sign.isEmpty, levels.contains(where: { $0.matches(name) }) { return (name, sign) }
    }
    return nil
  }
}
