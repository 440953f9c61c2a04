#!/usr/bin/env python3
"""Is anything lost when `ascribe add` is cut short?

    tests/torture.py [--points N] [--seed S] [--json] [kill eio enospc ... two]

kill            kill -9 at N random moments
eio, enospc     the nth call on the case's files fails once, so
eio-ever, enospc-ever   and all after it
alloc           the nth allocation fails
size            the case's files may not grow over n bytes
two             two adds at once, and one of them killed

Without --points kill has 500, the others 300 each, two 20.

After each: the case opens, `verify` finds nothing, no report that was acknowledged is
missing, none is half there, and adding again ends with the dump of an undisturbed run. All
but kill, size and two need a build without sanitizers. tests/test_faults.py runs a few points
of each; `make torture` many, and prints this table.
"""
import argparse
import errno
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
PROGRAM = str(BUILD / "ascribe")
SHIM = BUILD / "tests/fault_shim.so"
FILES, PAGES, GROUP = 54, 6, 6
POINTS = {"kill": 500, "eio": 300, "eio-ever": 300, "enospc": 300, "enospc-ever": 300, "alloc": 300, "size": 300, "two": 20}
TIMEOUT = 120


class Lost(Exception):
    """What must never happen, in a sentence."""


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, errors="replace", timeout=TIMEOUT, **options)


def acks_of(output):
    """Lines that were printed whole."""
    whole = output[:output.rfind("\n") + 1]
    return {line.split()[1] for line in whole.splitlines() if line.startswith("ack ")}


class Bench:
    """A folder with made reports, the dump that adding them undisturbed ends in."""

    def __init__(self, top, seed):
        self.top, self.random = pathlib.Path(top), random.Random(seed)
        self.struck = 0  # runs that did not end well, as they should not
        self.reports = self.top / "reports"
        self.reports.mkdir()
        words = ["".join(self.random.choices("abcdefghijklmnop", k=self.random.randint(2, 9))) for _ in range(2000)]
        for i in range(FILES):
            size = self.random.choice([0, 1, 40, 400, 400, 2000])
            text = " ".join(self.random.choices(words, k=size))
            (self.reports / f"{i:03}.txt").write_text(f"Made report {i}\n\n{text}.\n", encoding="utf-8")
        for i in range(0, FILES, 9):
            shutil.copy(self.reports / f"{i:03}.txt", self.reports / f"{i:03}-again.txt")
        for i in range(PAGES):  # read by the locked-in reader
            text = " ".join(self.random.choices(words, k=300))
            (self.reports / f"page{i}.html").write_text(f"<!doctype html><title>Made page {i}</title><body><p>{text}.</p>",
                                                        encoding="utf-8")
        self.case = self.top / "case" / "a.case"
        self.fresh()
        started = time.monotonic()
        done = self.add()
        self.seconds = time.monotonic() - started
        if done.returncode != 0:
            raise Lost(f"the undisturbed run failed: {done.stderr}")
        self.dump = self.dumped()
        self.bytes = self.case.stat().st_size

    def fresh(self):
        shutil.rmtree(self.case.parent, ignore_errors=True)
        self.case.parent.mkdir()

    def command(self):
        return ["add", self.case, self.reports, "--acks", "--group", GROUP, "--who", "torture"]

    def add(self, **options):
        return run(*self.command(), **options)

    def dumped(self):
        done = run("dump", self.case)
        if done.returncode != 0:
            raise Lost(f"dump: {done.stderr}")
        return done.stdout

    def check(self, acked, what):
        """The case after a fault, and after adding again."""
        if self.case.exists() and self.case.stat().st_size:
            verified = run("verify", self.case)
            if verified.returncode != 0:
                raise Lost(f"{what}: verify: {verified.stdout}{verified.stderr}")
            listed = run("reports", self.case, "--json")
            there = {json.loads(line)["sha256"] for line in listed.stdout.splitlines()}
            if acked - there:
                raise Lost(f"{what}: {len(acked - there)} acknowledged reports are missing")
        elif acked:
            raise Lost(f"{what}: {len(acked)} were acknowledged, and there is no case")
        again = self.add()
        if again.returncode != 0:
            raise Lost(f"{what}: adding again: {again.stderr}")
        if self.dumped() != self.dump:
            raise Lost(f"{what}: adding again ends with another dump")

    # ---- the faults -------------------------------------------------------------

    def kill(self, points):
        """Until so many runs were cut short: one that was over too soon says how long they take."""
        span, done = self.seconds, 0
        while self.struck < points and done < 4 * points:
            self.fresh()
            done += 1
            moment = self.random.uniform(0, span)
            process = subprocess.Popen([PROGRAM, *map(str, self.command())], stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)
            try:
                output, _ = process.communicate(timeout=moment)
                span = max(0.005, span * 0.95)
            except subprocess.TimeoutExpired:
                self.struck += 1
                span *= 1.01
                process.kill()
                output, _ = process.communicate()
            self.check(acks_of(output), f"killed after {moment * 1000:.1f} ms")
        return done

    def shimmed(self, fault, at, **more):
        environment = dict(os.environ, LD_PRELOAD=str(SHIM), ASC_FAULT=fault, ASC_FAULT_AT=str(at),
                           ASC_FAULT_PATH=str(self.case), **more)
        return self.add(env=environment)

    def count(self, fault):
        """How many calls an undisturbed run makes."""
        self.fresh()
        counted = self.top / "count"
        self.shimmed(fault, 0, ASC_FAULT_COUNT=str(counted))
        return int(counted.read_text(encoding="ascii"))

    def fail_nth(self, fault, points, way):
        total = self.count(fault)
        steps = sorted({1 + i * total // points for i in range(points)})
        for at in steps:
            self.fresh()
            result = self.shimmed(fault, at, **way)
            self.struck += result.returncode
            what = f"{fault} call {at} of {total} {way}"
            if result.returncode not in (0, 1):
                raise Lost(f"{what}: ended with {result.returncode}: {result.stderr}")
            if result.returncode == 1 and not result.stderr.strip():
                raise Lost(f"{what}: failed without a word")
            self.check(acks_of(result.stdout), what)
        return len(steps)

    def fail(self, kind, points):
        number, _, ever = kind.partition("-")
        way = {"ASC_FAULT_ERRNO": str(getattr(errno, number.upper()))}
        return self.fail_nth("io", points, dict(way, ASC_FAULT_EVER="1") if ever else way)

    def alloc(self, points):
        return self.fail_nth("alloc", points, {})

    def size(self, points):
        for i in range(points):
            self.fresh()
            limit = i * 2 * self.bytes // points

            def limited():
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

            result = self.add(preexec_fn=limited)
            self.struck += result.returncode
            if result.returncode not in (0, 1):
                raise Lost(f"limit of {limit} bytes: ended with {result.returncode}: {result.stderr}")
            self.check(acks_of(result.stdout), f"limit of {limit} bytes")
        return points

    def two(self, points):
        for i in range(points):
            self.fresh()
            both = [subprocess.Popen([PROGRAM, *map(str, self.command())], stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE, text=True) for _ in range(2)]
            acked = set()
            if i % 2:
                time.sleep(self.random.uniform(0, self.seconds))
                self.struck += both[0].poll() is None
                both[0].kill()
            for k, process in enumerate(both):
                output, told = process.communicate(timeout=TIMEOUT)
                if process.returncode != 0 and not (i % 2 and k == 0):
                    raise Lost(f"one of two: {told}")
                acked |= acks_of(output)
            self.check(acked, "two at once")
        return points


def torture(kinds, points, seed):
    """(kind, points tried, runs cut short, seconds) of each; raises Lost."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # no disk is waited for
    with tempfile.TemporaryDirectory(prefix="ascribe-torture-", dir=memory) as top:
        bench = Bench(top, seed)
        for kind in kinds:
            started, bench.struck = time.monotonic(), 0
            wanted = points or POINTS[kind]
            tried = bench.fail(kind, wanted) if kind.startswith("e") else getattr(bench, kind)(wanted)
            yield kind, tried, bench.struck, time.monotonic() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*", default=[])
    parser.add_argument("--points", type=int, default=0, help="of each kind")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}, {FILES + PAGES} reports in groups of {GROUP}", flush=True)
    tried = {}
    try:
        for kind, points, struck, seconds in torture(arguments.kinds or POINTS, arguments.points, arguments.seed):
            print(f"{kind:<12} {points:>5} points, {struck:>5} runs cut short, nothing lost  {seconds:6.0f} s", flush=True)
            tried[kind] = points
    except Lost as lost:
        print(f"LOST: {lost}")
        return 1
    if arguments.json:
        print(json.dumps(tried))
    return 0


if __name__ == "__main__":
    sys.exit(main())
