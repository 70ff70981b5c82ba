// swift-tools-version: 6.2
import PackageDescription

/// What the tool is compiled with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A package of its own, so that Demarc builds without its libraries.
let package = Package(
  name: "demarc-xlsx",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "demarc-xlsx", targets: ["demarc-xlsx"])],
  targets: [
    // The C libraries, as Debian and Homebrew package them.
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip",
      providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]),
    // A description of a workbook in, a workbook out, and back.
    .executableTarget(
      name: "demarc-xlsx", dependencies: ["CMinizip", "CXLSXWriter"], swiftSettings: strict),
  ]
)
