extension Finding {
  /// The number of files in which findings with one remedy are reported one by one.
  package static let mostWithOneCause = 3
  /// The number of places of a joined finding that its notes show.
  static let shownPlaces = 3
}

extension Sequence<Finding> {
  /// Returns the findings as an author reads them, in report order: those with one cause are one.
  ///
  /// Reports join findings last. Suppressions, severities, baselines, named files and fixes apply to
  /// single places.
  package func joined() -> [Finding] {
    joinedByCause().joinedByRemedy()
  }

  /// Returns the findings with each group of consequences replaced by one finding about their
  /// cause. It has the severity of the most severe one and the rule of most of these.
  private func joinedByCause() -> [Finding] {
    var groups: [Cause: [Finding]] = [:]
    for finding in self {
      if let cause = finding.consequence?.cause { groups[cause, default: []].append(finding) }
    }
    groups = groups.filter { $1.count > $0.mostSingle }
    if groups.isEmpty { return Array(self) }
    let rest = filter { finding in
      finding.consequence.map { groups[$0.cause] == nil } ?? true
    }
    return (rest + groups.map { Finding(joining: $1, $0) }).inReportOrder()
  }

  /// Returns the findings without those that have one remedy: if more than
  /// ``Finding/mostWithOneCause`` files have a finding with the same message and remedy, the first
  /// one remains, and its help says how many there are.
  private func joinedByRemedy() -> [Finding] {
    var files: [RemedyKey: Set<String>] = [:]
    for finding in self {
      if let key = RemedyKey(finding) { files[key, default: []].insert(finding.location.path) }
    }
    guard files.contains(where: { $1.count > Finding.mostWithOneCause }) else {
      return Array(self)
    }
    var seen: Set<RemedyKey> = []
    return compactMap { finding in
      guard let key = RemedyKey(finding), let count = files[key]?.count,
        count > Finding.mostWithOneCause
      else { return finding }
      guard seen.insert(key).inserted else { return nil }
      var joined = finding
      joined.help = [
        "\(grouped(count - 1)) other files have it too: \(key.remedy)"
      ]
      return joined
    }
  }
}

extension Finding {
  /// Creates the finding about a cause from its consequences, of which there is at least one.
  fileprivate init(joining findings: [Finding], _ cause: Cause) {
    let places = findings.inReportOrder()
    let severity = places.map(\.severity).max() ?? .error
    let rules = Dictionary(grouping: places.lazy.filter { $0.severity == severity }, by: \.rule)
    let rule = rules.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    let nouns = Dictionary(grouping: places.compactMap(\.consequence?.noun)) { $0 }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let counts = nouns.map { counted($0.value.count, $0.key) }.listed()
    // The places of different files say more than those of one.
    var paths: Set<String> = []
    let first = places.filter { paths.insert($0.location.path).inserted }
    let shown = first.prefix(Self.shownPlaces).map { place in
      Note("a \(place.consequence?.noun ?? "place") \(cause.places)", at: place.location)
    }
    let others = places.count - shown.count
    let files = paths.count == 1 ? "this file" : counted(paths.count, "file")
    let rest =
      others == 0
      ? []
      : ["\(counted(others, "other place")) in \(files) \(others == 1 ? "has" : "have") it too"]
    self.init(
      rule: rule?.key ?? places[0].rule, severity: severity,
      location: cause.location ?? places[0].location, message: cause.lead + counts + cause.tail,
      label: "", notes: cause.notes + shown, help: rest + cause.help, places: places)
  }
}

/// The properties that findings with one remedy share.
private struct RemedyKey: Hashable {
  let rule: RuleID
  let severity: Severity
  let message: String
  let remedy: String

  init?(_ finding: Finding) {
    guard let remedy = finding.remedy else { return nil }
    rule = finding.rule
    severity = finding.severity
    message = finding.message
    self.remedy = remedy
  }
}
