"""What the programs of train/names share: the probe, the data, the folds."""
import csv
import gzip
import io
import os
import pathlib
import subprocess
import zlib

TOP = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("ASC_SHARED", TOP.parent / "shared")) / "data"
NAMES = SHARED / "names"
PROBE = TOP / "build/release/name_probe"
FOLDS = 5


def rows(path):
    """A table of the development data, as dictionaries."""
    with gzip.open(path) as file:
        return list(csv.DictReader(io.TextIOWrapper(file, "utf8")))


def clean(text):
    return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")


def probe(mode, lines, *more):
    """The probe's answer to lines, as bytes."""
    text = "".join(line + "\n" for line in lines)
    return subprocess.run([PROBE, mode, *more], input=text.encode("utf8"), stdout=subprocess.PIPE, check=True).stdout


def words(names):
    """[(hash, bones' hash, script, part, text)...] of each (name, kind)."""
    out = probe("words", [f"{clean(n)}\t{k}" for n, k in names]).decode("ascii").split("\n")
    return [[(int(h), int(b), int(s), int(p), t) for h, b, s, p, t in
             (w.split(":") for w in line.split())] for line in out[:len(names)]]


def features(pairs):
    """A matrix of the features of (name, name, kind, kind, quality)."""
    import numpy
    names = probe("names", []).decode().split()
    out = probe("features", ["\t".join(map(clean, p)) for p in pairs])
    return names, numpy.frombuffer(out, dtype="<f4").reshape(len(pairs), len(names))


def candidates(listed, queries):
    """For each (name, kind) of queries ([number of the listed name], matrix of features)."""
    import numpy
    import tempfile
    width = len(probe("names", []).split())
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf8") as file:
        file.writelines(f"{clean(n)}\t{k}\t{q}\n" for n, k, q in listed)
        file.flush()
        out = probe("candidates", [f"{clean(n)}\t{k}" for n, k in queries], file.name)
    found, at = [], 0
    for _ in queries:
        count = int.from_bytes(out[at:at + 4], "little")
        rows = numpy.frombuffer(out, dtype="<f4", count=count * (width + 1), offset=at + 4)
        rows = rows.reshape(count, width + 1)
        found.append((rows[:, 0].copy().view("<u4"), rows[:, 1:]))
        at += 4 + 4 * count * (width + 1)
    return found


def fold_of(key):
    return zlib.crc32(key.encode("utf8")) % FOLDS
