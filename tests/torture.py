#!/usr/bin/env python3
"""Is anything lost when `ascribe add` is cut short?

    tests/torture.py [--points N] [--seed S] [--json] [kill io alloc size two]

kill    kill -9 at N random moments
io      the nth call on the case's files fails, once and for ever, with EIO and ENOSPC
alloc   the nth allocation fails
size    the case's files may not grow over n bytes
two     two adds at once, and one of them killed

After each: the case opens, `verify` finds nothing, no report that was acknowledged is
missing, and adding again ends with the dump of an undisturbed run. io and alloc need a
build without sanitizers. tests/test_faults.py runs a few points of each; `make torture`
many, and prints this table.
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
FILES, GROUP = 90, 12
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
        for i in range(points):
            self.fresh()
            moment = self.random.uniform(0, self.seconds * 1.1)
            process = subprocess.Popen([PROGRAM, *map(str, self.command())], stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)
            try:
                output, _ = process.communicate(timeout=moment)
            except subprocess.TimeoutExpired:
                self.struck += 1
                process.kill()
                output, _ = process.communicate()
            self.check(acks_of(output), f"killed after {moment * 1000:.1f} ms")
        return points

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

    def fail_nth(self, fault, points, ways):
        total, done = self.count(fault), 0
        steps = sorted({1 + i * total // points for i in range(points)})
        for way in ways:
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
                done += 1
        return done

    def io(self, points):
        ways = [dict(ASC_FAULT_ERRNO=str(number), **ever) for number in (errno.EIO, errno.ENOSPC)
                for ever in ({}, {"ASC_FAULT_EVER": "1"})]
        return self.fail_nth("io", points, ways)

    def alloc(self, points):
        return self.fail_nth("alloc", points, [{}])

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
    """[(kind, points tried, runs cut short, seconds)]; raises Lost."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="ascribe-torture-") as top:
        bench = Bench(top, seed)
        for kind in kinds:
            started, bench.struck = time.monotonic(), 0
            tried = getattr(bench, kind)(points)
            rows.append((kind, tried, bench.struck, time.monotonic() - started))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*", default=[])
    parser.add_argument("--points", type=int, default=300)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    kinds = arguments.kinds or ["kill", "io", "alloc", "size", "two"]
    print(f"seed {arguments.seed}, {FILES} reports in groups of {GROUP}", flush=True)
    try:
        rows = torture(kinds, arguments.points, arguments.seed)
    except Lost as lost:
        print(f"LOST: {lost}")
        return 1
    for kind, points, struck, seconds in rows:
        print(f"{kind:<6} {points:>5} points, {struck:>5} runs cut short, nothing lost  {seconds:6.0f} s")
    if arguments.json:
        print(json.dumps({kind: points for kind, points, *_ in rows}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
