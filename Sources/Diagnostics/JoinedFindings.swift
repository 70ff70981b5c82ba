extension Finding {
  /// The number of files in which findings with one cause are reported one by one.
  package static let mostWithOneCause = 3
}

extension Sequence<Finding> {
  /// Returns the findings without those that repeat a mistake made at one place: if more than
  /// ``Finding/mostWithOneCause`` files have a finding with the same message and cause, the first
  /// one remains, and its help says how many there are.
  package func joinedByCause() -> [Finding] {
    var files: [Key: Set<String>] = [:]
    for finding in self {
      if let key = Key(finding) { files[key, default: []].insert(finding.location.path) }
    }
    guard files.contains(where: { $1.count > Finding.mostWithOneCause }) else {
      return Array(self)
    }
    var seen: Set<Key> = []
    return compactMap { finding in
      guard let key = Key(finding), let count = files[key]?.count,
        count > Finding.mostWithOneCause
      else { return finding }
      guard seen.insert(key).inserted else { return nil }
      var joined = finding
      joined.help = [
        "\(grouped(count - 1)) other files have it too: \(key.cause)"
      ]
      return joined
    }
  }

  private typealias Key = FindingKey
}

/// The properties that findings with one cause share.
private struct FindingKey: Hashable {
  let rule: RuleID
  let severity: Severity
  let message: String
  let cause: String

  init?(_ finding: Finding) {
    guard let cause = finding.cause else { return nil }
    rule = finding.rule
    severity = finding.severity
    message = finding.message
    self.cause = cause
  }
}
