internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// The browser of the person at the terminal.
enum Browser {
  /// Opens a URL and reports a failure on standard error. Returns immediately, because on some
  /// systems the command runs as long as the browser.
  static func open(_ address: String) {
    #if os(macOS)
      let program = "/usr/bin/open"
    #else
      let program = "/usr/bin/xdg-open"
    #endif
    Task {
      do {
        _ = try await Subprocess.run(
          .path(FilePath(program)), arguments: [address], output: .discarded)
      } catch {
        Console.error("cannot open a browser: open \(address) yourself")
      }
    }
  }
}
