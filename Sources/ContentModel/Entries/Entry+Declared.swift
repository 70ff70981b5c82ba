internal import ContentFormat
internal import Diagnostics
internal import Markdown

extension Entry {
  /// Creates the matrix that a schema itself declares: one whose table is on another page. Returns
  /// nil if the schema declares none.
  ///
  /// Its file is that of the schema, its id is the name of the collection, and it has no body. The
  /// keys of the matrix stay in the schema, where matrices with a file of their own find them too.
  init?(declaredBy schema: CollectionSchema, collection: CollectionIndex) {
    guard let matrix = schema.matrix, let page = matrix.fields.record("table")?["in"] else {
      return nil
    }
    let title = matrix.title?.text ?? schema.title
    let range = matrix.title?.range ?? page.range
    self.init(
      origin: SourceOrigin(path: schema.matrixPath, displayPath: matrix.path),
      collection: collection,
      identity: EntryIdentity(
        id: schema.name, idRange: range, title: title, titleRange: range,
        titleOrigin: matrix.title == nil ? .id : .field, description: matrix.description),
      fields: Fields(),
      document: MarkdownParser.parse([], options: MarkdownOptions()), subEntries: [], views: [],
      suppressions: [], face: 0)
  }
}
