internal import ContentModel
internal import Diagnostics

/// What a site wants of findings: how much each weighs, and which are not to be shown.
struct FindingPolicy: Sendable {
  private let site: SiteConfiguration
  private let suppressions: [Suppression]
  private let root: String

  /// - Parameters:
  ///   - entries: the entries, drafts included: each may say what is to be ignored in it.
  ///   - root: the content folder, as paths of findings begin with it.
  init(site: SiteConfiguration, entries: [Entry], root: String) {
    self.site = site
    self.root = root
    suppressions = entries.flatMap(\.suppressions) + site.suppressions
  }

  /// What is shown of the findings, in report order, and how many are not.
  ///
  /// - Parameter rules: those that were looked for; a suppression of another may still be of use.
  func apply(
    to findings: [Finding], rules: Set<RuleID>
  ) -> (shown: [Finding], suppressed: Int) {
    var isUsed = [Bool](repeating: false, count: suppressions.count)
    let byRule = Dictionary(grouping: suppressions.indices) { suppressions[$0].rule }
    var shown: [Finding] = []
    var suppressed = 0
    for finding in findings.inReportOrder() {
      let covering =
        Rule.vital.contains(finding.rule)
        ? [] : byRule[finding.rule, default: []].filter { covers(suppressions[$0], finding) }
      for index in covering { isUsed[index] = true }
      if !covering.isEmpty {
        suppressed += 1
      } else if let weighed = weighed(finding) {
        shown.append(weighed)
      }
    }
    let told = Set(shown.filter { $0.rule == "broken-link" }.map(\.location))
    let own = problems(isUsed, rules: rules, told: told).compactMap { weighed($0) }
    return (own.isEmpty ? shown : (shown + own).inReportOrder(), suppressed)
  }

  private func covers(_ suppression: Suppression, _ finding: Finding) -> Bool {
    switch suppression.scope {
    case .file(let path): finding.location.path == path
    case .range(let place):
      finding.location.path == place.path && finding.location.range.start >= place.range.start
        && finding.location.range.start <= place.range.end
    case .path(let path): isBelow(path, finding)
    }
  }

  private func isBelow(_ path: String, _ finding: Finding) -> Bool {
    let full = "\(root)/\(path)"
    return finding.location.path == full || finding.location.path.hasPrefix(full + "/")
  }

  /// The finding as `site.yml` weighs it: by the longest path that holds it, else by rule; nil
  /// where the rule is off there.
  private func weighed(_ finding: Finding) -> Finding? {
    guard !Rule.vital.contains(finding.rule) else { return finding }
    let local = site.pathSeverities
      .filter { isBelow($0.path, finding) && $0.settings[finding.rule] != nil }
      .max { $0.path.utf8.count < $1.path.utf8.count }
    guard let setting = local?.settings[finding.rule] ?? site.severities[finding.rule] else {
      return finding
    }
    guard let severity = setting.severity else { return nil }
    // What its rule takes lighter than its other findings is not made graver.
    let isLighter = Self.severities[finding.rule].map { finding.severity < $0 } ?? false
    var copy = finding
    copy.severity = isLighter ? min(finding.severity, severity) : severity
    return copy
  }

  /// What each rule weighs by itself.
  private static let severities = Dictionary(
    uniqueKeysWithValues: Rule.all.map { ($0.id, $0.severity) })

  /// What is wrong with the suppressions themselves. One whose path is a finding already, by its
  /// place in `told`, is not unused as well.
  private func problems(
    _ isUsed: [Bool], rules: Set<RuleID>, told: Set<SourceLocation>
  ) -> [Finding] {
    let known = Rule.all.map(\.id.name)
    return zip(suppressions, isUsed).compactMap { suppression, isUsed in
      if !known.contains(suppression.rule.name) {
        return .unknownRule(suppression.rule, known: known, at: suppression.location)
      }
      if Rule.vital.contains(suppression.rule) {
        return .vitalSuppression(suppression.rule, at: suppression.location)
      }
      guard !isUsed, rules.contains(suppression.rule) else { return nil }
      if let place = suppression.scopeLocation, told.contains(place) { return nil }
      return .unusedSuppression(suppression)
    }
  }
}
