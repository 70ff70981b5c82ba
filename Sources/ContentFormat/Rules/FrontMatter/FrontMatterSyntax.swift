package import Diagnostics

extension Rule {
  /// Front matter or a YAML file is not valid YAML.
  package static let frontMatterSyntax = Rule(
    "front-matter-syntax", stage: .content, isVital: true,
    what: "Front matter, or a YAML file, is not YAML.",
    why: "Nothing of the file can be trusted until it reads.",
    example: """
      ---
      title: Agents: who decides?
      ---
      """,
    fix: """
      Put a text with `: ` in it into quotes; line lists and keys up with spaces, not \
      tabs; close front matter with `---`.
      """)
}

extension Finding {
  package static func unclosedFrontMatter(at location: SourceLocation) -> Finding {
    Finding(
      .frontMatterSyntax, at: location, "this front matter is never closed",
      help: ["add a line `---` behind its last field"])
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
      help: advice(problem))
  }

  private static func advice(_ problem: String) -> [String] {
    if problem.contains("mapping values are not allowed") {
      return [
        "a text that contains `: ` needs quotes around it; a `:` behind a key needs a space behind it"
      ]
    }
    if problem.contains("undefined alias") {
      return ["a text that begins with `*` needs quotes around it"]
    }
    if problem.contains("expected alphabetic or numeric character") {
      return ["a text that begins with `&` or `*` needs quotes around it"]
    }
    if problem.contains("cannot start any token") {
      return ["indent with spaces, and put a text that begins with a sign into quotes"]
    }
    return []
  }
}
