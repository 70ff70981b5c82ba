#!/usr/bin/env python3
"""Measure how long an edit takes under `demarc serve`; see README.md.

The time runs from closing the edited file to receiving the new bytes of its page over HTTP. The output has
the median and the number of rendered pages. With --memory N the repository's site is edited N more times, and
the memory of the server before and after is printed.
"""

import argparse
import http.client
import os
import pathlib
import queue
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Server:
    """A running `demarc serve` and its output."""

    def __init__(self, demarc, content, theme):
        command = [demarc, "serve", "--port", "0", "--content", content, "--theme", theme]
        self.process = subprocess.Popen(
            list(map(str, command)), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.lines = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()
        address = self.wait_for(r"http://localhost:(\d+)(/\S*)")
        self.port, self.base = int(address[1]), address[2]
        self.wait_for(r"pages? rendered")

    def listen(self):
        for line in self.process.stderr:
            self.lines.put(line)

    def wait_for(self, pattern):
        while True:
            match = re.search(pattern, self.lines.get(timeout=120))
            if match:
                return match

    def get(self, connection, path):
        connection.request("GET", self.base + path)
        return connection.getresponse().read()

    def edit(self, file, text, path, wanted):
        """Milliseconds from the close of the file to the new bytes, and the pages rendered."""
        connection = http.client.HTTPConnection("localhost", self.port)
        self.get(connection, path)
        with open(file, "w") as opened:
            opened.write(text)
        start = time.perf_counter()
        while wanted not in self.get(connection, path):
            time.sleep(0.001)
            if time.perf_counter() - start > 60:
                sys.exit(f"{path} never showed {wanted}")
        elapsed = (time.perf_counter() - start) * 1000
        connection.close()
        return elapsed, int(self.wait_for(r"(\d+) pages? rendered")[1])

    def memory(self):
        """The memory of the server in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return float("nan")
        return int(re.search(r"VmRSS:\s+(\d+)", status.read_text())[1]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


def body_edit(original, number):
    return f"{original}\nEdit number {number}.\n", f"Edit number {number}.".encode()


def title_edit(original, number):
    return re.sub(r"^title:.*$", f"title: Title number {number}", original, count=1, flags=re.M), \
        f"Title number {number}".encode()


def measure(server, file, path, edit, runs):
    original = file.read_text()
    times, pages = [], []
    for number in range(runs):
        text, wanted = edit(original, number)
        elapsed, count = server.edit(file, text, path, wanted)
        times.append(elapsed)
        pages.append(count)
    file.write_text(original)
    server.wait_for(r"pages? rendered")
    return statistics.median(times), max(times), statistics.median(pages)


def report(name, result):
    median, worst, pages = result
    print(f"  {name:<34} {median:>7.1f} ms median {worst:>8.1f} ms worst {pages:>7,.0f} pages rendered",
          flush=True)


def own_site(options, folder):
    content, theme = folder / "own", folder / "theme"
    shutil.copytree(ROOT / "Content", content)
    shutil.copytree(ROOT / "Theme", theme)
    server = Server(options.demarc, content, theme)
    print("this project's own site")
    file = content / "models" / "saas.md"
    report("a text", measure(server, file, "models/saas/", body_edit, options.runs))
    report("a title", measure(server, file, "models/saas/", title_edit, options.runs))
    if options.memory:
        original = file.read_text()
        before = None
        for number in range(options.memory):
            text, wanted = (body_edit, title_edit)[number % 4 == 0](original, number)
            server.edit(file, text, "models/saas/", wanted)
            if number == min(200, options.memory // 4):
                before = server.memory()
        print(f"  memory after {min(200, options.memory // 4):,} edits: {before:.0f} MiB, "
              f"after {options.memory:,}: {server.memory():.0f} MiB")
    server.stop()


def lessons(options, folder, count):
    content = folder / "corpus"
    subprocess.run([sys.executable, HERE / "corpus.py", content, str(count)], check=True)
    server = Server(options.demarc, content, ROOT / "Sources/BuiltinTheme/Theme")
    print(f"{count:,} lessons, {server.memory():.0f} MiB")
    file = content / "lessons" / "000" / "lesson-000007.md"
    path = "lessons/000/lesson-000007/"
    report("a text", measure(server, file, path, body_edit, options.runs))
    report("a text with a new link", measure(
        server, file, path,
        lambda original, number: (
            f"{original}\n[Edit number {number}.](lesson-{number + 20:06d}.md)\n",
            f"Edit number {number}.".encode()), options.runs))
    report("a title", measure(server, file, path, title_edit, max(3, options.runs // 4)))
    server.stop()


def main():
    parser = argparse.ArgumentParser(description="Measure an edit under demarc serve.")
    parser.add_argument("counts", nargs="*", type=int, metavar="N", help="lessons (10000)")
    parser.add_argument("--runs", type=int, default=20, help="edits of each kind (20)")
    parser.add_argument("--memory", type=int, default=0, metavar="N", help="edits to look at memory by")
    parser.add_argument("--demarc", type=pathlib.Path, default=ROOT / ".build/release/demarc")
    options = parser.parse_args()
    if not options.demarc.is_file():
        parser.error(f"there is no {options.demarc}; build it with `make build`")
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) and "TMPDIR" not in os.environ else None
    with tempfile.TemporaryDirectory(prefix="demarc-latency-", dir=memory) as name:
        own_site(options, pathlib.Path(name))
        for count in options.counts or [10_000]:
            lessons(options, pathlib.Path(name), count)


if __name__ == "__main__":
    main()
