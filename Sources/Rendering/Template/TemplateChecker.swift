internal import Diagnostics

/// Checks the names in all templates before rendering, because an unknown name would silently leave
/// a gap in the page.
struct TemplateChecker {
  let templates: [String: Template]
  /// The names available in every template.
  let constants: Shape
  let location: (String, SourceRange) -> SourceLocation
  /// Maximum number of nodes visited for one page. An included template is visited each time, so a
  /// chain in which each template includes the next one twice doubles the number at every level.
  static let maximumSteps = 200_000
  /// Maximum number of findings about names. Authors with that many fix one kind at a time.
  static let maximumFindings = 500

  private var seen: Set<String> = []
  private(set) var findings: [Finding] = []
  /// The number of nodes that may still be visited, for the current page and for all pages.
  private var stepsLeft = TemplateChecker.maximumSteps
  private var allStepsLeft = 25 * TemplateChecker.maximumSteps
  /// True once a finding has reported that the limit is exceeded.
  private var hasExceededLimit = false
  /// The blocks of a template and of those that it includes, by template name.
  private var knownBlocks: [String: Set<String>] = [:]

  init(
    templates: [String: Template], constants: Shape,
    location: @escaping (String, SourceRange) -> SourceLocation
  ) {
    self.templates = templates
    self.constants = constants
    self.location = location
  }

  /// The fields of all schemas with which the checked template is used.
  private var fieldsOfAll: Set<String> = []

  /// Checks a template that is rendered with objects of a shape. `fieldsOfAll` are the fields of
  /// all collections whose entries use the template. By default, only the fields of the shape are
  /// known.
  mutating func check(_ name: String, shape: Shape, fieldsOfAll: Set<String> = []) {
    self.fieldsOfAll = fieldsOfAll
    guard let source = templates[name], !hasExceededLimit, findings.count < Self.maximumFindings
    else {
      return
    }
    stepsLeft = min(Self.maximumSteps, allStepsLeft)
    allStepsLeft -= stepsLeft
    check(source.nodes, in: name, stack: [constants, shape], path: [name])
    allStepsLeft += max(0, stepsLeft)
  }

  /// True if a limit has been exceeded, after which nothing more is checked.
  private var isExhausted: Bool { stepsLeft < 0 || findings.count >= Self.maximumFindings }

  private mutating func check(
    _ nodes: [Template.Node], in template: String, stack: [Shape], path: [String]
  ) {
    for node in nodes {
      if isExhausted { return }
      stepsLeft -= 1
      switch node {
      case .text: continue
      case .variable(let name, _):
        guard let kind = lookUp(name, in: template, stack: stack), !kind.isPrintable else {
          continue
        }
        add(.templatePrintsNothing(name.text, kind, at: location(template, name.range)))
      case .section(let name, let isInverted, let children):
        if isOptionalField(name, stack) { continue }
        // All names inside an unknown name would be reported as unknown too.
        guard let kind = lookUp(name, in: template, stack: stack) else { continue }
        let inner = isInverted ? nil : kind.inside
        let inside = inner.map { stack + [$0] } ?? stack
        check(children, in: template, stack: inside, path: path)
      case .partial(let name): include(name, in: template, stack: stack, path: path)
      case .parent(let name, let children):
        include(name, in: template, stack: stack, path: path)
        checkBlocks(children, of: name, in: template)
        check(children, in: template, stack: stack, path: path)
      case .block(_, let children): check(children, in: template, stack: stack, path: path)
      }
    }
  }

  /// True for a section about a field that this collection does not have. Such sections are
  /// allowed, because one template can serve several schemas. A name that is similar to a field of
  /// the schema is a typo, unless another schema has that field.
  private func isOptionalField(_ name: Template.Name, _ stack: [Shape]) -> Bool {
    let parts = name.parts
    guard parts.count == 2, parts[0] == "fields",
      let fields = stack.reversed().lazy.compactMap({ $0["fields"]?.inside }).first
    else { return false }
    if fields[parts[1]] != nil { return false }
    return fieldsOfAll.contains(parts[1]) || nearestName(to: parts[1], in: fields.names.keys) == nil
  }

  private mutating func include(
    _ name: Template.Name, in template: String, stack: [Shape], path: [String]
  ) {
    guard let source = templates[name.text] else {
      add(
        Finding(
          .missingTemplate, at: location(template, name.range),
          "there is no template \(name.text.quoted)",
          help: didYouMean(name.text, in: templates.keys.sorted())))
      return
    }
    guard !path.contains(name.text) else {
      add(
        Finding(
          .templateSyntax, at: location(template, name.range),
          "\(name.text.quoted) includes itself"))
      return
    }
    guard path.count < Template.maximumDepth else {
      add(
        .templateSyntax(
          "templates include each other more than \(Template.maximumDepth) deep here",
          at: location(template, name.range)))
      return
    }
    check(source.nodes, in: name.text, stack: stack, path: path + [name.text])
    guard stepsLeft < 0, !hasExceededLimit, let page = path.first else { return }
    hasExceededLimit = true
    add(
      .templateSyntax(
        "\(page.quoted) has too many nested includes to be checked completely",
        at: location(template, name.range)))
  }

  // MARK: Blocks

  /// Reports everything between `{{<parent}}` and its end tag that is not a block of the parent,
  /// because it would not appear on the page.
  private mutating func checkBlocks(
    _ children: [Template.Node], of parent: Template.Name, in template: String
  ) {
    guard templates[parent.text] != nil else { return }
    let known = blocks(of: parent.text)
    for child in children {
      if isExhausted { return }
      switch child {
      case .text(let bytes) where bytes.allSatisfy { $0 <= 0x20 }: continue
      case .block(let name, _):
        if known.contains(name.text) { continue }
        add(
          Finding(
            .templateUnknownName, at: location(template, name.range),
            "\(parent.text.quoted) has no block \(name.text.quoted), so no page shows this",
            help: didYouMean(name.text, in: known.sorted())))
      case .text: outsideBlocks("text", at: parent.range, of: parent, in: template)
      case .variable(let name, _), .section(let name, _, _), .partial(let name),
        .parent(let name, _):
        outsideBlocks("this", at: name.range, of: parent, in: template)
      }
    }
  }

  private mutating func outsideBlocks(
    _ what: String, at range: SourceRange, of parent: Template.Name, in template: String
  ) {
    add(
      .templateSyntax(
        "\(what) between `{{<\(parent.text)}}` and `{{/\(parent.text)}}` is in no block, so no page "
          + "shows it", at: location(template, range)))
  }

  private mutating func blocks(of name: String) -> Set<String> {
    if let known = knownBlocks[name] { return known }
    var blocks: Set<String> = []
    var seen: Set<String> = []
    var waiting = [name]
    while let next = waiting.popLast() {
      guard let template = templates[next], seen.insert(next).inserted else { continue }
      blocks.formUnion(template.blocks.map(\.text))
      waiting += template.included.map(\.text)
    }
    knownBlocks[name] = blocks
    return blocks
  }

  private mutating func lookUp(
    _ name: Template.Name, in template: String, stack: [Shape]
  ) -> Shape.Kind? {
    guard let first = name.parts.first else { return nil }
    guard var kind = stack.reversed().lazy.compactMap({ $0[first] }).first else {
      unknown(first, of: nil, name.range, in: template, known: stack)
      return nil
    }
    var owner = first
    for part in name.parts.dropFirst() {
      guard let next = kind.inside?[part] else {
        unknown(
          part, of: owner, name.range, in: template, known: [kind.inside].compactMap(\.self))
        return nil
      }
      kind = next
      owner += ".\(part)"
    }
    return kind
  }

  private mutating func unknown(
    _ name: String, of owner: String?, _ range: SourceRange, in template: String, known: [Shape]
  ) {
    let place = owner.map { "\($0.quoted) has no name \(name.quoted)" }
    add(
      Finding(
        .templateUnknownName, at: location(template, range),
        place ?? "there is no name \(name.quoted) here",
        help: suggestions(for: name, after: owner, in: known)))
  }

  /// Maximum number of names that a finding lists.
  private static let maximumListed = 12

  /// Returns the nearest name, or an object that has the name, or the names that exist.
  private func suggestions(
    for name: String, after owner: String?, in known: [Shape]
  ) -> [String] {
    let names = Set(known.flatMap(\.names.keys)).sorted()
    let near = didYouMean(name, in: names)
    guard near.isEmpty else { return near }
    let prefix = owner.map { "\($0)." } ?? ""
    let nested = known.flatMap(\.names).filter { $0.value.inside?[name] != nil }.map(\.key)
    guard nested.isEmpty else {
      let paths = Set(nested).sorted().prefix(3).map { "\(prefix)\($0).\(name)".quoted }
      return ["did you mean \(paths.joined(separator: " or "))?"]
    }
    guard !names.isEmpty else { return [] }
    let listed = names.prefix(Self.maximumListed).map(\.quoted).joined(separator: ", ")
    return ["it has \(listed)\(names.count > Self.maximumListed ? " and others" : "")"]
  }

  private mutating func add(_ finding: Finding) {
    if seen.insert("\(finding.location) \(finding.message)").inserted { findings.append(finding) }
  }
}
