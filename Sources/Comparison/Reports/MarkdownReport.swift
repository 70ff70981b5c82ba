/// Writes a comparison as Markdown, for a pull request or a release.
///
/// The text has at most a number of characters. It is cut between sections, never inside of a list or
/// a code block, and says what is left out.
package struct MarkdownReport: Sendable {
  /// The hidden line by which a comment is found again, to be replaced.
  package static let marker = "<!-- demarc-diff -->"
  /// Maximum length of a comment on a pull request, in characters. GitHub's own limit is 65,536.
  package static let commentLimit = 60_000
  /// Maximum number of changes of a class and group that are listed in a section.
  private static let sectionSize = 100

  private let report: ChangeReport
  private let limit: Int

  /// Creates the Markdown of a report.
  ///
  /// - Parameter limit: Maximum number of bytes, at least 1,000.
  package init(_ report: ChangeReport, limit: Int = commentLimit) {
    self.report = report
    self.limit = max(limit, 1_000)
  }

  /// A part of the text that is written as a whole or not at all.
  private struct Section {
    /// The class and the group under which it appears.
    let headings: [String]
    let text: String
    /// The number of changes in it.
    let changes: Int
  }

  /// The text.
  package var text: String {
    var output = head
    let reserve = 300
    var shownHeadings: [String] = []
    var left = 0
    var isCut = false
    for section in sections {
      let new = section.headings.enumerated().filter { index, heading in
        index >= shownHeadings.count
          || shownHeadings[..<(index + 1)] != section.headings[..<(index + 1)]
          || heading != shownHeadings[index]
      }.map { index, heading in "\n\(String(repeating: "#", count: index + 3)) \(heading)\n" }
      let piece = new.joined() + "\n" + section.text
      isCut = isCut || output.utf8.count + piece.utf8.count + reserve > limit
      if isCut {
        left += section.changes
      } else {
        output += piece
        shownHeadings = section.headings
      }
    }
    if isCut {
      output += "\n*The report is cut here: \(left) more changes. `demarc diff` shows all.*\n"
    }
    return output
  }

  private var head: String {
    var lines = [
      Self.marker, "## \(Self.capitalized(report.summary))", "",
      "`\(Self.code(report.baseName))` → `\(Self.code(report.headName))`. "
        + escaped(report.advice ?? ""),
    ]
    if report.isVersionTooLow { lines += ["", "⚠️ **The version is too low.**"] }
    for limit in report.limits.prefix(5) {
      lines += ["", "⚠️ The comparison is incomplete: \(escaped(limit))."]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private var sections: [Section] {
    ChangeClass.allCases.reversed().flatMap { group -> [Section] in
      let changes = report.groups(group)
      let title = "\(TextReport.title(of: group)) (\(changes.reduce(0) { $0 + $1.changes.count }))"
      return changes.flatMap { group, changes in
        stride(from: 0, to: changes.count, by: Self.sectionSize).map { start in
          let part = changes[start..<min(start + Self.sectionSize, changes.count)]
          return Section(
            headings: [title, escaped(group.title)], text: part.map(item).joined(),
            changes: part.count)
        }
      }
    } + renames + effects + findings + pages
  }

  private func item(_ change: Change) -> String {
    let words = ChangeWords(change)
    var text = "- **\(escaped(words.subject))**: \(escaped(words.statement))"
    if let reason = words.reason { text += " — \(escaped(reason))" }
    text += "\n"
    for detail in change.details ?? [] { text += "  - \(escaped(detail))\n" }
    if let pages = change.pages, !pages.isEmpty {
      text += "  - pages: \(pages.map { "`\(Self.code($0))`" }.joined(separator: ", "))\n"
    }
    return text
  }

  private var renames: [Section] {
    report.renames.map { rename in
      var text =
        "- `\(Self.code(rename.from))` → `\(Self.code(rename.to))`: \(rename.similarity) % of the words are the same\n"
      if let redirect = rename.redirect {
        text += """

            So that links keep working, add this to the front matter of `\(Self.code(rename.path))`:

            ```yaml
            \(redirect.printable.replacing("```", with: ""))
            ```

          """
      }
      return Section(headings: ["Probably renamed"], text: text, changes: 0)
    }
  }

  private var effects: [Section] {
    let lines = report.effects.map { effect in
      let matrix = report.matrixTitles[effect.matrix] ?? effect.matrix
      return "- \(escaped(matrix)), **\(escaped(effect.title))**: \(escaped(effect.text))\n"
    }
    return lines.isEmpty ? [] : [Section(headings: ["Effects"], text: lines.joined(), changes: 0)]
  }

  private var findings: [Section] {
    func section(_ title: String, _ findings: [ChangeReport.FindingText]) -> [Section] {
      stride(from: 0, to: findings.count, by: Self.sectionSize).map { start in
        let part = findings[start..<min(start + Self.sectionSize, findings.count)]
        let lines = part.map {
          "- `\(Self.code("\($0.path):\($0.line)"))` \($0.severity): \(escaped($0.message)) (`\($0.rule)`)\n"
        }
        return Section(
          headings: ["\(title) (\(findings.count))"], text: lines.joined(), changes: 0)
      }
    }
    return section("New findings", report.newFindings)
      + section("Findings that are gone", report.fixedFindings)
  }

  private var pages: [Section] {
    guard let pages = report.pages, !pages.isEmpty else { return [] }
    let lines = pages.map { "- \($0.state) `\(Self.code(shown($0.address)))`\n" }
    return [Section(headings: ["Pages (\(pages.count))"], text: lines.joined(), changes: 0)]
  }

  /// Returns a text for a code span.
  private static func code(_ text: String) -> String {
    text.printable.replacing("`", with: "'")
  }

  /// Returns a text whose characters have no meaning in Markdown, except pairs of backticks, which are
  /// code. A name after `@` sends no notification.
  private func escaped(_ text: String) -> String {
    let parts = text.printable.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count > 1, parts.count % 2 == 1 else { return Self.plain(text.printable) }
    return parts.enumerated().map { index, part in
      index % 2 == 0 || part.allSatisfy(\.isWhitespace) ? Self.plain(part) : "`\(part)`"
    }.joined()
  }

  private static func plain(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "!": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      default: result.append(character)
      }
    }
    return result
  }
}
