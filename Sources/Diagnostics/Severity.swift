package enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Information; you need not change anything.
  case note
  /// You should fix it, but the build continues.
  case warning
  /// You must fix it; the build writes nothing.
  case error

  /// Orders severities from `note` to `error`.
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
