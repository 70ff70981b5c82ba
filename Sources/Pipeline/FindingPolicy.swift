internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// What a site wants of findings: how much each weighs, and which are not to be shown.
struct FindingPolicy: Sendable {
  private let site: SiteConfiguration
  private let suppressions: [Suppression]
  /// The suppressions, by position, by the file or folder that they cover.
  private let covering: [RuleID: [String: [Int]]]
  /// What `site.yml` says of files and folders.
  private let pathSeverities: [String: [RuleID: SiteConfiguration.SeveritySetting]]

  /// - Parameters:
  ///   - entries: the entries, drafts included: each may say what is to be ignored in it.
  ///   - root: the content folder, as paths of findings begin with it.
  init(site: SiteConfiguration, entries: [Entry], root: String) {
    self.site = site
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

  /// What is shown of the findings, in report order, and how many are not.
  ///
  /// - Parameter rules: those that were looked for; a suppression of another may still be of use.
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
      } else if let weighed = weighed(finding) {
        shown.append(weighed)
      }
    }
    let told = Set(shown.filter { $0.rule == "broken-link" }.map(\.location))
    let own = problems(isUsed, rules: rules, told: told).compactMap { weighed($0) }
    return (own.isEmpty ? shown : (shown + own).inReportOrder(), suppressed)
  }

  /// The suppressions of a finding, by position.
  private func suppressions(covering finding: Finding) -> [Int] {
    guard let places = covering[finding.rule] else { return [] }
    var found: [Int] = []
    Self.visitPlaces(of: finding) { place, isFile in
      found += places[place, default: []].filter { covers(suppressions[$0], finding, isFile) }
    }
    return found
  }

  /// True for a suppression of the place of a finding, its file or a folder above that.
  private func covers(_ suppression: Suppression, _ finding: Finding, _ isFile: Bool) -> Bool {
    switch suppression.scope {
    case .file: isFile
    case .range(let place):
      isFile && finding.location.range.start >= place.range.start
        && finding.location.range.start <= place.range.end
    case .path: true
    }
  }

  /// Calls `visit` with the file of a finding, then with each folder above, the nearest first.
  private static func visitPlaces(
    of finding: Finding, _ visit: (_ place: String, _ isFile: Bool) -> Void
  ) {
    var place = finding.location.path[...]
    visit(String(place), true)
    while let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) {
      place = place[..<slash]
      visit(String(place), false)
    }
  }

  /// The finding as `site.yml` weighs it: by the longest path that holds it, else by rule; nil
  /// where the rule is off there.
  private func weighed(_ finding: Finding) -> Finding? {
    guard !Rule.vital.contains(finding.rule) else { return finding }
    guard let setting = localSetting(finding) ?? site.severities[finding.rule] else {
      return finding
    }
    guard let severity = setting.severity else { return nil }
    // What its rule takes lighter than its other findings is not made graver.
    let isLighter = Self.severities[finding.rule].map { finding.severity < $0 } ?? false
    var copy = finding
    copy.severity = isLighter ? min(finding.severity, severity) : severity
    return copy
  }

  /// What the longest path that holds a finding says of its rule.
  private func localSetting(_ finding: Finding) -> SiteConfiguration.SeveritySetting? {
    if pathSeverities.isEmpty { return nil }
    var setting: SiteConfiguration.SeveritySetting?
    Self.visitPlaces(of: finding) { place, _ in
      setting = setting ?? pathSeverities[place]?[finding.rule]
    }
    return setting
  }

  /// What each rule weighs by itself.
  private static let severities = Dictionary(
    uniqueKeysWithValues: Rule.all.map { ($0.id, $0.severity) })

  /// What is wrong with the suppressions themselves. One whose path is a finding already, by its
  /// place in `told`, is not unused as well.
  private func problems(
    _ isUsed: [Bool], rules: Set<RuleID>, told: Set<SourceLocation>
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
      guard !isUsed, rules.contains(suppression.rule) else { return nil }
      if let place = suppression.scopeLocation, told.contains(place) { return nil }
      return .unusedSuppression(suppression)
    }
  }
}
