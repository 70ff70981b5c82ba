internal import Pipeline

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The terminal. Messages for people go to standard error, data to standard output.
enum Console {
  /// Prepares the standard streams. Call this before opening any file.
  ///
  /// A file that is opened while a standard stream is closed would get its descriptor and receive
  /// the output. So each closed stream is replaced by one that cannot be used. SIGPIPE is ignored,
  /// so that a reader that closes a pipe does not end a build halfway.
  static func prepare() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Prints a line to standard error.
  static func error(_ line: String) {
    do {
      try OpenFile(STDERR_FILENO).write(Array("\(line)\n".utf8))
    } catch  where error.isClosedPipe {
      return
    } catch {
      // The message is lost, so report the failure by the exit status.
      exit(2)
    }
  }

  /// Prints a line to standard output.
  static func output(_ line: String) { data(line + "\n") }

  /// Prints data to standard output.
  ///
  /// If the reader closes the pipe, as `head` does, the rest is dropped and the exit status does
  /// not change. Any other failure ends the program with status 2.
  static func data(_ text: String) {
    do {
      try OpenFile(STDOUT_FILENO).write(Array(text.utf8))
    } catch  where error.isClosedPipe {
      return
    } catch {
      Console.error("error: cannot write to standard output: \(error)")
      exit(2)
    }
  }

  /// The width of the terminal of standard output in columns, or nil if it is not a terminal.
  static var outputWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static func exit(_ status: Int32) -> Never {
    #if canImport(Darwin)
      Darwin.exit(status)
    #else
      Glibc.exit(status)
    #endif
  }

  /// Returns whether to use colours: on a terminal that supports them, unless `NO_COLOR` is set and
  /// not empty (no-color.org).
  static func wantsColor(onOutput: Bool) -> Bool {
    isatty(onOutput ? STDOUT_FILENO : STDERR_FILENO) == 1
      && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
