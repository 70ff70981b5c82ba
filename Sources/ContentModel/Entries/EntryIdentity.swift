internal import ContentFormat
package import Diagnostics
internal import Markdown

/// The id and the names of an entry, each with its range in the file.
package struct EntryIdentity: Sendable {
  /// The id, unique within the collection. The id of a page is its path without the extension.
  package var id: String
  /// The range of the id, or that of the title if the id comes from the path of the file.
  package var idRange: SourceRange
  /// The title.
  package var title: String
  /// The range of the title, or the start of the file if it is not in the file.
  package var titleRange: SourceRange
  /// The source of the title.
  package var titleOrigin: TitleOrigin
  /// The anchors of the heading that the page omits because it is or repeats the title. Links to them
  /// lead to the page.
  package var titleAnchors: [String] = []
  /// The description for lists and search engines.
  package var description: String?
  /// The range of the description. Nil if there is none, or if it is a part of the body.
  package var descriptionRange: SourceRange?

  /// The source of a title.
  package enum TitleOrigin: Sendable, Hashable {
    /// A field.
    case field
    /// A heading of the body.
    case heading
    /// The name of the file or the folder.
    case path
    /// The id, because there is no title.
    case id
  }
}

/// Determines the id, the title, the description and the date of an entry from the sources that its
/// collection, or `pages` in `site.yml`, declares.
struct IdentityReader {
  let file: SourceFile
  /// The front matter.
  let node: YAMLNode
  let schema: CollectionSchema?
  let naming: EntryNaming
  let body: EntryBody
  var fields: Fields
  /// The name of an entry in a file of several, or nil if the entry has a file of its own.
  var itemName: EntryName?

  /// Returns the identity. A date from another source than `date` becomes the field `date`.
  mutating func read(_ reader: inout FieldReader) -> EntryIdentity {
    let title = title(&reader)
    let (id, idRange) = id(title: title, &reader)
    let description = description(&reader)
    reportUnused(&reader)
    setDate(&reader)
    let titleRange = title?.range ?? start
    let (text, origin) = (title?.text ?? id, title?.origin ?? .id)
    return EntryIdentity(
      id: id, idRange: idRange ?? titleRange, title: text, titleRange: titleRange,
      titleOrigin: origin, titleAnchors: body.omittedAnchors(title: text, origin: origin),
      description: description?.text,
      descriptionRange: description?.isInBody == true ? nil : description?.range)
  }

  /// The position for findings about values that are not in the file.
  private var start: SourceRange {
    itemName?.range ?? SourceRange(Int(node.range.start), Int(node.range.start))
  }

  /// The name of the file, or that of the entry in a file of several. Nil for an item of a list.
  private var stem: (id: String, range: SourceRange?)? {
    guard let itemName else { return (ContentPath.entryStem(of: file.path), nil) }
    return itemName.text.isEmpty ? nil : (itemName.text, itemName.range)
  }

  /// True for a section of a Markdown file.
  private var isSection: Bool { itemName != nil && file.path.hasSuffix(".md") }

  // MARK: Names

  /// A title or a description.
  private struct Name {
    let text: String
    let range: SourceRange
    let origin: EntryIdentity.TitleOrigin
    var isInBody = false
  }

  private func title(_ reader: inout FieldReader) -> Name? {
    if let sources = naming[.title] {
      if let name = firstName(sources) { return name }
      // The id itself is a source, and there always is one.
      if sources.items.contains(.field(FieldPath("id"))) { return nil }
      reportMissing(.title, sources, &reader)
      return nil
    }
    if let sources = schema?.optionalTitle { return firstName(sources) }
    return plainName("title")
  }

  private func description(_ reader: inout FieldReader) -> Name? {
    guard let sources = naming[.description] else { return plainName("description") }
    if let name = firstName(sources) { return name }
    if schema?.field("description")?.isRequired == true {
      reportMissing(.description, sources, &reader)
    }
    return nil
  }

  /// Returns the text of a field of a plain type.
  private func plainName(_ field: String) -> Name? {
    guard let field = fields[field], case .text(let text) = field.value else { return nil }
    return Name(text: text, range: field.range, origin: .field)
  }

  private func firstName(_ sources: NameSources) -> Name? {
    for source in sources.items {
      if let name = name(from: source), !name.text.isEmpty { return name }
    }
    return nil
  }

  private func name(from source: NameSource) -> Name? {
    switch source {
    case .field(let path):
      guard let field = fields[path] else { return nil }
      if case .markdown(let document) = field.value {
        return Name(text: document.text.string.singleLine, range: field.range, origin: .field)
      }
      return plainText(field).map { Name(text: $0, range: field.range, origin: .field) }
    case .heading:
      // The heading of a section is its field `title`, and no part of its body.
      if isSection { return plainName("title") }
      return body.title.map {
        Name(text: $0.text, range: $0.range, origin: .heading, isInBody: true)
      }
    case .firstParagraph:
      return body.firstParagraph.map {
        Name(text: $0, range: start, origin: .heading, isInBody: true)
      }
    case .stem:
      let stem = ContentPath.stem(of: file.path)
      if ["index", "_index", "readme"].contains(stem.lowercased()) { return nil }
      return Name(text: humanized(stem), range: start, origin: .path)
    case .folder:
      return Name(text: humanized(file.folderName), range: start, origin: .path)
    }
  }

  /// Reports that no source has a value, unless a finding about such a value exists.
  private func reportMissing(
    _ kind: NameKind, _ sources: NameSources, _ reader: inout FieldReader
  ) {
    let isReported = sources.items.contains { source in
      if case .field(let path) = source { hasInvalidValue(path) } else { false }
    }
    if isReported { return }
    reader.findings.append(.missingName(kind, tried: sources, at: file.at(start)))
  }

  /// True if the front matter has a value for the field, and that value is invalid.
  private func hasInvalidValue(_ path: FieldPath) -> Bool {
    guard fields[path] == nil else { return false }
    var value = node
    for name in path.names {
      guard case .mapping(let pairs) = value.value,
        let pair = pairs.first(where: { $0.key == name })
      else { return false }
      value = pair.value
    }
    return !value.isNull
  }

  /// Reports a `title`, `description` or `date` that is not a source although other sources are
  /// declared.
  private func reportUnused(_ reader: inout FieldReader) {
    for kind in NameKind.allCases where !(isSection && kind == .title) {
      guard let sources = naming[kind], schema?.field(kind.rawValue) == nil,
        !sources.items.contains(.field(FieldPath(kind.rawValue))),
        let item = fields.item(kind.rawValue), !item.keyRange.isEmpty, item.keyRange != node.range
      else { continue }
      reader.findings.append(
        .unusedName(kind, declared: sources.location, at: file.at(item.keyRange)))
    }
  }

  // MARK: Date

  private mutating func setDate(_ reader: inout FieldReader) {
    guard let sources = naming[.date],
      let schema = (schema?.allFields ?? CollectionSchema.universalFields)
        .first(where: { $0.name == "date" })
    else { return }
    for source in sources.items {
      guard let (date, range, keyRange) = date(from: source, schema) else { continue }
      if source == .field(FieldPath("date")) { return }
      fields.set(schema, to: Field(.date(date), range), keyRange: keyRange)
      reader.checkOrder(fields, about: "date")
      return
    }
    if self.schema?.field("date")?.isRequired == true { reportMissing(.date, sources, &reader) }
  }

  private func date(
    from source: NameSource, _ schema: FieldSchema
  ) -> (date: CalendarDate, range: SourceRange, keyRange: SourceRange)? {
    switch source {
    case .field(let path):
      guard let field = fields[path], case .date(let date) = field.value else { return nil }
      return (date, field.range, fields.item(path.names[0])?.keyRange ?? field.range)
    case .stem, .folder:
      let text = source == .stem ? ContentPath.stem(of: file.path) : file.folderName
      return CalendarDate(leading: text, schema.precisions).map { ($0, start, .wholeFile) }
    case .heading, .firstParagraph: return nil
    }
  }

  // MARK: Id

  private func id(title: Name?, _ reader: inout FieldReader) -> (String, SourceRange?) {
    guard let schema else { return (String(file.path.dropLast(3)), nil) }
    let rule = schema.id
    for source in rule.sources {
      guard let (id, range) = id(from: source, schema, title) else { continue }
      check(id, from: source, at: range, schema, &reader)
      return (id, range)
    }
    reportMissingID(schema, &reader)
    return stem ?? ("", nil)
  }

  private func id(
    from source: IDRule.Source, _ schema: CollectionSchema, _ title: Name?
  ) -> (id: String, range: SourceRange?)? {
    switch source {
    case .stem: return stem
    case .folder: return file.folderName.isEmpty ? nil : (file.folderName, nil)
    case .path: return (file.pathWithoutExtension(below: schema.folder), nil)
    case .template(let parts):
      var id = ""
      var range: SourceRange?
      for part in parts {
        switch part {
        case .literal(let text): id += text
        case .value(let value, let format):
          guard let (text, place) = text(of: value, schema, title) else { return nil }
          id += format?.apply(to: text) ?? text
          range = range ?? place
        }
      }
      return id.isEmpty && parts.count > 1 ? nil : (id, range)
    }
  }

  private func text(
    of value: IDRule.Value, _ schema: CollectionSchema, _ title: Name?
  ) -> (text: String, range: SourceRange?)? {
    switch value {
    case .field(let path):
      if let text = plainText(fields[path]) { return (text, fields[path]?.range) }
      return path == FieldPath("title") ? title.map { ($0.text, $0.range) } : nil
    case .stem: return stem.map { ($0.id, $0.range) }
    case .folder: return file.folderName.isEmpty ? nil : (file.folderName, nil)
    case .path: return (file.pathWithoutExtension(below: schema.folder), nil)
    }
  }

  /// Checks an id, and compares it with an `id` in the front matter.
  private func check(
    _ id: String, from source: IDRule.Source, at range: SourceRange?, _ schema: CollectionSchema,
    _ reader: inout FieldReader
  ) {
    let rule = schema.id
    if !rule.usesWrittenID, let written = fields["id"], let text = plainText(written), text != id {
      reader.findings.append(
        .contradictingID(
          text, derived: id, at: file.at(written.range), isDeclared: rule.location != nil))
    }
    if let pattern = rule.pattern {
      let isMatch = reader.compare(id, pattern, field: "id", at: file.at(range ?? start))
      if !isMatch { return }
    }
    // Other templates were never checked.
    if case .template(let parts) = source, parts.count > 1, rule.location == nil { return }
    if !Self.isReferable(id, isPath: rule.hasSlashes) {
      reader.findings.append(.invalidID(id, at: file.at(range ?? itemName?.range ?? .wholeFile)))
    }
  }

  private func reportMissingID(_ schema: CollectionSchema, _ reader: inout FieldReader) {
    let rule = schema.id
    let paths = rule.sources.flatMap(\.fields).filter { fields[$0] == nil }
    // Another finding reports an invalid value, or a required field that is missing.
    if paths.contains(where: { path in
      hasInvalidValue(path)
        || (path.names.count == 1 && schema.field(path.text)?.isRequired ?? false)
    }) {
      return
    }
    if rule.location == nil, let path = paths.first, let field = schema.field(path.text) {
      reader.findings.append(.missingField(field, of: node, key: nil, in: file))
    } else if rule.location != nil {
      reader.findings.append(.missingID(tried: rule, at: file.at(start)))
    }
  }

  /// True if the id is safe in a reference, an anchor and a URL. An id from a path may contain
  /// slashes.
  private static func isReferable(_ id: String, isPath: Bool) -> Bool {
    let parts = isPath ? id.split(separator: "/", omittingEmptySubsequences: false) : [id[...]]
    return parts.allSatisfy { isRoutePart(String($0)) } && !id.contains(where: \.isWhitespace)
  }
}

extension IDRule.Source {
  /// The fields in a template.
  fileprivate var fields: [FieldPath] {
    guard case .template(let parts) = self else { return [] }
    return parts.compactMap { if case .value(.field(let path), _) = $0 { path } else { nil } }
  }
}

extension CollectionSchema {
  /// The sources of the title if the schema declares that entries need none: the fields `title` and
  /// `name`, then the first heading. Without any of them, the id is shown.
  fileprivate var optionalTitle: NameSources? {
    guard let title = field("title"), !title.isRequired else { return nil }
    let name = field("name").flatMap { $0.type.hasPlainText ? FieldPath("name") : nil }
    return NameSources(
      [.field(FieldPath("title"))] + [name].compactMap { $0.map { .field($0) } } + [.heading])
  }
}

extension SourceFile {
  /// The name of the folder that contains the file, or an empty string at the top level.
  fileprivate var folderName: String { ContentPath.name(of: ContentPath.folder(of: path)) }

  /// The path below a folder without the extension.
  func pathWithoutExtension(below folder: String) -> String {
    let rest = path.hasPrefix(folder + "/") ? path.dropFirst(folder.count + 1) : path[...]
    let name = ContentPath.name(of: path)
    return String(rest.dropLast(name.count - ContentPath.stem(of: path).count))
  }
}
