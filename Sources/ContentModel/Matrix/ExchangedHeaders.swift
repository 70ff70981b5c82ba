package import Diagnostics

extension Cause {
  /// Two rows or columns of a matrix whose headers are exchanged.
  ///
  /// - Parameters:
  ///   - names: The titles of both, in the order of the table.
  ///   - location: The location of the first header.
  ///   - other: The location of the second header.
  package static func exchangedHeaders(
    _ side: Matrix.Side, _ names: [String], at location: SourceLocation, _ other: SourceLocation
  ) -> Cause {
    let lines = side == .rows ? "rows" : "columns"
    return Cause(
      at: location,
      lead: "the headers of the \(lines) \(names.map(\.quoted).listed()) seem to be exchanged: ",
      tail: " say so", notes: [.init("the other header", at: other)], places: "about one of them",
      help: ["exchange the two headers, or correct these places"])
  }
}
