internal import Markdown

/// Makes the addresses of a file relative to it, with the names of pages' files, so that the folder of
/// the site works without a server.
struct RelativeAddresses {
  /// The base path of the site, with `/` at both ends.
  let basePath: String
  /// The output path of the file.
  let path: String
  /// Addresses of scripts that are no modules in such a site, because browsers load no modules from files.
  let scripts: Set<String>

  private static let attributes: Set<String> = [
    "href", "src", "action", "data", "poster", "xlink:href", "data-src", "data-script",
    "data-engine", "data-names", "data-texts", "data-style",
  ]
  private static let selection = MarkupSelection(elements: ["meta"], attributes: attributes)

  /// Returns a page or a drawing with relative addresses.
  func markup(_ markup: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(markup.count)
    MarkupCopy.append(markup, to: &output, Self.selection) { tag in
      if tag.name == "script", tag["type"] == "module", tag["src"].map(scripts.contains) == true {
        tag["type"] = nil
        tag.attributes.insert(.init(name: "defer", value: nil), at: 0)
      }
      // Modules and fonts that are fetched with credentials of no origin are refused.
      for index in tag.attributes.indices {
        guard let value = tag.attributes[index].value else { continue }
        if Self.attributes.contains(tag.attributes[index].name) {
          tag.attributes[index].value = relative(value)
        } else if tag.name == "meta", tag.attributes[index].name == "content",
          value.hasPrefix("0; url=")
        {
          tag.attributes[index].value = "0; url=" + relative(String(value.dropFirst(7)))
        }
      }
      return true
    }
    return output
  }

  /// Returns the data of a matrix with addresses relative to its page: those of `href`, and those in
  /// texts with HTML.
  func data(_ json: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(json.count)
    var index = 0
    let name = Array("href".utf8)
    while let found = json[index...].firstRange(of: name) {
      var start = found.upperBound
      // `href":"` or `href=\"`
      while start < json.count, "\":=\\".utf8.contains(json[start]) { start += 1 }
      let end = json[start...].firstIndex { "\"\\".utf8.contains($0) } ?? json.count
      output.append(contentsOf: json[index..<start])
      output.append(relative(String(decoding: json[start..<end], as: UTF8.self)))
      index = end
    }
    output.append(contentsOf: json[index...])
    return output
  }

  /// Returns a script as one that is no module: in a function of its own, because all scripts of a page
  /// share their names otherwise. Nil for a module that needs others.
  static func classic(_ script: [UInt8]) -> [UInt8]? {
    let isModule = script.split(separator: UInt8(ascii: "\n")).contains { line in
      ["import ", "import{", "export "].contains { line.starts(with: $0.utf8) }
    }
    if isModule { return nil }
    return Array("(() => {\n\"use strict\";\n".utf8) + script + Array("})();\n".utf8)
  }

  /// Returns an address relative to the file. Addresses of other sites and within the page stay.
  func relative(_ address: String) -> String {
    guard address.hasPrefix(basePath), !address.hasPrefix("//") else { return address }
    let end = address.firstIndex { $0 == "#" || $0 == "?" } ?? address.endIndex
    var target = String(address[..<end].dropFirst(basePath.count))
    if target.isEmpty || target.hasSuffix("/") { target += "index.html" }
    let from = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
    let to = target.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let common = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: from.count - common) + to[common...]
    return steps.joined(separator: "/") + address[end...]
  }
}
