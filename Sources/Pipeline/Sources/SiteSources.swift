internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The files of a site, with the settings and schemas that select them.
struct SiteSources: Sendable {
  let files: ContentFiles
  let site: SiteConfiguration
  let schemas: CollectionTable<CollectionSchema>
  let siteFindings: [Finding]
  let schemaFindings: [Finding]
  /// Hashes of `site.yml` and of the schemas.
  let hashes: (site: Int, schemas: Int)
  /// The lock file, beside `site.yml`.
  let lock: ContentFiles.Item?
  /// Where the lock file is or would be.
  let lockPath: String

  /// A schema that has been read.
  private struct Read {
    let item: ContentFiles.Item
    let isOutside: Bool
    let schema: CollectionSchema?
    let findings: [Finding]
    let bytes: [UInt8]?
  }

  /// Lists the files and reads settings and schemas. If they select files, the content folder is
  /// scanned again with their patterns.
  ///
  /// - Throws: ``EnvironmentError`` if a folder is missing.
  init(_ options: BuildOptions) throws {
    let otherInputs = [options.theme] + [options.schemas].compactMap(\.self)
    func scan(_ patterns: SelectionPatterns) throws -> ContentFiles {
      try ContentFiles(
        root: options.content, patterns: patterns, otherInputs: otherInputs,
        contentOverrides: options.contentOverrides)
    }
    let folder = try options.schemas.map {
      try SchemasFolder($0, contentOverrides: options.contentOverrides)
    }
    var files = try scan(SelectionPatterns())
    let siteItem = folder?.site ?? files.site
    var siteHasher = Hasher()
    let (site, siteFindings) = Self.readSite(siteItem, files, options, &siteHasher)
    let outsideSchemas = (folder?.schemas ?? []).map { Self.read($0, isOutside: true) }
    var inside = files.schemas.map { Self.read($0, isOutside: false) }
    var patterns = SelectionPatterns(site, (inside + outsideSchemas).compactMap(\.schema))
    if !patterns.isEmpty {
      files = try scan(patterns)
      // `exclude:` may have left out a schema, whose patterns then do not count.
      let paths = Set(files.schemas.map(\.path))
      if inside.contains(where: { !paths.contains($0.item.path) }) {
        inside.removeAll { !paths.contains($0.item.path) }
        patterns = SelectionPatterns(site, (inside + outsideSchemas).compactMap(\.schema))
        files = try scan(patterns)
      }
    }
    var schemaHasher = Hasher()
    var schemas = CollectionTable<CollectionSchema>()
    for read in inside + outsideSchemas {
      schemaHasher.combine(read.item.path)
      schemaHasher.combine(read.isOutside)
      schemaHasher.combine(read.bytes)
      if let schema = read.schema { schemas.append(schema) }
    }
    files.outside = [folder?.site].compactMap(\.self) + (folder?.schemas ?? [])
    var problems = folder?.findings ?? []
    if folder?.site != nil, let other = files.site {
      problems.append(.strayFile(other.displayPath, readFrom: siteItem?.displayPath))
    }
    self.files = files
    self.site = site
    self.schemas = schemas
    self.siteFindings = siteFindings + problems
    schemaFindings =
      (inside + outsideSchemas).flatMap(\.findings)
      + UnmatchedPatterns.findings(patterns, files, schemas)
    hashes = (siteHasher.finalize(), schemaHasher.finalize())
    lock = folder?.lock ?? (folder?.site == nil ? files.lock : nil)
    let place = folder?.site != nil || files.site == nil ? options.schemas : nil
    lockPath = "\(place ?? options.content)/\(PublishedLock.fileName)"
  }

  private static func readSite(
    _ item: ContentFiles.Item?, _ files: ContentFiles, _ options: BuildOptions,
    _ hasher: inout Hasher
  ) -> (SiteConfiguration, [Finding]) {
    var empty = SiteConfiguration(location: SourceLocation("\(options.content)/site.yml"))
    empty.contentFolder = options.content
    guard let item else {
      let isMissing = files.isWithoutSite
      return (
        empty,
        isMissing
          ? [.missingSiteFile(files.root, inner: files.inner, schemas: options.schemas)] : []
      )
    }
    let (file, problems) = item.readIfPresent()
    hasher.combine(file?.bytes)
    hasher.combine(item.displayPath)
    guard let file else { return (empty, problems) }
    var (site, findings) = SiteConfiguration.read(file)
    site.contentFolder = options.content
    return (site, findings + severityFindings(site))
  }

  private static func severityFindings(_ site: SiteConfiguration) -> [Finding] {
    let known = Set(Rule.all.map(\.id.name))
    var names = NearestNames(known)
    let settings = [site.severities] + site.pathSeverities.map(\.settings)
    return settings.joined().sorted { ($0.key, $0.value.range) < ($1.key, $1.value.range) }
      .compactMap { rule, setting in
        let place = SourceLocation(site.location.path, setting.range)
        if !known.contains(rule.name) { return .unknownRule(rule, known: &names, at: place) }
        return Rule.vital.contains(rule) ? .vitalRule(rule, at: place) : nil
      }
  }

  private static func read(_ item: ContentFiles.Item, isOutside: Bool) -> Read {
    let (file, problems) = item.readIfPresent()
    var schema: CollectionSchema?
    var findings = problems
    if file != nil || !problems.isEmpty {
      let empty = SourceFile(path: item.path, displayPath: item.displayPath, bytes: [])
      let (made, more) = CollectionReader.read(file ?? empty, isOutside: isOutside)
      schema = made
      findings += more
    }
    return Read(
      item: item, isOutside: isOutside, schema: schema, findings: findings, bytes: file?.bytes)
  }
}

extension ContentFiles.Item {
  /// Reads the file. Returns nil without a finding if it was removed since the scan.
  func readIfPresent() -> (SourceFile?, [Finding]) {
    do {
      return (try read(), [])
    } catch {
      if FileSystem.isGone(displayPath) { return (nil, []) }
      return (nil, [.unreadableFile(displayPath, reason: "\(error)")])
    }
  }
}
