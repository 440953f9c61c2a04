"""The bytes of src/resolve/forest.h, of a CatBoost model."""
import json
import math
import pathlib
import struct
import tempfile

DEPTH = 6


def trees_of(model):
    """[(splits, leaves)] of a model with symmetric trees, and its bias."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        told = json.loads(path.read_text())
    scale, bias = told["scale_and_bias"]
    out = []
    for tree in told["oblivious_trees"]:
        splits = [(s["float_feature_index"], s["border"]) for s in tree["splits"] or []]
        leaves = [scale * v for v in tree["leaf_values"]]
        while len(splits) < DEPTH:
            splits.append((0, math.inf))
            leaves += [0.0] * len(leaves)
        out.append((splits, leaves))
    return out, bias[0]


def write(path, model, features):
    trees, bias = trees_of(model)
    unit = max(abs(v) for _, leaves in trees for v in leaves) / 32767 or 1.0
    with open(path, "wb") as file:
        file.write(b"ASCFOR1\0" + struct.pack("<IIIff", features, DEPTH, len(trees), bias, unit))
        for splits, leaves in trees:
            file.write(bytes(f for f, _ in splits))
            file.write(b"".join(struct.pack("<f", b) for _, b in splits))
            file.write(b"".join(struct.pack("<h", round(v / unit)) for v in leaves))
