internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The severities and suppressions that a site configures.
struct FindingPolicy: Sendable {
  private let site: SiteConfiguration
  private let suppressions: [Suppression]
  /// Indices of the suppressions, by rule and by the file or folder that they cover.
  private let covering: [RuleID: [String: [Int]]]
  /// Severities that `site.yml` sets for files and folders.
  private let pathSeverities: [String: [RuleID: SiteConfiguration.SeveritySetting]]
  /// Whether a schema could not be read, so that findings to suppress may be missing.
  private let isIncomplete: Bool

  /// - Parameters:
  ///   - entries: All entries, drafts included. Each may suppress findings in its own file.
  ///   - root: The content folder, with which the paths of findings begin.
  ///   - isIncomplete: Whether a schema could not be read. No suppression is then reported as unused.
  init(site: SiteConfiguration, entries: [Entry], root: String, isIncomplete: Bool = false) {
    self.site = site
    self.isIncomplete = isIncomplete
    let suppressions = entries.flatMap(\.suppressions) + site.suppressions
    self.suppressions = suppressions
    var covering: [RuleID: [String: [Int]]] = [:]
    for (index, suppression) in suppressions.enumerated() {
      let path =
        switch suppression.scope {
        case .file(let path): path
        case .range(let place): place.path
        case .path(let path): "\(root)/\(path)"
        }
      covering[suppression.rule, default: [:]][path, default: []].append(index)
    }
    self.covering = covering
    pathSeverities = Dictionary(
      site.pathSeverities.map { ("\(root)/\($0.path)", $0.settings) },
      uniquingKeysWith: { $0.merging($1) { _, later in later } })
  }

  /// Returns the findings that are not suppressed, in report order, and the number of suppressed findings.
  ///
  /// - Parameter rules: The rules that ran. A suppression of any other rule is not reported as
  ///   unused.
  func apply(
    to findings: [Finding], rules: Set<RuleID>
  ) -> (shown: [Finding], suppressed: Int) {
    var isUsed = [Bool](repeating: false, count: suppressions.count)
    var shown: [Finding] = []
    var suppressed = 0
    for finding in findings.inReportOrder() {
      let covering =
        Rule.vital.contains(finding.rule) ? [] : suppressions(covering: finding)
      for index in covering { isUsed[index] = true }
      if !covering.isEmpty {
        suppressed += 1
      } else if let adjusted = applyingSettings(to: finding) {
        shown.append(adjusted)
      }
    }
    let reported = Set(shown.filter { $0.rule == "broken-link" }.map(\.location))
    let own = problems(isUsed, rules: rules, reported: reported).compactMap {
      applyingSettings(to: $0)
    }
    let all = own.isEmpty ? shown : (shown + own).inReportOrder()
    return (all, suppressed)
  }

  /// Returns the indices of the suppressions that cover a finding.
  private func suppressions(covering finding: Finding) -> [Int] {
    guard let places = covering[finding.rule] else { return [] }
    var found: [Int] = []
    Self.visitPaths(of: finding) { place, isFile in
      found += places[place, default: []].filter { covers(suppressions[$0], finding, isFile) }
    }
    return found
  }

  /// True if the scope of a suppression covers a finding. The caller has matched its path already.
  private func covers(_ suppression: Suppression, _ finding: Finding, _ isFile: Bool) -> Bool {
    switch suppression.scope {
    case .file: isFile
    case .range(let place):
      isFile && finding.location.range.start >= place.range.start
        && finding.location.range.start <= place.range.end
    case .path: true
    }
  }

  /// Calls `visit` with the file of a finding and then with each parent folder, innermost first.
  private static func visitPaths(
    of finding: Finding, _ visit: (_ place: String, _ isFile: Bool) -> Void
  ) {
    var place = finding.location.path[...]
    visit(String(place), true)
    while let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) {
      place = place[..<slash]
      visit(String(place), false)
    }
  }

  /// Returns the finding with the severity that `site.yml` sets for the longest matching path, or
  /// else for the rule. Returns nil if the rule is off there.
  private func applyingSettings(to finding: Finding) -> Finding? {
    guard !Rule.vital.contains(finding.rule) else { return finding }
    guard let setting = localSetting(finding) ?? site.severities[finding.rule] else {
      return finding
    }
    guard let severity = setting.severity else { return nil }
    // A finding that is milder than its rule's default does not become more severe.
    let isLighter = Self.severities[finding.rule].map { finding.severity < $0 } ?? false
    var copy = finding
    copy.severity = isLighter ? min(finding.severity, severity) : severity
    return copy
  }

  /// Returns the setting of a finding's rule at the longest path that contains the finding.
  private func localSetting(_ finding: Finding) -> SiteConfiguration.SeveritySetting? {
    if pathSeverities.isEmpty { return nil }
    var setting: SiteConfiguration.SeveritySetting?
    Self.visitPaths(of: finding) { place, _ in
      setting = setting ?? pathSeverities[place]?[finding.rule]
    }
    return setting
  }

  /// Default severity of each rule.
  private static let severities = Dictionary(
    uniqueKeysWithValues: Rule.all.map { ($0.id, $0.severity) })

  /// Returns the findings about the suppressions themselves. A suppression whose path already has a
  /// finding, at a location in `reported`, is not also reported as unused.
  private func problems(
    _ isUsed: [Bool], rules: Set<RuleID>, reported: Set<SourceLocation>
  ) -> [Finding] {
    let known = Set(Rule.all.map(\.id.name))
    var names = NearestNames(known)
    return zip(suppressions, isUsed).compactMap { suppression, isUsed in
      if !known.contains(suppression.rule.name) {
        return .unknownRule(suppression.rule, known: &names, at: suppression.location)
      }
      if Rule.vital.contains(suppression.rule) {
        return .vitalSuppression(suppression.rule, at: suppression.location)
      }
      guard !isUsed, !isIncomplete, rules.contains(suppression.rule) else { return nil }
      if let place = suppression.scopeLocation, reported.contains(place) { return nil }
      return .unusedSuppression(suppression)
    }
  }
}
