/// How many findings are shown: a mistake that is repeated a hundred thousand times is read once.
///
/// Bounds are for what is shown. Counts, baselines and repairs go by all findings.
package enum FindingBounds {
  /// How many findings of one rule that say the same are shown of a file.
  package static let alike = 10
  /// How many findings of one rule are shown of a file.
  package static let ofRule = 10_000
}

extension Sequence<FingerprintedFinding> {
  /// The findings that are shown, in the same order: of those of a rule in a file that say the same,
  /// and of all of a rule in a file, the last one shown tells how many more there are.
  package func bounded() -> [FingerprintedFinding] {
    var shown: [FingerprintedFinding] = []
    var alike: [Group: Count] = [:]
    var ofRule: [Group: Count] = [:]
    for item in self {
      let finding = item.finding
      let rule = Group(rule: finding.rule, path: finding.location.path, message: "")
      let same = Group(rule: finding.rule, path: finding.location.path, message: finding.message)
      if alike[same, default: Count()].shown >= FindingBounds.alike {
        alike[same]?.leftOut += 1
        continue
      }
      if ofRule[rule, default: Count()].shown >= FindingBounds.ofRule {
        ofRule[rule]?.leftOut += 1
        continue
      }
      alike[same, default: Count()].show(shown.count)
      ofRule[rule, default: Count()].show(shown.count)
      shown.append(item)
    }
    for count in alike.values where count.leftOut > 0 {
      shown[count.last].finding.help.append(
        "\(grouped(count.leftOut)) more of these \(count.leftOut == 1 ? "is" : "are") in this file")
    }
    for (group, count) in ofRule where count.leftOut > 0 {
      shown[count.last].finding.help.append(
        "\(grouped(count.leftOut)) more of \(group.rule) \(count.leftOut == 1 ? "is" : "are") in this file"
      )
    }
    return shown
  }
}

/// Findings of which only the first are shown.
private struct Group: Hashable {
  let rule: RuleID
  let path: String
  let message: String
}

private struct Count {
  var shown = 0
  var leftOut = 0
  /// The last one shown, by position.
  var last = 0

  mutating func show(_ position: Int) {
    shown += 1
    last = position
  }
}
