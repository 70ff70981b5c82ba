/// What a change means to those who use the framework, from the mildest to the most severe.
package enum ChangeClass: String, Sendable, CaseIterable, Comparable, Codable {
  /// Words changed, and what they say about duties, ids and addresses did not.
  case editorial
  /// Something is new, or a duty of the user is gone. What was there still holds.
  case additive
  /// What users rely on no longer holds: a new duty, a removed entry, a lost address.
  case breaking

  /// Orders classes by severity.
  package static func < (a: ChangeClass, b: ChangeClass) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .editorial: 0
    case .additive: 1
    case .breaking: 2
    }
  }

  /// The part of a semantic version that a change of this class raises.
  package var bump: VersionBump {
    switch self {
    case .editorial: .patch
    case .additive: .minor
    case .breaking: .major
    }
  }
}

/// The part of a version that a release raises (semver.org).
package enum VersionBump: String, Sendable, Codable {
  /// Nothing changed.
  case none
  /// The third number.
  case patch
  /// The second number.
  case minor
  /// The first number.
  case major
}
