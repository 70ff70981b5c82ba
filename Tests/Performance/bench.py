#!/usr/bin/env python3
"""Measure clean builds of synthetic sites against a lower bound (floor.c); see README.md.

Times are wall-clock times of the whole process. The floor and demarc run alternately, so that other load
affects both. Only the ratio of the medians counts, because absolute times differ between machines.
"""

import argparse
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILTIN = ROOT / "Sources/BuiltinTheme/Theme"


def measure(command, log=None):
    """Runs a command to its end: seconds, peak memory in MiB."""
    start = time.perf_counter()
    with open(log or os.devnull, "wb") as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        text = pathlib.Path(log).read_text(errors="replace")[-2000:] if log else ""
        sys.exit(f"{' '.join(map(str, command))}: exit status {process.returncode}\n{text}")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return seconds, usage.ru_maxrss / scale


def stages(log):
    """The lines of --timings: name and milliseconds."""
    text = pathlib.Path(log).read_text(errors="replace")
    return [(m[1], float(m[2])) for m in re.finditer(r"^  (.+): ([0-9.]+) ms$", text, re.M)]


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.floor = folder / "floor"
        flags = ["-lcmark-gfm", "-lcmark-gfm-extensions", "-lpthread"]
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-O2", "-o", self.floor, HERE / "floor.c"] + flags, check=True)

    def demarc(self, content, theme=BUILTIN):
        output, log = self.folder / "demarc-out", self.folder / "log"
        shutil.rmtree(output, ignore_errors=True)
        command = [self.options.demarc, "build", "--content", content, "--theme", theme]
        command += ["--output", output, "--jobs", str(self.options.jobs), "--timings", "--no-search"]
        seconds, memory = measure(command, log)
        return seconds, memory, stages(log)

    def run_floor(self, content):
        output = self.folder / "floor-out"
        shutil.rmtree(output, ignore_errors=True)
        return measure([self.floor, content, output, str(self.options.jobs)])

    def corpus(self, count):
        content = self.folder / f"corpus-{count}"
        subprocess.run([sys.executable, HERE / "corpus.py", content, str(count)], check=True)
        return content

    def size(self, count):
        """The medians for a corpus: floor, demarc, memory, stages."""
        content = self.corpus(count)
        runs = 1 if count > 50_000 else self.options.runs
        floors, times, memories, splits = [], [], [], []
        for _ in range(runs):
            floors.append(self.run_floor(content)[0])
            seconds, memory, split = self.demarc(content)
            times.append(seconds)
            memories.append(memory)
            splits.append(split)
        for name in (content, self.folder / "demarc-out", self.folder / "floor-out"):
            shutil.rmtree(name)
        middle = times.index(statistics.median_low(times))
        return {
            "floor": statistics.median(floors), "demarc": statistics.median(times),
            "memory": max(memories), "stages": splits[middle], "runs": runs,
        }


def report(counts, results, own):
    print(f"\n{'lessons':>9} {'floor':>9} {'demarc':>9} {'ratio':>7} {'memory':>10}  runs")
    for count in counts:
        r = results[count]
        ratio = r["demarc"] / r["floor"]
        print(f"{count:>9,} {r['floor']:>8.3f}s {r['demarc']:>8.3f}s {ratio:>6.2f}x "
              f"{r['memory']:>6.0f} MiB {r['runs']:>5}")
    first = counts[0]
    print(f"\nwhere the time goes ({first:,} lessons)")
    total = sum(time for _, time in results[first]["stages"]) or 1
    for name, time in results[first]["stages"]:
        print(f"  {name:<18} {time:>8.1f} ms {100 * time / total:>4.0f} %")
    for count in counts[1:]:
        growth = results[count]["demarc"] / results[first]["demarc"]
        size = count / first
        print(f"\n{count:,} over {first:,}: {growth:.2f}x the time for {size:.0f}x the lessons")
    if own:
        print(f"\nthis repository's own site, clean: {own * 1000:.0f} ms")


def options():
    parser = argparse.ArgumentParser(prog="bench.sh", description="Measure demarc against the floor.")
    parser.add_argument("counts", nargs="*", type=int, metavar="N", help="lessons (10000 20000)")
    parser.add_argument("--large", action="store_true", help="100000 lessons as well")
    parser.add_argument("--runs", type=int, default=3, help="of each program in turn (3)")
    parser.add_argument("--jobs", type=int, default=2, help="threads for both (2)")
    parser.add_argument("--demarc", type=pathlib.Path, default=ROOT / ".build/release/demarc")
    chosen = parser.parse_args()
    chosen.counts = (chosen.counts or [10_000, 20_000]) + ([100_000] if chosen.large else [])
    if min(chosen.counts) < 1 or chosen.runs < 1:
        parser.error("N and --runs are at least 1")
    if not chosen.demarc.is_file():
        parser.error(f"there is no {chosen.demarc}; build it with `make build`")
    chosen.demarc = chosen.demarc.resolve()
    return chosen


def main():
    chosen = options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) and "TMPDIR" not in os.environ else None
    with tempfile.TemporaryDirectory(prefix="demarc-bench-", dir=memory) as name:
        bench = Bench(chosen, pathlib.Path(name))
        print(f"measuring in {name}, {chosen.jobs} threads, {os.cpu_count()} cores", flush=True)
        results = {count: bench.size(count) for count in chosen.counts}
        own = None
        if (ROOT / "Content").is_dir():
            own = statistics.median(bench.demarc(ROOT / "Content", ROOT / "Theme")[0] for _ in range(max(5, chosen.runs)))
    report(chosen.counts, results, own)


if __name__ == "__main__":
    main()
