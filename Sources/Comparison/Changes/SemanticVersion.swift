/// A version of the form `1.2.3`, optionally with a label as in `1.2.3-rc.1` (semver.org).
package struct SemanticVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first number.
  package let major: Int
  /// The second number.
  package let minor: Int
  /// The third number.
  package let patch: Int
  /// The identifiers after the hyphen. Empty for a release.
  package let label: [String]

  /// Parses a version. A leading `v` and build metadata after `+` are ignored, and missing numbers
  /// are 0, as in `v2` and `2.1`. Returns nil for anything else.
  package init?(_ text: some StringProtocol) {
    var rest = Substring(text.prefix { $0 != "+" })
    if rest.first == "v" || rest.first == "V" { rest = rest.dropFirst() }
    let parts = rest.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let core = parts.first else { return nil }
    let texts = core.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = texts.compactMap { text in
      text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }
    guard (1...3).contains(texts.count), numbers.count == texts.count else { return nil }
    major = numbers[0]
    minor = numbers.count > 1 ? numbers[1] : 0
    patch = numbers.count > 2 ? numbers[2] : 0
    label =
      parts.count < 2
      ? [] : parts[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard label.allSatisfy({ !$0.isEmpty }) else { return nil }
  }

  private init(_ major: Int, _ minor: Int, _ patch: Int) {
    (self.major, self.minor, self.patch) = (major, minor, patch)
    label = []
  }

  /// True for a version with a label, which precedes its release.
  package var isPrerelease: Bool { !label.isEmpty }

  /// Returns the next version after changes that ask for `bump`. Before 1.0.0, a breaking change
  /// raises the second number, and others the third.
  package func raised(by bump: VersionBump) -> SemanticVersion {
    switch (bump, major) {
    case (.none, _): self
    case (.major, 0): SemanticVersion(0, minor + 1, 0)
    case (.minor, 0), (.patch, _): SemanticVersion(major, minor, patch + 1)
    case (.minor, _): SemanticVersion(major, minor + 1, 0)
    case (.major, _): SemanticVersion(major + 1, 0, 0)
    }
  }

  /// Returns whether this version is too low after changes that ask for `bump` since `base`. A
  /// prerelease of a high enough version is not.
  package func isTooLow(after base: SemanticVersion, _ bump: VersionBump) -> Bool {
    let needed = base.raised(by: bump)
    let core = SemanticVersion(major, minor, patch)
    return bump == .none
      ? core < SemanticVersion(base.major, base.minor, base.patch) : core < needed
  }

  /// The version without a leading `v` and build metadata.
  package var description: String {
    "\(major).\(minor).\(patch)" + (label.isEmpty ? "" : "-" + label.joined(separator: "."))
  }

  /// Orders versions by precedence (semver.org, 11).
  package static func < (a: SemanticVersion, b: SemanticVersion) -> Bool {
    if (a.major, a.minor, a.patch) != (b.major, b.minor, b.patch) {
      return (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
    }
    if a.label.isEmpty || b.label.isEmpty { return !a.label.isEmpty && b.label.isEmpty }
    for (x, y) in zip(a.label, b.label) where x != y {
      switch (Int(x), Int(y)) {
      case (let x?, let y?): return x < y
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil): return x < y
      }
    }
    return a.label.count < b.label.count
  }
}
