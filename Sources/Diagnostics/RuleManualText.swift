extension Rule {
  /// The id and the severity of the rule, on one line.
  package var headline: String { "\(id) (\(severity.rawValue))" }
}

extension Rule.Manual {
  /// The first sentence of `what`.
  package var firstSentence: String {
    // In "e.g. this" the dot does not end the sentence: the next word has to begin with a
    // capital or be quoted.
    var rest = what[...]
    while let end = rest.firstRange(of: ". ") {
      rest = what[end.upperBound...]
      if rest.first?.isLowercase == false { return String(what[..<end.lowerBound]) + "." }
    }
    return what
  }

  /// Returns the manual as plain text, wrapped to `width` characters. Examples are not wrapped.
  package func plainText(width: Int) -> String {
    let example = example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    var parts = [what.wrapped(to: width), why.wrapped(to: width), "Example:", example]
    for (title, sentences) in samples {
      parts.append(title + ":")
      parts.append(
        sentences.map { "  - " + $0.wrapped(to: width, indent: "    ").dropFirst(4) }
          .joined(separator: "\n"))
    }
    return (parts + ["How to fix it:", fix.wrapped(to: width)]).joined(separator: "\n\n")
  }

  /// The sentences of the manual, with their titles.
  private var samples: [(title: String, sentences: [String])] {
    [("What it reports", reads), ("What it leaves alone", leaves)].filter { !$0.1.isEmpty }
  }

  /// Returns the manual as Markdown.
  ///
  /// - Parameter level: the level of its headings.
  package func markdown(level: Int = 2) -> String {
    let mark = String(repeating: "#", count: level)
    // A fence must be longer than any run of backticks in the example (CommonMark, 4.5).
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: example) + 1))
    var parts = [what, why, "\(mark) Example", "\(fence)text\n\(example)\n\(fence)"]
    for (title, sentences) in samples {
      parts.append("\(mark) \(title)")
      parts.append(
        sentences.map { sentence in
          let mark = String(repeating: "`", count: longestRun(of: "`", in: sentence) + 1)
          return "- \(mark)\(sentence)\(mark)"
        }.joined(separator: "\n"))
    }
    return (parts + ["\(mark) How to fix it", fix]).joined(separator: "\n\n")
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

/// Formats manuals for a terminal.
package enum RuleManualText {
  /// Returns the complete manual of a rule.
  package static func page(_ rule: Rule, width: Int) -> String {
    "\(rule.headline)\n\n\(rule.manual.plainText(width: width))\n"
  }

  /// Returns one sentence for each rule.
  package static func list(_ rules: [Rule], width: Int) -> String {
    rules.map { rule in
      rule.headline + "\n" + rule.manual.firstSentence.wrapped(to: width, indent: "    ") + "\n"
    }.joined()
  }
}
