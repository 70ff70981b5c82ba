package import Diagnostics

extension Rule {
  /// A text has the marks of a merge conflict.
  package static let conflictMarker = Rule(
    "conflict-marker", stage: .content,
    what: """
      A text has lines with which git marks the versions of a merge conflict, or one that was left \
      over. Marks in code are left alone, and so is `=======` below the text of a heading. In front \
      matter and data such lines are mistakes of `front-matter-syntax`.
      """,
    why: "The page has two versions of the text, and headings and quotes made of the marks.",
    example: """
      <<<<<<< HEAD
      The customer keeps the logs.
      =======
      The provider keeps the logs.
      >>>>>>> logs
      """,
    fix: "Keep one of the versions, and remove the lines of the marks.")
}

extension Finding {
  /// Text of Markdown has a conflict.
  package static func conflictMarker(_ conflict: MergeConflict, in file: SourceFile) -> Finding {
    conflict.finding(.conflictMarker, in: file)
  }

  /// Front matter or data is invalid, and has a conflict.
  static func conflict(_ conflict: MergeConflict, in file: SourceFile) -> Finding {
    conflict.finding(.frontMatterSyntax, in: file)
  }

  /// Conflicts make front matter unreadable.
  package static func conflictAroundFrontMatter(
    _ conflict: MergeConflict, in file: SourceFile
  ) -> Finding { .conflict(conflict, in: file) }
}

extension MergeConflict {
  fileprivate func finding(_ rule: Rule, in file: SourceFile) -> Finding {
    let first = lines[0]
    let notes = lines.dropFirst().prefix(4).map { line in
      Finding.Note(line.mark.role, at: file.at(line.range))
    }
    let isWhole = first.mark == .start && lines.last?.mark == .end
    var finding = Finding(
      rule, at: file.at(first.range),
      isWhole
        ? "a merge conflict begins here" : "this line is left over from a merge conflict",
      notes: notes,
      help: [
        isWhole
          ? "keep one of the versions, and remove the lines of the marks" : "remove the line"
      ])
    if rule.severity == .error, !isCertain, rule.id == Rule.conflictMarker.id {
      finding.severity = .warning
    }
    return finding
  }
}

extension MergeConflict.Mark {
  /// What begins or ends at the line, for a note.
  fileprivate var role: String {
    switch self {
    case .start: "another conflict begins here"
    case .base: "the common ancestor begins here"
    case .middle: "the other version begins here"
    case .end: "it ends here"
    }
  }
}
