/// Gives the bytes of a file by the path that findings show; nil where it cannot be read.
package typealias SourceReader = @Sendable (String) -> [UInt8]?

/// The files that findings speak of, each read once, and what an editor calls the places in them.
struct SourceFiles {
  struct File {
    let bytes: [UInt8]
    let lines: LineIndex
  }

  private let read: SourceReader
  private var files: [String: File?] = [:]

  init(_ read: @escaping SourceReader) { self.read = read }

  /// The file; nil where it cannot be read.
  mutating func file(_ path: String) -> File? {
    if let known = files[path] { return known }
    let file = read(path).map { File(bytes: $0, lines: LineIndex($0)) }
    files[path] = .some(file)
    return file
  }

  /// Lines and columns of a location; nil for a file as a whole and for one that cannot be read.
  mutating func place(of location: SourceLocation) -> TextPlace? {
    guard location.range != .wholeFile, let file = file(location.path) else { return nil }
    return TextPlace(location.range, in: file)
  }

  /// The bytes that are underlined; nil for a file as a whole and for one that cannot be read.
  mutating func bytes(of location: SourceLocation) -> ArraySlice<UInt8>? {
    guard location.range != .wholeFile, let file = file(location.path) else { return nil }
    return file.bytes[location.range.indices.clamped(to: file.bytes.indices)]
  }

  /// `path:line:column` as far as it is known, fit to be printed.
  mutating func words(for location: SourceLocation) -> String {
    let path = location.path.printableLine
    guard let place = place(of: location) else { return path }
    return "\(path):\(place.line):\(place.column)"
  }
}

/// Where a text begins and ends, as an editor shows it: lines and columns count from 1, columns
/// in Unicode scalars.
struct TextPlace: Sendable, Hashable {
  let line: Int
  let column: Int
  /// The line that holds the end.
  let endLine: Int
  /// The column after the last one of the text.
  let endColumn: Int

  /// The last line that holds some of the text: one that ends with its line's end does not reach the
  /// next line.
  var lastLine: Int { endColumn == 1 && endLine > line ? endLine - 1 : endLine }

  init(_ range: SourceRange, in file: SourceFiles.File) {
    (line, column) = file.lines.position(of: Int(range.start), in: file.bytes)
    (endLine, endColumn) = file.lines.position(of: Int(range.end), in: file.bytes)
  }
}
