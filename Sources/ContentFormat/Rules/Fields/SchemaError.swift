package import Diagnostics

extension Rule {
  /// A schema, `site.yml`, `demarc.yml` or the front matter of a matrix contains an invalid
  /// declaration.
  package static let schemaError = Rule(
    "schema-error", stage: .content, isVital: true,
    what: """
      A schema (`_collection.yml`), `site.yml`, `demarc.yml` or the front matter of a matrix \
      contains an invalid declaration.
      """,
    why: "Demarc finds the content by it and checks everything in a collection against it.",
    example: """
      prerequisites: { type: reference, to: lesons }
      """,
    fix: """
      Use collections, fields and folders that exist, constraints that fit the type, and patterns \
      that stay in the content folder.
      """)
}

extension String {
  /// Help with the name of a collection that does not exist.
  package static func missingSchema(of name: String) -> String {
    "a folder becomes a collection by a file `_collection.yml` in it, such as \("\(name)/_collection.yml".quoted)"
  }
}

extension Finding {
  package static func schemaError(
    _ message: String, at location: SourceLocation, notes: [Note] = [], help: [String] = []
  ) -> Finding {
    Finding(.schemaError, at: location, message, notes: notes, help: help)
  }

  package static func unknownCollection(
    _ name: String, known: [String], at location: SourceLocation
  ) -> Finding {
    let help = didYouMean(name, in: known)
    return .schemaError(
      "there is no collection \(name.quoted)", at: location,
      help: help.isEmpty
        ? known.isEmpty
          ? ["the site has no collection"]
          : ["the collections are \(known.sorted().map(\.quoted).listedBriefly())"] : help)
  }

  /// A declaration names a field that the collection lacks. `purpose` is the verb of the message:
  /// "group", "rank" or "count".
  package static func unknownField(
    _ name: String, of collection: CollectionSchema, to purpose: String,
    known: [FieldSchema]? = nil, at location: SourceLocation
  ) -> Finding {
    .schemaError(
      "\(collection.plural) have no field \(name.quoted) to \(purpose) by", at: location,
      help: didYouMean(name, in: (known ?? collection.fields).map(\.name)))
  }

  package static func fieldWithoutOrder(
    _ name: String, collection: CollectionSchema, at location: SourceLocation
  ) -> Finding {
    .schemaError(
      "\(collection.plural) cannot be ranked by \(name.quoted), whose values have no order",
      at: location,
      help: ["numbers, dates, durations and an `enum` with `ordered: true` have one"])
  }

  package static func ambiguousLetter(
    _ letter: String, of level: String, at location: SourceLocation
  ) -> Finding {
    .schemaError(
      "\(letter.quoted) cannot be the letter of \(level.quoted)", at: location,
      help: [
        "use one or two characters that no other level has, so that readers need not rely on colour"
      ])
  }

  package static func ambiguousSign(_ sign: String, at location: SourceLocation) -> Finding {
    .schemaError(
      "\(sign.quoted) cannot be the sign of this mark", at: location,
      help: ["use a symbol such as `*` that no other mark has, not a letter or a digit"])
  }

  package static func duplicateMark(_ id: String, at location: SourceLocation) -> Finding {
    .schemaError(
      "another mark has the id or the label of \(id.quoted)", at: location,
      help: ["give each mark its own id and label, so that readers can tell them apart"])
  }

  /// `text` is not `table`. `side` is `rows` or `columns`.
  package static func sideFrom(
    _ text: String, side: String, at location: SourceLocation
  ) -> Finding {
    .schemaError(
      "`\(side)` cannot come from \(text.quoted)", at: location,
      help: ["write `from: table` for the headers in the table, or `collection: …`"])
  }

  /// `side` is `rows` or `columns`.
  package static func sideWithoutSource(_ side: String, at location: SourceLocation) -> Finding {
    .schemaError(
      "`\(side)` names no collection", at: location,
      help: ["write `\(side): { collection: … }`, or `\(side): table` for the headers in the table"]
    )
  }

  /// A key that needs entries, although the headers of the table are the rows or columns.
  package static func ofCollectionOnly(
    _ key: String, side: String, at location: SourceLocation
  ) -> Finding {
    .schemaError(
      "\(key.quoted) cannot be combined with `from: table`", at: location,
      help: ["the \(side) in the table are no entries of a collection, so they have no fields"])
  }

  package static func derivedFromTable(_ side: String, at location: SourceLocation) -> Finding {
    .schemaError(
      "a matrix with `derive` has no table, so `\(side)` cannot come from it", at: location,
      help: ["name the collection whose entries are the \(side)"])
  }

  package static func ambiguousSeparator(_ text: String, at location: SourceLocation) -> Finding {
    .schemaError(
      "\(text.quoted) cannot separate the levels of a cell", at: location,
      help: ["use a sign such as `/` or `,`, or a space, and no letter or digit"])
  }

  package static func matrixWithoutLevels(at location: SourceLocation) -> Finding {
    .schemaError(
      "this matrix declares no levels", at: location,
      help: ["add `levels:`, or `values: text` or `values: number`"])
  }
}
