"""The networks' weights, laid out as the kernels read them.

Matrices are [inputs][outputs], the outputs padded with zeros to a multiple of 16.
A maxout layer of 96 units with 3 pieces has 288 outputs in six *panels* of 48:
panel j is [piece][16 units from 16 j], so that the maximum over pieces is a maximum
of registers.

The mixing layer is linear up to its maximum, and what it sees are sums of rows of
the embedding tables; so each row is multiplied by its part of the layer here, once,
and the tables hold rows of 288.

A window layer y[t] = L x[t-1] + C x[t] + R x[t+1] is a convolution of width 3
along the text. Its weights are stored in Winograd's form F(4,3) (Lavin and Gray
2016, arXiv 1509.09308), six matrices per four outputs in place of twelve, with the
points 0, +-3/4, +-3/2 and infinity, whose rounding error is that of summing
directly (docs/decisions has the figures).
"""
import json

import msgpack
import numpy as np

TAGS = ["", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX",
        "FW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS",
        "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD",
        "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "_SP", "``"]
DEPS = ["", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux",
        "auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative",
        "dep", "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj",
        "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet",
        "prep", "prt", "punct", "quantmod", "relcl", "xcomp"]
ENTS = ["", "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP",
        "ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"]
ATTRS = {"NORM": 0, "PREFIX": 1, "SUFFIX": 2, "SHAPE": 3, "SPACY": 4, "IS_SPACE": 5}
WIDTH, PIECES, LANES = 96, 3, 16


def f32(array):
    return np.ascontiguousarray(array, dtype="<f4").tobytes()


class Nodes:
    """The layers of one serialised model, in the order of its graph."""

    def __init__(self, path):
        with open(path, "rb") as file:
            # Arrays are msgpack maps of b"nd", b"type", b"shape", b"data" (msgpack-numpy).
            self.raw = msgpack.unpackb(file.read(), raw=True, strict_map_key=False)

    def named(self, name):
        """(params, attrs) of each layer of that name."""
        rows = zip(self.raw[b"nodes"], self.raw[b"params"], self.raw[b"attrs"])
        return [({k.decode(): self.array(v) for k, v in params.items()},
                 {k.decode(): msgpack.unpackb(v, raw=False) for k, v in attrs.items()
                  if isinstance(v, bytes)})
                for node, params, attrs in rows if node[b"name"] == name.encode()]

    @staticmethod
    def array(value):
        if value is None:
            return None
        dtype = value[b"type"]
        shape = tuple(value[b"shape"])
        return np.frombuffer(value[b"data"], dtype=dtype.decode()).reshape(shape)


def maxout_panels(weights):
    """(96, 3, K) -> [6][K][48]."""
    units, pieces, inputs = weights.shape
    cut = weights.reshape(units // LANES, LANES, pieces, inputs)
    return cut.transpose(0, 3, 2, 1).reshape(units // LANES, inputs, pieces * LANES)


def maxout_bias(bias):
    """(96, 3) -> [6][48]."""
    return bias.reshape(-1, LANES, PIECES).transpose(0, 2, 1)


def pad16(array):
    """The last axis padded with zeros to a multiple of 16."""
    spare = -array.shape[-1] % LANES
    return f32(np.pad(array, [(0, 0)] * (array.ndim - 1) + [(0, spare)]))


def by_outputs(weights):
    """(96, 3, K) -> [K][288], in panel order."""
    return maxout_panels(weights).transpose(1, 0, 2).reshape(weights.shape[2], -1)


def winograd(weights):
    """(96, 3, 288) = [L C R] -> [6 panels][6][96][48], computed in double precision."""
    points = [0, 3 / 4, -3 / 4, 3 / 2, -3 / 2]
    parts = [weights[:, :, i * WIDTH:(i + 1) * WIDTH].astype("f8") for i in range(3)]
    out = []
    for i, at in enumerate(points):
        scale = np.prod([at - other for j, other in enumerate(points) if j != i])
        out.append(sum(part * at ** k for k, part in enumerate(parts)) / scale)
    out.append(parts[2])
    return np.stack([maxout_panels(g) for g in out], axis=1)


def norm(out, name, params):
    out[f"{name}.gain"] = f32(params["G"])
    out[f"{name}.shift"] = f32(params["b"])


def encoder(out, name, model):
    embeds = model.named("hashembed")
    columns = model.named("extract_features")[0][1]["columns"]
    maxouts = [params for params, _ in model.named("maxout")]
    norms = [params for params, _ in model.named("layernorm")]
    assert len(maxouts) == len(norms) == 5 and len(columns) == len(embeds)
    tables = []
    mix = maxouts[0]["W"].astype("f8")
    head = np.zeros((len(embeds), 4), dtype="<u4")
    for i, (params, attrs) in enumerate(embeds):
        assert attrs["column"] == i
        head[i] = ATTRS[columns[i]], attrs["seed"], params["E"].shape[0], sum(map(len, tables))
        tables.append(params["E"] @ by_outputs(mix[:, :, i * WIDTH:(i + 1) * WIDTH]))
    out[f"{name}.attrs"] = head.tobytes()
    out[f"{name}.tables"] = f32(np.concatenate(tables))
    out[f"{name}.mix.bias"] = f32(maxout_bias(maxouts[0]["b"]))
    norm(out, f"{name}.mix", norms[0])
    # The first window layer sees word types alone: its three parts are kept apart
    # so that each type's share is computed once.
    first = maxouts[1]["W"]
    parts = [by_outputs(first[:, :, i * WIDTH:(i + 1) * WIDTH]) for i in range(3)]
    out[f"{name}.l1.w"] = f32(np.stack(parts))
    for i in range(1, 5):
        if i > 1:
            out[f"{name}.l{i}.w"] = f32(winograd(maxouts[i]["W"]))
        out[f"{name}.l{i}.bias"] = f32(maxout_bias(maxouts[i]["b"]))
        norm(out, f"{name}.l{i}", norms[i])


def scorer(out, name, model, moves):
    """The transition scorer: linear 96 -> 64, features 64 -> F x 2 x 64, scores 64 -> moves."""
    (linear, _), (upper, _) = sorted(model.named("linear"), key=lambda row: -row[0]["W"].shape[1])
    lower = model.named("precomputable_affine")[0][0]
    assert linear["W"].shape == (64, 96) and upper["W"].shape == (len(moves), 64)
    feats = lower["W"].shape[0]
    by_piece = lower["W"].transpose(0, 3, 2, 1).reshape(feats, 64, 128)
    out[f"{name}.linear.w"] = pad16(linear["W"].T)
    out[f"{name}.linear.bias"] = pad16(linear["b"])
    out[f"{name}.lower.w"] = f32(by_piece)
    out[f"{name}.lower.bias"] = f32(lower["b"].T)
    out[f"{name}.lower.pad"] = f32(lower["pad"][0].transpose(0, 2, 1))
    out[f"{name}.upper.w"] = pad16(upper["W"].T)
    out[f"{name}.upper.bias"] = pad16(upper["b"])
    out[f"{name}.moves"] = np.array(moves, dtype="u1").tobytes()


def move_order(path):
    """(action, label) in the order of the model's classes: by action, then by
    falling frequency and, where that is equal, by falling label; those added later
    (negative frequency) last."""
    with open(path, "rb") as file:
        actions = json.loads(msgpack.unpackb(file.read(), raw=False)["moves"])
    order, added = [], []
    for action, labels in sorted(actions.items()):
        for freq, label in sorted(((f, l) for l, f in labels.items()), reverse=True):
            (order if freq >= 0 else added).append((freq, int(action), label))
    added.sort(key=lambda row: (row[0], row[2]), reverse=True)
    return [(action, label) for _, action, label in order + added]


def parser_moves(path):
    """[action, label, label of the head that a lifted arc belongs to]."""
    moves = []
    for action, label in move_order(path):
        own, _, lifted = label.partition("||")
        moves.append((action, DEPS.index(own), DEPS.index(lifted)))
    return moves


def ner_moves(path):
    return [(action, ENTS.index(label), 0) for action, label in move_order(path) if action != 0]


def sections(folder):
    out = {}
    encoder(out, "enc.base", Nodes(f"{folder}/tok2vec/model"))
    ner = Nodes(f"{folder}/ner/model")
    encoder(out, "enc.ner", ner)
    tagger = Nodes(f"{folder}/tagger/model").named("softmax")[0][0]
    with open(f"{folder}/tagger/cfg", encoding="utf-8") as file:
        labels = json.load(file)["labels"]
    out["tagger.w"] = pad16(tagger["W"].T)
    out["tagger.bias"] = pad16(tagger["b"])
    out["tagger.labels"] = bytes(TAGS.index(label) for label in labels)
    scorer(out, "parser", Nodes(f"{folder}/parser/model"), parser_moves(f"{folder}/parser/moves"))
    scorer(out, "ner", ner, ner_moves(f"{folder}/ner/moves"))
    return out
