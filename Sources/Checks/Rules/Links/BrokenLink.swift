internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A link leads to a file that does not exist.
  package static let brokenLink = Rule(
    "broken-link", stage: .check,
    what: "A link leads to a file that does not exist.",
    why: "Readers who follow the link get an error, on GitHub and on the site.",
    example: """
      [Agentic AI](../models/agent.md)
      """,
    fix: """
      Correct the path. Links are relative to the file that contains them. If the file exists but is \
      left out of the site, the finding names the pattern that does it. If the file was renamed or \
      moved, `demarc check --fix` corrects all links to it and, in a moved file, its own.
      """)
}

extension Check {
  static let brokenLink = Check(.brokenLink) { context in
    var files = FileSuggestions(context.graph)
    var pages = PageSuggestions(context)
    var leftOut = LeftOutPaths(context.graph)
    var known: Set<String>?
    return context.invalidLinks.compactMap { link in
      if case .unresolved(let name) = link.target {
        let isPattern = context.graph.site.links.pattern(of: link.destination) != nil
        return .unresolvedName(
          name, isPattern: isPattern, in: context.graph, at: link.location, help: pages.help(name))
      }
      guard !link.isImage, case .missing(let path) = link.target,
        context.page(meantBy: link) == nil
      else { return nil }
      if path.isEmpty {
        return Finding(.brokenLink, at: link.location, "this link has no destination")
      }
      if context.graph.drafts.contains(path) { return nil }
      if let problem = leftOut.problem(path) { return .leftOut(problem, at: link.location) }
      if let (message, help) = pages.problem(of: link.destination, path) {
        return Finding(.brokenLink, at: link.location, message, help: help ?? files.help(path))
      }
      if link.destination.contains("\\") {
        return Finding(
          .brokenLink, at: link.location, "there is no file \(path.quoted) in the content",
          help: ["write `/` between folders: \(link.destination.replacing("\\", with: "/").quoted)"]
        )
      }
      return Finding(
        .brokenLink, at: link.location, "there is no file \(path.quoted) in the content",
        help: hiddenHelp(path, &known, context.graph) ?? files.help(path),
        consequence: Consequence(of: context.cause(ofMissingFile: path), "link"))
    } + context.linksToOldPaths() + navigation(context, &files, &leftOut)
      + settings(context, &leftOut)
  }

  /// Returns the help for a path with a name that is not part of the site, or nil for other paths.
  /// `known` are the paths of the content once they are needed.
  private static func hiddenHelp(
    _ path: String, _ known: inout Set<String>?, _ graph: ContentGraph
  ) -> [String]? {
    let names = path.split(separator: "/")
    guard let index = names.firstIndex(where: { $0.first == "_" || $0.first == "." }),
      names[index] != "_index.md"
    else { return nil }
    let paths = known ?? graph.contentPaths
    known = paths
    // A folder with a collection is part of the site.
    if paths.contains(names[...index].joined(separator: "/")) { return nil }
    let name = names[index]
    return [
      "names that begin with `\(name.prefix(1))`, such as `\(name)`, are not part of the site"
    ]
  }

  /// Checks the links in the navigation of `site.yml`.
  private static func navigation(
    _ context: CheckContext, _ files: inout FileSuggestions, _ leftOut: inout LeftOutPaths
  ) -> [Finding] {
    let site = context.graph.site
    return site.navigationLinks.compactMap { item in
      let path = item.target
      if context.siteMap.generatedPage(path) != nil { return nil }
      // A matrix whose schema could not be read may have this page.
      if context.graph.hasBrokenSchemas, path.hasSuffix("/") { return nil }
      let file = path.split(separator: "/").joined(separator: "/")
      if let rename = context.graph.rename(ofPath: file) {
        return oldPath(
          path, of: rename, at: SourceLocation(site.location.path, item.range), "navigation item",
          context)
      }
      switch context.graph.navigationTarget(path) {
      case .entry, .collection, .unparsed: return nil
      case .missing(let path) where context.graph.drafts.contains(path): return nil
      default: break
      }
      let location = SourceLocation(site.location.path, item.range)
      if let problem = leftOut.problem(path.split(separator: "/").joined(separator: "/")) {
        return .leftOut(problem, at: location)
      }
      // The index of a folder that has none is generated.
      let folder = ContentPath.folder(of: path)
      var isIndex = false
      if ContentPath.name(of: path) == "index.md",
        case .collection = context.graph.navigationTarget(folder)
      {
        isIndex = true
      }
      return Finding(
        .brokenLink, at: location,
        "there is no page \(path.quoted) in the content",
        help: isIndex
          ? ["write \("\(folder)/".quoted) for the index that Demarc makes, or add the file"]
          : files.help(path))
    }
  }

  /// Reports a path in `site.yml` that is the old one of a renamed file.
  private static func oldPath(
    _ path: String, of rename: Rename, at location: SourceLocation, _ noun: String,
    _ context: CheckContext
  ) -> Finding {
    let new = context.graph.entries[rename.entry].path
    let isPlain = !new.contains { ",:#[]{}&*!|>'\"%@` ".contains($0) }
    return context.finding(
      .brokenLink, at: location, "there is no file \(path.quoted) in the content", noun,
      of: rename, new: new,
      fix: isPlain
        ? Fix(location.path, [.init(location.range, new, insteadOf: path)]) : nil)
  }

  /// Checks the paths in `severities` and `ignore` of `site.yml`.
  private static func settings(
    _ context: CheckContext, _ leftOut: inout LeftOutPaths
  ) -> [Finding] {
    let site = context.graph.site
    var places = site.pathSeverities.map {
      (path: $0.path, location: SourceLocation(site.location.path, $0.range))
    }
    for suppression in site.suppressions {
      guard case .path(let path) = suppression.scope, let place = suppression.scopeLocation else {
        continue
      }
      places.append((path, place))
    }
    guard !places.isEmpty else { return [] }
    let known = context.graph.contentPaths
    places = places.filter { !known.contains($0.path) }
    var names = NearestNames(places.isEmpty ? [] : known.filter { !$0.contains(":") })
    return places.map { path, location in
      if let problem = leftOut.problem(path) { return .leftOut(problem, at: location) }
      if let rename = context.graph.rename(ofPath: path) {
        return oldPath(path, of: rename, at: location, "setting", context)
      }
      return Finding(
        .brokenLink, at: location, "there is no file or folder \(path.quoted) in the content",
        help: settingsHelp(path, known: known, &names, context))
    }
  }

  private static func settingsHelp(
    _ path: String, known: Set<String>, _ names: inout NearestNames, _ context: CheckContext
  ) -> [String] {
    if path.contains("*") { return ["name a folder to include everything below it"] }
    let root = ContentPath.name(of: context.graph.site.contentFolder)
    if path.hasPrefix("\(root)/"), known.contains(String(path.dropFirst(root.count + 1))) {
      let right = String(path.dropFirst(root.count + 1))
      return ["paths are relative to the content folder: write \(right.quoted)"]
    }
    return names.didYouMean(path)
  }
}

extension Finding {
  /// A link leads to a file that exists but is not part of the site.
  fileprivate static func leftOut(
    _ problem: LeftOutPaths.Problem, at location: SourceLocation
  ) -> Finding {
    Finding(
      .brokenLink, at: location, problem.message, notes: problem.notes, help: problem.help)
  }

  /// A link pattern, or a link to a file of several collections, has a name that no entry has, or
  /// several have.
  fileprivate static func unresolvedName(
    _ name: LinkName, isPattern: Bool, in graph: ContentGraph, at location: SourceLocation,
    help: [String]
  ) -> Finding {
    let noun =
      switch name.placeholder {
      case .part: "a part"
      case .id: "the id"
      case .title, .path, .route, .text: "the title"
      }
    let owners =
      name.collections.isEmpty ? "" : " of \(name.collections.map(\.quoted).listed("or"))"
    guard name.candidates.isEmpty else {
      return Finding(
        .brokenLink, at: location, "several entries\(owners) have \(noun) \(name.text.quoted)",
        notes: name.candidates.prefix(3).map {
          let entry = graph.entries[$0]
          return .init("one of them", at: entry.at(entry.titleRange))
        },
        help: [
          isPattern
            ? "name the collection with `to` beside the pattern in `site.yml`"
            : "give one of them another id"
        ])
    }
    return Finding(
      .brokenLink, at: location, "no entry\(owners) has \(noun) \(name.text.quoted)", help: help)
  }
}
