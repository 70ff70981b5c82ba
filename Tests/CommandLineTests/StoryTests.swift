import Foundation
import Testing

/// Runs every file in `Stories` with the program itself.
@Suite("Stories")
struct StoryTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Stories")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test("the folder of stories is not empty")
  func found() { #expect(Self.names.count >= 10) }

  @Test("every step of a story has the expected result", arguments: names)
  func story(name: String) throws {
    let url = Self.folder.appendingPathComponent(name)
    let text = try String(contentsOf: url, encoding: .utf8)
    let story = Story(text)
    #expect(!story.title.isEmpty, "\(name) does not say what it is about")
    let stage = try Stage()
    for file in story.files { try stage.write(file.path, file.text) }
    var teller = Teller(story: story, name: name, url: url, stage: stage)
    for step in story.steps { try teller.tell(step) }
    #expect(teller.hasRun, "\(name) runs nothing")
  }
}

/// Carries out the steps of a story.
private struct Teller {
  let story: Story
  let name: String
  let url: URL
  let stage: Stage
  var hasRun = false
  private var result = Program.Result(status: 0, output: "", errors: "")
  private var isStatusSeen = true
  private var environment: [String: String] = [:]
  private var folder = "."
  private var snapshots: [String: [String: [String]]] = [:]

  init(story: Story, name: String, url: URL, stage: Stage) {
    self.story = story
    self.name = name
    self.url = url
    self.stage = stage
  }

  mutating func tell(_ step: Story.Step) throws {
    let place = "\(name):\(step.line)"
    switch step.verb {
    case "run": try run(step, place)
    case "status":
      isStatusSeen = true
      #expect("\(result.status)" == step.words, "\(place)\n\(result.errors)\(result.output)")
    case "stdout": try stream(result.output, step, place)
    case "stderr": try stream(result.errors, step, place)
    case "exists":
      let exists = FileManager.default.fileExists(atPath: stage[step.words])
      #expect(exists != step.isNegated, "\(place)")
    case "holds":
      let (path, words) = step.split
      let text = try #require(stage.read(path), "\(place): there is no \(path)")
      #expect(text.contains(words) != step.isNegated, "\(place)")
    case "write":
      try stage.write(step.split.first, step.split.rest.replacing("\\n", with: "\n"))
    case "remove": try FileManager.default.removeItem(atPath: stage[step.words])
    case "snapshot": snapshots[step.words] = try stage.snapshot(step.words)
    case "unchanged":
      let before = try #require(snapshots[step.words], "\(place): no snapshot")
      #expect(try stage.snapshot(step.words) == before, "\(place)")
    case "in": folder = step.words
    case "set": environment[step.split.first] = step.split.rest
    default: Issue.record("\(place): no story knows `\(step.verb)`")
    }
  }

  private mutating func run(_ step: Story.Step, _ place: String) throws {
    #expect(isStatusSeen, "\(place): nothing was said of the status of the run before")
    let (program, arguments) = step.split
    #expect(program == "demarc", "\(place)")
    result = try Program.run(
      arguments.split(separator: " ").map(String.init), in: stage[folder], environment: environment)
    hasRun = true
    isStatusSeen = false
  }

  private func stream(_ text: String, _ step: Story.Step, _ place: String) throws {
    if step.words.isEmpty {
      #expect(text.isEmpty == step.isNegated, "\(place)\n\(text)")
    } else if step.words.hasPrefix("is ") {
      try golden(text, String(step.words.dropFirst(3)), place)
    } else {
      let isThere = text.split(separator: "\n").contains { $0.contains(step.words) }
      #expect(isThere != step.isNegated, "\(place)\n\(text)")
    }
  }

  /// Compares with a file of the story, or puts it there where `UPDATE_SNAPSHOTS=1`.
  private func golden(_ text: String, _ file: String, _ place: String) throws {
    let expected = try #require(
      story.files.first { $0.path == file }?.text, "\(place): the story has no \(file)")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      let marker = "-- \(file) --\n"
      let story = try String(contentsOf: url, encoding: .utf8)
      try story.replacing(marker + expected, with: marker + text)
        .write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(text == expected, "\(place)")
    }
  }
}
