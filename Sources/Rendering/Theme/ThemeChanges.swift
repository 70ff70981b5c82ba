internal import ContentFormat
package import ContentModel
package import Diagnostics

extension ThemeFiles {
  /// The partial with what the settings add to the head of every page.
  static let headPartial = "partials/theme-head"
  /// The partial with the site's own end of the head.
  static let headEndPartial = "partials/theme-head-end"
  /// The name of the style sheet that the settings make.
  static let styleSheet = "theme.css"

  /// Applies `theme` of `site.yml`: adds a style sheet, and sets the text of ``headPartial``.
  package mutating func apply(_ site: SiteConfiguration) -> [Finding] {
    guard !site.theme.isEmpty else { return [] }
    var changes = ThemeChanges(files: self, path: site.location.path, settings: site.theme)
    changes.apply()
    self = changes.files
    return changes.findings
  }
}

/// Applies the settings of a site to the files of its theme, one after another.
private struct ThemeChanges {
  var files: ThemeFiles
  /// The path of `site.yml`.
  let path: String
  let settings: ThemeSettings
  var findings: [Finding] = []
  /// What the head of every page gains.
  var head = ""
  /// The file with the end of the head. It is a template of its own, so that findings have their place in it.
  var headEnd: SourceFile?

  typealias Setting = ThemeSettings.Setting

  init(files: ThemeFiles, path: String, settings: ThemeSettings) {
    self.files = files
    self.path = path
    self.settings = settings
  }

  mutating func apply() {
    applyPictures()
    let (accent, font) = (accent(), font())
    applyStyle(accent: accent, font: font)
    for sheet in settings.styleSheets { applySheet(sheet) }
    applyHead()
    // A site may have a partial of its own.
    guard !head.isEmpty || headEnd != nil,
      files.templates[ThemeFiles.headPartial]?.displayPath.hasPrefix(files.displayPath + "/")
        != true
    else { return }
    if let headEnd {
      head += "{{> \(ThemeFiles.headEndPartial)}}"
      files.templates[ThemeFiles.headEndPartial] = headEnd
    }
    files.templates[ThemeFiles.headPartial] = SourceFile(
      path: ThemeFiles.headPartial, displayPath: path, bytes: Array(head.utf8))
  }

  private mutating func applyPictures() {
    if let setting = settings.logo, let file = file(setting, ["svg", "png"], "the logo"),
      isSound(file, setting)
    {
      let isPNG = ContentPath.fileExtension(of: setting.text) == "png"
      if let size = isPNG ? PictureSize(png: file.bytes) : PictureSize(svg: file.bytes) {
        files.brand.logo = setting.text
        files.brand.logoWidth = size.width(forHeight: ThemeBrand.logoHeight)
      } else {
        report(setting, "does not say how large it is")
      }
    }
    if let setting = settings.favicon,
      let file = file(setting, ["svg", "png", "ico"], "the icon"), isSound(file, setting)
    {
      files.brand.favicon = setting.text
    }
  }

  private mutating func font() -> ThemeStyles.Font? {
    guard let setting = settings.font else { return nil }
    guard setting.text.contains(".") else {
      if ThemeStyles.areFamilies(setting.text) { return .families(setting.text) }
      report(setting, "is neither a `.woff2` file nor a list of fonts")
      return nil
    }
    guard let file = file(setting, ["woff2"], "a font"), isSound(file, setting) else { return nil }
    head +=
      "<link rel=\"preload\" href=\"\(tag(setting.text))\" as=\"font\" "
      + "type=\"font/woff2\" crossorigin>\n"
    // The style sheet is in the same folder.
    let output = Theme.hashedPath(setting.text, file.bytes)
    return .file(String(output.dropFirst("assets/".count)))
  }

  private mutating func accent() -> ThemeStyles.Accent? {
    let light = color(settings.accent, .light)
    let dark = color(settings.darkAccent, .dark)
    guard let first = light ?? dark else { return nil }
    return ThemeStyles.Accent(
      light: light ?? AccentColors.nearest(to: first, in: .light),
      dark: dark ?? AccentColors.nearest(to: first, in: .dark))
  }

  private mutating func color(_ setting: Setting?, _ scheme: AccentColors.Scheme) -> RGB? {
    guard let setting else { return nil }
    guard let color = RGB(setting.text) else {
      findings.append(.notAColor(setting.text, at: at(setting)))
      return nil
    }
    if AccentColors.contrast(of: color, in: scheme) < AccentColors.minimum {
      findings.append(.themeContrast(color, scheme, at: at(setting)))
    }
    return color
  }

  private mutating func applyStyle(accent: ThemeStyles.Accent?, font: ThemeStyles.Font?) {
    guard accent != nil || font != nil else { return }
    let css = ThemeStyles.css(accent: accent, font: font)
    files.assets[ThemeFiles.styleSheet] = SourceFile(
      path: ThemeFiles.styleSheet, displayPath: path, bytes: Array(css.utf8))
    files.brand.named.insert(ThemeFiles.styleSheet)
    head += link(ThemeFiles.styleSheet)
  }

  private mutating func applySheet(_ setting: Setting) {
    guard let sheet = file(setting, ["css"], "a style sheet") else { return }
    head += link(setting.text)
    report(RemoteLoads.css(sheet.bytes), in: sheet)
    report([StyleSheetBrackets.problem(in: sheet.bytes)].compactMap(\.self), in: sheet)
  }

  private mutating func applyHead() {
    guard let setting = settings.head, let file = file(setting, ["html"], "the end of the head")
    else { return }
    // It is part of pages, and no file of the site.
    files.assets[setting.text] = nil
    headEnd = SourceFile(
      path: ThemeFiles.headEndPartial, displayPath: file.displayPath, bytes: file.bytes)
    report(RemoteLoads.html(file.bytes), in: file)
    report(ThemeMarkup(html: file.bytes).problemsOfHead, in: file)
  }

  // MARK: Findings

  /// Returns the file that a setting names, or reports why it cannot be used.
  private mutating func file(_ setting: Setting, _ kinds: [String], _ noun: String) -> SourceFile? {
    guard let file = files.assets[setting.text] else {
      let own = files.assets.keys.filter { !files.builtinNames.contains("assets/\($0)") }.sorted()
      // The file that is meant is not unused.
      if let meant = nearestName(to: setting.text, in: own) { files.brand.named.insert(meant) }
      findings.append(
        .missingThemeFile(
          setting.text, known: own, folder: files.displayPath, at: at(setting)))
      return nil
    }
    files.brand.named.insert(setting.text)
    guard kinds.contains(ContentPath.fileExtension(of: setting.text)) else {
      let endings = kinds.map { "`.\($0)`" }.listed("or")
      report(setting, "cannot be \(noun): it must end in \(endings)")
      return nil
    }
    return file
  }

  /// Returns whether a picture or a font is what its name says, or reports what it is.
  private mutating func isSound(_ file: SourceFile, _ setting: Setting) -> Bool {
    let kind = FileSignature(extension: ContentPath.fileExtension(of: setting.text))
    if let problem = kind?.problem(of: file.bytes) {
      findings.append(
        .unusableThemeValue(
          setting.text, problem, help: FileSignature(file.bytes)?.help ?? [], at: at(setting)))
      return false
    }
    guard kind == .svg, let problem = ThemeMarkup(xml: file.bytes).problemOfDrawing else {
      return true
    }
    // Another setting may name the same drawing.
    if !findings.contains(where: { $0.location == file.at(problem.range) }) {
      report([problem], in: file)
    }
    return false
  }

  private func at(_ setting: Setting) -> SourceLocation { SourceLocation(path, setting.range) }

  private mutating func report(_ setting: Setting, _ problem: String) {
    findings.append(.unusableThemeValue(setting.text, problem, at: at(setting)))
  }

  private mutating func report(_ problems: [ThemeMarkup.Problem], in file: SourceFile) {
    findings += problems.map { Finding(.themeSetting, at: file.at($0.range), $0.message) }
  }

  private mutating func report(_ loads: [RemoteLoads.Load], in file: SourceFile) {
    if settings.loadsRemote { return }
    findings += loads.map { .remoteAsset($0.address, at: file.at($0.range)) }
  }

  // MARK: Text

  private func tag(_ path: String) -> String { "{{asset.\(Theme.assetName(path))}}" }

  private func link(_ path: String) -> String {
    "<link rel=\"stylesheet\" href=\"\(tag(path))\">\n"
  }
}
