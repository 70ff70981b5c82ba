#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The terminal: words for people go to standard error, data to standard output.
enum Console {
  /// Prints a line for people.
  static func error(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  /// Prints a line of data.
  static func output(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

  /// Prints data as it is.
  static func data(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// How many columns the terminal of standard output has; nil where it is none.
  static var outputWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Ends the program.
  static func exit(_ status: Int32) -> Never {
    #if canImport(Darwin)
      Darwin.exit(status)
    #else
      Glibc.exit(status)
    #endif
  }

  /// Whether colours are wanted: on a terminal, unless `NO_COLOR` is set (no-color.org).
  static func wantsColor(onOutput: Bool) -> Bool {
    isatty(onOutput ? STDOUT_FILENO : STDERR_FILENO) == 1
      && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { posixWrite(descriptor, $0) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  private static func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
