internal import ContentFormat
internal import ContentModel
package import FrameworkData
internal import Markdown

/// The content of a site as plain data, with the findings of its check.
package struct LoadedFramework: Sendable {
  /// The data.
  package let framework: Framework
  /// The report of the check before pages are rendered. If it has errors, the data is that of the files
  /// that could be read.
  package let report: BuildReport

  /// Reads a site.
  ///
  /// - Throws: ``EnvironmentError`` if the content or the theme is missing.
  package static func load(_ options: BuildOptions) async throws -> LoadedFramework {
    var loader = SiteLoader(options)
    let site = try await loader.load()
    let framework = try await site.framework(jobs: options.jobs)
    return LoadedFramework(
      framework: framework, report: SiteBuild.report(site, options, loader.stages))
  }
}

extension LoadedSite {
  /// The content of the site as plain data. Files are read again, because the graph keeps no source.
  func framework(jobs: Int) async throws -> Framework {
    let reader = FrameworkReader(graph: graph, siteMap: siteMap)
    let sources = SourceFiles(self)
    let entries = try await parallelMap(Array(graph.entries.indices), jobs: jobs) { position in
      reader.entry(position, source: sources.file(graph.entries[position].path))
    }
    let matrices = try await parallelMap(Array(graph.matrices.indices), jobs: jobs) { index in
      let source = graph.entries[graph.matrices[index].source]
      return reader.matrix(index, source: sources.file(source.path))
    }
    return reader.framework(entries: entries, matrices: matrices, lock: lock)
  }
}

extension LoadedSite {
  /// The content of the site as plain data, read on one thread.
  func frameworkOnOneThread() -> Framework {
    let sources = SourceFiles(self)
    return FrameworkReader.read(graph, siteMap, lock: lock, source: sources.file)
  }
}

/// Reads the files of entries as they were parsed: with the files that they include.
private struct SourceFiles: Sendable {
  private let items: [String: ContentFiles.Item]
  private let patterns: [LinkPattern]
  private let files: ContentFiles

  init(_ site: LoadedSite) {
    files = site.files
    patterns = site.graph.site.inclusions
    let items = files.pages + files.data + files.assets
    self.items = Dictionary(items.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the file at a path, or nil if it is gone.
  func file(_ path: String) -> SourceFile? {
    guard let source = try? items[path]?.read() else { return nil }
    guard !patterns.isEmpty, path.hasSuffix(".md") else { return source }
    let inclusions = Inclusions(
      source, patterns, limit: ContentFiles.maximumTextSize, reading: files.included)
    return inclusions?.file ?? source
  }
}
