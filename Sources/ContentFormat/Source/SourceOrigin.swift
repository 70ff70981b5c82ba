package import Diagnostics

/// The files that the bytes of a source come from: the file itself, and those that it includes.
package struct SourceOrigin: Sendable, Hashable {
  /// A file that contributes bytes.
  package struct File: Sendable, Hashable {
    /// The path below the content folder.
    package let path: String
    /// The path in findings.
    package let displayPath: String
    /// The line that includes the file.
    package let includedAt: SourceLocation
  }

  /// A part of a source, up to the next one.
  struct Part: Sendable, Hashable {
    /// The offset in the source.
    let start: Int
    /// The index in ``SourceOrigin/included``, or nil for the file itself.
    let file: Int?
    /// The offset in that file: of the first byte, or of the place where bytes were inserted.
    let offset: Int
    /// Whether the bytes are those of the file. Other bytes were inserted.
    let isCopy: Bool
  }

  /// The path of the file itself below the content folder.
  package let path: String
  /// The path of the file itself in findings.
  package let displayPath: String
  /// The other files.
  package let included: [File]
  /// The parts in the order of the source, or none if all bytes are those of the file itself.
  let parts: [Part]

  /// Creates the origin of a file.
  init(path: String, displayPath: String, included: [File] = [], parts: [Part] = []) {
    self.path = path
    self.displayPath = displayPath
    self.included = included
    self.parts = parts
  }

  /// Creates the origin of a file that includes no others.
  package init(path: String, displayPath: String) {
    self.init(path: path, displayPath: displayPath, included: [])
  }

  /// Whether all bytes are those of the file itself.
  package var isOneFile: Bool { parts.isEmpty }

  /// Returns the location of a range of the source. A range that begins in one file and ends in
  /// another ends with the part in which it begins.
  package func at(_ range: SourceRange) -> SourceLocation {
    guard !parts.isEmpty, range != .wholeFile else {
      return SourceLocation(displayPath, range)
    }
    let first = index(of: Int(range.start))
    let part = parts[first]
    let path = part.file.map { included[$0].displayPath } ?? displayPath
    let start = offset(Int(range.start), in: part)
    guard part.isCopy, range.end > range.start else {
      return SourceLocation(path, SourceRange(start, start))
    }
    let last = parts[index(of: Int(range.end) - 1)]
    if last.isCopy, last.file == part.file {
      let end = offset(Int(range.end), in: last)
      if end > start { return SourceLocation(path, SourceRange(start, end)) }
    }
    let next =
      first + 1 < parts.count ? min(Int(range.end), parts[first + 1].start) : Int(range.end)
    return SourceLocation(path, SourceRange(start, offset(next, in: part)))
  }

  /// Returns the path below the content folder of the file that a byte of the source comes from.
  package func path(at offset: Int32) -> String {
    guard !parts.isEmpty, let file = parts[index(of: Int(offset))].file else { return path }
    return included[file].path
  }

  private func index(of offset: Int) -> Int {
    max(0, parts.partitioningIndex { $0.start > offset } - 1)
  }

  private func offset(_ offset: Int, in part: Part) -> Int {
    part.isCopy ? part.offset + offset - part.start : part.offset
  }
}
