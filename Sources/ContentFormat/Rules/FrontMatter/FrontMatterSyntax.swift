package import Diagnostics

extension Rule {
  /// Front matter or a YAML file is not valid YAML, or a JSON file is not valid JSON.
  package static let frontMatterSyntax = Rule(
    "front-matter-syntax", stage: .content, isVital: true,
    what: "Front matter or a YAML file is not valid YAML, or a JSON file is not valid JSON.",
    why: "Demarc cannot use any value of the file before it is valid.",
    example: """
      ---
      title: Agents: who decides?
      ---
      """,
    fix: """
      Put a value that contains `: ` into quotes. Align lists and keys with spaces, not tabs. \
      Close front matter with `---`.
      """)
}

extension Finding {
  package static func unclosedFrontMatter(at location: SourceLocation) -> Finding {
    Finding(
      .frontMatterSyntax, at: location, "this front matter is never closed",
      help: ["add a line `---` after its last field"])
  }

  static func unclosedQuote(at location: SourceLocation) -> Finding {
    Finding(
      .frontMatterSyntax, at: location, "this quote is never closed",
      help: ["add the same quote at the end of the text"])
  }

  /// `problem` and `context` are the error messages of libyaml.
  static func frontMatterSyntax(
    _ problem: String, at location: SourceLocation,
    context: (text: String, at: SourceLocation)? = nil
  ) -> Finding {
    if let context, context.text.contains("quoted scalar"), problem.contains("end of") {
      return .unclosedQuote(at: context.at)
    }
    var notes: [Note] = []
    if let context, context.at != location { notes = [Note(context.text, at: context.at)] }
    return Finding(
      .frontMatterSyntax, at: location, "this is not YAML: \(problem)", notes: notes,
      help: advice(problem, in: location.path))
  }

  static func frontMatterSyntax(_ mistake: YAMLMistake, in file: SourceFile) -> Finding {
    Finding(
      .frontMatterSyntax, at: file.at(mistake.range), "this is not YAML: \(mistake.problem)",
      help: [mistake.help])
  }

  /// A JSON file of a collection is invalid.
  static func jsonSyntax(
    _ problem: String, at location: SourceLocation, help: [String] = []
  ) -> Finding {
    Finding(.frontMatterSyntax, at: location, "this is not JSON: \(problem)", help: help)
  }

  private static func advice(_ problem: String, in path: String) -> [String] {
    if problem.contains("mapping values are not allowed") {
      return [
        "put a value that contains `: ` into quotes, and write a space after the `:` of a key"
      ]
    }
    if problem.contains("unknown escape character") {
      return ["write `\\\\` for a backslash in double quotes, or use single quotes"]
    }
    if problem.contains("another document") {
      let name = ContentPath.name(of: path)
      if [CollectionSchema.fileName, "site.yml", "demarc.yml"].contains(name)
        || name.hasSuffix(CollectionSchema.fileSuffix)
      {
        return ["remove this line: the file has no front matter, it is YAML as a whole"]
      }
      return [
        "`items: each document` in `_collection.yml` makes each document of its files an entry"
      ]
    }
    if problem.contains("expected alphabetic or numeric character") {
      return ["put a value that begins with `&` or `*` into quotes"]
    }
    if problem.contains("cannot start any token") {
      return [
        "indent with spaces, and put a value that begins with a special character into quotes"
      ]
    }
    return []
  }
}
