internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown
internal import Rendering

/// Maps problems on pages to locations in the theme or the content.
struct SourceLocations: Sendable {
  private let site: LoadedSite
  private let outputs: Outputs
  private let templates: TemplateLocations

  init(_ site: LoadedSite, _ outputs: Outputs) {
    self.site = site
    self.outputs = outputs
    templates = TemplateLocations(site.themeFiles.templates)
  }

  /// Returns the locations in the templates of a page that contain the id or URL literally.
  func inTemplates(_ problem: OutputProblem) -> [SourceLocation] {
    templates.literalLocations(of: problem.group, in: used(by: problem.file))
  }

  /// Returns the location in the templates of a page that combines the id or URL from text and
  /// tags.
  func composedLocation(of problem: OutputProblem) -> SourceLocation? {
    templates.composedLocation(of: problem.group, in: used(by: problem.file))
  }

  private func used(by file: Int) -> Set<String> {
    outputs.page(file).map { outputs.renderer.templates(of: $0) } ?? []
  }

  /// Returns the locations in the source file of a page or SVG file: in the raw HTML of an entry,
  /// or anywhere in a copied file.
  func inOwnFile(_ problem: OutputProblem) -> [SourceLocation] {
    let (group, file) = (problem.group, problem.file)
    let isXML = outputs.files[file].format == .svg
    switch outputs.files[file].kind {
    case .page(let page):
      guard case .entry(let position) = outputs.siteMap.pages[page].kind else { return [] }
      return inRawHTML(group, of: site.graph.entries[position])
    case .themeAsset(let index):
      let asset = site.themeFiles.assetsInOrder[index].file
      return occurrences(of: group, in: asset.bytes, isXML: isXML).map(asset.at)
    case .copied(let asset):
      let bytes = (try? outputs.bytes(file)) ?? []
      return occurrences(of: group, in: bytes, isXML: isXML)
        .map { SourceLocation(outputs.displayPath(copied: asset), $0) }
    case .export, .exported, .dutyTable, .sitemap, .searchNames, .levelStyles: return []
    }
  }

  /// Returns the location in an entry's file if the file contains the text exactly once, for
  /// example in a field that a template prints. Otherwise returns the whole source file.
  func source(of problem: OutputProblem) -> SourceLocation {
    guard case .entry(let position)? = outputs.page(problem.file)?.kind else {
      return wholeFile(of: problem.file)
    }
    let entry = site.graph.entries[position]
    let text = Array(problem.written.utf8).withUnsafeBufferPointer(decodedReferences) ?? []
    guard text.count > 2, entry.origin.isOneFile,
      let bytes = try? FileSystem.read(entry.displayPath),
      let place = onlyRange(of: text, in: bytes)
    else { return entry.at(entry.wholeRange) }
    return entry.at(place)
  }

  private func onlyRange(of text: [UInt8], in bytes: [UInt8]) -> SourceRange? {
    var found: Int?
    for index in bytes.indices where bytes[index] == text[0] && bytes[index...].starts(with: text) {
      if found != nil { return nil }
      found = index
    }
    return found.map { SourceRange($0, $0 + text.count) }
  }

  private func wholeFile(of file: Int) -> SourceLocation {
    let planned = outputs.files[file]
    switch planned.kind {
    case .page(let page):
      guard case .entry(let position) = outputs.siteMap.pages[page].kind else {
        return planned.location
      }
      return site.graph.entries[position].at(site.graph.entries[position].wholeRange)
    case .export(_, let matrix):
      return site.graph.entries[site.graph.matrices[matrix].entry].at(.wholeFile)
    case .themeAsset, .copied, .exported, .dutyTable, .sitemap, .searchNames, .levelStyles:
      return planned.location
    }
  }

  private func inRawHTML(_ group: OutputProblem.Group, of entry: Entry) -> [SourceLocation] {
    let ranges = Set(entry.documents.flatMap(\.rawHTML)).sorted()
    guard site.graph.site.rawHTML != .drop, !ranges.isEmpty, entry.origin.isOneFile,
      let bytes = try? FileSystem.read(entry.displayPath)
    else { return [] }
    return ranges.filter { $0.indices.upperBound <= bytes.count }.flatMap { range in
      occurrences(of: group, in: Array(bytes[range.indices]), isXML: false).map { place in
        entry.at(
          SourceRange(
            Int(range.start) + Int(place.start), Int(range.start) + Int(place.end)))
      }
    }
  }

  /// Returns the ranges of the attribute values that equal the id or URL of a group.
  private func occurrences(
    of group: OutputProblem.Group, in bytes: [UInt8], isXML: Bool
  ) -> [SourceRange] {
    var places: [SourceRange] = []
    bytes.withUnsafeBufferPointer { text in
      MarkupScanner.scan(text, isXML: isXML) { role, range in
        guard (role == .id) == group.isID, role != .name,
          text.slice(range).elementsEqual(group.written.utf8)
        else { return }
        places.append(SourceRange(range.lowerBound, range.upperBound))
      }
    }
    return places
  }
}
