// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is compiled with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Tests run against an optimized program, but are not worth optimizing themselves.
let tests: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let package = Package(
  name: "demarc",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "demarc", targets: ["demarc"])
  ],
  // The upper bounds are the tested versions.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", "1.8.2"..<"1.9.0"),
    .package(url: "https://github.com/jpsim/Yams", "6.2.2"..<"6.3.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", "0.27.1"..<"0.28.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", "1.0.2"..<"1.1.0"),
  ],
  targets: [
    // The C libraries, as Debian and Homebrew package them.
    .systemLibrary(
      name: "CCMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
        .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CGumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    // Bytes and ASCII: classes, percent-encoding, hashes.
    .target(name: "Bytes", swiftSettings: strict),
    // Findings, rules, reporters.
    .target(name: "Diagnostics", dependencies: ["Bytes"], swiftSettings: strict),
    // Two versions of a framework in, what changed and what that means out.
    .target(name: "Comparison", swiftSettings: strict),
    // Raw HTML in, what is safe of it out. The only importer of CGumbo.
    .target(name: "SafeHTML", dependencies: ["Bytes", "CGumbo"], swiftSettings: strict),
    // Bytes in, a document and HTML out. The only importer of CCMarkGFM.
    .target(
      name: "Markdown", dependencies: ["Bytes", "CCMarkGFM", "Diagnostics", "SafeHTML"],
      swiftSettings: strict),
    // The content format: front matter, YAML, schemas, field values, copied files.
    .target(
      name: "ContentFormat",
      dependencies: ["Bytes", "Diagnostics", "Markdown", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    // Entries, matrices, views, the graph of the content and the plan of the site.
    .target(
      name: "ContentModel",
      dependencies: ["Bytes", "Comparison", "ContentFormat", "Diagnostics", "Markdown"],
      swiftSettings: strict),
    // The content of a site as plain data, by ids.
    .target(
      name: "FrameworkData",
      dependencies: ["Bytes", "ContentFormat", "ContentModel", "Diagnostics", "Markdown"],
      swiftSettings: strict),
    // The formats of exports: plain data in, bytes out.
    .target(
      name: "Exports",
      dependencies: ["Bytes", "ContentFormat", "ContentModel", "Diagnostics", "FrameworkData"],
      swiftSettings: strict),
    // The rules over the graph and the site map.
    .target(
      name: "Checks",
      dependencies: [
        "Bytes", "ContentFormat", "ContentModel", "Diagnostics", "Exports", "Markdown",
      ],
      swiftSettings: strict),
    // Theme, pages, views and SVG: graph in, bytes out.
    .target(
      name: "Rendering",
      dependencies: [
        "Bytes", "Comparison", "ContentFormat", "ContentModel", "Diagnostics", "Markdown",
      ],
      swiftSettings: strict),
    // Writes files as Swift source, and the plugin that runs it during a build.
    .executableTarget(name: "embed-files", swiftSettings: strict),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),
    // The built-in theme, which fits any schema.
    .target(
      name: "BuiltinTheme", exclude: ["Theme"], swiftSettings: strict, plugins: ["EmbedFiles"]),
    // The sites that `demarc init` writes.
    .target(
      name: "StarterSites", exclude: ["Sites"], swiftSettings: strict, plugins: ["EmbedFiles"]),
    // Disk, threads and time: runs the stages in order.
    .target(
      name: "Pipeline",
      dependencies: [
        "BuiltinTheme", "Bytes", "Checks", "Comparison", "ContentFormat", "ContentModel",
        "Diagnostics", "Exports", "FrameworkData", "Markdown", "Rendering",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    // The local server, live reload, file watching.
    .target(
      name: "Preview",
      dependencies: [
        "Bytes", "Diagnostics", "Pipeline", .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: strict),
    // The command line.
    .executableTarget(
      name: "demarc",
      dependencies: [
        "BuiltinTheme", "Checks", "Comparison", "ContentFormat", "ContentModel", "Diagnostics",
        "Exports",
        "Pipeline", "Preview", "StarterSites",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    // Shared by tests: test sites and snapshots.
    .target(
      name: "TestSupport",
      dependencies: [
        "BuiltinTheme", "Checks", "ContentFormat", "ContentModel", "Diagnostics", "FrameworkData",
        "Markdown", "Pipeline", "Rendering",
      ],
      path: "Tests/TestSupport",
      swiftSettings: tests),
    .testTarget(name: "ComparisonTests", dependencies: ["Comparison"], swiftSettings: tests),
    .testTarget(name: "BytesTests", dependencies: ["Bytes"], swiftSettings: tests),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"], swiftSettings: tests),
    .testTarget(name: "SafeHTMLTests", dependencies: ["CGumbo", "SafeHTML"], swiftSettings: tests),
    .testTarget(
      name: "MarkdownTests", dependencies: ["CCMarkGFM", "CGumbo", "Markdown", "Diagnostics"],
      swiftSettings: tests),
    .testTarget(
      name: "RenderingTests",
      dependencies: [
        "Bytes", "ContentFormat", "ContentModel", "Diagnostics", "Markdown", "Rendering",
      ],
      exclude: ["Snapshots"],
      swiftSettings: tests),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "BuiltinTheme", "Comparison", "ContentFormat", "ContentModel", "Diagnostics", "Pipeline",
        "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "PreviewTests", dependencies: ["Diagnostics", "Pipeline", "Preview"],
      swiftSettings: tests),
    .testTarget(
      name: "CommandLineTests", dependencies: ["StarterSites", "demarc"], exclude: ["Stories"],
      swiftSettings: tests),
    .testTarget(
      name: "ContentFormatTests",
      dependencies: ["ContentFormat", "Diagnostics", "Markdown", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "ContentModelTests",
      dependencies: ["ContentFormat", "ContentModel", "Diagnostics", "Markdown", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "ExportsTests",
      dependencies: [
        "Bytes", "Comparison", "ContentFormat", "ContentModel", "Diagnostics", "Exports",
        "FrameworkData", "Pipeline", "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "FrameworkDataTests",
      dependencies: [
        "ContentFormat", "ContentModel", "Diagnostics", "FrameworkData", "Pipeline", "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "ChecksTests",
      dependencies: [
        "Checks", "ContentFormat", "ContentModel", "Diagnostics", "Markdown", "Pipeline",
        "TestSupport",
      ],
      swiftSettings: tests),
  ]
)
