import Foundation

// Usage: embed-files FOLDER FILE TYPE. Writes the files of a folder as Swift source for the build plugin, in
// an extension of a type.

struct NotText: Error, CustomStringConvertible {
  let path: String
  var description: String { "\(path) is not UTF-8, but only text can be embedded" }
}

let arguments = CommandLine.arguments
guard arguments.count == 4 else { exit(2) }
let (folder, output, type) = (arguments[1], arguments[2], arguments[3])
let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
  .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
  .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
let signs = "#####"
var lines = ["extension \(type) {", "  static let texts: [(path: String, text: String)] = ["]
for path in paths {
  var isFolder: ObjCBool = false
  let place = "\(folder)/\(path)"
  guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue
  else { continue }
  let data = try Data(contentsOf: URL(fileURLWithPath: place))
  guard let text = String(validating: data, as: UTF8.self) else { throw NotText(path: path) }
  lines.append("    (\"\(path)\", \(signs)\"\"\"\n\(text)\n\"\"\"\(signs)),")
}
lines += ["  ]", "}", ""]
try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: output))
