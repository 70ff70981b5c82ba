internal import Foundation

/// The program that writes and reads workbooks. It is apart, because it needs libraries that no other
/// part of Demarc needs.
package struct SpreadsheetProgram: Sendable {
  /// The name of the program.
  static let name = "demarc-xlsx"

  private let path: String

  /// A sheet as texts: its rows, each with its cells.
  struct Sheet: Decodable, Sendable, Equatable {
    let name: String
    let rows: [[String]]
  }

  /// The error if the program is not installed.
  package static var missing: EnvironmentError {
    EnvironmentError(
      "workbooks need the program \(name), which is not installed: `make xlsx` in a clone of Demarc's "
        + "repository builds it; put it beside demarc or on PATH (`demarc export csv` needs nothing)"
    )
  }

  /// Finds the program through `$DEMARC_XLSX`, on `$PATH` or beside this program.
  package static func find() -> SpreadsheetProgram? {
    find(environment: ProcessInfo.processInfo.environment)
  }

  static func find(environment: [String: String]) -> SpreadsheetProgram? {
    if let path = environment["DEMARC_XLSX"], !path.isEmpty {
      return FileManager.default.isExecutableFile(atPath: path)
        ? SpreadsheetProgram(path: path) : nil
    }
    return ProgramSearch.path(of: name, environment).map { SpreadsheetProgram(path: $0) }
  }

  private init(path: String) { self.path = path }

  /// Returns the workbook of a description.
  ///
  /// - Throws: ``EnvironmentError`` if the program fails.
  func workbook(_ description: [UInt8]) throws -> [UInt8] {
    try inFolder { folder in
      try FileSystem.replace("\(folder)/description.json", with: description)
      _ = try run(["write", "\(folder)/workbook.xlsx"], in: folder, input: "description.json")
      return try FileSystem.read("\(folder)/workbook.xlsx")
    }
  }

  /// Returns the sheets of a workbook.
  ///
  /// - Throws: ``EnvironmentError`` if the program fails or the file is no workbook.
  func sheets(of file: String) throws -> [Sheet] {
    struct Workbook: Decodable { let sheets: [Sheet] }
    return try inFolder { folder in
      let output = try run(["read", URL(fileURLWithPath: file).path], in: folder)
      do { return try JSONDecoder().decode(Workbook.self, from: Data(output)).sheets } catch {
        throw EnvironmentError("\(Self.name) gave no sheets")
      }
    }
  }

  /// Runs `body` with a folder that exists only as long.
  private func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("demarc-xlsx-\(UUID().uuidString)").path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    } catch { throw EnvironmentError("\(folder) cannot be made") }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// Runs the program and returns its output. Its streams are files, so that no pipe can fill.
  private func run(
    _ arguments: [String], in folder: String, input: String? = nil
  ) throws -> [UInt8] {
    let (output, errors) = ("\(folder)/output", "\(folder)/errors")
    try FileSystem.replace(output, with: [])
    try FileSystem.replace(errors, with: [])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    do {
      process.standardInput =
        try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: "\(folder)/\($0)")) }
        ?? FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
      process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
      try process.run()
    } catch { throw EnvironmentError("\(path) cannot be run: \(error.localizedDescription)") }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let message = String(decoding: try FileSystem.read(errors), as: UTF8.self)
      let last = message.split(separator: "\n").last.map(String.init)
      throw EnvironmentError(last ?? "\(Self.name) failed (\(process.terminationStatus))")
    }
    return try FileSystem.read(output)
  }
}
