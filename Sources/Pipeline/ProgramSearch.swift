internal import Foundation

/// The search for other programs.
enum ProgramSearch {
  /// Returns the path of a program: in a folder of `$PATH`, or beside this program, where `pip` puts
  /// what the extras of the wheel bring. A virtual environment need not be active.
  static func path(
    of name: String, _ environment: [String: String],
    beside program: String? = Bundle.main.executablePath
  ) -> String? {
    // A relative folder in `$PATH` could be inside the content.
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let own = program.map { ($0 as NSString).deletingLastPathComponent }
    return (folders.map(String.init) + [own].compactMap(\.self)).map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }
}
