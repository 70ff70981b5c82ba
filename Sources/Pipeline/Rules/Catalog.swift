internal import Checks
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Rendering

extension Rule {
  /// All rules, by id. A test compares the list with the declarations in the sources.
  package static let all: [Rule] =
    (formatRules + contentRules + checkRules + themeRules + pipelineRules)
    .sorted { $0.id < $1.id }

  private static let pipelineRules: [Rule] = [
    .duplicateHTMLID, .invalidRecord, .outputBrokenLink, .unknownRule, .unusedSuppression,
    .versionTooLow,
  ]

  /// The vital rules.
  package static let vital = Set(all.filter(\.isVital).map(\.id))

  /// The rules that a run can report.
  ///
  /// - Parameters:
  ///   - hasToday: whether today's date is given.
  ///   - requestsLinks: whether the run requests external links.
  ///   - scansPages: whether the run renders pages and scans them.
  static func active(hasToday: Bool, requestsLinks: Bool, scansPages: Bool) -> Set<RuleID> {
    let rules = all.filter { rule in
      guard hasToday || !rule.needsToday else { return false }
      return switch rule.stage {
      case .content, .theme, .check, .settings: true
      case .externalLinks: requestsLinks
      case .pages: scansPages
      }
    }
    return Set(rules.map(\.id))
  }
}
