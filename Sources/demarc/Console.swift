internal import Pipeline

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The terminal: words for people go to standard error, data to standard output.
enum Console {
  /// Prepares the standard streams. Call this before any file is opened.
  ///
  /// A closed standard stream would give its number to the next file that is opened, and a report
  /// would end up in it; so a stream that cannot be written takes the place of a closed one. A reader
  /// that closes its end of a pipe has enough: that must not end a build halfway.
  static func prepare() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Prints a line for people.
  static func error(_ line: String) {
    do {
      try OpenFile(STDERR_FILENO).write(Array("\(line)\n".utf8))
    } catch  where error.isClosedPipe {
      return
    } catch {
      // The words are lost; only the status can say so.
      exit(2)
    }
  }

  /// Prints a line of data.
  static func output(_ line: String) { data(line + "\n") }

  /// Prints data as it is, to its end.
  ///
  /// A reader that stops reading, such as `head`, has what it wants: the rest is dropped and the exit
  /// status is as ever. Any other failure ends the program with status 2.
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

  /// Whether to write colours: on a terminal that has them, unless `NO_COLOR` is set to anything but
  /// nothing (no-color.org).
  static func wantsColor(onOutput: Bool) -> Bool {
    isatty(onOutput ? STDOUT_FILENO : STDERR_FILENO) == 1
      && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
