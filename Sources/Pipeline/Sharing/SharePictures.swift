internal import Bytes
internal import ContentFormat
internal import ContentModel
internal import Rendering

/// The pictures that other sites show beside links to pages. The name of each contains a hash of its
/// drawing, so a build renders only drawings that it has not published before.
struct SharePictures: Sendable {
  /// Folder of the pictures, below the output folder.
  static let folder = "assets/share"

  /// A picture to publish.
  struct File: Sendable {
    let picture: SharePicture
    /// Path below the output folder.
    let path: String
    /// Nil for a picture that is published already.
    let bytes: [UInt8]?
  }

  let files: [File]
  /// The reason why pictures are missing, or nil if none are.
  let problem: String?

  /// The paths of the pictures, for pages.
  var paths: [SharePicture: String] {
    Dictionary(files.map { ($0.picture, $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  /// Renders the pictures of a site that the output folder lacks. A drawing that cannot be rendered
  /// leaves its pages without a picture.
  ///
  /// - Parameter output: The output folder.
  static func make(
    _ site: LoadedSite, with renderer: PictureRenderer?, output: String, jobs: Int
  ) async throws -> SharePictures {
    // Only an absolute URL can name a picture to other sites.
    guard site.graph.site.url != nil, site.graph.site.hasSharePictures else {
      return SharePictures(files: [], problem: nil)
    }
    guard let renderer, let version = await renderer.version() else {
      return SharePictures(
        files: [],
        problem:
          "links to the site have no pictures: rsvg-convert is not installed (apt install librsvg2-bin)"
      )
    }
    let drawing = ShareDrawing(site.graph)
    let published = OutputFolder.record(of: output)
    let pictures = site.siteMap.pictures(of: site.graph)
    let made = try await parallelMap(pictures, jobs: jobs) { picture in
      let svg = drawing.svg(of: picture)
      let hash = stableHash(of: svg + Array(version.utf8)).hexadecimal
      return (picture: picture, svg: svg, path: "\(folder)/\(name(of: picture)).\(hash).png")
    }
    var files: [File] = []
    var problem: String?
    let missing = made.filter {
      !published.contains($0.path) || FileSystem.kind("\(output)/\($0.path)") == nil
    }
    let rendered = await rendered(missing.map(\.svg), with: renderer, jobs: jobs)
    var results: [String: Result<[UInt8], any Error>] = [:]
    for (drawing, result) in zip(missing, rendered) { results[drawing.path] = result }
    for drawing in made {
      switch results[drawing.path] {
      case nil: files.append(File(picture: drawing.picture, path: drawing.path, bytes: nil))
      case .success(let bytes):
        files.append(File(picture: drawing.picture, path: drawing.path, bytes: bytes))
      case .failure(let error):
        problem = problem ?? "links to some pages have no pictures: \(error)"
      }
    }
    return SharePictures(files: files, problem: problem)
  }

  /// Renders drawings, at most `jobs` at a time, in their order.
  private static func rendered(
    _ drawings: [[UInt8]], with renderer: PictureRenderer, jobs: Int
  ) async -> [Result<[UInt8], any Error>] {
    let size = max(1, jobs)
    var results: [Result<[UInt8], any Error>] = []
    for first in stride(from: 0, to: drawings.count, by: size) {
      let batch = first..<min(first + size, drawings.count)
      results += await withTaskGroup(of: (Int, Result<[UInt8], any Error>).self) { group in
        for index in batch {
          group.addTask {
            do {
              return (index, .success(try await renderer.png(of: drawings[index])))
            } catch {
              return (index, .failure(error))
            }
          }
        }
        var done: [(index: Int, result: Result<[UInt8], any Error>)] = []
        for await (index, result) in group { done.append((index, result)) }
        return done.sorted { $0.index < $1.index }.map(\.result)
      }
    }
    return results
  }

  private static func name(of picture: SharePicture) -> String {
    switch picture {
    case .site: "site"
    case .matrix: "matrix"
    case .header(_, let isRow, _): isRow ? "row" : "column"
    }
  }

  /// Stages the pictures that are new.
  ///
  /// - Parameter changed: The numbers of the staged files.
  /// - Returns: The folder with the pictures, and the numbers of all staged files.
  func stage(_ folder: OutputFolder, _ changed: [Int]) throws -> (OutputFolder, [Int]) {
    // Equal drawings share a picture.
    var paths: Set<String> = []
    let files = files.filter { paths.insert($0.path).inserted }
    guard !files.isEmpty else { return (folder, changed) }
    let first = folder.fileCount
    let larger = try folder.adding(files.map(\.path))
    var changed = changed
    for (offset, file) in files.enumerated() {
      guard let bytes = file.bytes else { continue }
      if try larger.stage(bytes, number: first + offset) { changed.append(first + offset) }
    }
    return (larger, changed)
  }
}
