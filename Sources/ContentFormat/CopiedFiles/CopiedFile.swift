package import Diagnostics

/// Active content in a copied file: something that a browser could run or load from elsewhere.
package struct ActivePart: Sendable, Equatable {
  /// The reason, phrased as a clause about the file, such as “it contains a script”.
  package let reason: String
  /// The fix to suggest to the author.
  package let help: String
  /// The range of the active content in the file.
  package let range: SourceRange

  init(_ reason: String, help: String, at range: SourceRange = .fileStart) {
    self.reason = reason
    self.help = help
    self.range = range
  }
}

/// Checks for files of the content folder that the build copies unchanged.
package enum CopiedFile {
  /// Number of bytes at the start of a file that show whether it is markup.
  package static let headSize = 512

  /// Returns the first active content of a file, or nil if the file is harmless.
  ///
  /// File extensions are an allow-list, because browsers run more formats than a deny-list can
  /// cover. Drawings are parsed as XML. PDF files are not inspected, because browsers run PDF
  /// scripts in a viewer of their own.
  ///
  /// - Parameters:
  ///   - path: The path of the file. Only its extension is used.
  ///   - head: Reads the first ``headSize`` bytes.
  ///   - bytes: Reads the whole file.
  package static func activePart(
    path: String, head: () throws -> [UInt8], bytes: () throws -> [UInt8]
  ) rethrows -> ActivePart? {
    let name = ContentPath.name(of: path).lowercased()
    let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) }
    guard let ending else {
      return isMarkup(try head()) ? disguised("it has no extension but contains markup") : nil
    }
    if ending == "svg" { return DrawingReader.activePart(of: try bytes()) }
    if texts.contains(ending) { return nil }
    if binaries.contains(ending) {
      return isMarkup(try head())
        ? disguised("it contains markup instead of \(ending.uppercased()) data") : nil
    }
    // Hosts look for empty files such as `.nojekyll`.
    let head = try head()
    if head.count < headSize, head.allSatisfy(isBlank) { return nil }
    return ActivePart(
      "\(".\(ending)".quoted) is not one of the file types that browsers never run",
      help: ending == "mustache"
        ? "move templates into `Theme/templates/`, beside the folder of the content"
        : "write a page in Markdown, or put the file into an archive such as `.zip`")
  }

  private static func disguised(_ reason: String) -> ActivePart {
    ActivePart(reason, help: "give it the extension of its format")
  }

  /// True if the first byte is `<`, after white space, byte order marks and null bytes. Skipping
  /// null bytes covers UTF-16 and UTF-32.
  private static func isMarkup(_ head: [UInt8]) -> Bool {
    head.first { !isBlank($0) } == UInt8(ascii: "<")
  }

  /// Whether a byte is white space, null, or a part of a byte order mark.
  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF: true
    default: false
    }
  }

  /// Extensions that browsers show as text or offer to download, regardless of the contents.
  private static let texts = words(
    """
    txt text md markdown csv tsv json jsonl ndjson geojson yml yaml toml ini cfg conf lock log tex bib ris ics \
    vcf srt vtt css scss less map webmanifest diff patch sql py ipynb rb go rs swift c h cc cpp hpp cs java kt \
    scala r jl lua pl sh bash zsh fish ps1 tf tfvars hcl rego proto graphql puml plantuml mmd dot gv \
    drawio excalidraw adoc rst org asc sig pem crt cer key pub sha256 sha512 properties env example
    """)

  /// Extensions of binary formats, which start with a signature other than `<`.
  private static let binaries = words(
    """
    png apng jpg jpeg jpe gif webp avif jxl bmp ico cur tif tiff heic heif psd ai eps \
    woff woff2 ttf otf eot mp3 m4a aac ogg oga opus wav flac mp4 m4v webm ogv mov avi mkv \
    pdf epub doc docx dot dotx xls xlsx xlsm ppt pptx odt ods odp odg rtf pages numbers vsd vsdx \
    zip gz tgz bz2 tbz xz txz zst 7z tar rar parquet sqlite db
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
