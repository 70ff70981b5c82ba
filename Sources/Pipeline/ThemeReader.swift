internal import BuiltinTheme
internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Rendering

/// Reads the files of a theme. The built-in theme provides every file that the folder lacks.
enum ThemeReader {
  /// The default folder, which may be missing.
  static let defaultFolder = "Theme"

  /// Reads the theme in a folder.
  ///
  /// Themes may contain changes by untrusted authors, so links that leave the folder are findings.
  ///
  /// - Throws: ``EnvironmentError`` if the folder is missing, unless it may be.
  static func read(
    _ root: String, mayBeMissing: Bool
  ) throws -> (files: ThemeFiles, findings: [Finding]) {
    var files = builtin(displayPath: root)
    if mayBeMissing, FileSystem.kind(root) == nil { return (files, []) }
    guard FileSystem.target(root) == .folder, let real = FileSystem.realPath(root) else {
      throw EnvironmentError("there is no theme in \(root): name its folder with --theme")
    }
    var findings: [Finding] = []
    func contents(_ folder: String, _ ending: String) throws -> [(path: String, file: SourceFile)] {
      try self.contents(
        of: "\(root)/\(folder)", inside: real, ending: ending, findings: &findings)
    }
    func add(_ file: SourceFile, _ path: String) {
      files.isBuiltin = false
      if let finding = EjectionMark.finding(about: file, path: path) { findings.append(finding) }
    }
    for (path, file) in try contents("templates", ".mustache") {
      add(file, "templates/\(path)")
      files.templates[String(path.dropLast(".mustache".count))] = file
    }
    for (path, file) in try contents("strings", ".yml") {
      add(file, "strings/\(path)")
      files.strings[String(path.dropLast(".yml".count))] = file
    }
    for (path, file) in try contents("assets", "") {
      add(file, "assets/\(path)")
      files.assets[path] = file
    }
    try findings += strays(in: root)
    return (files, findings)
  }

  private static func builtin(displayPath: String) -> ThemeFiles {
    var files = ThemeFiles(displayPath: displayPath)
    files.isBuiltin = true
    for file in BuiltinTheme.files() {
      guard let slash = file.path.firstIndex(of: "/") else { continue }
      let path = String(file.path[file.path.index(after: slash)...])
      let source = SourceFile(
        path: path, displayPath: "\(BuiltinTheme.displayPath)/\(file.path)", bytes: file.bytes)
      switch file.path[..<slash] {
      case "templates":
        let name = String(path.dropLast(".mustache".count))
        files.templates[name] = source
        files.builtinNames.insert("templates/\(name)")
      case "strings": files.builtinStrings[String(path.dropLast(".yml".count))] = source
      case "assets":
        files.assets[path] = source
        files.builtinNames.insert("assets/\(path)")
      default: continue
      }
    }
    return files
  }

  private static func contents(
    of root: String, inside real: String, ending: String, findings: inout [Finding]
  ) throws -> [(path: String, file: SourceFile)] {
    guard FileSystem.target(root) == .folder else { return [] }
    var result: [(path: String, file: SourceFile)] = []
    func scan(_ folder: String) throws {
      for name in try FileSystem.names(in: folder.isEmpty ? root : "\(root)/\(folder)")
      where !name.hasPrefix(".") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        if FileSystem.kind("\(root)/\(path)") == .link,
          FileSystem.realPath("\(root)/\(path)")?.hasPrefix(real + "/") != true
        {
          findings.append(.symlinkOutside("\(root)/\(path)"))
          continue
        }
        switch FileSystem.target("\(root)/\(path)") {
        case .folder?: try scan(path)
        case .file?:
          guard name.hasSuffix(ending) else {
            if isAbout(name) { continue }
            findings.append(.misnamedThemeFile("\(root)/\(path)", ending: ending))
            continue
          }
          let limit =
            ending.isEmpty ? ContentFiles.maximumAssetSize : ContentFiles.maximumTextSize
          if case .file(let size)? = FileSystem.target("\(root)/\(path)"), size > limit {
            findings.append(.fileTooLarge("\(root)/\(path)", size: size, limit: limit))
            continue
          }
          let bytes: [UInt8]
          do { bytes = try FileSystem.read("\(root)/\(path)") } catch {
            if FileSystem.isGone("\(root)/\(path)") { continue }
            throw error
          }
          result.append(
            (path, SourceFile(path: path, displayPath: "\(root)/\(path)", bytes: bytes)))
        default: continue
        }
      }
    }
    try scan("")
    return result
  }
}

// MARK: Ignored files

extension ThemeReader {
  private static let folders = ["assets", "strings", "templates"]
  /// Extensions of theme files, with the folder in which a file with that extension is used.
  private static let endings = [
    "mustache": "templates", "hbs": "templates", "html": "templates", "yml": "strings",
    "yaml": "strings", "css": "assets", "js": "assets",
  ]

  /// True for a file that documents its folder, such as a readme or a license.
  fileprivate static func isAbout(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.lowercased()
    return ["readme", "license", "licence", "notice", "changelog"].contains(stem)
  }

  /// Returns findings for the files and folders that are at the top of a theme but not part of it.
  fileprivate static func strays(in root: String) throws -> [Finding] {
    try FileSystem.names(in: root).compactMap { name in
      if name.hasPrefix(".") || folders.contains(name) { return nil }
      let path = "\(root)/\(name)"
      if FileSystem.target(path) == .folder { return strayFolder(name, path) }
      guard let dot = name.lastIndex(of: "."),
        let folder = endings[name[name.index(after: dot)...].lowercased()]
      else { return nil }
      return .unusedThemeFile(
        path, "it is not in a folder of the theme",
        suggestion: "\(folder)/\(folder == "assets" ? name : renamed(name, folder))")
    }
  }

  private static func strayFolder(_ name: String, _ path: String) -> Finding {
    let parts = ["icons", "partials", "views"]
    let suggestion =
      parts.contains(name)
      ? "templates/\(name)" : nearestName(to: name, in: folders + parts.map { "templates/\($0)" })
    return .unusedThemeFile(
      path, "a theme has the folders `templates`, `assets` and `strings`",
      suggestion: suggestion)
  }

  private static func renamed(_ name: String, _ folder: String) -> String {
    let stem = name[..<(name.firstIndex(of: ".") ?? name.endIndex)]
    return stem + (folder == "templates" ? ".mustache" : ".yml")
  }
}

extension Finding {
  /// A file in a theme folder whose extension is not the one used there.
  fileprivate static func misnamedThemeFile(_ path: String, ending: String) -> Finding {
    let name = ContentPath.name(of: path)
    let stem = name[..<(name.firstIndex(of: ".") ?? name.endIndex)]
    let kind = ending == ".yml" ? "word lists" : "templates"
    return .unusedThemeFile(path, "\(kind) end in `\(ending)`", suggestion: stem + ending)
  }
}
