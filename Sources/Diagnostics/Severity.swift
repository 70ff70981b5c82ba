/// How much a finding weighs.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Worth knowing; nothing has to change.
  case note
  /// Should be mended; a build goes on.
  case warning
  /// Must be mended; nothing is written.
  case error

  /// Ordered from the lightest to the gravest.
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
