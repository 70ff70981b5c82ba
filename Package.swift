// swift-tools-version: 6.1
import PackageDescription

/// What every Swift target is compiled with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "demarc",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "demarc", targets: ["demarc"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // The C library, as Debian and Homebrew package it.
    .systemLibrary(
      name: "CCMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
        .brew(["cmark-gfm"]),
      ]),
    // What is wrong and where: findings, rules, reporters.
    .target(name: "Diagnostics", swiftSettings: strict),
    // Bytes in, a document and HTML out. The only importer of CCMarkGFM.
    .target(name: "Markdown", dependencies: ["CCMarkGFM", "Diagnostics"], swiftSettings: strict),
    // Schemas, entries, matrices, the graph and the plan of the site.
    .target(
      name: "ContentModel",
      dependencies: ["Diagnostics", "Markdown", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    // The rules over the graph and the site map.
    .target(
      name: "Checks", dependencies: ["ContentModel", "Diagnostics", "Markdown"],
      swiftSettings: strict),
    // Theme, pages, views and SVG: graph in, bytes out.
    .target(
      name: "Rendering",
      dependencies: ["ContentModel", "Diagnostics", "Markdown"],
      swiftSettings: strict),
    // Writes a theme's files as Swift source, and the plugin that runs it during a build.
    .executableTarget(name: "embed-theme", swiftSettings: strict),
    .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["embed-theme"]),
    // The theme that comes with the program; it fits any schema.
    .target(
      name: "BuiltinTheme", exclude: ["Theme"], swiftSettings: strict, plugins: ["EmbedTheme"]),
    // Disk, threads and time: runs the stages in order.
    .target(
      name: "Pipeline",
      dependencies: [
        "BuiltinTheme", "Checks", "ContentModel", "Diagnostics", "Markdown", "Rendering",
      ],
      swiftSettings: strict),
    // The local server, live reload, file watching.
    .target(
      name: "Preview",
      dependencies: [
        "Diagnostics", "Pipeline", .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: strict),
    // The command line.
    .executableTarget(
      name: "demarc",
      dependencies: [
        "BuiltinTheme", "Checks", "ContentModel", "Diagnostics", "Pipeline", "Preview",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // What tests share: sites made for a test, and snapshots.
    .target(
      name: "TestSupport",
      dependencies: [
        "BuiltinTheme", "Checks", "ContentModel", "Diagnostics", "Markdown", "Pipeline",
        "Rendering",
      ],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests", dependencies: ["CCMarkGFM", "Markdown", "Diagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["ContentModel", "Diagnostics", "Markdown", "Rendering"],
      exclude: ["Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "PipelineTests", dependencies: ["Diagnostics", "Pipeline"], swiftSettings: strict),
    .testTarget(
      name: "PreviewTests", dependencies: ["Diagnostics", "Pipeline", "Preview"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["demarc"], exclude: ["Stories"],
      swiftSettings: strict),
    .testTarget(
      name: "ContentModelTests",
      dependencies: ["ContentModel", "Diagnostics", "Markdown", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ChecksTests",
      dependencies: ["Checks", "ContentModel", "Diagnostics", "Pipeline", "TestSupport"],
      swiftSettings: strict),
  ]
)
