internal import CMinizip
internal import Foundation

/// The files in a ZIP archive.
struct ZipArchive {
  private let file: unzFile

  /// The size up to which a file is read, so that a small archive cannot fill the memory.
  static let sizeLimit = 512 << 20

  /// Opens an archive and closes it after `body`.
  static func reading<Result>(_ path: String, _ body: (ZipArchive) throws -> Result) throws
    -> Result
  {
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw Failure("\(path) cannot be read")
    }
    guard let file = path.withCString({ unzOpen64($0) }) else {
      throw Failure("\(path) is no XLSX file")
    }
    defer { unzClose(file) }
    return try body(ZipArchive(file: file))
  }

  /// Returns the bytes of a file, or nil if the archive does not have it.
  func data(_ name: String) throws -> Data? {
    guard name.withCString({ unzLocateFile(file, $0, 2) }) == UNZ_OK else { return nil }
    guard unzOpenCurrentFile(file) == UNZ_OK else { throw Failure("\(name) cannot be read") }
    defer { unzCloseCurrentFile(file) }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        unzReadCurrentFile(file, $0.baseAddress, UInt32($0.count))
      }
      guard count >= 0 else { throw Failure("\(name) is damaged") }
      if count == 0 { return data }
      data.append(contentsOf: buffer[..<Int(count)])
      guard data.count <= Self.sizeLimit else { throw Failure("\(name) is too large") }
    }
  }
}
