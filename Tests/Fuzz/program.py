"""Runs the program with limits and returns the result."""

import dataclasses
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import time

SECONDS = int(os.environ.get("FUZZ_SECONDS", "10"))
"""Maximum processor time in seconds for any input of 1 MB in up to 3,000 files. Higher on slow machines, so
that a test does not measure the machine."""
MEMORY = 1 << 30
"""How much memory it may take, in bytes."""
WALL = 90
"""Timeout for a waiting program. A busy machine must not count as a hang."""


@dataclasses.dataclass
class Result:
    status: int
    cpu: float
    memory: int
    stopped: bool
    """True if it had to be stopped."""
    out: bytes
    err: bytes

    @property
    def words(self):
        return self.err.decode("utf-8", "replace")


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 2, SECONDS + 3))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Above the limit for a fault, to protect the machine.
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def run(command, folder, environment=None):
    """Runs a command in a folder to its end."""
    out, err = pathlib.Path(folder).parent / "stdout", pathlib.Path(folder).parent / "stderr"
    variables = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "TERM": "dumb", **(environment or {})}
    with open(out, "wb") as output, open(err, "wb") as errors:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=variables, preexec_fn=limit
        )
    start, pause, stopped = time.monotonic(), 0.001, False
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        if not stopped and time.monotonic() - start > WALL:
            process.kill()
            stopped = True
        time.sleep(pause)
        pause = min(pause * 1.5, 0.01)
    process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1 if sys.platform == "darwin" else 1 << 10
    result = Result(
        process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale, stopped,
        out.read_bytes(), err.read_bytes())  # fmt: skip
    return dataclasses.replace(result, stopped=stopped or result.status in (-signal.SIGXCPU, -signal.SIGKILL))


def write(site, folder):
    """Writes a site to disk. Skips paths that the system rejects or that conflict with another file."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    written = {}
    for path, data in site.items():
        place = os.path.join(folder, path)
        try:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            if os.path.exists(place):
                continue
            with open(place, "wb") as file:
                file.write(data)
        except (OSError, ValueError):
            continue
        written[path] = data
    return written


def tree(folder):
    """Every file below a folder, by path."""
    files = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, folder)] = file.read()
    return files
