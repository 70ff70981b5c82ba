extension Rule {
  /// The rule's id and severity, a line.
  package var headline: String { "\(id) (\(severity.rawValue))" }
}

extension Rule.Manual {
  /// The first sentence of what the rule looks for.
  package var firstSentence: String {
    // "e.g. this" is no end: a capital or a quoted name begins the next one.
    var rest = what[...]
    while let end = rest.firstRange(of: ". ") {
      rest = what[end.upperBound...]
      if rest.first?.isLowercase == false { return String(what[..<end.lowerBound]) + "." }
    }
    return what
  }

  /// The manual as plain text, its lines at most `width` characters; examples keep theirs.
  package func plainText(width: Int) -> String {
    let example = example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    return [
      what.wrapped(to: width), why.wrapped(to: width), "Example:", example, "The way out:",
      fix.wrapped(to: width),
    ].joined(separator: "\n\n")
  }

  /// The manual as Markdown.
  ///
  /// - Parameter level: how deep its headings are.
  package func markdown(level: Int = 2) -> String {
    let mark = String(repeating: "#", count: level)
    // A fence has to be longer than any in the example (CommonMark, 4.5).
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: example) + 1))
    return """
      \(what)

      \(why)

      \(mark) Example

      \(fence)text
      \(example)
      \(fence)

      \(mark) The way out

      \(fix)
      """
  }
}

private func longestRun(of character: Character, in text: String) -> Int {
  var (longest, run) = (0, 0)
  for other in text {
    run = other == character ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}

/// The manuals of rules as a person reads them in a terminal.
package enum RuleManualText {
  /// One rule, all of it.
  package static func page(_ rule: Rule, width: Int) -> String {
    "\(rule.headline)\n\n\(rule.manual.plainText(width: width))\n"
  }

  /// Each rule in a sentence.
  package static func list(_ rules: [Rule], width: Int) -> String {
    rules.map { rule in
      rule.headline + "\n" + rule.manual.firstSentence.wrapped(to: width, indent: "    ") + "\n"
    }.joined()
  }
}
