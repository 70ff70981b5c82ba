/// How much was found, and in how much.
package struct Summary: Sendable, Hashable {
  /// How many findings there are of a rule and a severity.
  package struct Row: Sendable, Hashable {
    /// How many.
    package let count: Int
    /// The rule.
    package let rule: RuleID
    /// What they weigh.
    package let severity: Severity
  }

  /// What a baseline made of it.
  package struct BaselineShare: Sendable, Hashable {
    /// How many findings it knows; they are in no other number.
    package let known: Int
    /// How many of its own are found no more.
    package let mended: Int

    /// Makes the share of a baseline.
    package init(known: Int, mended: Int) {
      self.known = known
      self.mended = mended
    }

    /// `2 known from the baseline, 1 mended since`.
    package var words: String {
      "\(known) known from the baseline" + (mended == 0 ? "" : ", \(mended) mended since")
    }
  }

  /// The findings that count by rule, the gravest first, then the most frequent.
  package let rows: [Row]
  /// How many content files were looked at.
  package let files: Int
  /// How many rules were looked for.
  package let rules: Int
  /// How many findings the content gives a reason to ignore.
  package let ignored: Int
  /// Nil without a baseline.
  package let baseline: BaselineShare?
  /// How many findings are in files that the command line does not name; they are in no other number.
  /// Nil where it names none.
  package let elsewhere: Int?

  /// Counts findings.
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

  /// How many findings of a severity count.
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

  /// The findings by rule in aligned columns, a line each.
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

  /// What else is to be said: what was ignored, what is known.
  package var remarks: [String] {
    var remarks = ignored == 0 ? [] : ["\(ignored) ignored with a reason"]
    if let baseline { remarks.append(baseline.words) }
    if let elsewhere, elsewhere > 0 {
      remarks.append("\(counted(elsewhere, "finding")) in files that are not named")
    }
    return remarks
  }
}
