internal import ContentModel

/// The positions of the headers of one side of a matrix, by their ids, titles and other names.
struct HeaderPositions: Sendable {
  private var names: [String: Int] = [:]

  /// Indexes the headers. If two headers share a name, it means the one with that id, or else the one with that title.
  /// The same names in another case come last.
  init(_ axis: Matrix.Axis, in graph: ContentGraph) {
    let kinds: [(Matrix.Header) -> [String]] = [
      { [graph.id(of: $0)] }, { [graph.title(of: $0)] }, { [$0.label] },
      { $0.entry.map { graph.entries[$0].aliases } ?? [] },
    ]
    for isFolded in [false, true] {
      for kind in kinds {
        for (position, header) in axis.headers.enumerated() {
          for name in kind(header) where !name.isEmpty {
            let name = isFolded ? name.lowercased() : name
            if names[name] == nil { names[name] = position }
          }
        }
      }
    }
  }

  /// Returns the position of a header by its id, or else by its title.
  func position(of header: EditedCells.Header) -> Int? {
    for name in [header.id, header.title] where !name.isEmpty {
      if let position = names[name] ?? names[name.lowercased()] { return position }
    }
    return nil
  }
}
