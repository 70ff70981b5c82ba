extension MutationKind {
  /// Leftovers of writing, merging and copying.
  static let hygiene: [MutationKind] = [
    MutationKind("leave a conflict", "conflict-marker", also: ["second-title"]) { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(
        path, "<<<<<<< HEAD\nThe customer decides.\n=======\nThe provider decides.\n>>>>>>> theirs")
    },
    MutationKind("remove half of a conflict", "conflict-marker") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "The provider decides.\n>>>>>>> theirs").line.advanced(by: 1)
        .place(in: path)
    },
    MutationKind("leave a conflict in front matter", "front-matter-syntax") { mutant in
      let path = try mutant.file("domains/")
      return mutant.insert(path, 2, "<<<<<<< HEAD\ntitle: One\n=======")
    },
    MutationKind("leave a note to the author", "unfinished-text") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "TODO: explain who decides.")
    },
    MutationKind("leave a placeholder", "unfinished-text") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "Lorem ipsum dolor sit amet.")
    },
    MutationKind("lose a character", "replacement-character") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "The caf\u{FFFD} decides.")
    },
    MutationKind("read UTF-8 as Windows-1252", "mojibake") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "The caf\u{C3}\u{A9} decides.")
    },
    MutationKind("turn the text around", "bidirectional-control") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "The caf\u{202E}e decides.")
    },
    MutationKind("hide a character in a heading", "invisible-character") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "## Who de\u{200B}cides\n\nThe team.")
    },
    MutationKind("write a Cyrillic letter", "lookalike-letter") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "## Who d\u{435}cides\n\nThe team.")
    },
    MutationKind("paste a paragraph twice", "repeated-text") { mutant in
      let path = try mutant.file("domains/")
      let text = "The team that runs the model reads its logs every week."
      return mutant.append(path, "\(text)\n\n\(text)").line.advanced(by: 2).place(in: path)
    },
    MutationKind("paste an item twice", "repeated-text") { mutant in
      let path = try mutant.file("domains/")
      let text = "- The team reads its logs every week."
      return mutant.append(path, "\(text)\n- The vendor signs.\n\(text)").line.advanced(by: 2)
        .place(in: path)
    },
    MutationKind("announce a section", "empty-section") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "## Contacts")
    },
    MutationKind("close emphasis with one asterisk", "unbalanced-emphasis") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "The team **decides* here.")
    },
    MutationKind("forget to close emphasis", "unbalanced-emphasis") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "The team **decides here.")
    },
    MutationKind("write a word twice", "repeated-word") { mutant in
      let path = try mutant.file("lessons/")
      return mutant.append(path, "The team reads the the logs.")
    },
    MutationKind("copy a row of the matrix wrongly", "table-disagreement", also: ["stated-level"]) {
      mutant in
      let path = "about.md"
      let row = try mutant.line(matrixPath, where: isRow)
      let header = try mutant.line(matrixPath) { $0.hasPrefix("| Security domain") }
      var cells = mutant.cells(matrixPath, row).map {
        $0.replacing("](../", with: "](")
      }
      cells[1] = cells[1].hasPrefix("Provider") ? "Customer" : "Provider"
      let names = mutant.cells(matrixPath, header).map { $0.replacing("](../", with: "](") }
      let dashes = names.map { _ in "---" }
      let lines = [names, dashes, cells].map { "| " + $0.joined(separator: " | ") + " |" }
      return mutant.append(path, "## One row\n\n" + lines.joined(separator: "\n"))
        .line.advanced(by: 4)
        .place(in: path)
    },
  ]
}
