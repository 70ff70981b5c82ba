internal import ArgumentParser
internal import Pipeline

/// The manual page of the program, made from the help of the commands. Its macros are those of man(7).
struct ManualPage {
  /// The name of its file.
  static let name = "demarc.1"

  /// An argument or option with its explanation.
  private struct Item: Hashable {
    let label: String
    var text: String
  }

  /// The help of a command, divided into its parts.
  private struct Help {
    let name: String
    var overview: [String] = []
    var usage = ""
    var items: [Item] = []

    init(_ command: any ParsableCommand.Type) {
      name = command.configuration.commandName ?? ""
      var section = ""
      // Each explanation is one line if the lines are this long.
      let help = Demarc.helpMessage(for: command, columns: 10_000)
      for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
        let text = line.drop { $0 == " " }
        if line.hasPrefix("OVERVIEW: ") {
          (section, overview) = ("OVERVIEW", [String(line.dropFirst(10))])
        } else if line.hasPrefix("USAGE: ") {
          (section, usage) = ("USAGE", String(line.dropFirst(7)))
        } else if line == "ARGUMENTS:" || line == "OPTIONS:" || line == "SUBCOMMANDS:" {
          section = String(line.dropLast())
        } else if section == "OVERVIEW" {
          overview.append(String(text))
        } else if section == "ARGUMENTS" || section == "OPTIONS", !text.isEmpty {
          add(line, text)
        }
      }
    }

    /// Adds a line of the arguments or options: a label with its explanation, or more of it.
    private mutating func add(_ line: Substring, _ text: Substring) {
      let indent = line.count - text.count
      if indent > 2, !items.isEmpty {
        let separator = items[items.count - 1].text.isEmpty ? "" : " "
        items[items.count - 1].text += separator + text
        return
      }
      let gap = text.firstRange(of: "  ")
      let label = gap.map { text[..<$0.lowerBound] } ?? text
      let rest = gap.map { text[$0.upperBound...].drop { $0 == " " } } ?? ""
      items.append(Item(label: String(label), text: String(rest)))
    }
  }

  /// Options of at least this many commands are explained once.
  private static let leastShared = 3

  /// The source of the page.
  static var text: String {
    let root = Help(Demarc.self)
    let commands = Demarc.configuration.subcommands.filter { $0.configuration.shouldDisplay }
      .map(Help.init)
    var uses: [Item: Int] = [:]
    for item in commands.flatMap(\.items) { uses[item, default: 0] += 1 }
    let isShared = { (item: Item) in
      item.label.hasPrefix("-") && uses[item, default: 0] >= leastShared
    }
    var shared: [Item] = []
    for item in commands.flatMap(\.items) where isShared(item) && !shared.contains(item) {
      shared.append(item)
    }
    let summary = lowercasedStart(root.overview.first ?? "")
    var lines = [
      #".TH DEMARC 1 "" "\#(escaped(Program.generator))" "User Commands""#, ".SH NAME",
      "demarc \\- \(escaped(summary))", ".SH SYNOPSIS",
    ]
    for command in commands { lines += [".B \(escaped(command.usage))", ".br"] }
    lines += [".SH DESCRIPTION"] + paragraphs(Array(root.overview.dropFirst()))
    lines.append(".SH COMMANDS")
    for command in commands {
      lines.append(".SS demarc \(escaped(command.name))")
      lines += paragraphs(command.overview)
      lines += list(command.items.filter { !isShared($0) })
      let others = command.items.filter(isShared).map { name(of: $0) }
      if !others.isEmpty {
        lines += [".PP", escaped("Options below: \(others.joined(separator: ", ")).")]
      }
    }
    lines += [".SH OPTIONS"] + list(shared)
    lines += [".SH EXIT STATUS"] + list(statuses)
    lines += [".SH FILES"] + list(files)
    return lines.joined(separator: "\n") + "\n"
  }

  private static let statuses = [
    Item(label: "0", text: "There are no errors in the content."),
    Item(label: "1", text: "The content has errors."),
    Item(label: "2", text: "The command is used wrongly, or a file or a program is missing."),
  ]

  private static let files = [
    Item(label: "Content/site.yml", text: "The settings of the site."),
    Item(label: "Content/NAME/_collection.yml", text: "The schema of a collection."),
    Item(label: "Theme/", text: "Templates, assets and words that replace built-in ones."),
    Item(label: "Public/", text: "The website that demarc build writes."),
    Item(label: "demarc.yml", text: "The folders of the site, if they have other names."),
  ]

  private static func list(_ items: [Item]) -> [String] {
    items.flatMap { [".TP", ".B \(escaped($0.label))", escaped($0.text.isEmpty ? " " : $0.text)] }
  }

  /// Returns lines of text with a macro between paragraphs.
  private static func paragraphs(_ lines: [String]) -> [String] {
    lines.split(separator: "").flatMap { [".PP"] + $0.map(escaped) }
  }

  /// Returns the names of an option without the placeholder of its value.
  private static func name(of item: Item) -> String {
    item.label.split(separator: ",").map { $0.split(separator: " ").first ?? "" }
      .joined(separator: "/")
  }

  private static func lowercasedStart(_ text: String) -> String {
    let words = text.hasSuffix(".") ? String(text.dropLast()) : text
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// Returns a text without characters that have a meaning in roff.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("'", with: "\\(aq").replacing("…", with: "...")
    let marked = bold(plain)
    return marked.hasPrefix(".") ? "\\&\(marked)" : marked
  }

  /// Returns a text with the parts between backticks in bold.
  private static func bold(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return text }
    return parts.enumerated().map {
      $0.offset % 2 == 1 ? "\\fB\($0.element)\\fR" : String($0.element)
    }
    .joined()
  }
}
