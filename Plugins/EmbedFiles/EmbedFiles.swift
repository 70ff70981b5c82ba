import Foundation
import PackagePlugin

/// Compiles the folder `Theme` or `Sites` of a target into the target, so that the program works without
/// a checkout.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let folders = ["Theme", "Sites"].map { target.directoryURL.appending(path: $0) }
    guard let folder = folders.first(where: { FileManager.default.fileExists(atPath: $0.path) })
    else { return [] }
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = (paths ?? []).sorted().map { folder.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)Files.swift")
    return [
      .buildCommand(
        displayName: "Embedding files in \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [folder.path, output.path, target.name], inputFiles: files,
        outputFiles: [output])
    ]
  }
}
