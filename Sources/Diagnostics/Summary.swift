/// The number of findings in a run, by rule and severity.
package struct Summary: Sendable, Hashable {
  /// The number of findings of one rule and severity.
  package struct Row: Sendable, Hashable {
    package let count: Int
    package let rule: RuleID
    package let severity: Severity
  }

  /// The effect of a baseline.
  package struct BaselineShare: Sendable, Hashable {
    /// The number of findings in the baseline. Other counts exclude them.
    package let known: Int
    /// The number of baseline entries that no longer occur.
    package let fixed: Int

    package init(known: Int, fixed: Int) {
      self.known = known
      self.fixed = fixed
    }

    /// `2 known from the baseline, 1 fixed since`.
    package var words: String {
      "\(known) known from the baseline" + (fixed == 0 ? "" : ", \(fixed) fixed since")
    }
  }

  /// Reported findings by rule, the most severe first, then the most frequent.
  package let rows: [Row]
  /// The number of content files that were checked.
  package let files: Int
  /// The number of rules that the run could report.
  package let rules: Int
  /// The number of findings that the content suppresses.
  package let ignored: Int
  /// Nil without a baseline.
  package let baseline: BaselineShare?
  /// The number of findings in files that the command line does not name, or nil if it names none.
  /// Other counts exclude them.
  package let elsewhere: Int?

  package init(
    of findings: some Sequence<Finding>, files: Int, rules: Int, ignored: Int = 0,
    baseline: BaselineShare? = nil, elsewhere: Int? = nil
  ) {
    var counts: [Key: Int] = [:]
    for finding in findings {
      counts[Key(rule: finding.rule, severity: finding.severity), default: 0] += 1
    }
    rows = counts.map { Row(count: $1, rule: $0.rule, severity: $0.severity) }.sorted {
      ($1.severity, $1.count, $0.rule) < ($0.severity, $0.count, $1.rule)
    }
    self.files = files
    self.rules = rules
    self.ignored = ignored
    self.baseline = baseline
    self.elsewhere = elsewhere
  }

  private struct Key: Hashable {
    let rule: RuleID
    let severity: Severity
  }

  /// Returns the number of reported findings of a severity.
  package func count(_ severity: Severity) -> Int {
    rows.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
  }

  /// `2 errors and 1 warning`.
  package var words: String {
    guard !rows.isEmpty else { return "no findings" }
    return Severity.allCases.reversed().compactMap { severity in
      let count = count(severity)
      return count == 0 ? nil : counted(count, severity.rawValue)
    }.listed()
  }

  /// The findings by rule, one line each, in aligned columns.
  package var table: [String] {
    let counts = rows.map { "\($0.count)" }
    let countWidth = counts.map(\.count).max() ?? 0
    let ruleWidth = rows.map(\.rule.name.count).max() ?? 0
    return zip(rows, counts).map { row, count in
      let indent = String(repeating: " ", count: countWidth - count.count)
      let gap = String(repeating: " ", count: ruleWidth - row.rule.name.count)
      return "  \(indent)\(count)  \(row.rule)\(gap)  \(row.severity.rawValue)"
    }
  }

  /// Remarks about findings that are not reported.
  package var remarks: [String] {
    var remarks = ignored == 0 ? [] : ["\(ignored) ignored with a reason"]
    if let baseline { remarks.append(baseline.words) }
    if let elsewhere, elsewhere > 0 {
      remarks.append("\(counted(elsewhere, "finding")) in files that are not named")
    }
    return remarks
  }
}
