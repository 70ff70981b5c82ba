/// Limits on the number of findings that are shown, so that a repeated mistake does not flood the
/// output.
///
/// The limits apply to output only. Counts, baselines and fixes use all findings.
package enum FindingBounds {
  /// Findings with the same rule, file and message.
  package static let sameMessage = 10
  /// Findings with the same rule and file.
  package static let sameRule = 10_000
}

extension Sequence<FingerprintedFinding> {
  /// Returns the findings within ``FindingBounds``, in the same order.
  ///
  /// The last finding shown of each group gets a help line with the number of findings left out.
  package func bounded() -> [FingerprintedFinding] {
    var shown: [FingerprintedFinding] = []
    var sameMessage: [Group: Count] = [:]
    var sameRule: [Group: Count] = [:]
    for item in self {
      let finding = item.finding
      let ruleKey = Group(rule: finding.rule, path: finding.location.path, message: "")
      let messageKey = Group(
        rule: finding.rule, path: finding.location.path, message: finding.message)
      if sameMessage[messageKey, default: Count()].shown >= FindingBounds.sameMessage {
        sameMessage[messageKey]?.leftOut += 1
        continue
      }
      if sameRule[ruleKey, default: Count()].shown >= FindingBounds.sameRule {
        sameRule[ruleKey]?.leftOut += 1
        continue
      }
      sameMessage[messageKey, default: Count()].show(shown.count)
      sameRule[ruleKey, default: Count()].show(shown.count)
      shown.append(item)
    }
    for count in sameMessage.values where count.leftOut > 0 {
      shown[count.last].finding.help.append(
        "\(grouped(count.leftOut)) more of these \(count.leftOut == 1 ? "is" : "are") in this file")
    }
    for (group, count) in sameRule where count.leftOut > 0 {
      shown[count.last].finding.help.append(
        "\(grouped(count.leftOut)) more of \(group.rule) \(count.leftOut == 1 ? "is" : "are") in this file"
      )
    }
    return shown
  }
}

/// The properties that findings of one group share. `message` is empty if it does not count.
private struct Group: Hashable {
  let rule: RuleID
  let path: String
  let message: String
}

private struct Count {
  var shown = 0
  var leftOut = 0
  /// Index of the last finding shown.
  var last = 0

  mutating func show(_ position: Int) {
    shown += 1
    last = position
  }
}
