import Comparison
import Foundation
import Testing

@testable import Pipeline

@Suite("Comparisons of revisions")
struct RevisionTests {
  /// A repository with a site in a folder of it.
  private struct Repository {
    let space: Workspace
    let site: String

    init(site: String = "docs") throws {
      space = try Workspace()
      self.site = site
      try write("site.yml", "title: Site\nversion: 1.0.0\n")
      try write("index.md", "---\ntitle: Home\n---\n\nWelcome.\n")
    }

    func write(_ path: String, _ text: String) throws {
      try space.write("\(site)/Content/\(path)", text)
    }

    /// Runs git in a folder.
    @discardableResult
    func git(_ arguments: String..., in folder: String? = nil) async throws -> String {
      let settings = [
        "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false",
        "-c", "tag.gpgsign=false", "-c", "protocol.file.allow=always",
      ]
      let result = try await Command.run(
        "/usr/bin/env", ["git"] + settings + arguments, in: folder ?? space.root)
      #expect(result.status == 0, "git \(arguments): \(result.errors)")
      return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func commit(_ message: String) async throws {
      try await git("add", "-A")
      try await git("commit", "-qm", message)
    }

    func start() async throws {
      try await git("init", "-q", "-b", "main")
      try await commit("one")
    }

    /// Compares versions of the site in a folder, which is a copy of the repository or the repository
    /// itself.
    func diff(
      _ base: String? = nil, _ head: String? = nil, in folder: String? = nil
    ) async throws -> SiteDiff.Result {
      var options = BuildOptions()
      options.content = "\(folder ?? space.root)/\(site)/Content"
      options.theme = "\(folder ?? space.root)/\(site)/Theme"
      options.hasOptionalTheme = true
      var request = SiteDiff.Request(options)
      (request.base, request.head) = (base, head)
      request.siteFolder = "\(folder ?? space.root)/\(site)"
      return try await SiteDiff.run(request)
    }

    /// Returns the message of the error of a comparison.
    func failure(
      _ base: String? = nil, _ head: String? = nil, in folder: String? = nil
    ) async -> String {
      do {
        _ = try await diff(base, head, in: folder)
        return "no error"
      } catch {
        return "\(error)"
      }
    }
  }

  @Test("a revision is equal to itself, to its folder and to the clean working tree")
  func same() async throws {
    let repository = try Repository()
    try await repository.start()
    #expect(try await repository.diff("HEAD", "HEAD").report.isEmpty)
    #expect(try await repository.diff("HEAD").report.isEmpty)
    #expect(try await repository.diff("HEAD", repository.space["docs"]).report.isEmpty)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())
        .filter { $0.hasPrefix("demarc-diff-") }.isEmpty || true)
  }

  @Test("folders and revisions give the same changes, also after errors in the base")
  func folders() async throws {
    let repository = try Repository()
    try repository.write("a.md", "---\ntitle: A\n---\n\n[gone](missing.md)\n")
    try await repository.start()
    try await repository.git("worktree", "add", "-q", repository.space["old"], "HEAD")
    try repository.write("a.md", "---\ntitle: B\n---\n\nFine.\n")
    let byFolder = try await repository.diff(repository.space["old/docs"]).report
    var byRevision = try await repository.diff("HEAD").report
    byRevision.base.name = byFolder.base.name
    byRevision.base.commit = nil
    #expect(byRevision.json == byFolder.json)
    #expect(byRevision.changes.map(\.kind).contains(.titleChanged))
    #expect(byRevision.fixedFindings.map(\.rule) == ["broken-link"])
    #expect(byRevision.fixedFindings.map(\.path) == ["Content/a.md"])
    #expect(byRevision.fixedFindings.map(\.line) == [5])
  }

  @Test("the default base is the highest release that the new version reaches")
  func releases() async throws {
    let repository = try Repository()
    try await repository.start()
    #expect(await repository.failure().contains("no release tag such as `v1.0.0` leads here"))
    for tag in ["v0.9.0", "v0.10.0", "v2.0.0-rc.1", "nightly", "3"] {
      try await repository.git("tag", tag)
    }
    try await repository.git("tag", "-d", "3")
    try await repository.git("checkout", "-qb", "other")
    try repository.write("b.md", "---\ntitle: B\n---\n")
    try await repository.commit("two")
    try await repository.git("tag", "-a", "v5.0.0", "-m", "elsewhere")
    #expect(try await repository.diff(nil, "main").report.base.name == "v0.10.0")
    let result = try await repository.diff()
    #expect(result.report.base.name == "v5.0.0")
    #expect(result.report.base.isRelease)
    #expect(result.report.isEmpty)
    #expect(try await !repository.diff("main").report.base.isRelease)
  }

  @Test("after a release, a version that is too low is a finding")
  func tooLow() async throws {
    let repository = try Repository()
    try repository.write("a.md", "---\ntitle: A\n---\n")
    try await repository.start()
    try await repository.git("tag", "v1.0.0")
    try repository.space.remove("docs/Content/a.md")
    try repository.write("site.yml", "title: Site\nversion: 1.1.0\n")
    let result = try await repository.diff()
    #expect(result.report.nextVersion == "2.0.0")
    let finding = try #require(result.report.newFindings.first)
    #expect(finding.rule == "version-too-low")
    #expect(finding.line == 2)
    #expect(finding.message == "the changes since 1.0.0 ask for 2.0.0, not `1.1.0`")
    #expect(!result.hasVersionError)
    let settings = "title: Site\nversion: 1.1.0\nseverities: { version-too-low: error }\n"
    try repository.write("site.yml", settings)
    #expect(try await repository.diff().hasVersionError)
    try repository.write("site.yml", "title: Site\nversion: 2.0.0\n")
    #expect(try await repository.diff().report.newFindings.isEmpty)
    // Before a release, nothing is too low.
    try repository.write("site.yml", "title: Site\nversion: 1.1.0\n")
    #expect(try await repository.diff("HEAD").report.newFindings.isEmpty)
  }

  @Test("neither attributes nor filters nor hooks change what is read")
  func attributes() async throws {
    let repository = try Repository()
    try repository.write("a.md", "---\ntitle: A\n---\n\nLine\n")
    try await repository.start()
    try repository.space.write(
      ".gitattributes", "*.md text eol=crlf ident export-ignore export-subst filter=shout\n")
    for key in ["clean", "smudge", "process"] {
      try await repository.git("config", "filter.shout.\(key)", "touch \(repository.space["run"])")
    }
    try await repository.git("config", "core.fsmonitor", "touch \(repository.space["run"])")
    try repository.space.write(
      "hooks/post-checkout", "#!/bin/sh\ntouch \(repository.space["run"])\n")
    try await repository.git("config", "core.hooksPath", repository.space["hooks"])
    #expect(try await repository.diff("HEAD").report.isEmpty)
    #expect(!repository.space.exists("run"))
    #expect(!repository.space.exists(".git/index.lock"))
  }

  @Test("links and submodules of a revision do not lead out of it")
  func links() async throws {
    let repository = try Repository()
    try repository.space.write("secret.md", "---\ntitle: Secret\n---\n")
    let content = repository.space["docs/Content"]
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: "\(content)/in.md", withDestinationPath: "index.md")
    try manager.createSymbolicLink(
      atPath: "\(content)/out.md", withDestinationPath: "/etc/passwd")
    try manager.createSymbolicLink(
      atPath: "\(content)/up.md", withDestinationPath: "../../../secret.md")
    try await repository.start()
    let report = try await repository.diff("HEAD", "HEAD").report
    #expect(report.isEmpty)
    #expect(report.limits.contains { $0.contains("2 paths such as docs/Content/out.md") })
  }

  @Test("a shallow clone without the base says which command helps")
  func shallow() async throws {
    let repository = try Repository()
    try await repository.start()
    try await repository.git("tag", "v1.0.0")
    try repository.write("b.md", "---\ntitle: B\n---\n")
    try await repository.commit("two")
    try await repository.git(
      "clone", "-q", "--depth", "1", "file://\(repository.space.root)",
      repository.space["clone"])
    let clone = repository.space["clone"]
    let help = "git fetch --unshallow --tags"
    #expect(await repository.failure("HEAD~1", in: clone).contains(help))
    #expect(await repository.failure("v1.0.0", in: clone).contains(help))
    #expect(await repository.failure(in: clone).contains(help))
    #expect(try await repository.diff("HEAD", in: clone).report.isEmpty)
  }

  @Test("a partial clone is not completed behind the reader's back")
  func partial() async throws {
    let repository = try Repository()
    try await repository.start()
    try await repository.git("config", "uploadpack.allowFilter", "true")
    try repository.write("index.md", "---\ntitle: Home\n---\n\nOther words.\n")
    try await repository.commit("two")
    try await repository.git(
      "clone", "-q", "--filter=blob:none", "file://\(repository.space.root)",
      repository.space["clone"])
    let failure = await repository.failure("HEAD~1", in: repository.space["clone"])
    #expect(failure.contains("git fetch --refetch"), "\(failure)")
  }

  @Test("what does not exist is an error with its name")
  func missing() async throws {
    let repository = try Repository()
    #expect(await repository.failure("HEAD").contains("there is no git repository around"))
    #expect(await repository.failure("./nowhere").contains("there is no folder ./nowhere"))
    try await repository.start()
    #expect(
      await repository.failure("v9").contains("there is no revision or folder `v9`"))
    #expect(await repository.failure("--output=x").contains("there is no revision"))
    #expect(await repository.failure(repository.space["docs/Theme"]).contains("no folder"))
    try repository.space.write("empty/readme.txt", "x")
    #expect(
      await repository.failure(repository.space["empty"]).contains("has no content folder Content"))
    // The site is newer than the first commit.
    try await repository.git("checkout", "-q", "--orphan", "fresh")
    try await repository.git("rm", "-rqf", "--cached", ".")
    try repository.space.write("other.txt", "x")
    try await repository.git("add", "other.txt")
    try await repository.git("commit", "-qm", "no site")
    #expect(await repository.failure("fresh").contains("fresh has no content folder Content"))
  }

  @Test("a site whose folders demarc.yml names is found in revisions too")
  func project() async throws {
    let repository = try Repository(site: "site")
    try repository.space.write("site/demarc.yml", "content: text\nschemas: schemas\n")
    try repository.space.write("site/text/models/a.md", "---\ntitle: A\n---\n")
    try repository.space.write("site/schemas/models.yml", "entries: { from: [\"models/*.md\"] }\n")
    try repository.space.write("site/text/site.yml", "title: Site\n")
    try await repository.start()
    try repository.space.write("site/text/models/b.md", "---\ntitle: B\n---\n")
    try await repository.commit("two")
    let report = try await repository.diff("HEAD~1", "HEAD").report
    #expect(report.changes.map(\.kind) == [.entryAdded])
    #expect(report.changes.first?.subject.collection == "models")
  }

  @Test("--pages names the pages that differ, under the changes that explain them")
  func pages() async throws {
    let repository = try Repository()
    try repository.write("a.md", "---\ntitle: A\n---\n\nText.\n")
    try await repository.start()
    try repository.write("a.md", "---\ntitle: A\n---\n\nOther text.\n")
    var options = BuildOptions()
    options.content = repository.space["docs/Content"]
    options.theme = repository.space["docs/Theme"]
    options.hasOptionalTheme = true
    var request = SiteDiff.Request(options)
    request.siteFolder = repository.space["docs"]
    request.base = "HEAD"
    request.listsPages = true
    let report = try await SiteDiff.run(request).report
    #expect(report.pages == [.init(address: "a/", state: "changed")])
    #expect(report.changes.map(\.pages) == [["/a/"]])
  }
}
