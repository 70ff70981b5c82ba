package import Diagnostics

/// A pattern that an author writes in `site.yml` or in a schema, relative to the content folder.
///
/// A pattern whose last component has no wildcard may name a folder and then covers everything
/// below it.
package struct PathPattern: Sendable, Hashable {
  /// The pattern as written.
  package let text: String
  /// The location of the pattern.
  package let location: SourceLocation
  /// The pattern for files.
  package let file: Glob
  /// The pattern for everything below a folder of this name, or nil if the last component has a
  /// wildcard.
  private let below: Glob?

  /// The states of both globs.
  package struct State: Sendable, Hashable {
    fileprivate var file: Glob.State
    fileprivate var below: Glob.State?

    /// True if the path so far is covered.
    package var isMatch: Bool { file.isMatch || below?.isMatch == true }
    /// True if a path below the components so far can be covered.
    package var reachesBelow: Bool { file.reachesBelow || below?.reachesBelow == true }
  }

  fileprivate init?(_ text: String, _ parts: some Sequence<UInt8>, at location: SourceLocation) {
    let bytes = Array(parts)
    guard let file = Glob(bytes) else { return nil }
    self.text = text
    self.location = location
    self.file = file
    if case .name(let last)? = file.components.last, last.isLiteral {
      below = Glob(bytes + Array("/**".utf8))
    } else {
      below = nil
    }
  }

  /// The state before the first component of a path.
  package var start: State { State(file: file.start, below: below?.start) }

  /// Returns the state after one more component of a path. See ``Glob/advanced(_:by:isExplicit:)``.
  package func advanced(_ state: State, by name: [UInt8], isExplicit: Bool = false) -> State {
    State(
      file: file.advanced(state.file, by: name, isExplicit: isExplicit),
      below: below.flatMap { below in
        state.below.map { below.advanced($0, by: name, isExplicit: isExplicit) }
      })
  }

  /// True if the pattern covers a file, given by the components of its path.
  package func matches(_ path: [[UInt8]]) -> Bool {
    file.matches(path) || below?.matches(path) == true
  }

  /// True if the pattern covers every file below a folder, given by its state there.
  package func coversFolder(_ state: State) -> Bool {
    if file.coversAll(state.file) { return true }
    guard let below, let state = state.below else { return false }
    return below.coversAll(state)
  }

  /// True if the pattern has no wildcard and names one file or folder.
  package var isLiteral: Bool { file.literalDepth == file.components.count }

  /// The leading components without wildcards: the folder in which the search for files begins, or
  /// the whole path if the pattern has no wildcard.
  package var literalFolder: [String] {
    let parts = text.split(separator: "/").filter { $0 != "." }.map(String.init)
    return Array(parts.prefix(min(file.literalDepth, parts.count)))
  }
}

extension FieldReader {
  /// Maximum number of patterns in a list, and of bytes in a pattern.
  private static let limits = (patterns: 200, bytes: 500)

  /// Reads a list of patterns. Reports those that are invalid or leave the content folder.
  package mutating func pathPatterns(_ name: String, in fields: Fields) -> [PathPattern] {
    let texts = fields.texts(name)
    if texts.count > Self.limits.patterns {
      error(
        "`\(name)` has \(grouped(texts.count)) patterns; the limit is \(Self.limits.patterns)",
        at: texts[Self.limits.patterns].range)
    }
    return texts.prefix(Self.limits.patterns).compactMap { pathPattern($0.text, at: $0.range) }
  }

  private mutating func pathPattern(_ text: String, at range: SourceRange) -> PathPattern? {
    guard text.utf8.count <= Self.limits.bytes else {
      error("this pattern is longer than \(Self.limits.bytes) bytes", at: range)
      return nil
    }
    let bytes = Array(text.utf8)
    var parts: [ArraySlice<UInt8>] = []
    for part in bytes.split(separator: UInt8(ascii: "/")) {
      let place = SourceRange(part.startIndex, part.endIndex)
      if part.elementsEqual("..".utf8) {
        error(
          "this pattern leaves the content folder", at: self.place(of: place, in: bytes, at: range),
          help: ["patterns are relative to the content folder: name its parent with `--content`"])
        return nil
      }
      if part.count > 2, part.firstRange(of: Array("**".utf8)) != nil,
        part.contains(where: { $0 != UInt8(ascii: "*") })
      {
        let right = String(decoding: part, as: UTF8.self).replacing("**", with: "**/*")
        error(
          "`**` beside other characters matches no folders",
          at: self.place(of: place, in: bytes, at: range), help: ["did you mean \(right.quoted)?"])
        return nil
      }
      if !part.elementsEqual(".".utf8) { parts.append(part) }
    }
    if let brace = bytes.firstIndex(of: UInt8(ascii: "{")),
      bytes[brace...].contains(UInt8(ascii: "}"))
    {
      error(
        "patterns have no alternatives in braces",
        at: place(of: SourceRange(brace, brace + 1), in: bytes, at: range),
        help: ["write a pattern for each of them"])
      return nil
    }
    if bytes.first == UInt8(ascii: "!") {
      error(
        "a pattern cannot begin with `!`",
        at: place(of: SourceRange(0, 1), in: bytes, at: range),
        help: ["list what to leave out in `except:` of a schema or in `exclude:` of `site.yml`"])
      return nil
    }
    guard !parts.isEmpty else {
      error("this pattern names no file", at: range, help: ["`**` matches every file"])
      return nil
    }
    let joined = parts.joined(separator: [UInt8(ascii: "/")])
    guard let pattern = PathPattern(text, joined, at: file.at(range)) else {
      let open = bytes.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\\") } ?? 0
      error(
        "\(text.quoted) is not a pattern",
        at: place(of: SourceRange(open, open + 1), in: bytes, at: range),
        help: [
          "close each `[` with `]`, end no pattern with a backslash, and use at most "
            + "\(Glob.maximumDepth) folders"
        ])
      return nil
    }
    return pattern
  }

  /// Returns the range in the file of a range of a scalar's value.
  private func place(
    of part: SourceRange, in value: [UInt8], at range: SourceRange
  ) -> SourceRange {
    ScalarOffsets(value, from: Int(range.start), in: file.bytes)?.range(part) ?? range
  }
}
