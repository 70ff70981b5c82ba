import TestSupport

extension MutationKind {
  /// Mistakes of links, pictures and files.
  static let links: [MutationKind] = [
    MutationKind("break a link", "broken-link") { mutant in
      let path = try mutant.file("lessons/") { $0.contains("](../../domains/") }
      let line = try mutant.line(path) { $0.contains("](../../domains/") }
      return mutant.set(path, line) { $0.replacing("](../../domains/", with: "](../../domain/") }
    },
    MutationKind("break an anchor", "broken-anchor") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [there](../matrix/responsibility.md#no-such-part).")
    },
    MutationKind("show a picture that is not there", "broken-image") { mutant in
      let path = try mutant.file("models/")
      return mutant.append(path, "![A plan](plan.png)")
    },
    MutationKind("link out of the content", "link-outside-content") { mutant in
      let path = try mutant.file("models/")
      return mutant.append(path, "See [the code](../../Sources/main.swift).")
    },
    MutationKind("link to the built page", "link-to-output") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [SaaS AI](/models/saas/).")
    },
    MutationKind("link without encryption", "insecure-link") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [the paper](http://papers.invalid/one).")
    },
    MutationKind("hide a script in a link", "unsafe-link") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [more of it](javascript:alert(1)).")
    },
    MutationKind("lose the definition of a link", "undefined-link") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [the matrix][matrix] for more.")
    },
    MutationKind("write a space into a link", "link-not-read") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [the matrix](../matrix/the matrix.md).")
    },
    MutationKind("write a space before a link's address", "link-not-read") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "See [the matrix] (../matrix/responsibility.md).")
    },
    MutationKind("refer to a footnote that is none", "undefined-footnote") { mutant in
      let path = try mutant.file("domains/")
      return mutant.append(path, "So it is.[^nowhere]")
    },
    MutationKind("drop a file nobody shows", "unused-asset") { mutant in
      mutant.site["models/old-plan.png"] = "PNG"
      return .init(path: "Content/models/old-plan.png", line: 0)
    },
  ]
}
