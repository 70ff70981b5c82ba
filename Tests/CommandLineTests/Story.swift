import Foundation

/// A command-line scenario as text: the steps with their expected results, then the initial files.
///
/// ```
/// # What this is about.
/// run demarc build          runs the program in the story's folder
/// status 1                  its exit status
/// stderr 1 error            a line of its standard error holds this
/// ! stdout warning          no line of its standard output does
/// ! stdout                  standard output is empty
/// stdout is report.txt      standard output is that file of the story, to the byte
/// exists Public/index.html  ! exists Public
/// holds Public/a.html text  ! holds Public/a.html text
/// write Content/a.md text   \n represents a line ending
/// remove Content/a.md
/// snapshot Public           unchanged Public
/// set NO_COLOR 1            for what is run from here on
/// in docs                   runs in that folder from here on; `in .` for the story's own
///
/// -- Content/index.md --
/// ---
/// title: Home
/// ---
/// ```
///
/// A story without files of a theme has the built-in one.
struct Story {
  /// A line that says what to do or what to expect.
  struct Step {
    let line: Int
    let isNegated: Bool
    let verb: String
    let words: String

    /// The first word and the rest.
    var split: (first: String, rest: String) {
      let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
      return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
  }

  let title: String
  let steps: [Step]
  let files: [(path: String, text: String)]

  init(_ text: String) {
    var steps: [Step] = []
    var files: [(path: String, text: String)] = []
    var title = ""
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        files.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      } else if line.hasPrefix("#") {
        if title.isEmpty { title = line.dropFirst().trimmingCharacters(in: .whitespaces) }
      } else if !line.isEmpty {
        let isNegated = line.hasPrefix("! ")
        let parts = line.dropFirst(isNegated ? 2 : 0).split(separator: " ", maxSplits: 1)
        steps.append(
          Step(
            line: index + 1, isNegated: isNegated, verb: String(parts[0]),
            words: parts.count > 1 ? String(parts[1]) : ""))
      }
    }
    // The text ends with a newline that does not belong to the last file.
    if let last = files.indices.last, files[last].text.hasSuffix("\n") {
      files[last].text.removeLast()
    }
    self.title = title
    self.steps = steps
    self.files = files
  }
}
