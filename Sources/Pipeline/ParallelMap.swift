/// Applies a function to every element in up to `jobs` concurrent tasks. Results are in the order
/// of the input.
package func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ transform: @escaping @Sendable (Element) throws -> Result
) async throws -> [Result] {
  guard jobs > 1, elements.count > 1 else { return try elements.map(transform) }
  let size = max(1, elements.count / (jobs * 8))
  var starts = stride(from: 0, to: elements.count, by: size).makeIterator()
  return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
    func addSlice() {
      guard let start = starts.next() else { return }
      let slice = elements[start..<min(start + size, elements.count)]
      group.addTask { (start, try slice.map(transform)) }
    }
    for _ in 0..<jobs { addSlice() }
    var slices: [Int: [Result]] = [:]
    while let (start, results) = try await group.next() {
      slices[start] = results
      addSlice()
    }
    var all: [Result] = []
    all.reserveCapacity(elements.count)
    for start in stride(from: 0, to: elements.count, by: size) { all += slices[start] ?? [] }
    return all
  }
}
