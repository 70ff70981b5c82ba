#!/usr/bin/env python3
"""Measure clean builds of synthetic sites against a lower bound (floor.c), and beside Hugo; see README.md.

Times are wall-clock times of the whole process. The programs run alternately, so that other load affects
all of them. Only the ratio of the medians counts, because absolute times differ between machines.
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
import typing

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILTIN = ROOT / "Sources/BuiltinTheme/Theme"


class Run(typing.NamedTuple):
    """A program that ran to its end."""

    seconds: float  # wall-clock time
    processor: float  # user and system time in seconds
    memory: float  # peak in MiB


def measure(command, log=None, folder=None):
    """Runs a command to its end."""
    start = time.perf_counter()
    with open(log or os.devnull, "wb") as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        text = pathlib.Path(log).read_text(errors="replace")[-2000:] if log else ""
        sys.exit(f"{' '.join(map(str, command))}: exit status {process.returncode}\n{text}")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def medians(runs):
    """The medians of times, and the highest memory."""
    return Run(statistics.median(run.seconds for run in runs), statistics.median(run.processor for run in runs),
               max(run.memory for run in runs))


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

    def demarc(self, content, theme=BUILTIN, command="build"):
        """Runs demarc without a cache: the run, and the time of each stage."""
        output, log = self.folder / "demarc-out", self.folder / "log"
        shutil.rmtree(output, ignore_errors=True)
        line = [self.options.demarc, command, "--content", content, "--theme", theme]
        line += ["--jobs", str(self.options.jobs), "--timings"]
        if command == "build":
            line += ["--output", output, "--no-search"]
        return measure(line, log), stages(log)

    def run_floor(self, content):
        output = self.folder / "floor-out"
        shutil.rmtree(output, ignore_errors=True)
        return measure([self.floor, content, output, str(self.options.jobs)])

    def run_hugo(self, content):
        """Runs Hugo on the same lessons, with two short templates and without a cache."""
        site = self.folder / "hugo"
        if not site.is_dir():
            layouts = site / "layouts" / "_default"
            layouts.mkdir(parents=True)
            for name, text in HUGO_TEMPLATES.items():
                (layouts / name).write_text(text)
            # To Hugo, index.md makes all pages below it files of one page.
            (site / "config.toml").write_text(
                f'title = "Benchmark"\ndisableKinds = ["RSS"]\nbuildFuture = true\n[[module.mounts]]\n'
                f'source = "{content}"\ntarget = "content"\nexcludeFiles = ["index.md", "*.yml", "**/*.yml"]\n')
        for name in ("public", "resources"):
            shutil.rmtree(site / name, ignore_errors=True)
        return measure(["hugo", "--quiet", "--noBuildLock"], self.folder / "log", site)

    def corpus(self, count):
        content = self.folder / f"corpus-{count}"
        subprocess.run([sys.executable, HERE / "corpus.py", content, str(count)], check=True)
        return content

    def size(self, count):
        """The medians for a corpus, by program, and the stages of a middle run."""
        content = self.corpus(count)
        hasHugo = count <= 20_000 and shutil.which("hugo") is not None
        runs = {"floor": [], "demarc": []} | ({"hugo": []} if hasHugo else {})
        splits = []
        for _ in range(1 if count > 50_000 else self.options.runs):
            runs["floor"].append(self.run_floor(content))
            run, split = self.demarc(content)
            runs["demarc"].append(run)
            splits.append(split)
            if hasHugo:
                runs["hugo"].append(self.run_hugo(content))
        times = [run.seconds for run in runs["demarc"]]
        middle = times.index(statistics.median_low(times))
        for name in (content, self.folder / "demarc-out", self.folder / "floor-out", self.folder / "hugo"):
            shutil.rmtree(name, ignore_errors=True)
        return {name: medians(of) for name, of in runs.items()} | {"stages": splits[middle], "runs": len(times)}

    def small(self, content, theme, command="build"):
        """The median of a site that takes little time."""
        return medians([self.demarc(content, theme, command)[0] for _ in range(max(7, self.options.runs))])

    def two_pages(self):
        """Writes a site of two pages."""
        content = self.folder / "two"
        content.mkdir()
        (content / "site.yml").write_text("title: Two pages\n")
        (content / "index.md").write_text("---\ntitle: Two pages\n---\n\nSee [the other](other.md).\n")
        (content / "other.md").write_text("---\ntitle: The other\n---\n\nBack to [the first](index.md).\n")
        return content


HUGO_TEMPLATES = {
    "single.html": "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n",
    "list.html": "<!doctype html><title>{{ .Title }}</title>"
    "<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}</ul>\n",
}


def report(counts, results):
    print(f"\n{'lessons':>9} {'floor':>9} {'demarc':>9} {'ratio':>7} {'processor':>10} {'ratio':>7} {'memory':>10} "
          f"{'hugo':>9}  runs")
    for count in counts:
        r = results[count]
        floor, demarc, hugo = r["floor"], r["demarc"], r.get("hugo")
        beside = f"{hugo.seconds / floor.seconds:>8.2f}x" if hugo else f"{'-':>9}"
        print(f"{count:>9,} {floor.seconds:>8.3f}s {demarc.seconds:>8.3f}s {demarc.seconds / floor.seconds:>6.2f}x "
              f"{demarc.processor:>9.2f}s {demarc.processor / floor.processor:>6.2f}x {demarc.memory:>6.0f} MiB "
              f"{beside} {r['runs']:>5}")
    first = counts[0]
    print(f"\nwhere the time goes ({first:,} lessons)")
    total = sum(time for _, time in results[first]["stages"]) or 1
    for name, time in results[first]["stages"]:
        print(f"  {name:<18} {time:>8.1f} ms {100 * time / total:>4.0f} %")
    for count in counts[1:]:
        growth = results[count]["demarc"].processor / results[first]["demarc"].processor
        print(f"\n{count:,} over {first:,}: {growth:.2f}x the processor time for {count / first:.0f}x the lessons")


def report_small(bench):
    print("\nsmall sites, whole process")
    own = ROOT / "Content", ROOT / "Theme"
    rows = [("this project's own, clean", *own, "build"), ("this project's own, check", *own, "check"),
            ("two pages, clean", bench.two_pages(), BUILTIN, "build")]
    for name, content, theme, command in rows:
        run = bench.small(content, theme, command)
        print(f"  {name:<28} {run.seconds * 1000:>7.0f} ms {run.processor * 1000:>7.0f} ms processor "
              f"{run.memory:>5.0f} MiB")


def options():
    parser = argparse.ArgumentParser(prog="bench.sh", description="Measure demarc against the floor and beside Hugo.")
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
        report(chosen.counts, {count: bench.size(count) for count in chosen.counts})
        report_small(bench)


if __name__ == "__main__":
    main()
