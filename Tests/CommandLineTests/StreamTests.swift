import Foundation
import Testing

/// Output reaches its end, or the exit status says that it did not.
@Suite("Standard streams")
struct StreamTests {
  /// A site whose report is longer than the buffer of a pipe.
  private func stage(links: Int = 600) throws -> Stage {
    let stage = try Stage()
    let lines = (0..<links).map { "[text](nowhere-\($0).md)\n" }.joined(separator: "\n")
    try stage.write("Content/index.md", "---\ntitle: Home\n---\n\(lines)")
    try stage.write("Content/site.yml", "title: Home\n")
    return stage
  }

  /// Runs a line of the shell, in which `$D` is the program.
  private func shell(_ line: String, in stage: Stage) throws -> Program.Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: stage.root)
    process.environment = Program.environment(["D": Program.path])
    let (output, errors) = (stage["shell-output"], stage["shell-errors"])
    for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Program.Result(
      status: process.terminationStatus, output: stage.read("shell-output") ?? "",
      errors: stage.read("shell-errors") ?? "")
  }

  @Test("a non-blocking pipe receives the whole report", arguments: ["json", "sarif", "text"])
  func nonBlocking(format: String) throws {
    let stage = try stage()
    let expected = try Program.run(["check", "--format", format], in: stage.root)
    let pipe = Pipe()
    let end = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) == 0)
    let process = Program.process(["check", "--format", format], in: stage.root)
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    try pipe.fileHandleForWriting.close()
    // The pipe is full before anything is read.
    usleep(700_000)
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(data.count > 65_536)
    #expect(String(decoding: data, as: UTF8.self) == expected.output)
  }

  @Test(
    "a full disk is exit status 2, with an error on standard error",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "check", "check --format json", "check --format github", "build --format sarif",
      "check --fix --dry-run", "explain", "explain broken-link", "--help", "check --help",
      "--version",
    ])
  func fullDisk(arguments: String) throws {
    let result = try shell("$D \(arguments) >/dev/full", in: try stage(links: 3))
    #expect(result.status == 2)
    #expect(
      result.errors.contains("error: cannot write to standard output: no space left on device"))
  }

  @Test(
    "a failed write to standard error is exit status 2",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullErrors() throws {
    let stage = try stage(links: 3)
    #expect(try shell("$D check 2>/dev/full", in: stage).status == 2)
    #expect(try shell("$D nonsense 2>/dev/full", in: stage).status == 2)
  }

  @Test("writing to a closed standard stream is exit status 2")
  func closed() throws {
    let stage = try stage(links: 3)
    let result = try shell("$D check --format json >&-", in: stage)
    #expect(result.status == 2)
    #expect(result.errors.contains("error: cannot write to standard output"))
    #expect(try shell("$D check --format json 2>&-", in: stage).status == 2)
  }

  @Test(
    "closing the reading end of the pipe does not change the exit status",
    arguments: ["", "trap '' PIPE; "])
  func head(setting: String) throws {
    let stage = try stage()
    let check = try shell(
      "\(setting)$D check 2>errors | head -1; exit ${PIPESTATUS[0]}", in: stage)
    #expect(check.status == 1)
    #expect(check.output.split(separator: "\n").count == 1)
    #expect(stage.read("errors")?.contains("600 errors in 1 file") == true)
    #expect(stage.read("errors")?.contains("cannot write") == false)
    let list = try shell("\(setting)$D explain | head -1; exit ${PIPESTATUS[0]}", in: stage)
    #expect(list.status == 0 && list.errors.isEmpty)
  }

  @Test("a build continues if the reader closes the pipe")
  func buildGoesOn() throws {
    let stage = try stage(links: 0)
    let build = try shell("$D build --no-search 2>&1 | true; exit ${PIPESTATUS[0]}", in: stage)
    #expect(build.status == 0)
    #expect(stage.read("Public/index.html") != nil)
  }

  @Test("too little memory is reported without hanging", arguments: ["check", "build", "serve"])
  func boundedMemory(command: String) throws {
    let result = try shell(
      "ulimit -v 100000 && exec timeout 20 $D \(command)", in: try stage(links: 0))
    // The loader may fail with so little memory and report that itself.
    let isLoaded = result.status != 127
    #expect(result.status == 2 || !isLoaded)
    #expect(result.errors.contains(isLoaded ? "ulimit -v" : "error while loading"))
  }

  @Test(
    "without /proc the program fails instead of ignoring its arguments",
    .enabled(if: geteuid() == 0 && FileManager.default.fileExists(atPath: "/usr/sbin/chroot")))
  func withoutProc() throws {
    let stage = try stage(links: 1)
    let result = try shell(
      """
      mkdir root; cp $D root/demarc
      for l in $(ldd $D | grep -o '/[^ ]*'); do mkdir -p root$(dirname $l); cp $l root$l; done
      /usr/sbin/chroot root /demarc check --content /nowhere
      """, in: stage)
    #expect(result.status == 2)
    #expect(result.errors.contains("mount /proc"))
  }

  @Test("a second build into the same output reports the running build")
  func twoBuilds() throws {
    let stage = try stage(links: 0)
    #expect(try Program.run(["build", "--no-search"], in: stage.root).status == 0)
    let folder = open(stage["Public/.demarc"], O_RDONLY | O_DIRECTORY)
    try #require(folder >= 0 && flock(folder, LOCK_EX | LOCK_NB) == 0)
    let before = try stage.snapshot("Public")
    let second = try Program.run(["build", "--no-search"], in: stage.root)
    #expect(second.status == 2)
    #expect(second.errors.contains("error: another build is writing Public"))
    #expect(try stage.snapshot("Public") == before)
    close(folder)
    #expect(try Program.run(["build", "--no-search"], in: stage.root).status == 0)
  }
}
