#!/usr/bin/env python3
"""Searches for sites that break Demarc; see README.md."""

import argparse
import collections
import hashlib
import json
import multiprocessing
import os
import pathlib
import random
import re
import sys
import tempfile
import time

import growth
import minimise
import mutate
import program
import properties
import sites

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
KINDS = [*sites.KINDS, "mutated", "growth"]
SIZES = [20_000, 100_000, 400_000, 1_000_000, 1_000_000]
SUPERLINEAR = 9
"""Maximum ratio of the time for four times the input, if it takes longer than `SLOW`."""
SLOW = 2.0


def make(seed, kind, index, seeds):
    """The case of a seed, a kind and a number."""
    source = random.Random(f"{seed}/{kind}/{index}")
    note, again = "", []
    if kind == "growth":
        names = list(growth.SHAPES)
        # Every other case is a random repetition, the rest iterate over the list.
        name = "repetition" if index % 2 else names[1 + index // 2 % (len(names) - 1)]
        size = source.choice(SIZES) if index // 2 >= len(names) or index % 2 else SIZES[-1]
        note = f"{name} {size}"
        site = growth.site(random.Random(note + str(index)), name, size)
        command = "build" if source.random() < 0.7 else "check"
        form = "json"
    else:
        site = mutate.mutate(source, seeds) if kind == "mutated" else sites.KINDS[kind](source)
        if kind != "baseline" and source.random() < 0.6:
            sites.lenient(site)
        command = source.choice(["build", "build", "check"])
        form = source.choice(["json", "json", "json", "text", "github", "sarif", "junit"])
        again = [name for name in properties.AGAIN if source.random() < 0.1]
    if "baseline.txt" in site:
        command = "check"
    arguments = [command, "--jobs", "1", "--format", form]
    if command == "build":
        arguments += ["--output", "Out", "--no-search"]
    elif "baseline.txt" in site:
        arguments += ["--baseline", "baseline.txt"]
    if source.random() < 0.1:
        arguments += ["--today", "2026-11-28", "--drafts"]
    if command == "check" and kind != "growth" and source.random() < 0.1:
        arguments += ["--fix", "--dry-run"]
        again = []
    return properties.Case(site, arguments, again, note)


def examine(case, binary, work):
    """The fault of a case, or nil, and how long it took."""
    try:
        result = case.check(binary, work)
        if case.note and result.cpu > SLOW:
            name, size = case.note.split()
            smaller = case.at(growth.site(random.Random(case.note), name, int(size) // 4))
            part = smaller.check(binary, work).cpu
            if name != "repetition" and result.cpu > SUPERLINEAR * part:
                raise properties.Fault("growth", f"{size} bytes: {result.cpu:.1f} s, a quarter of them: {part:.1f} s")
    except properties.Fault as fault:
        return fault
    return None


def frame(case, binary, work):
    """The location of a crash: the first function of the program in the trace."""
    folder = os.path.join(work, "site")
    program.write(case.site, folder)
    trace = program.run(
        [binary, *case.arguments], folder, {"SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no,cache=no,limit=40"})  # fmt: skip
    frames = re.findall(r"0x[0-9a-f]+ (.+?) in \S+ at \S*?(Sources/\S+?\.swift)", trace.words)
    return f"{frames[0][1]} {frames[0][0].split(' + ')[0]}"[:120] if frames else ""


def signature(case, kind, fault, binary, work):
    """The identity of a fault."""
    if fault.kind == "crash":
        where = frame(case, binary, work)
        return f"crash {where}" if where else f"crash {kind} {fault.words[:60]}"
    rule = re.match(r"[a-z-]+", fault.words)
    if case.note:
        return f"{fault.kind} {case.note.split()[0]}"
    return f"{fault.kind} {kind} {rule[0] if rule and fault.kind == 'place' else re.sub(r'[0-9]+', '', fault.words)[:50]}"


def smaller(case, fault, options, work):
    """The case cut down."""
    if fault.kind == "growth":
        return case

    def fails(site):
        other = examine(properties.Case(site, case.arguments, case.again), options.demarc, work)
        return other is not None and other.kind == fault.kind

    return case.at(minimise.minimise(dict(case.site), fails, options.minimise))


def save(folder, case, **words):
    """Stores a case for `--replay`."""
    program.write(case.site, str(folder / "files"))
    described = {"arguments": case.arguments, "again": case.again, "note": case.note, **words}
    (folder / "case.json").write_text(json.dumps(described, indent=2, ensure_ascii=True) + "\n")


def load(folder):
    described = json.loads((folder / "case.json").read_text())
    site = program.tree(str(folder / "files"))
    return properties.Case(site, described["arguments"], described["again"], described["note"])


def work_through(options, number, end, queue):
    """One of the workers: every `jobs`-th case of each kind, in turn."""
    seeds = mutate.Seeds()
    kinds = options.only or KINDS
    seen, counts, numbers = collections.Counter(), collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory(prefix="demarc-fuzz-") as work:
        turn = 0
        while time.monotonic() < end and (not options.cases or turn < options.cases):
            # A large case costs as much as fifty small ones.
            kind = kinds[turn % len(kinds)]
            turn += 1
            if kind == "growth" and len(kinds) > 1 and turn // len(kinds) % 4:
                continue
            index = numbers[kind] * options.jobs + number
            numbers[kind] += 1
            case = make(options.seed, kind, index, seeds)
            if any(text.encode() in data for text in options.skip for data in case.site.values()):
                continue
            fault = examine(case, options.demarc, work)
            counts[kind] += 1
            if fault is None:
                continue
            name = signature(case, kind, fault, options.demarc, work)
            seen[name] += 1
            if seen[name] > 1:
                continue
            digest = hashlib.sha256(name.encode()).hexdigest()[:8]
            folder = options.failures / f"{fault.kind}-{kind}-{digest}"
            if not folder.exists():
                folder.mkdir(parents=True)
                words = {"fault": str(fault), "signature": name, "seed": options.seed, "kind": kind, "index": index}
                save(folder, case, **words)
                save(folder, smaller(case, fault, options, work), **words)
            queue.put(("fault", f"{name}\n  {fault}\n  seed {options.seed}, {kind} {index} {case.note}: {folder}"))
        queue.put(("done", (counts, seen)))


def replay(options):
    """Runs saved cases again."""
    failed = 0
    for folder in options.replay:
        with tempfile.TemporaryDirectory(prefix="demarc-fuzz-") as work:
            fault = examine(load(folder), options.demarc, work)
        failed += fault is not None
        print(f"{folder.name}: {fault or 'holds'}", flush=True)
    print(f"{len(options.replay) - failed} passed, {failed} failed")
    return failed


def run(options):
    """Runs the workers and prints the faults."""
    queue = multiprocessing.Queue()
    start = time.monotonic()
    end = start + options.seconds
    print(f"fuzzing with seed {options.seed} for {options.seconds} s, {options.jobs} at once", flush=True)
    workers = [
        multiprocessing.Process(target=work_through, args=(options, number, end, queue)) for number in range(options.jobs)
    ]
    for worker in workers:
        worker.start()
    counts, seen, done = collections.Counter(), collections.Counter(), 0
    while done < len(workers):
        try:
            what, value = queue.get(timeout=5)
        except Exception:
            if not any(worker.is_alive() for worker in workers) and queue.empty():
                break
            continue
        if what == "fault":
            print(f"after {time.monotonic() - start:.0f} s: {value}", flush=True)
        else:
            done += 1
            counts += value[0]
            seen += value[1]
    for worker in workers:
        worker.join()
    broken = sum(worker.exitcode != 0 for worker in workers)
    spent = time.monotonic() - start
    print(", ".join(f"{kind} {counts[kind]}" for kind in KINDS if counts[kind]))
    print(f"{sum(counts.values())} sites in {spent:.0f} s, {sum(counts.values()) / max(spent, 1):.0f} a second")
    for name, number in seen.most_common():
        print(f"{number:6} times: {name}")
    if broken:
        print(f"{broken} workers of the fuzzer itself stopped")
    failed = sum(seen.values()) + broken
    print(f"{sum(counts.values()) - sum(seen.values())} passed, {failed} failed")
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--demarc", default=str(ROOT / ".build/release/demarc"), help="the program")
    parser.add_argument("--seed", default=None, help="a number or a word; the time if none is given")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--cases", type=int, default=0, help="stop each worker after this many turns")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", action="append", choices=KINDS, help="a kind of site; may be given again")
    parser.add_argument("--skip", action="append", default=[], help="leave out sites with this text: a known fault")
    parser.add_argument("--minimise", type=float, default=20, help="seconds to cut a failing site down")
    parser.add_argument("--failures", type=pathlib.Path, default=ROOT / ".build/fuzz")
    parser.add_argument("--replay", type=pathlib.Path, nargs="+", metavar="FOLDER", help="run saved cases again")
    options = parser.parse_args()
    options.demarc = os.path.abspath(options.demarc)
    options.seed = options.seed or str(int(time.time()))
    if not os.access(options.demarc, os.X_OK):
        sys.exit(f"there is no program {options.demarc}; `make build` builds it")
    sys.exit(1 if (replay(options) if options.replay else run(options)) else 0)


if __name__ == "__main__":
    main()
