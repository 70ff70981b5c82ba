internal import Synchronization

/// Records which parts of a graph a computation reads. Its result has to be recomputed only if one
/// of these dependencies changes.
///
/// The code that reads the graph needs no changes, because the graph records each access. See
/// ``ContentGraph/tracked(by:)``.
package final class DependencyRecorder: Sendable {
  /// The separately tracked parts of an entry.
  package enum Facet: Int, Sendable, CaseIterable {
    /// Everything except the body.
    case face
    /// The body, with its views and suppression comments.
    case body
    /// The targets of its links.
    case links
    /// The entries that refer to it.
    case backlinks
    /// The resolved contents of its views.
    case views
  }

  private let facetMask: UInt32
  private let recordsPositions: Bool
  private let recorded = Mutex(DependencySet())
  private let computed = Mutex<[Fragment]>([])

  /// The dependencies of a fragment that several pages share.
  package final class Fragment: Sendable {
    let dependencies: DependencySet

    fileprivate init(_ dependencies: DependencySet) { self.dependencies = dependencies }

    /// True if one of the dependencies is in the set.
    package func intersects(_ set: DependencySet) -> Bool { dependencies.intersects(set) }
  }

  /// Creates an empty recorder.
  ///
  /// - Parameters:
  ///   - facets: The facets to record.
  ///   - recordsPositions: Whether to record positions of entries. If false, every access counts
  ///     as an access to all entries.
  package init(_ facets: [Facet] = Facet.allCases, recordsPositions: Bool = true) {
    facetMask = facets.reduce(0) { $0 | $1.bit }
    self.recordsPositions = recordsPositions
  }

  /// The dependencies recorded so far.
  package var dependencies: DependencySet { recorded.withLock { $0.inOrder() } }

  /// The shared fragments that were computed while recording.
  package var fragments: [Fragment] { computed.withLock { $0 } }

  fileprivate func note(_ fragment: Fragment) { recorded.withLock { $0.add(fragment) } }

  fileprivate func add(_ fragment: Fragment) { computed.withLock { $0.append(fragment) } }

  /// Records an access to a facet of an entry.
  func note(_ facet: Facet, _ position: EntryIndex) {
    guard facetMask & facet.bit != 0 else { return }
    recorded.withLock { recorded in
      if recorded.allEntriesFacets & facet.bit != 0 { return }
      if recordsPositions {
        recorded.add(facet, position)
      } else {
        recorded.allEntriesFacets |= facet.bit
      }
    }
  }

  /// Records an access to a facet of all entries.
  package func note(allOf facet: Facet) {
    guard facetMask & facet.bit != 0 else { return }
    recorded.withLock { $0.allEntriesFacets |= facet.bit }
  }
}

extension DependencyRecorder.Facet {
  var bit: UInt32 { 1 << UInt32(rawValue) }
}

extension ContentGraph {
  /// Computes a fragment that several pages share. Its dependencies are recorded only for the pages
  /// that show it, by calling ``note(_:)``.
  package func fragment<Value>(
    _ work: (ContentGraph) -> Value
  ) -> (value: Value, reads: DependencyRecorder.Fragment?) {
    guard let reads = entries.reads else { return (work(self), nil) }
    let own = DependencyRecorder()
    let value = work(tracked(by: own))
    let fragment = DependencyRecorder.Fragment(own.dependencies)
    reads.add(fragment)
    return (value, fragment)
  }

  /// Records that a shared fragment is shown.
  package func note(_ fragment: DependencyRecorder.Fragment?) {
    if let fragment { entries.reads?.note(fragment) }
  }
}
