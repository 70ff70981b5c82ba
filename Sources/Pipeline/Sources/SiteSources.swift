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
    var patternCount = 0
    var inside = files.schemas.map { Self.read($0, isOutside: false, &patternCount) }
    let outsideSchemas = (folder?.schemas ?? []).map {
      Self.read($0, isOutside: true, &patternCount)
    }
    var patterns = SelectionPatterns(site, (inside + outsideSchemas).compactMap(\.schema))
    for _ in 0..<Self.maximumRescans where !patterns.isEmpty {
      files = try scan(patterns)
      // `exclude:` may leave out a schema, and a pattern may take one in. Both change the patterns.
      if files.schemas.map(\.path) == inside.map(\.item.path) { break }
      let known = Dictionary(
        inside.map { ($0.item.path, $0) }, uniquingKeysWith: { first, _ in first })
      inside = files.schemas.map {
        known[$0.path] ?? Self.read($0, isOutside: false, &patternCount)
      }
      patterns = SelectionPatterns(site, (inside + outsideSchemas).compactMap(\.schema))
    }
    var schemaHasher = Hasher()
    var schemas = CollectionTable<CollectionSchema>()
    for read in inside + outsideSchemas {
      schemaHasher.combine(read.item.path)
      schemaHasher.combine(read.isOutside)
      schemaHasher.combine(read.bytes)
      if let schema = read.schema { schemas.append(schema) }
    }
    let withoutSchema = FoldersWithoutSchema.find(schemas, files)
    for schema in withoutSchema.schemas {
      schemaHasher.combine(schema.folder)
      schemas.append(schema)
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
      (inside + outsideSchemas).flatMap(\.findings) + withoutSchema.findings
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

  /// Maximum number of scans after the first one. A schema can take in a folder with another schema,
  /// but not in an endless chain.
  private static let maximumRescans = 4
  /// Maximum number of patterns in all schemas together.
  private static let maximumPatterns = 2_000

  /// Reads a schema. Its patterns do not count if the schemas so far have too many.
  private static func read(
    _ item: ContentFiles.Item, isOutside: Bool, _ patternCount: inout Int
  ) -> Read {
    let (file, problems) = item.readIfPresent()
    var schema: CollectionSchema?
    var findings = problems
    if file != nil || !problems.isEmpty {
      let empty = SourceFile(path: item.path, displayPath: item.displayPath, bytes: [])
      let (made, more) = CollectionReader.read(file ?? empty, isOutside: isOutside)
      schema = made
      findings += more
      if let sources = made.sources {
        let before = patternCount
        patternCount += sources.from.count + sources.except.count
        if patternCount > maximumPatterns {
          schema?.sources = nil
          schema?.isBroken = true
          if before <= maximumPatterns, let pattern = (sources.from + sources.except).first {
            findings.append(.tooManyPatterns(maximumPatterns, at: pattern.location))
          }
        }
      }
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
