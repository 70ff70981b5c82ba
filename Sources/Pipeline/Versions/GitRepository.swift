internal import Comparison

/// A git repository, which is only read.
///
/// Every command runs without hooks, filters and locks, and asks no server: objects come from
/// `cat-file --batch`, which gives their bytes unchanged. (`git archive` obeys `.gitattributes`, and a
/// checkout runs filters.)
struct GitRepository: Sendable {
  /// The folder in which git runs.
  let folder: String
  /// The root of the working tree, with all links resolved.
  let root: String

  /// Finds the repository around a folder.
  ///
  /// - Throws: ``EnvironmentError`` without git or a repository.
  init(around folder: String) async throws {
    self.folder = folder
    let result = try await Self.git(["rev-parse", "--show-toplevel"], in: folder)
    guard result.status == 0 else { throw Self.failure(result, folder) }
    let top = String(decoding: result.output, as: UTF8.self)
    root = FileSystem.resolved(top.hasSuffix("\n") ? String(top.dropLast()) : top)
  }

  private static func failure(_ result: Command.RawResult, _ folder: String) -> EnvironmentError {
    if result.status == 127 || result.status == 126 {
      return EnvironmentError(
        "git cannot be run: install it, or compare two folders with `demarc diff FOLDER FOLDER`")
    }
    if result.errors.contains("not a git repository") {
      return EnvironmentError(
        """
        there is no git repository around \(folder): compare two folders with `demarc diff FOLDER \
        FOLDER`
        """)
    }
    return EnvironmentError("git: \(firstLine(of: result.errors))")
  }

  private static func firstLine(of text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it failed"
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
  }

  /// Runs git.
  private static func git(
    _ arguments: [String], input: [UInt8] = [], in folder: String
  ) async throws -> Command.RawResult {
    // A clone without all objects must not ask a server for them. Only git 2.44 knows the second
    // variable, and older versions have no protocol that is allowed.
    let environment = [
      "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
      "GIT_TERMINAL_PROMPT=0", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C",
    ]
    let options = [
      "--no-pager", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c",
      "core.hooksPath=/dev/null",
    ]
    return try await Command.bytes(
      "/usr/bin/env", environment + ["git"] + options + arguments, input: input, in: folder)
  }

  /// Runs git in the repository. Returns its output, or nil if it failed.
  private func output(of arguments: [String], input: [UInt8] = []) async throws -> [UInt8]? {
    let result = try await Self.git(arguments, input: input, in: folder)
    return result.status == 0 ? result.output : nil
  }

  private func text(of arguments: [String]) async throws -> String? {
    guard let bytes = try await output(of: arguments) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  // MARK: Revisions

  /// Returns the full hash of the commit that a revision names, or nil if there is none.
  func commit(_ revision: String) async throws -> String? {
    try await text(of: [
      "rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}",
    ])
  }

  /// Returns the full hash of the commit that a revision names.
  ///
  /// - Throws: ``EnvironmentError`` with the command that helps.
  func existingCommit(_ revision: String) async throws -> String {
    if let commit = try await commit(revision) { return commit }
    guard try await isShallow() else {
      throw EnvironmentError("there is no revision or folder `\(revision)`")
    }
    throw EnvironmentError(
      """
      this clone is shallow and lacks `\(revision)`: run `git fetch --unshallow --tags` first (on \
      GitHub, `fetch-depth: 0` in the step of actions/checkout)
      """)
  }

  /// Returns whether the clone lacks older commits.
  func isShallow() async throws -> Bool {
    try await text(of: ["rev-parse", "--is-shallow-repository"]) == "true"
  }

  /// Returns the release tag with the highest version that a commit reaches: `v1.2.3` or `1.2.3`.
  ///
  /// - Throws: ``EnvironmentError`` if there is none.
  func newestRelease(before commit: String) async throws -> String {
    let tags =
      try await text(of: ["for-each-ref", "--merged=\(commit)", "--format=%(refname)", "refs/tags"])
      ?? ""
    let releases = tags.split(separator: "\n").compactMap { line -> (String, SemanticVersion)? in
      let name = line.dropFirst("refs/tags/".count)
      guard let version = SemanticVersion(name), !version.isPrerelease else { return nil }
      return (String(name), version)
    }
    if let newest = releases.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) { return newest.0 }
    if try await isShallow() {
      throw EnvironmentError(
        """
        this clone is shallow and has no release tag: run `git fetch --unshallow --tags` first (on \
        GitHub, `fetch-depth: 0` in the step of actions/checkout), or name a revision
        """)
    }
    throw EnvironmentError(
      "no release tag such as `v1.0.0` leads here: name a revision, such as `demarc diff HEAD~1`")
  }

  /// Returns whether a name is that of a release tag.
  func isReleaseTag(_ name: String) async throws -> Bool {
    guard let version = SemanticVersion(name), !version.isPrerelease else { return false }
    return try await output(of: [
      "rev-parse", "--verify", "--quiet", "--end-of-options", "refs/tags/\(name)",
    ]) != nil
  }

  // MARK: Objects

  /// Returns the files of a commit, with their modes and sizes.
  func tree(of commit: String) async throws -> GitTree {
    let result = try await Self.git(
      ["ls-tree", "-r", "-z", "-l", "--full-tree", commit], in: folder)
    guard result.status == 0 else {
      throw EnvironmentError(
        """
        git cannot list the files of \(commit.prefix(12)): \(Self.firstLine(of: result.errors)). If \
        this is a partial clone, run `git fetch --refetch --no-filter` first
        """)
    }
    return GitTree(listing: result.output)
  }

  /// Calls a function with the bytes of each object, in the order given. The objects of one run of
  /// git have a limited size.
  ///
  /// - Throws: ``EnvironmentError`` if an object is missing.
  func read(_ files: [GitTree.File], _ body: (GitTree.File, ArraySlice<UInt8>) throws -> Void)
    async throws
  {
    var start = 0
    while start < files.count {
      var (end, size) = (start, 0)
      while end < files.count, end == start || size + files[end].size <= Self.batchSize {
        size += files[end].size
        end += 1
      }
      try await readBatch(files[start..<end], body)
      start = end
    }
  }

  /// Maximum size of the objects of one run of git, in bytes.
  private static let batchSize = 64 << 20

  private func readBatch(
    _ files: ArraySlice<GitTree.File>,
    _ body: (GitTree.File, ArraySlice<UInt8>) throws -> Void
  ) async throws {
    let names = files.map { $0.object + "\n" }.joined()
    let output = try await output(of: ["cat-file", "--batch"], input: Array(names.utf8)) ?? []
    var rest = output[...]
    for file in files {
      // `<object> blob <size>`, a line break, the bytes, a line break.
      guard let lineEnd = rest.firstIndex(of: 0x0A) else { throw Self.missing(file) }
      let head = String(decoding: rest[..<lineEnd], as: UTF8.self).split(separator: " ")
      guard head.count == 3, head[1] == "blob", Int(head[2]) == file.size,
        rest.endIndex - lineEnd > file.size + 1
      else { throw Self.missing(file) }
      let bytes = rest[(lineEnd + 1)..<(lineEnd + 1 + file.size)]
      try body(file, bytes)
      rest = rest[(lineEnd + 2 + file.size)...]
    }
  }

  private static func missing(_ file: GitTree.File) -> EnvironmentError {
    EnvironmentError(
      """
      this clone lacks the contents of \(file.path): if it is a partial clone, run `git fetch \
      --refetch --no-filter` first
      """)
  }
}
