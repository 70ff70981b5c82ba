package import Diagnostics

/// Parses files of data: YAML or JSON.
package enum DataFile {
  /// Parses all documents of a file. JSON has one. There are none if the file is empty or invalid.
  package static func documents(
    of file: SourceFile
  ) -> (documents: [YAMLNode], findings: [Finding]) {
    guard isJSONFile(file.path) else {
      return YAMLReader.documents(in: yaml(of: file), of: file)
    }
    let (node, findings) = JSONReader.read(file)
    return (node.map { [$0] } ?? [], findings)
  }

  /// Parses the only document of a file. It is nil if the file is empty or invalid.
  package static func document(
    of file: SourceFile
  ) -> (node: YAMLNode?, findings: [Finding]) {
    isJSONFile(file.path) ? JSONReader.read(file) : YAMLReader.read(yaml(of: file), of: file)
  }

  /// The range of a YAML file without its byte order mark.
  private static func yaml(of file: SourceFile) -> Range<Int> {
    (file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<file.bytes.count
  }
}
