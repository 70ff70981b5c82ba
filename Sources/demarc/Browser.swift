internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// The browser of the person at the terminal.
enum Browser {
  /// Opens an address, and says so on standard error if that fails. Returns at once: some systems run the
  /// browser in the place of the command.
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
