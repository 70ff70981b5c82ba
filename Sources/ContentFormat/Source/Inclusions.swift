internal import Bytes
package import Diagnostics
package import Markdown

/// The text of a file in which lines that include other files are replaced by the text of these.
///
/// Markdown and HTML become part of the text. Other files become blocks of code. Inside of a block of
/// code, every file is included as it is, without the files that it includes. The lines keep the
/// indentation of the line that includes them, so that they stay in its list item.
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
  /// The lines that could not be replaced. The text has them only inside of a block of code.
  package private(set) var findings: [Finding] = []

  private let main: SourceFile
  private let patterns: [LinkPattern]
  private let read: Reading
  private let limit: Int
  private let includesDrafts: Bool
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
    var file: SourceFile
    /// The index in ``files``, or nil for the main file.
    var index: Int?
    /// The white space before each line.
    var indentation: [UInt8] = []
    /// The paths of the files around this one and of this one.
    var chain: [String]
  }

  /// Replaces the lines of a file that include others. Returns nil if there are none.
  ///
  /// - Parameters:
  ///   - patterns: The forms of these lines. Each has the placeholder `path`.
  ///   - includesDrafts: Whether the site shows drafts.
  ///   - limit: Maximum size of the text in bytes.
  package init?(
    _ file: SourceFile, _ patterns: [LinkPattern], includesDrafts: Bool = false, limit: Int,
    reading read: @escaping Reading
  ) {
    main = file
    self.patterns = patterns
    self.read = read
    self.limit = limit
    self.includesDrafts = includesDrafts
    let body = Self.body(of: file.bytes)
    guard hasInclusion(file.bytes, body) else { return nil }
    copy(0..<body.lowerBound, of: file, nil)
    add(Source(file: file, index: nil, chain: [file.path]), body)
  }

  /// The text of the main file after the front matter.
  private static func body(of bytes: [UInt8]) -> Range<Int> {
    switch FrontMatter.split(bytes) {
    case .absent(let body), .present(_, let body): body
    case .unclosed: bytes.count..<bytes.count
    }
  }

  /// The text of an included file, and whether it is a draft. Front matter is a mapping. Other text
  /// between two rules is part of the text.
  private static func text(of file: SourceFile) -> (body: Range<Int>, isDraft: Bool) {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard case .present(let yaml, let body) = FrontMatter.split(file.bytes) else {
      return (start..<file.bytes.count, false)
    }
    let (node, problems) = YAMLReader.read(yaml, of: file)
    if node == nil, problems.isEmpty { return (body, false) }
    guard case .mapping(let pairs)? = node?.value else { return (start..<file.bytes.count, false) }
    return (body, pairs.contains { $0.key == "status" && $0.value.text == "draft" })
  }

  // MARK: Lines

  private func hasInclusion(_ bytes: [UInt8], _ body: Range<Int>) -> Bool {
    var found = false
    Self.visitLines(bytes, body) { line, _ in found = found || !paths(in: bytes, line).isEmpty }
    return found
  }

  /// Calls `visit` with each line without its line ending, and with its end.
  private static func visitLines(
    _ bytes: [UInt8], _ range: Range<Int>, _ visit: (Range<Int>, Int) -> Void
  ) {
    bytes.withUnsafeBufferPointer { bytes in
      let scanner = LineScanner(bytes, range)
      var start = range.lowerBound
      while start < range.upperBound {
        let line = scanner.line(from: start)
        var end = line.upperBound
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        visit(start..<end, line.upperBound)
        start = line.upperBound
      }
    }
  }

  /// Returns the ranges of the paths in a line that includes files, or none for another line.
  private func paths(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var line = line
    while let first = line.first, bytes[first].isSpaceOrLineBreak { line = line.dropFirst() }
    while let last = line.last, bytes[last].isSpaceOrLineBreak { line = line.dropLast() }
    guard let first = line.first, patterns.contains(where: { $0.firstByte == bytes[first] }) else {
      return []
    }
    return bytes.withUnsafeBufferPointer { bytes in
      for pattern in patterns {
        if let match = pattern.match(bytes, at: first, limit: line.upperBound),
          match.end == line.upperBound
        {
          return match.values.map(\.range)
        }
      }
      return []
    }
  }

  private mutating func add(_ source: Source, _ range: Range<Int>) {
    var fence = Fence()
    let bytes = source.file.bytes
    var lines: [(line: Range<Int>, next: Int)] = []
    Self.visitLines(bytes, range) { lines.append(($0, $1)) }
    for (line, next) in lines {
      let paths = paths(in: bytes, line)
      if !paths.isEmpty {
        var inner = source
        inner.indentation += bytes[line].prefix(while: \.isSpaceOrLineBreak)
        let isRead = paths.map { include($0, line, inner, fence) }
        // In code, the line may be an example of the syntax.
        if isRead.contains(true) || !fence.isOpen && !isRead.contains(nil) { continue }
      }
      fence.read(bytes[line])
      copy(line.lowerBound..<next, line, source)
    }
  }

  /// Copies a line behind the indentation of the line that includes its file.
  private mutating func copy(_ range: Range<Int>, _ line: Range<Int>, _ source: Source) {
    if !line.isEmpty { insert(source.indentation, line.lowerBound, source.index) }
    copy(range, of: source.file, source.index)
  }

  // MARK: Files

  /// Includes the file with a path on a line. Returns false after a finding, and nil for a name that
  /// is no path: one without an extension that no file has, such as that of a variable.
  private mutating func include(
    _ path: Range<Int>, _ line: Range<Int>, _ outer: Source, _ fence: Fence
  ) -> Bool? {
    let written = String(decoding: outer.file.bytes[path], as: UTF8.self)
    var problem: InclusionProblem
    switch file(written, from: outer) {
    case .success(let file):
      guard let found = include(file, line, outer, fence) else { return true }
      problem = found
    case .failure(let found): problem = found
    }
    if case .missing(nil) = problem, !ContentPath.name(of: written).contains(".") { return nil }
    let place = outer.file.at(SourceRange(path.lowerBound, path.upperBound))
    findings.append(.brokenInclude(written, problem, at: place))
    return false
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

  /// Includes a file. Returns the reason if that is not possible.
  private mutating func include(
    _ file: SourceFile, _ line: Range<Int>, _ outer: Source, _ fence: Fence
  ) -> InclusionProblem? {
    var source = outer
    source.file = file
    source.chain.append(file.path)
    let isText = !fence.isOpen && Self.isText(file.path)
    let (body, isDraft) = isText ? Self.text(of: file) : (0..<file.bytes.count, false)
    if isDraft && !includesDrafts { return .draft }
    if fence.isClosed(by: file.bytes) { return .endsCode }
    let lines = outer.indentation.isEmpty ? 0 : file.bytes.count { $0 == 0x0A } + 1
    let size = file.bytes.count + lines * outer.indentation.count
    if bytes.count + size > limit { return .tooLarge(limit) }
    files.append(
      SourceOrigin.File(
        path: file.path, displayPath: file.displayPath,
        includedAt: outer.file.at(SourceRange(line.lowerBound, line.upperBound))))
    source.index = files.count - 1
    guard isText else {
      let own = fence.isOpen ? nil : Fence.around(file.bytes)
      if let own {
        let opening = outer.indentation + own + Self.language(of: file.path) + [0x0A]
        insert(opening, line.lowerBound, outer.index)
      }
      Self.visitLines(file.bytes, body) { copy($0.lowerBound..<$1, $0, source) }
      endLine(source)
      if let own { insert(outer.indentation + own + [0x0A], line.upperBound, outer.index) }
      return nil
    }
    add(source, body)
    endLine(source)
    return nil
  }

  /// Whether a file is part of the text. Other files are code.
  private static func isText(_ path: String) -> Bool {
    [".md", ".markdown", ".html", ".htm"].contains { path.lowercased().hasSuffix($0) }
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
    let text = line.drop(while: \.isSpaceOrLineBreak)
    guard let byte = text.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else {
      return
    }
    let count = text.prefix { $0 == byte }.count
    let rest = text.dropFirst(count)
    if let open {
      if byte == open.byte, count >= open.count, rest.allSatisfy(\.isSpaceOrLineBreak) {
        self.open = nil
      }
    } else if count >= 3, byte == UInt8(ascii: "~") || !rest.contains(byte) {
      open = (byte, count)
    }
  }

  /// Returns whether a line of a text closes the open fence.
  func isClosed(by text: [UInt8]) -> Bool {
    guard isOpen else { return false }
    return text.split(separator: 0x0A).contains { line in
      var fence = self
      fence.read(line)
      return !fence.isOpen
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
