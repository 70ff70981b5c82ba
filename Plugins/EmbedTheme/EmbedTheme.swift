import Foundation
import PackagePlugin

/// Embeds the theme in `Theme/` into the program, so that the program works without a checkout.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "Theme")
    let paths = FileManager.default.enumerator(atPath: theme.path)?.compactMap { $0 as? String }
    let files = (paths ?? []).sorted().map { theme.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltinThemeFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding the theme", executable: try context.tool(named: "embed-theme").url,
        arguments: [theme.path, output.path], inputFiles: files, outputFiles: [output])
    ]
  }
}
