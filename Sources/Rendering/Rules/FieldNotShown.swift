internal import ContentFormat
internal import ContentModel
package import Diagnostics

extension Rule {
  /// A template of the site's own theme omits fields of the entries that it renders.
  package static let fieldNotShown = Rule(
    "field-not-shown", .note, stage: .theme,
    what: "A template of the site's theme does not show some fields of its entries.",
    why: "Authors who fill in such a field expect to see it, but no page shows it.",
    example: """
      # Theme/templates/risk.mustache names neither `fields.owner` nor `details`
      fields:
        owner: string
      """,
    fix: """
      Show the field, or add `{{> partials/details}}` for all fields that the template does not \
      name. If you leave a field out on purpose, say so in a comment: `{{! fields.owner is for the \
      authors }}`.
      """)
}

extension Finding {
  /// Reports fields of a collection that its template does not show.
  static func fieldNotShown(
    _ fields: [FieldSchema], of schema: CollectionSchema, by template: String, in file: SourceFile
  ) -> Finding {
    let names = fields.prefix(5).map(\.name.quoted).joined(separator: ", ")
    let more = fields.count > 5 ? " and \(fields.count - 5) more" : ""
    return Finding(
      .fieldNotShown, at: file.at(.fileStart),
      "\(template.quoted) does not show \(names)\(more) of \(schema.plural)",
      notes: fields.first?.location.map { [Note("declared here", at: $0)] } ?? [],
      help: [
        "add `{{> partials/details}}`, which shows every field that the template does not name"
      ])
  }
}
