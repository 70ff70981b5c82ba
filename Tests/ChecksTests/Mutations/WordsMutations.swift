extension MutationKind {
  /// Mistakes of words, headings and suppressions.
  static let words: [MutationKind] = [
    MutationKind("write HTML", "raw-html") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "<center>Text</center>")
    },
    MutationKind("show a picture without words", "missing-alt-text", also: ["broken-image"]) {
      mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "![](plan.png)")
    },
    MutationKind("forget the space of a heading", "heading-not-read") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "##Two")
    },
    MutationKind("leave a heading empty", "empty-heading") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "##")
    },
    MutationKind("misspell an alert", "alert-not-read") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "> [!WARNIG]\n> Text")
    },
    MutationKind("leave a fence open", "unclosed-fence") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "```sh\nmake site")
    },
    MutationKind("add a cell to a row", "table-lost-cell") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "| A |\n| --- |\n| b | c |").line.advanced(by: 2).place(in: path)
    },
    MutationKind("forget a column of dashes", "table-not-read") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "| A | B |\n| --- |\n| b | c |").line.advanced(by: 1).place(
        in: path)
    },
    MutationKind("skip a heading", "heading-skip", also: ["empty-section"]) { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "## Two\n\n#### Four").line.advanced(by: 2).place(in: path)
    },
    MutationKind("write a second title", "second-title", also: ["empty-section"]) { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "# Another title")
    },
    MutationKind("link the word here", "vague-link-text") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "It stands [here](../models/saas.md).")
    },
    MutationKind("link nothing", "empty-link") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "It stands [](../models/saas.md).")
    },
    MutationKind("write a title without end", "title-too-long") { mutant in
      let path = "about.md"
      return mutant.set(path, 2) { _ in "title: \(String(repeating: "Much too long ", count: 8))" }
    },
    MutationKind("forget a description", "missing-description") { mutant in
      let path = try mutant.file("domains/")
      let line = try mutant.line(path) { $0.hasPrefix("description:") }
      mutant.remove(path, line)
      return .init(path: "Content/\(path)", line: 2)
    },
    MutationKind("break a view", "view-error") { mutant in
      let path = "lessons/index.md"
      let line = try mutant.line(path) { $0.hasPrefix("list: lessons") }
      return mutant.set(path, line) { _ in "list: lesons" }
    },
    MutationKind("ignore without a reason", "missing-reason") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "<!-- demarc-ignore broken-link -->")
    },
    MutationKind("ignore what is not there", "unused-suppression") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "<!-- demarc-ignore broken-link: It was broken once. -->")
    },
  ]
}
