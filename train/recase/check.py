#!/usr/bin/env python3
"""Do the C code and its Python twin recase alike?

    train/recase/check.py FILE...

Puts each text file in capitals, recases it with `ascribe annotate --json` and with
apply.py, and shows where they differ. ASCRIBE names the program. Slow: some 20 KB/s.
"""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from apply import Recaser, load_weights  # noqa: E402
from features import Tables, rows  # noqa: E402

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
ASCRIBE = os.environ.get("ASCRIBE", os.path.join(TOP, "build/release/ascribe"))


def capitals(text):
    def upper(c):
        u = c.upper()
        return u if len(u) == 1 and len(u.encode()) == len(c.encode()) else c
    return "".join(map(upper, text))


def by_c(text):
    done = subprocess.run([ASCRIBE, "annotate", "--json", "-"], input=text.encode("utf-8"),
                          stdout=subprocess.PIPE, check=True)
    data = bytearray(text.encode("utf-8"))
    for t in json.loads(done.stdout)["tokens"]:
        if "seen" in t:
            data[t["begin"]:t["end"]] = t["seen"].encode("utf-8")
    return data.decode("utf-8")


def main():
    case = os.path.join(TOP, "data/case")
    settings = {k: int(v) for k, v in (row.split("\t") for row in rows(case + "/settings.txt"))}
    bias = tuple(settings[k] for k in ("lower", "capitalised", "upper"))
    recaser = Recaser(Tables(case), load_weights(case + "/weights.txt"), bias, settings["memory"])
    differences = 0
    for path in sys.argv[1:]:
        text = capitals(open(path, encoding="utf-8").read())
        a, b = recaser.recase(text), by_c(text)
        for i, (x, y) in enumerate(zip(a, b)):
            if x != y:
                differences += 1
                print(f"{path}:{i}: Python {a[max(0, i - 20):i + 20]!r}, C {b[max(0, i - 20):i + 20]!r}")
    print(f"{differences} characters differ")
    sys.exit(differences > 0)


if __name__ == "__main__":
    main()
