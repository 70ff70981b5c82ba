/// A pattern over paths as in `.gitignore`, matched component by component.
///
/// `*` and `?` stand for characters of one component, `[a-z]` for one of a set, and `**` as a whole
/// component for any number of components. Matching works on bytes, as in git, and its cost is
/// bounded by the product of the lengths.
package struct Glob: Sendable, Hashable {
  /// A component of the pattern.
  enum Component: Sendable, Hashable {
    /// `**`: any number of components, but at least one at the end of the pattern.
    case anyDepth
    case name(NamePattern)
  }

  /// The set of components at which the rest of a path may begin, one bit for each, and the bit
  /// after the last one for a complete match.
  package struct State: Sendable, Hashable {
    fileprivate var bits: UInt64
    fileprivate let end: UInt64

    /// True if the components so far are a complete match.
    package var isMatch: Bool { bits & end != 0 }
    /// True if a path below the components so far can match.
    package var reachesBelow: Bool { bits & (end - 1) != 0 }
  }

  /// Maximum number of components of a pattern.
  package static let maximumDepth = 60

  let components: [Component]

  /// Parses a pattern without a leading slash. Returns nil for an invalid one, which matches
  /// nothing: an unclosed `[`, a backslash at the end, or too many components.
  package init?(_ pattern: some Sequence<UInt8>) {
    var reader = GlobParser(Array(pattern))
    guard let components = reader.components(), components.count <= Self.maximumDepth else {
      return nil
    }
    self.components = components
  }

  /// The number of leading components without wildcards.
  package var literalDepth: Int {
    components.prefix { if case .name(let name) = $0 { name.isLiteral } else { false } }.count
  }

  /// The state before the first component of a path.
  package var start: State { closed(State(bits: 1, end: 1 << UInt64(components.count))) }

  /// Returns the state after one more component of a path.
  ///
  /// - Parameter isExplicit: Whether the pattern must name the component: the part that matches it
  ///   must not begin with a wildcard.
  package func advanced(_ state: State, by name: [UInt8], isExplicit: Bool = false) -> State {
    var next = State(bits: 0, end: state.end)
    guard state.reachesBelow else { return next }
    for (index, component) in components.enumerated() where state.bits & (1 << UInt64(index)) != 0 {
      let (this, following) = (UInt64(1) << UInt64(index), UInt64(2) << UInt64(index))
      switch component {
      case .anyDepth:
        if isExplicit { continue }
        next.bits |= this
        if following == state.end { next.bits |= following }
      case .name(let pattern):
        if isExplicit, pattern.beginsWithWildcard { continue }
        if pattern.matches(name) { next.bits |= following }
      }
    }
    return closed(next)
  }

  /// True if the pattern matches a whole path, given by its components.
  package func matches(_ path: [[UInt8]]) -> Bool {
    var state = start
    for name in path {
      state = advanced(state, by: name)
      if state.bits == 0 { return false }
    }
    return state.isMatch
  }

  /// True if the pattern matches every path below the components so far.
  func coversAll(_ state: State) -> Bool {
    components.last == .anyDepth && state.bits & (state.end >> 1) != 0
  }

  /// True if the pattern matches a path of one component.
  func matchesName(_ name: [UInt8]) -> Bool {
    if components.count == 1, case .name(let pattern) = components[0] {
      return pattern.matches(name)
    }
    return matches([name])
  }

  /// Adds the components that follow a `**`, which may match no component at all unless it is the
  /// last one.
  private func closed(_ state: State) -> State {
    var state = state
    for (index, component) in components.enumerated() where component == .anyDepth {
      let following = UInt64(2) << UInt64(index)
      if state.bits & (1 << UInt64(index)) != 0, following != state.end { state.bits |= following }
    }
    return state
  }
}

extension ContentPath {
  /// Returns the components of a path as bytes, as ``Glob`` needs them.
  package static func components(of path: String) -> [[UInt8]] {
    path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
  }
}
