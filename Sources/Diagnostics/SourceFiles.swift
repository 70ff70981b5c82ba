/// Returns the contents of a file by the path that findings show, or nil if it cannot be read.
package typealias SourceReader = @Sendable (String) -> [UInt8]?

/// A cache of the files that findings refer to, for excerpts, lines and columns.
struct SourceFiles {
  struct File {
    let bytes: [UInt8]
    let lines: LineIndex
  }

  private let read: SourceReader
  private var files: [String: File?] = [:]

  init(_ read: @escaping SourceReader) { self.read = read }

  /// Returns the file, or nil if it cannot be read.
  mutating func file(_ path: String) -> File? {
    if let known = files[path] { return known }
    let file = read(path).map { File(bytes: $0, lines: LineIndex($0)) }
    files[path] = .some(file)
    return file
  }

  /// Returns lines and columns of a location, or nil for a whole file or an unreadable one.
  mutating func place(of location: SourceLocation) -> LineColumnRange? {
    guard location.range != .wholeFile, let file = file(location.path) else { return nil }
    return LineColumnRange(location.range, in: file)
  }

  /// Returns the underlined bytes, or nil for a whole file or an unreadable one.
  mutating func bytes(of location: SourceLocation) -> ArraySlice<UInt8>? {
    guard location.range != .wholeFile, let file = file(location.path) else { return nil }
    return file.bytes[location.range.indices.clamped(to: file.bytes.indices)]
  }

  /// Returns `path:line:column`, or the path alone if the position is unknown.
  mutating func words(for location: SourceLocation) -> String {
    let path = location.path.printableLine
    guard let place = place(of: location) else { return path }
    return "\(path):\(place.line):\(place.column)"
  }
}

/// The start and the end of a range as editors show them. Lines and columns count from 1; columns
/// count Unicode scalars.
struct LineColumnRange: Sendable, Hashable {
  let line: Int
  let column: Int
  /// The line of the end.
  let endLine: Int
  /// The column after the last character.
  let endColumn: Int

  /// The last line with part of the text. A range that ends with a newline does not include the
  /// next line.
  var lastLine: Int { endColumn == 1 && endLine > line ? endLine - 1 : endLine }

  init(_ range: SourceRange, in file: SourceFiles.File) {
    (line, column) = file.lines.position(of: Int(range.start), in: file.bytes)
    (endLine, endColumn) = file.lines.position(of: Int(range.end), in: file.bytes)
  }
}
