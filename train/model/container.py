"""The model file's container: named sections behind a checksum.

The layout is described in src/nlp/model_file.h, which reads it.
"""
import struct

import numpy as np
import xxhash

MAGIC = b"ASCMODEL"
VERSION = 1
HEADER, ENTRY, NAME, ALIGN = 64, 48, 32, 64


def strings(name, items):
    """Two sections that make a table of strings (asc_model_strings)."""
    data = [s.encode("utf-8") for s in items]
    at = np.zeros(len(data) + 1, dtype="<u4")
    np.cumsum([len(d) for d in data], out=at[1:])
    return {f"{name}.at": at.tobytes(), f"{name}.text": b"".join(data)}


def write(path, sections):
    """Write {name: bytes} to path, sorted by name, so that equal input gives equal bytes."""
    names = sorted(sections)
    offset = HEADER + ENTRY * len(names)
    table, body = b"", b""
    start = -(-offset // ALIGN) * ALIGN
    body += b"\0" * (start - offset)
    for name in names:
        data = bytes(sections[name])
        raw = name.encode("ascii")
        assert len(raw) < NAME, name
        table += raw.ljust(NAME, b"\0") + struct.pack("<QQ", start, len(data))
        padded = -(-len(data) // ALIGN) * ALIGN
        body += data + b"\0" * (padded - len(data))
        start += padded
    rest = table + body
    header = MAGIC + struct.pack("<IIQQ", VERSION, len(names), HEADER + len(rest),
                                 xxhash.xxh3_64_intdigest(rest))
    with open(path, "wb") as out:
        out.write(header.ljust(HEADER, b"\0") + rest)
