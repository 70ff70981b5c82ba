import Diagnostics

@testable import ContentFormat

extension YAMLNode {
  /// The ranges of all scalars in the order of the file, keys included.
  var scalarRanges: [SourceRange] {
    switch value {
    case .scalar: [range]
    case .sequence(let items): items.flatMap(\.scalarRanges)
    case .mapping(let pairs): pairs.flatMap { [$0.keyRange] + $0.value.scalarRanges }
    }
  }
}
