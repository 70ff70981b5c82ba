import Foundation
import Testing

/// A local server whose paths determine the response. `/404` returns that status, `/301` redirects
/// to `/good`, `/slow` responds late, and any other path returns success.
final class LinkServer: Sendable {
  /// Its URL, without a trailing slash.
  let address: String
  /// A URL without a server.
  let silent: String
  private let process: pid_t
  private let folder: Workspace

  /// Path of lychee, or nil if it is not installed (`make lychee` installs it).
  static let lychee: String? = {
    let environment = ProcessInfo.processInfo.environment
    let path = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/lychee" }
    let built = "\(Repository.root)/.build/lychee/bin/lychee"
    return ([environment["LYCHEE"] ?? "", built] + path).first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  init() async throws {
    folder = try Workspace()
    try folder.write("server.py", Self.script)
    process = try Self.start(["python3", folder["server.py"]])
    let limit = ContinuousClock.now + .seconds(30)
    while !folder.exists("ports"), ContinuousClock.now < limit {
      try await Task.sleep(for: .milliseconds(20))
    }
    let ports = try folder.read("ports").split(separator: " ").compactMap { Int($0) }
    try #require(ports.count == 2)
    address = "http://127.0.0.1:\(ports[0])"
    silent = "http://127.0.0.1:\(ports[1])"
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Starts a program that runs longer than other tests. On Linux, it inherits the descriptors by
  /// which Foundation's `Process` detects the end of other programs. The script closes them,
  /// because those programs would otherwise seem to run on.
  private static func start(_ words: [String]) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var arguments = (["/usr/bin/env"] + words).map { strdup($0) } + [nil]
    var environment =
      ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let status = posix_spawn(
      &process, "/usr/bin/env", &actions, nil, &arguments, &environment)
    try #require(status == 0)
    return process
  }

  /// The paths requested so far, in unspecified order.
  var requests: [String] {
    ((try? folder.read("requests")) ?? "").split(separator: "\n").map(String.init)
  }

  private static let script = """
    import http.server, os, socket, threading, time

    # Close inherited descriptors: an open pipe would hide the end of another program.
    os.closerange(3, 1024)
    os.chdir(os.path.dirname(__file__))

    def end_with(parent):
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()

    MOVES = {"/301": "/good", "/302": "/good", "/308": "/301/", "/loop": "/loop",
             "/slash": "/slash/", "/mixed": "/302", "/gone": "/404"}
    CODES = {"/302": 302, "/308": 308, "/loop": 302}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            with open("requests", "a") as log:
                log.write(self.path + "\\n")
            path = self.path.split("?")[0]
            code = 200
            if path in MOVES:
                code = CODES.get(path, 301)
            elif path[1:].isdigit():
                code = int(path[1:])
            if path == "/slow":
                time.sleep(6)
            self.send_response(code)
            if path in MOVES:
                self.send_header("Location", MOVES[path])
            self.send_header("Content-Length", "0")
            self.end_headers()
        do_HEAD = do_GET
        def log_message(self, *words):
            pass

    silent = socket.socket()
    silent.bind(("127.0.0.1", 0))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with open("ports.new", "w") as file:
        file.write("%d %d" % (server.server_port, silent.getsockname()[1]))
    os.rename("ports.new", "ports")
    server.serve_forever()

    """
}
