internal import Bytes
package import Diagnostics
package import Markdown

/// The text of a file in which lines that include other files are replaced by the text of these.
///
/// Markdown, plain text and HTML become part of the text. Other files become blocks of code. Inside
/// of a block of code, every file is included as it is. The lines keep the indentation of the line
/// that includes them, so that they stay in its list item.
package struct Inclusions {
  /// Reads a file by its path below the content folder.
  package typealias Reading = (String) -> Result<SourceFile, InclusionProblem>

  /// The text with its origin.
  package var file: SourceFile {
    SourceFile(
      SourceOrigin(path: main.path, displayPath: main.displayPath, included: files, parts: parts),
      bytes)
  }
  /// The paths of all included files and of those that were not found.
  package private(set) var paths: Set<String> = []
  /// The lines that could not be replaced. They are left out of the text.
  package private(set) var findings: [Finding] = []

  private let main: SourceFile
  private let patterns: [LinkPattern]
  private let read: Reading
  private let limit: Int
  private var bytes: [UInt8] = []
  private var files: [SourceOrigin.File] = []
  private var parts: [SourceOrigin.Part] = []
  private var known: [String: Result<SourceFile, InclusionProblem>] = [:]
  private var count = 0

  /// Maximum number of files that include each other.
  static let maximumDepth = 8
  /// Maximum number of inclusions in the text of a file.
  static let maximumCount = 1_000

  /// A file that is being copied.
  private struct Source {
    let file: SourceFile
    /// The index in ``files``, or nil for the main file.
    let index: Int?
    /// The white space before each line.
    var indentation: [UInt8] = []
    /// Whether the text is in a block of code that another file opened.
    var isCode = false
    /// The paths of the files around this one and of this one.
    var chain: [String]
  }

  /// Replaces the lines of a file that include others. Returns nil if there are none.
  ///
  /// - Parameters:
  ///   - patterns: The forms of these lines. Each has the placeholder `path`.
  ///   - limit: Maximum size of the text in bytes.
  package init?(
    _ file: SourceFile, _ patterns: [LinkPattern], limit: Int, reading read: @escaping Reading
  ) {
    main = file
    self.patterns = patterns
    self.read = read
    self.limit = limit
    let body = Self.body(of: file.bytes)
    guard hasInclusion(file.bytes, body) else { return nil }
    copy(0..<body.lowerBound, of: file, nil)
    add(Source(file: file, index: nil, chain: [file.path]), body)
  }

  /// The text after the front matter.
  private static func body(of bytes: [UInt8]) -> Range<Int> {
    switch FrontMatter.split(bytes) {
    case .absent(let body), .present(_, let body): body
    case .unclosed: bytes.count..<bytes.count
    }
  }

  // MARK: Lines

  private func hasInclusion(_ bytes: [UInt8], _ body: Range<Int>) -> Bool {
    var found = false
    Self.visitLines(bytes, body) { line, _ in found = found || path(in: bytes, line) != nil }
    return found
  }

  /// Calls `visit` with each line without its line ending, and with its end.
  private static func visitLines(
    _ bytes: [UInt8], _ range: Range<Int>, _ visit: (Range<Int>, Int) -> Void
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 0x0A { end += 1 }
      let next = min(end + 1, range.upperBound)
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      visit(start..<end, next)
      start = next
    }
  }

  /// Returns the range of the path in a line that includes a file, or nil for another line.
  private func path(in bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    var line = line
    while let first = line.first, isSpace(bytes[first]) { line = line.dropFirst() }
    while let last = line.last, isSpace(bytes[last]) { line = line.dropLast() }
    guard let first = line.first, patterns.contains(where: { $0.firstByte == bytes[first] }) else {
      return nil
    }
    return bytes.withUnsafeBufferPointer { bytes in
      for pattern in patterns {
        if let match = pattern.match(bytes, at: first, limit: line.upperBound),
          match.end == line.upperBound
        {
          return match.values[0].range
        }
      }
      return nil
    }
  }

  private mutating func add(_ source: Source, _ range: Range<Int>) {
    var code = Fence()
    let bytes = source.file.bytes
    var lines: [(line: Range<Int>, next: Int)] = []
    Self.visitLines(bytes, range) { lines.append(($0, $1)) }
    for (line, next) in lines {
      if let path = path(in: bytes, line) {
        var inner = source
        inner.isCode = source.isCode || code.isOpen
        inner.indentation += bytes[line].prefix(while: isSpace)
        include(path, line, inner)
      } else {
        if !source.isCode { code.read(bytes[line]) }
        if !line.isEmpty { insert(source.indentation, line.lowerBound, source.index) }
        copy(line.lowerBound..<next, of: source.file, source.index)
      }
      if self.bytes.count > limit { return }
    }
  }

  // MARK: Files

  private mutating func include(_ path: Range<Int>, _ line: Range<Int>, _ outer: Source) {
    let written = String(decoding: outer.file.bytes[path], as: UTF8.self)
    switch file(written, from: outer) {
    case .success(let file): include(file, line, outer)
    case .failure(let problem):
      let place = outer.file.at(SourceRange(path.lowerBound, path.upperBound))
      findings.append(.brokenInclude(written, problem, at: place))
    }
  }

  /// Returns the file that a line means: from the folder of the file that has the line, or from the
  /// content folder.
  private mutating func file(
    _ written: String, from outer: Source
  ) -> Result<SourceFile, InclusionProblem> {
    count += 1
    if count > Self.maximumCount { return .failure(.tooMany(Self.maximumCount)) }
    let isFromTop = written.hasPrefix("/")
    let folder = isFromTop ? "" : ContentPath.folder(of: outer.file.path)
    let places = [ContentPath.join(folder, written), ContentPath.join("", written)]
      .compactMap(\.self)
    guard let first = places.first else { return .failure(.outside) }
    var result = read(at: first)
    if case .failure(.missing) = result, let second = places.dropFirst().first, second != first {
      let other = read(at: second)
      if case .failure(.missing(nil)) = other {} else { result = other }
    }
    guard case .success(let file) = result else { return result }
    if outer.chain.contains(file.path) {
      return .failure(.circular(outer.chain.drop { $0 != file.path } + [file.path]))
    }
    if outer.chain.count > Self.maximumDepth { return .failure(.tooDeep(Self.maximumDepth)) }
    if bytes.count + file.bytes.count > limit { return .failure(.tooLarge(limit)) }
    return result
  }

  private mutating func read(at path: String) -> Result<SourceFile, InclusionProblem> {
    if let file = known[path] { return file }
    paths.insert(path)
    let result =
      path.split(separator: "/").contains { $0.hasPrefix(".") }
      ? .failure(.hidden) : read(path).flatMap(Self.checked)
    known[path] = result
    return result
  }

  private static func checked(_ file: SourceFile) -> Result<SourceFile, InclusionProblem> {
    firstInvalidUTF8(in: file.bytes) == nil && file.bytes.firstControl == nil
      ? .success(file) : .failure(.notText)
  }

  private mutating func include(_ file: SourceFile, _ line: Range<Int>, _ outer: Source) {
    files.append(SourceOrigin.File(path: file.path, displayPath: file.displayPath))
    var source = outer
    source = Source(
      file: file, index: files.count - 1, indentation: outer.indentation, isCode: outer.isCode,
      chain: outer.chain + [file.path])
    if outer.isCode {
      add(source, 0..<file.bytes.count)
      endLine(source)
    } else if Self.isText(file.path) {
      add(source, Self.body(of: file.bytes))
      endLine(source)
    } else {
      let fence = Fence.around(file.bytes)
      insert(outer.indentation + fence + Self.language(of: file.path), line.lowerBound, outer.index)
      insert([0x0A], line.lowerBound, outer.index)
      source.isCode = true
      add(source, 0..<file.bytes.count)
      endLine(source)
      insert(outer.indentation + fence, line.upperBound, outer.index)
      insert([0x0A], line.upperBound, outer.index)
    }
  }

  /// Whether a file is part of the text. Other files are code.
  private static func isText(_ path: String) -> Bool {
    [".md", ".markdown", ".txt", ".html", ".htm"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The language of a block of code: the extension of the file.
  private static func language(of path: String) -> [UInt8] {
    let name = ContentPath.name(of: path)
    guard let dot = name.lastIndex(of: ".") else { return [] }
    let ending = name[dot...].dropFirst().utf8
    // A block `view` is not code.
    return ending.allSatisfy(\.isWordByte) && !ending.elementsEqual("view".utf8)
      ? Array(ending) : []
  }

  // MARK: Writing

  private mutating func copy(_ range: Range<Int>, of file: SourceFile, _ index: Int?) {
    guard !range.isEmpty else { return }
    let isContinued = parts.last.map {
      $0.isCopy && $0.file == index && $0.offset + bytes.count - $0.start == range.lowerBound
    }
    if isContinued != true {
      parts.append(.init(start: bytes.count, file: index, offset: range.lowerBound, isCopy: true))
    }
    bytes += file.bytes[range]
  }

  private mutating func insert(_ text: [UInt8], _ offset: Int, _ index: Int?) {
    guard !text.isEmpty else { return }
    parts.append(.init(start: bytes.count, file: index, offset: offset, isCopy: false))
    bytes += text
  }

  private mutating func endLine(_ source: Source) {
    if let last = bytes.last, last != 0x0A { insert([0x0A], source.file.bytes.count, source.index) }
  }
}

/// The state of the lines of a text: whether they are in a fenced block of code.
private struct Fence {
  private var open: (byte: UInt8, count: Int)?

  var isOpen: Bool { open != nil }

  mutating func read(_ line: ArraySlice<UInt8>) {
    let text = line.drop(while: isSpace)
    guard let byte = text.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else {
      return
    }
    let count = text.prefix { $0 == byte }.count
    let rest = text.dropFirst(count)
    if let open {
      if byte == open.byte, count >= open.count, rest.allSatisfy(isSpace) { self.open = nil }
    } else if count >= 3, byte == UInt8(ascii: "~") || !rest.contains(byte) {
      open = (byte, count)
    }
  }

  /// Returns a fence that no line of a text closes.
  static func around(_ text: [UInt8]) -> [UInt8] {
    var longest = 2
    var run = 0
    for byte in text {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
