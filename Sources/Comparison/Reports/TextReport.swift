/// Writes a comparison as text for people.
package struct TextReport: Sendable {
  private let report: ChangeReport
  /// Whether to use colours of the terminal.
  private let color: Bool

  /// Creates the text of a report.
  package init(_ report: ChangeReport, color: Bool = false) {
    self.report = report
    self.color = color
  }

  /// The text, with a line break at the end. The first line sums it up.
  package var text: String {
    var lines = ["\(report.baseName) → \(report.headName): \(report.summary)".printable]
    if let advice = report.advice { lines.append(advice.printable) }
    for limit in report.limits { lines.append("Incomplete: \(limit).".printable) }
    for group in ChangeClass.allCases.reversed() { lines += section(group) }
    lines += renames + effects + findings + pages
    return lines.map { $0 + "\n" }.joined()
  }

  private func section(_ group: ChangeClass) -> [String] {
    let groups = report.groups(group)
    guard !groups.isEmpty else { return [] }
    var lines = ["", heading(Self.title(of: group), group)]
    for (group, changes) in groups {
      lines.append("  \(group.title.printable)")
      for change in changes {
        let words = ChangeWords(change)
        lines.append("    \(words.line.printable)")
        lines += (change.details ?? []).map { "      \($0.printable)" }
        if let pages = change.pages, !pages.isEmpty {
          lines.append("      pages: \(pages.joined(separator: ", "))")
        }
      }
    }
    return lines
  }

  /// The heading of the changes of a class.
  static func title(of group: ChangeClass) -> String {
    switch group {
    case .breaking: "Breaking changes"
    case .additive: "Additive changes"
    case .editorial: "Editorial changes"
    }
  }

  private var renames: [String] {
    guard !report.renames.isEmpty else { return [] }
    return ["", heading("Probably renamed")]
      + report.renames.flatMap { rename -> [String] in
        let name = rename.collection.isEmpty ? "" : "\(rename.collection): "
        let line =
          "  \(name)\(rename.from) → \(rename.to) (\(rename.similarity) % of the words are the same)"
        guard let redirect = rename.redirect else { return [line.printable] }
        return [
          line.printable, "    so that links keep working, add to \(rename.path):",
          "      \(redirect)",
        ]
      }
  }

  private var effects: [String] {
    guard !report.effects.isEmpty else { return [] }
    return ["", heading("Effects")]
      + report.effects.map { effect in
        "  \(title(of: effect.matrix)): \(effect.title): \(effect.text)".printable
      }
  }

  private func title(of matrix: String) -> String { report.matrixTitles[matrix] ?? matrix }

  private var findings: [String] {
    func lines(_ title: String, _ findings: [ChangeReport.FindingText]) -> [String] {
      guard !findings.isEmpty else { return [] }
      return ["", heading(title)]
        + findings.map {
          "  \($0.path):\($0.line): \($0.severity): \($0.message) [\($0.rule)]".printable
        }
    }
    return lines("New findings", report.newFindings)
      + lines("Findings that are gone", report.fixedFindings)
  }

  private var pages: [String] {
    guard let pages = report.pages, !pages.isEmpty else { return [] }
    return ["", heading("Pages")] + pages.map { "  \($0.state) \(shown($0.address))".printable }
  }

  private func heading(_ text: String, _ group: ChangeClass? = nil) -> String {
    guard color else { return text }
    let code =
      switch group {
      case .breaking?: "1;31"
      case .additive?: "1;32"
      case .editorial?, nil: "1"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension String {
  /// The text on one line, without control characters and those that reorder text.
  var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: " "
          case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
